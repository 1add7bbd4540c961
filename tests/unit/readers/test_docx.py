"""Word files as word processors write them: order, spans, numbers, text boxes, tracked changes."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest

from gouji.document import Document
from gouji.readers import read

BLANK_FORM = Path(__file__).parents[4] / "shared/reports/zfxxgk/form-2021-blank.docx"

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="urn:a"'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def docx(body: str, **parts: str) -> bytes:
    """A Word file with the given body; further parts by name (numbering, styles, footnotes, header1)."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("_rels/.rels", RELATIONS)
        file.writestr("word/document.xml", f"<w:document {SPACES}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            file.writestr(f"word/{name}.xml", content.replace("<root>", f"<w:{name} {SPACES}>").replace("</root>", f"</w:{name}>"))
    return target.getvalue()


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs: str, properties: str = "") -> str:
    content = "".join(item if item.startswith("<") else run(item) for item in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def tc(text: str = "", properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text) if text else p()}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def span(count: int) -> str:
    return f'<w:gridSpan w:val="{count}"/>'


DOWN = '<w:vMerge w:val="restart"/>'
GOES_ON = "<w:vMerge/>"


def texts(document: Document) -> list[str]:
    return [paragraph.text for _, paragraph in document.paragraphs]


@pytest.mark.skipif(not BLANK_FORM.exists(), reason="the official blank form is not here")
def test_the_official_blank_form() -> None:
    document = read(BLANK_FORM)
    assert [(table.row_count, table.column_count) for table in document.tables] == [(14, 4), (28, 10), (4, 15)]
    assert [section.title[:2] for section in document.sections] == ["一、", "二、", "三、", "四、", "五、", "六、"]
    assert [table.title for table in document.tables] == [document.sections[number].title for number in (1, 2, 3)]
    form = document.tables[1].rows()
    assert form[5][:3] == ("三、本年度办理结果", "（一）予以公开", "")
    assert [row[2] for row in form[7:9]] == ["1.属于国家秘密", "2.其他法律行政法规禁止公开"]
    assert document.tables[2].rows()[2][5:7] == ("结果\n维持", "结果\n纠正")


def test_merged_cells_stand_once_with_their_spans() -> None:
    document = read(
        docx(
            tbl(
                tr(tc("关系", span(2) + DOWN), tc("申请人情况", span(3))),
                tr(tc("", span(2) + GOES_ON), tc("自然人"), tc("其他"), tc("总计")),
                tr(tc("三、办理结果", DOWN), tc("（一）予以公开"), tc("4"), tc("1"), tc("5")),
                tr(tc("", GOES_ON), tc("（七）总计"), tc("4"), tc("1"), tc("5")),
            )
        )
    )
    cells = {cell.text: (cell.row, cell.col, cell.row_span, cell.col_span) for cell in document.tables[0].cells}
    assert cells["关系"] == (0, 0, 2, 2)
    assert cells["申请人情况"] == (0, 2, 1, 3)
    assert cells["三、办理结果"] == (2, 0, 2, 1)
    assert cells["（七）总计"] == (3, 1, 1, 1)
    assert document.tables[0].rows()[3] == ("", "（七）总计", "4", "1", "5")


def test_spans_beyond_reason_are_clamped() -> None:
    started = time.perf_counter()
    document = read(docx(tbl(tr(tc("甲", span(50_000_000)), tc("1")), tr(tc("乙"), tc("2")))))
    assert document.tables[0].column_count <= 1001
    assert time.perf_counter() - started < 2


NUMBERS = """<root><w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="8">
<w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="bullet"/><w:lvlText w:val="●"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num></root>"""


def numbered(text: str, depth: int = 0, list_id: int = 1) -> str:
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>')


