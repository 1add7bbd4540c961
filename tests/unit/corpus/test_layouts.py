import io
import zipfile

import pytest

from gouji.corpus import Draft, heading, layouts, render, table
from gouji.document import Paragraph
from gouji.errors import UsageError

DRAFT = Draft(
    "某县2023年政府信息公开工作年度报告",
    (
        heading("某县2023年政府信息公开工作年度报告", 0),
        heading("一、总体情况"),
        Paragraph("全年收到政府信息公开申请1234件，办结1200件，占97.2%。" * 12),
        table(
            [
                [("说明", 2, 1), ("申请人情况", 1, 2)],
                ["自然人", "总计"],
                ["一、本年新收政府信息公开申请数量", "1230", "1234"],
                *[[f"{i}.情形", str(i), str(i)] for i in range(1, 40)],
            ]
        ),
    ),
)


def test_table_places_cells_round_row_spans():
    printed = DRAFT.blocks[3]
    assert [(cell.row, cell.col) for cell in printed.cells][:4] == [(0, 0), (0, 1), (1, 1), (1, 2)]
    assert (printed.row_count, printed.column_count) == (42, 3)


@pytest.mark.parametrize("name", sorted(layouts()))
def test_same_seed_gives_same_bytes(name):
    if name == "pdf_embedded":
        pytest.importorskip("reportlab")
        try:
            render(DRAFT, name)
        except UsageError:
            pytest.skip("no Chinese TrueType font")
    assert render(DRAFT, name, 5) == render(DRAFT, name, 5)


@pytest.mark.parametrize("name", [name for name, layout in sorted(layouts().items()) if layout.suffix in (".txt", ".md", ".html")])
def test_text_layouts_keep_every_figure(name):
    data = render(DRAFT, name, 1)
    text = data.decode("gb18030" if "gbk" in name else "utf-8-sig")
    squeezed = text.replace("</span><span lang=EN-US style='font-size:16.0pt'>", "")
    for figure in ("1234", "1230", "97.2"):
        assert figure in squeezed


@pytest.mark.parametrize("name", [name for name, layout in sorted(layouts().items()) if layout.suffix == ".pdf" and name != "pdf_embedded"])
def test_pdf_holds_every_row_once(name):
    pdfplumber = pytest.importorskip("pdfplumber")
    with pdfplumber.open(io.BytesIO(render(DRAFT, name))) as pdf:
        text = "\n".join(page.extract_text() for page in pdf.pages)
    assert len(pdf.pages) > 1
    assert [text.count(f"{i}.情形") for i in range(10, 40)] == [1] * 30


def test_page_break_cuts_the_table():
    pdfplumber = pytest.importorskip("pdfplumber")
    with pdfplumber.open(io.BytesIO(render(DRAFT, "pdf_split"))) as pdf:
        rows = [sum(len(found) for found in page.extract_tables()) for page in pdf.pages]
    assert sum(rows) == 42
    assert sum(count > 0 for count in rows) > 1


def test_docx_merges_and_has_no_clock():
    docx = pytest.importorskip("docx")
    data = render(DRAFT, "docx")
    grid = docx.Document(io.BytesIO(data)).tables[0]
    assert [cell.text for cell in grid.rows[0].cells] == ["说明", "申请人情况", "申请人情况"]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(2024, 1, 15)}


def test_unknown_layout_lists_the_known():
    with pytest.raises(UsageError, match="pdf_ruled"):
        render(DRAFT, "papyrus")
