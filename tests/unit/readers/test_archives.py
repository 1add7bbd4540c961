"""Zip files: one report in parts, many reports, names in GBK, and archives that are not to be trusted."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.batch import find_inputs
from gouji.batch.archived import fetch_archived, version_of_archived
from gouji.errors import ReadError
from gouji.readers import read
from gouji.readers.archives import open_archive, reports_of
from packages import MORE_UNSAFE, TABLE, TEXT, TITLE, UNSAFE, renamed, zipped


@pytest.mark.parametrize(("make", "status"), [*UNSAFE.values(), *MORE_UNSAFE.values()], ids=[*UNSAFE, *MORE_UNSAFE])
def test_an_archive_that_is_not_to_be_trusted_ends_in_its_status(make, status, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ReadError) as caught:
        read(make(), "reports.zip")
    assert caught.value.status == status
    assert not list(tmp_path.iterdir()), "nothing is unpacked"


@pytest.mark.parametrize(
    "raw",
    ["报告2023年.txt".encode(), "报告2023年.txt".encode("gbk"), "報告誠信2023.txt".encode("gbk")],
    ids=["UTF-8 without its flag", "GBK", "GBK with backslashes in its second bytes"],
)
def test_names_are_told_without_a_flag(raw):
    data = renamed(b"x" * (len(raw) - 4) + b".txt", raw, flag=0)
    (member,) = open_archive(data, "reports.zip")
    assert member.name in ("报告2023年.txt", "報告誠信2023.txt")
    assert member.data == TEXT.encode()


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["年报.docx", "年报附件1.docx", "年报附件2.xlsx"], {"年报": ["年报.docx", "年报附件1.docx"]}),
        (["正文.docx", "附表1.docx", "附表2.docx"], {"report": ["正文.docx", "附表1.docx", "附表2.docx"]}),
        (["甲局2023年报.txt", "乙局2023年报.txt"], {"乙局2023年报.txt": ["乙局2023年报.txt"], "甲局2023年报.txt": ["甲局2023年报.txt"]}),
        (["甲/正文.txt", "甲/表1.txt", "乙/正文.txt"], {"乙/正文.txt": ["乙/正文.txt"], "甲": ["甲/正文.txt", "甲/表1.txt"]}),
        (["报告.html", "附件.pdf", "内.zip"], {"报告": ["报告.html", "附件.pdf"]}),
        (["年报-1.txt", "年报-2.txt"], {"年报": ["年报-1.txt", "年报-2.txt"]}),
        (["bureau-2022.txt", "bureau-2023.txt"], {"bureau-2022.txt": ["bureau-2022.txt"], "bureau-2023.txt": ["bureau-2023.txt"]}),
    ],
)
def test_names_tell_the_parts_of_a_report(names, expected):
    assert {report.name: list(report.parts) for report in reports_of(names)} == expected


def test_text_and_table_of_one_report_are_put_together():
    document = read(zipped(("年报附表1.md", TABLE), ("年报.txt", TEXT)), "年报.zip")
    assert document.source.format == "archives"
    assert document.title == TITLE
    assert [table.rows()[1] for table in document.tables] == [("规章", "3")]
    assert "parts" in {note.code for note in document.notes} and not document.partial


def test_a_part_that_cannot_be_read_makes_the_report_partial():
    document = read(zipped(("年报.txt", TEXT), ("年报附件1.pdf", b"%PDF-1.4 broken")), "年报.zip")
    assert document.partial and "part-unread" in {note.code for note in document.notes}


def test_a_copy_of_the_report_is_left_out():
    document = read(zipped(("年报.txt", TEXT), ("年报附件.md", TEXT + "\n" + TABLE)), "年报.zip")
    assert document.text.count("全年收到申请12件") == 1
    assert len(document.tables) == 1 and "copy" in {note.code for note in document.notes}


class TestBatch:
    """An archive of several reports is as many inputs, each unpacked by its own worker."""

    def test_reports_have_names_and_addresses(self, tmp_path: Path):
        path = tmp_path / "all.zip"
        path.write_bytes(zipped(("甲局.txt", TEXT), ("乙局/正文.txt", TEXT), ("乙局/附表.md", TABLE)))
        files = find_inputs([str(path)]).files
        assert [item.name for item in files] == ["all.zip/甲局.txt", "all.zip/乙局"]
        contents = [fetch_archived(item.place, 1_000_000) for item in files]
        assert contents[0] == TEXT.encode()
        assert [member.name for member in open_archive(contents[1])] == ["乙局/正文.txt", "乙局/附表.md"]
        assert contents[1] == fetch_archived(files[1].place, 1_000_000)
        assert len(read(contents[1], files[1].name).tables) == 1
        before = version_of_archived(files[0].place)
        path.write_bytes(zipped(("甲局.txt", TEXT + "1"), ("乙局/正文.txt", TEXT), ("乙局/附表.md", TABLE)))
        assert version_of_archived(files[0].place) != before

    def test_one_report_or_a_broken_archive_stays_one_input(self, tmp_path: Path):
        for name, data in (("one.zip", zipped(("年报.txt", TEXT))), ("broken.zip", b"PK\x03\x04 nothing")):
            (tmp_path / name).write_bytes(data)
        assert [item.name for item in find_inputs([str(tmp_path)]).files] == ["broken.zip", "one.zip"]

    def test_too_large_a_report_is_refused_and_a_changed_archive_too(self, tmp_path: Path):
        path = tmp_path / "all.zip"
        path.write_bytes(zipped(("甲局.txt", TEXT), ("乙局.txt", TEXT)))
        place = find_inputs([str(path)]).files[1].place
        with pytest.raises(ReadError) as caught:
            fetch_archived(place, 10)
        assert caught.value.status == "too_large"
        path.write_bytes(zipped(("甲局.txt", TEXT)))
        with pytest.raises(ReadError, match="changed"):
            fetch_archived(place, 1_000_000)