def test_automatic_numbers_are_restored() -> None:
    body = (
        numbered("总体情况")
        + numbered("主动公开", 1)
        + numbered("依申请公开", 1)
        + numbered("受理", 2)
        + numbered("主动公开政府信息情况")
        + numbered("数量", 1)
        + numbered("要点", list_id=2)
        + numbered("附则", list_id=3)
        + numbered("其他", list_id=3)
        + p("未编号", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>')
    )
    document = read(docx(body, numbering=NUMBERS))
    assert texts(document) == [
        "一、总体情况", "（一）主动公开", "（二）依申请公开", "1. 受理", "二、主动公开政府信息情况", "（一）数量",
        "要点", "九、附则", "十、其他", "未编号",
    ]  # fmt: skip
    assert [(section.title, section.level) for section in document.sections][:4] == [
        ("一、总体情况", 1), ("（一）主动公开", 2), ("（二）依申请公开", 2), ("1. 受理", 3),
    ]  # fmt: skip


def test_numbers_and_levels_come_from_styles_too() -> None:
    styles = """<root><w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>
</w:pPr></w:style><w:style w:type="paragraph" w:styleId="b"><w:name w:val="我的标题"/><w:basedOn w:val="a"/>
<w:pPr><w:jc w:val="center"/></w:pPr>
</w:style><w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="c">
<w:name w:val="toc 1"/></w:style></root>"""
    body = "".join(
        p(text, properties=f'<w:pStyle w:val="{style}"/>')
        for text, style in (("某县2022年度报告", "t"), ("总体情况……1", "c"), ("总体情况", "a"), ("其他事项", "b"))
    )
    document = read(docx(body, numbering=NUMBERS, styles=styles))
    assert texts(document) == ["某县2022年度报告", "一、总体情况", "二、其他事项"]
    assert document.title == "某县2022年度报告"
    assert "contents" in {note.code for note in document.notes}


def test_table_cells_are_numbered_in_order() -> None:
    cell = "<w:tc>{}</w:tc>"
    rows = [tr(cell.format(numbered(text, 2)), tc("0")) for text in ("属于国家秘密", "属于行政查询事项")]
    assert [row[0] for row in read(docx(tbl(*rows), numbering=NUMBERS)).tables[0].rows()] == ["1. 属于国家秘密", "2. 属于行政查询事项"]


def test_tracked_changes_inserted_text_stays_and_deleted_text_goes() -> None:
    deleted = "<w:del><w:r><w:delText>18</w:delText></w:r></w:del>"
    moved = "<w:moveFrom><w:r><w:t>旧句。</w:t></w:r></w:moveFrom>"
    body = p("受理", deleted, f"<w:ins>{run('23')}</w:ins>", "件。", moved) + tbl(
        tr(tc("甲"), tc("1")), tr(tc("删去的行"), tc("9"), properties="<w:del/>"), tr(tc("乙"), tc("2"), properties="<w:ins/>")
    )
    document = read(docx(body))
    assert texts(document) == ["受理23件。"]
    assert document.tables[0].rows() == (("甲", "1"), ("乙", "2"))
    assert {note.code for note in document.notes} >= {"tracked_insertions", "tracked_deletions"}


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    body = p("上年结转", properties="<w:rPr><w:del/></w:rPr>") + p("3件。") + p("下一段。")
    assert texts(read(docx(body))) == ["上年结转3件。", "下一段。"]


def box(text: str) -> str:
    content = f"<w:txbxContent>{p(text)}</w:txbxContent>"
    return (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:anchor><wps:txbx>{content}</wps:txbx></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_text_boxes_are_read_once() -> None:
    assert texts(read(docx(p("前文。", box("框中发布信息71条。")) + p("后文。")))) == ["前文。", "框中发布信息71条。", "后文。"]
    only_old = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('旧式框。')}</w:txbxContent></v:textbox></w:pict></w:r>"
    assert texts(read(docx(p("前文。", only_old)))) == ["前文。", "旧式框。"]


def test_a_drawing_table_and_a_picture() -> None:
    table = tbl(tr(tc("甲"), tc("1")), tr(tc("乙"), tc("2")))
    inside = f"<w:r><w:drawing><wps:txbx><w:txbxContent>{table}</w:txbxContent></wps:txbx></w:drawing></w:r>"
    document = read(docx(p("见下：", inside) + p("<w:r><w:drawing><a:blip/></w:drawing></w:r>")))
    assert document.tables[0].rows() == (("甲", "1"), ("乙", "2"))
    assert "pictures" in {note.code for note in document.notes}


def test_headers_footers_comments_and_hidden_text_are_left_out() -> None:
    header = f"<w:hdr {SPACES}>{p('页眉2019')}</w:hdr>"
    text = p("正文", "<w:commentRangeStart w:id='1'/>", run("隐藏99", "<w:vanish/>"), "12条。")
    body = f"{text}<w:sectPr><w:headerReference/></w:sectPr>"
    document = read(docx(body, header1=header, comments=f"<w:comments {SPACES}><w:comment>{p('批注88')}</w:comment></w:comments>"))
    assert texts(document) == ["正文12条。"]
    assert "hidden_text" in {note.code for note in document.notes}


def test_a_footnote_follows_its_paragraph() -> None:
    separator = f'<w:footnote w:id="0" w:type="separator">{p("线")}</w:footnote>'
    notes = f'<root><w:footnote w:id="1">{p("其中5件为转办。")}</w:footnote>{separator}</root>'
    body = p("受理40件", '<w:r><w:footnoteReference w:id="1"/></w:r>', "。") + p("后文。")
    assert texts(read(docx(body, footnotes=notes))) == ["受理40件。", "其中5件为转办。", "后文。"]


def test_runs_links_fields_and_controls_make_one_paragraph() -> None:
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE 77</w:instrText></w:r><w:r><w:t>4</w:t></w:r>'
    smart = f"<w:smartTag>{run('2024年')}</w:smartTag>"
    control = f"<w:sdt><w:sdtContent>{run('6件')}</w:sdtContent></w:sdt>"
    body = (
        p("公开", run("1"), run("28", "<w:b/>"), "<w:hyperlink><w:r><w:t>4</w:t></w:r></w:hyperlink>", "条，第", field, "期，")
        + f"<w:sdt><w:sdtContent>{p('控件内', smart, control)}</w:sdtContent></w:sdt>"
        + p("上行", "<w:r><w:br/></w:r>", "下行")
        + p("甲", '<w:r><w:br w:type="page"/><w:tab/><w:noBreakHyphen/></w:r>', "乙")
    )
    assert texts(read(docx(body))) == ["公开1284条，第4期，", "控件内2024年6件", "上行", "下行", "甲 -乙"]


def test_prompts_of_empty_controls_are_left_out() -> None:
    empty = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('单击此处输入文字')}</w:sdtContent></w:sdt>"
    filled = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('8件')}</w:sdtContent></w:sdt>"
    assert texts(read(docx(p("受理", filled, "。", empty)))) == ["受理8件。"]


