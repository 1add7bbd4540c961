"""Comments stand at the exact words, however Word cut them into runs, and the text stays as it was."""

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from built import finding, result
from gouji.document import Locator
from gouji.readers import read
from gouji.records import Evidence, EvidenceKind
from gouji.writers import write_to
from payloads import MARKUP

SENTENCE = "本年收到政府信息公开申请21件，均已办结。"
SAMPLE = Path(__file__).resolve().parents[3] / "corpora" / "sample"


def word_file(build):
    document = docx.Document()
    document.add_heading("某县2023年政府信息公开工作年度报告", 0)
    build(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def commented(tmp_path, data, findings, lang="zh"):
    """The commented copy of a file, and what each comment stands at: (words, comment)."""
    path = tmp_path / "report.docx"
    path.write_bytes(data)
    read_before = read(path)
    audited = replace(result(findings=findings), source=read_before.source, document=read_before)
    write_to([audited], tmp_path / "out", "docx-comments", lang=lang, sources={read_before.source.sha256: path})
    (copy,) = (tmp_path / "out").glob("*.docx")
    assert read(copy).blocks == read_before.blocks
    assert letters(copy.read_bytes()) == letters(data)
    return ranges(copy)


def letters(data):
    """All text of the body with its paragraphs, as the file holds it."""
    body = docx.Document(io.BytesIO(data)).element.body
    return [("".join(item.text or "" for item in node.iter(qn("w:t")))) for node in body.iter(qn("w:p"))]


def ranges(path):
    document = docx.Document(path)
    told = {str(item.comment_id): item.text for item in document.comments}
    open_now, words = set(), {}
    for node in document.element.body.iter():
        if node.tag == qn("w:commentRangeStart"):
            open_now.add(node.get(qn("w:id")))
        elif node.tag == qn("w:commentRangeEnd"):
            open_now.remove(node.get(qn("w:id")))
        elif node.tag == qn("w:t"):
            for id in open_now:
                words[id] = words.get(id, "") + node.text
    return [(words.get(id, ""), text) for id, text in told.items()]


def at(document_text, words, block=1, **changes):
    """A finding whose evidence is `words` in a sentence."""
    start = document_text.index(words)
    evidence = Evidence(
        EvidenceKind.SENTENCE, document_text, Locator(block, start=start, end=start + len(words)), (start, start + len(words)), "", "c0"
    )
    return finding(evidence=(evidence,), **changes)


def cut(*parts):
    def build(document):
        paragraph = document.add_paragraph()
        for number, part in enumerate(parts):
            paragraph.add_run(part).bold = bool(number % 2)

    return word_file(build)


@pytest.mark.parametrize(
    "parts",
    [
        (SENTENCE,),
        ("本年收到政府信息公开申请", "21件", "，均已办结。"),
        ("本年收到政府信息公开申请2", "1", "件，均已办结。"),
        ("本年收到政府信息公开申", "请2", "1件，均", "已办结。"),
        tuple(SENTENCE),
    ],
)
def test_the_comment_stands_at_the_figure_however_it_is_cut(tmp_path, parts):
    ((words, text),) = commented(tmp_path, cut(*parts), [at(SENTENCE, "21件")])
    assert words == "21件"
    assert "GJ201" in text and "数字不符" in text and "若改为 21" in text


def test_looks_of_split_runs_stay(tmp_path):
    data = cut("本年收到政府信息公", "开申请21件，均已", "办结。")
    commented(tmp_path, data, [at(SENTENCE, "21件")])
    copy = docx.Document(next((tmp_path / "out").glob("*.docx")))
    bold = "".join(run.text for run in copy.paragraphs[1].runs if run.bold)
    assert bold == "开申请21件，均已"


def test_several_findings_at_overlapping_words(tmp_path):
    found = [at(SENTENCE, words, id=f"{n:016x}") for n, words in enumerate(("21件", "申请21", "1件，均", SENTENCE, "21件"))]
    told = commented(tmp_path, cut(SENTENCE[:9], SENTENCE[9:]), found)
    assert [words for words, _ in told] == ["21件", "申请21", "1件，均", SENTENCE, "21件"]


def test_tabs_breaks_links_and_tracked_changes_are_stepped_over(tmp_path):
    def build(document):
        paragraph = document.add_paragraph("本年")
        run = paragraph.add_run("收到\t政府信息")
        run.add_break()
        link = OxmlElement("w:hyperlink")
        link.append(paragraph.add_run("公开申请2")._r)
        paragraph._p.append(link)
        gone = OxmlElement("w:del")
        old = OxmlElement("w:r")
        text = OxmlElement("w:delText")
        text.text = "99"
        old.append(text)
        gone.append(old)
        paragraph._p.append(gone)
        new = OxmlElement("w:ins")
        new.append(paragraph.add_run("1件，均")._r)
        paragraph._p.append(new)
        paragraph.add_run("已办结。")

    data = word_file(build)
    number, text = next((number, item.text) for number, item in read(data, "x.docx").paragraphs if "21件" in item.text)
    ((words, _),) = commented(tmp_path, data, [at(text, "21件", number)])
    assert words == "21件"


def test_of_two_like_sentences_the_paragraph_tells(tmp_path):
    data = word_file(lambda document: [document.add_paragraph(text) for text in (f"上年。{SENTENCE}", f"今年。{SENTENCE}")])
    blocks = read(data, "x.docx").blocks
    number = next(n for n, block in enumerate(blocks) if block.text.startswith("今年"))
    text = blocks[number].text
    start = text.index("21件")
    evidence = Evidence(EvidenceKind.SENTENCE, SENTENCE, Locator(number, start=start, end=start + 3), (12, 15), "", "c0")
    commented(tmp_path, data, [finding(evidence=(evidence,))])
    copy = docx.Document(next((tmp_path / "out").glob("*.docx")))
    holders = [p.text for p in copy.paragraphs if p._p.findall(qn("w:commentRangeStart"))]
    assert holders == [f"今年。{SENTENCE}"]


def table_file(document):
    document.add_paragraph("表一")
    for name in ("其他", "新收"):
        table = document.add_table(3, 3)
        for row, texts in enumerate((("项目", "自然人", "总计"), (name, "20", "20"), ("结转", "", "1"))):
            for col, text in enumerate(texts):
                table.cell(row, col).text = text


@pytest.mark.parametrize(("row", "col", "text"), [(1, 2, "20"), (2, 2, "1"), (2, 1, "")])
def test_cells_are_found_in_their_own_table_blank_ones_too(tmp_path, row, col, text):
    data = word_file(table_file)
    tables = [n for n, block in enumerate(read(data, "x.docx").blocks) if hasattr(block, "cells")]
    evidence = Evidence(EvidenceKind.CELL, text, Locator(tables[1], row=row, col=col), (0, len(text)), "x", "f0")
    ((words, told),) = commented(tmp_path, data, [finding(evidence=(evidence,))])
    assert words == text and "GJ201" in told
    copy = docx.Document(next((tmp_path / "out").glob("*.docx")))
    cell = copy.tables[1].cell(row, col)
    assert len(list(cell._tc.iter(qn("w:commentRangeStart")))) == 1


def test_a_finding_without_a_place_stands_at_the_first_line(tmp_path):
    elsewhere = Evidence(EvidenceKind.SENTENCE, "别处的话", Locator(99, start=0, end=2), (0, 2))
    evidence = (Evidence(EvidenceKind.COMPUTATION, "1 ≠ 2"), elsewhere)
    ((words, _),) = commented(tmp_path, cut(SENTENCE), [finding(evidence=evidence)])
    assert words == "某县2023年政府信息公开工作年度报告"


def test_comments_take_foreign_text_as_text(tmp_path):
    found = [at(SENTENCE, "21件", id=f"{n:016x}", basis=payload) for n, payload in enumerate(MARKUP)]
    told = commented(tmp_path, cut(SENTENCE), found)
    assert len(told) == len(MARKUP)
    data = zipfile.ZipFile(next((tmp_path / "out").glob("*.docx"))).read("word/comments.xml")
    assert b"<script" not in data and b"\x00" not in data


def test_reports_without_a_copy_are_listed(tmp_path):
    path = tmp_path / "broken.docx"
    path.write_bytes(b"PK\x03\x04 no document")
    other = result(path="a.html")
    gone = replace(result(path="b.docx"), source=replace(result().source, path="b.docx", sha256="ee" * 32, format="docx"))
    bad = replace(gone, source=replace(gone.source, path="broken.docx", sha256="ff" * 32))
    write_to([other, gone, bad, result(findings=[])], tmp_path / "out", "docx-comments", lang="en", sources={"ff" * 32: path})
    lines = (tmp_path / "out" / "not-commented.txt").read_text(encoding="utf-8").splitlines()
    assert [line.partition(":")[0] for line in lines] == ["a.html", "b.docx", "broken.docx"]
    assert list((tmp_path / "out").glob("*.docx")) == []


def test_the_command_line_writes_them(tmp_path):
    from typer.testing import CliRunner

    from gouji.cli import app

    labels = json.loads((SAMPLE / "labels" / "expected.json").read_text(encoding="utf-8"))
    wrong = next(SAMPLE / item["file"] for item in labels if item["must"] and item["file"].endswith(".docx"))
    done = CliRunner().invoke(app, ["audit", str(wrong), "--format", "docx-comments", "-o", str(tmp_path / "out"), "-q"])
    assert done.exit_code == 1, done.output
    (copy,) = (tmp_path / "out").glob("*.docx")
    assert ranges(copy) and read(copy).blocks == read(wrong).blocks
