"""Inputs that are broken, foreign, hostile or too large, each with the status it must end in."""

from __future__ import annotations

import io
import os
import random
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from gouji.errors import ReadError
from gouji.readers import read

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PARAGRAPH = "<w:p><w:r><w:t>公开信息12条。</w:t></w:r></w:p>"


def document_xml(body: str = PARAGRAPH, before: str = "") -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>{before}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'.encode()


def zipped(entries: list[tuple[str, bytes]], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compression) as file:
        for name, content in entries:
            file.writestr(name, content)
    return target.getvalue()


def word(body: str = PARAGRAPH, before: str = "", more: tuple[tuple[str, bytes], ...] = ()) -> bytes:
    return zipped([("word/document.xml", document_xml(body, before)), *more])


def wrong_crc() -> bytes:
    data = bytearray(zipped([("word/document.xml", document_xml())], zipfile.ZIP_STORED))
    position = data.index("公开".encode())
    data[position : position + 3] = "关".encode()
    return bytes(data)


def locked() -> bytes:
    data = bytearray(word())
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + offset] |= 1
    return bytes(data)


def twin_parts() -> bytes:
    with pytest.warns(UserWarning, match="Duplicate"):
        return word(more=(("word/document.xml", document_xml()),))


def lying_size() -> bytes:
    """A zip that says its part is small."""
    data = bytearray(word(body=PARAGRAPH * 4000))
    directory = data.index(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = (100).to_bytes(4, "little")
    return bytes(data)


def nested_word_tables(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + PARAGRAPH + "</w:tc></w:tr></w:tbl>" * depth


LAUGHS = '<!DOCTYPE w [<!ENTITY a "哈哈哈哈哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
OUTSIDE = '<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
OUTSIDE_RELATION = b'<R><R TargetMode="External" Target="http://x"/></R>'
ENTITY = "<w:p><w:r><w:t>[&{};]</w:t></w:r></w:p>"

REFUSED: tuple[tuple[str, Callable[[], bytes], str], ...] = (
    ("empty", lambda: b"", "unreadable"),
    ("blanks", lambda: b" \n\t\r\n" * 100, "unreadable"),
    ("zeros", lambda: b"\0" * 5000, "unreadable"),
    ("binary rubbish", lambda: random.Random(1).randbytes(5000), "unreadable"),
    ("png", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 500, "unreadable"),
    ("jpeg", lambda: b"\xff\xd8\xff\xe0" + b"\0" * 500, "unreadable"),
    ("rar", lambda: b"Rar!\x1a\x07\0" + b"x" * 500, "unreadable"),
    ("gzip", lambda: b"\x1f\x8b\x08" + b"x" * 500, "unreadable"),
    ("word in one xml file", lambda: b'<?xml version="1.0"?><w:wordDocument><w:p>12</w:p></w:wordDocument>', "unreadable"),
    ("old word", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, "unreadable"),
    ("locked office", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    ("zip of text", lambda: zipped([("a.txt", b"abc")]), "unreadable"),
    ("excel", lambda: zipped([("xl/workbook.xml", b"<a/>")]), "unreadable"),
    ("ofd", lambda: zipped([("OFD.xml", b"<a/>")]), "unreadable"),
    ("half a zip", lambda: word()[:200], "unreadable"),
    ("empty zip", lambda: zipped([]), "unreadable"),
    ("wrong checksum", wrong_crc, "unreadable"),
    ("locked zip", locked, "encrypted"),
    ("twin parts", twin_parts, "unreadable"),
    ("lying size", lying_size, "unreadable"),
    ("too many parts", lambda: word(more=tuple((f"a/{number}", b"") for number in range(5001))), "too_large"),
    ("bomb", lambda: word(more=(("word/media/a.bin", b"\0" * 60_000_000),)), "too_large"),
    ("entities", lambda: word(ENTITY.format("c"), LAUGHS), "unreadable"),
    ("outside entity", lambda: word(ENTITY.format("e"), OUTSIDE), "unreadable"),
    ("broken xml", lambda: zipped([("word/document.xml", document_xml()[:-30])]), "unreadable"),
    ("one huge text", lambda: word(f"<w:p><w:r><w:t>{'条' * 11_000_000}</w:t></w:r></w:p>"), "too_large"),
    ("nested beyond the parser", lambda: word(nested_word_tables(3000)), "too_large"),
    ("too many elements", lambda: word("<w:p/>" * 6_000_001), "too_large"),
    ("word without text", lambda: word("<w:p/>"), "unreadable"),
    ("word of pictures", lambda: word("<w:p><w:r><w:drawing/></w:r></w:p>"), "scanned"),
    ("no body", lambda: zipped([("word/document.xml", f'<w:document xmlns:w="{WORD}"/>'.encode())]), "unreadable"),
    ("frame page", lambda: b"<html><frameset><frame src='a.html'></frameset></html>", "unreadable"),
    ("script page", lambda: b"<html><body><div id=app></div><script>load()</script></body></html>", "unreadable"),
    ("endless nesting", lambda: b"<html>" + b"<div>" * 50_000 + "深".encode(), "unreadable"),
)

READ: tuple[tuple[str, Callable[[], bytes], str], ...] = (
    ("macros", lambda: word(more=(("word/vbaProject.bin", b"\0" * 100),)), "公开信息12条。"),
    ("zip in zip", lambda: word(more=(("word/embeddings/a.docx", word()),)), "公开信息12条。"),
    ("outside relation", lambda: word(more=(("word/_rels/document.xml.rels", OUTSIDE_RELATION),)), "公开信息12条。"),
    ("sixty nested tables", lambda: word(nested_word_tables(60)), "公开信息12条。"),
    ("altChunk", lambda: word(PARAGRAPH + "<w:altChunk/>"), "公开信息12条。"),
    ("html fragment", "<p>公开信息12条。</p>".encode, "公开信息12条。"),
    ("html of zeros", "<html><p>公开\0信息12条。</p>".encode, "公开信息12条。"),
    ("unclosed", "<html><body><div><p><b>公开信息12条。".encode, "公开信息12条。"),
    ("processing instructions", '<html><?xml:namespace prefix = "o" /><p>公开<o:p>信息</o:p>12条。'.encode, "公开信息12条。"),
)  # fmt: skip


@pytest.mark.parametrize("make, status", [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_refused_with_the_right_status(make: Callable[[], bytes], status: str) -> None:
    data = make()
    started = time.perf_counter()
    with pytest.raises(ReadError) as caught:
        read(data, name="某县报告.bin")
    assert caught.value.status == status
    assert caught.value.subject == "某县报告.bin"
    assert caught.value.cause and caught.value.remedy
    assert time.perf_counter() - started < 10


@pytest.mark.parametrize("make, text", [case[1:] for case in READ], ids=[case[0] for case in READ])
def test_odd_but_whole_inputs_are_read(make: Callable[[], bytes], text: str) -> None:
    assert read(make()).text == text


def test_an_embedded_part_that_is_not_read_makes_the_document_partial() -> None:
    assert read(word(PARAGRAPH + "<w:altChunk/>")).partial


def test_no_outside_content_is_ever_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    canary = tmp_path / "canary.txt"
    canary.write_text("CANARY-7319")
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("a connection was opened"))
    outside = f'SYSTEM "{canary.as_uri()}"'
    for before in (f"<!DOCTYPE w [<!ENTITY e {outside}>]>", f"<!DOCTYPE w [<!ENTITY % p {outside}> %p;]>"):
        with pytest.raises(ReadError):
            read(word(ENTITY.format("e"), before))
    page = f'<!DOCTYPE html [<!ENTITY e SYSTEM "{canary.as_uri()}">]><p>公开&e;12条</p><iframe src="{canary.as_uri()}"></iframe>'
    assert "CANARY" not in read(page.encode()).text


class TestTheDoor:
    def test_missing_folder_and_pipe(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.html")
        for path, words in ((tmp_path / "gone.pdf", "exist"), (tmp_path, "folder"), (tmp_path / "pipe.html", "regular")):
            with pytest.raises(ReadError, match=words):
                read(path)

    def test_size_is_checked_before_loading(self, tmp_path: Path) -> None:
        path = tmp_path / "huge.html"
        with path.open("wb") as file:
            file.truncate(2**30)
        started = time.perf_counter()
        with pytest.raises(ReadError) as caught:
            read(path)
        assert caught.value.status == "too_large"
        assert time.perf_counter() - started < 1
        with pytest.raises(ReadError, match="limit of 100"):
            read(b"<p>" + b"a" * 200, max_size=100)

    def test_a_wrong_suffix_is_noted_not_obeyed(self, tmp_path: Path) -> None:
        path = tmp_path / "report.pdf"
        path.write_bytes("<html><body><p>公开12条。</p></body></html>".encode("gbk"))
        document = read(path)
        assert (document.source.format, document.text) == ("html", "公开12条。")
        assert [note.code for note in document.notes] == ["suffix"]
        assert read(path.read_bytes(), name="report.html").notes == ()

    def test_the_source_is_described(self, tmp_path: Path) -> None:
        path = tmp_path / "报告.docx"
        path.write_bytes(word())
        source = read(str(path)).source
        assert (source.path, source.format, source.size) == ("报告.docx", "docx", path.stat().st_size)
        assert len(source.sha256) == 64
        assert read(path, name="县/报告.docx").source.path == "县/报告.docx"

    def test_reading_twice_gives_the_same(self) -> None:
        assert read(word()) == read(word())


def test_mutated_documents_are_read_or_refused() -> None:
    seed_document = word(PARAGRAPH * 20 + "<w:tbl><w:tr><w:tc>" + PARAGRAPH + "</w:tc></w:tr></w:tbl>")
    outcomes = {"read": 0, "refused": 0}
    for seed in range(500):
        chance = random.Random(seed)
        data = bytearray(seed_document)
        for _ in range(chance.randint(1, 6)):
            position = chance.randrange(len(data))
            if chance.random() < 0.5:
                data[position] = chance.randrange(256)
            elif chance.random() < 0.5:
                del data[position : position + chance.randint(1, 40)]
            else:
                data[position:position] = data[position : position + chance.randint(1, 40)]
        try:
            outcomes["read"] += bool(read(bytes(data)).blocks)
        except ReadError:
            outcomes["refused"] += 1
    assert sum(outcomes.values()) == 500


def test_mutated_xml_inside_a_whole_zip_is_read_or_refused() -> None:
    xml = document_xml(PARAGRAPH * 5 + "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>" + PARAGRAPH + "</w:tc></w:tr></w:tbl>")
    for seed in range(300):
        chance = random.Random(seed)
        data = bytearray(xml)
        for _ in range(chance.randint(1, 3)):
            data[chance.randrange(150, len(data))] = chance.choice(b"<>/\"'=w:&;0 ")
        try:
            assert read(zipped([("word/document.xml", bytes(data))])).blocks
        except ReadError as error:
            assert error.status in ("unreadable", "too_large")


def test_mutated_pages_are_read() -> None:
    table = "<table><tr><td rowspan=2>甲</td><td>1</td></tr><tr><td>2</td></tr></table>"
    page = f"<html><body><h1>某县2024年报告</h1><p>一、总体情况</p>{table}</body>" * 3
    pieces = (b"<", b">", b"</td>", b"<table>", b"\xff", b"'", b"<!--", b"<tr>")
    for seed in range(500):
        chance = random.Random(seed)
        data = bytearray(page.encode())
        for _ in range(chance.randint(1, 12)):
            position = chance.randrange(20, len(data))
            data[position : position + chance.randint(0, 3)] = chance.choice(pieces)
        try:
            assert read(bytes(data)).blocks
        except ReadError as error:
            assert "text" in str(error)


def test_a_damaged_stream_is_refused() -> None:
    packed = bytearray(word())
    start = packed.index(b"word/document.xml") + len(b"word/document.xml")
    packed[start + 3 : start + 20] = bytes(17)
    with pytest.raises(ReadError):
        read(bytes(packed))