def test_a_box_of_one_cell_is_running_text_and_nested_tables_stay_tables() -> None:
    inner = tbl(tr(tc("规章"), tc("0")), tr(tc("规范性文件"), tc("3")))
    document = read(docx(tbl(tr(f"<w:tc>{p('说明：共公布文件3件。')}{inner}{p('完。')}</w:tc>"))))
    assert texts(document) == ["说明：共公布文件3件。", "完。"]
    assert document.tables[0].rows() == (("规章", "0"), ("规范性文件", "3"))


def test_rows_wrapped_and_shifted() -> None:
    rows = (
        f"<w:sdt><w:sdtContent>{tr(tc('项目'), tc('甲'), tc('乙'))}</w:sdtContent></w:sdt>"
        + tr(tc("1"), tc("2"), properties='<w:gridBefore w:val="1"/>')
        + tr(tc("合"), tc("计", '<w:hMerge w:val="restart"/>'), tc("", '<w:hMerge w:val="continue"/>'))
    )
    assert read(docx(f"<w:tbl>{rows}</w:tbl>")).tables[0].rows() == (("项目", "甲", "乙"), ("", "1", "2"), ("合", "计", ""))


def test_strict_namespace_and_python_docx_files() -> None:
    strict = docx(p("受理7件。"))
    archive = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(strict)) as source, zipfile.ZipFile(archive, "w") as target:
        for name in source.namelist():
            content = source.read(name).decode().replace(WORD, "http://purl.oclc.org/ooxml/wordprocessingml/main")
            target.writestr(name, content)
    assert texts(read(archive.getvalue())) == ["受理7件。"]


def test_python_docx_writes_what_is_read() -> None:
    import docx as python_docx

    written = python_docx.Document()
    written.add_heading("某区2024年政府信息公开工作年度报告", 0)
    written.add_heading("一、总体情况", 1)
    written.add_paragraph("公开信息210条。")
    table = written.add_table(rows=3, cols=3)
    for row in range(3):
        for col in range(3):
            table.cell(row, col).text = f"{row}{col}"
    table.cell(0, 0).merge(table.cell(1, 0)).text = "合并"
    target = io.BytesIO()
    written.save(target)
    document = read(target.getvalue())
    assert document.title == "某区2024年政府信息公开工作年度报告"
    assert document.blocks[2].section == ("一、总体情况",)
    assert document.tables[0].rows() == (("合并", "01", "02"), ("", "11", "12"), ("20", "21", "22"))


def test_ten_thousand_rows_are_read_in_seconds() -> None:
    row = tr(*(tc(str(number)) for number in range(8)))
    started = time.perf_counter()
    document = read(docx(tbl(*([row] * 10_000))))
    assert document.tables[0].row_count == 10_000
    assert time.perf_counter() - started < 20
