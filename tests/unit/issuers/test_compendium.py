"""A file that holds several reports is told from one with many mentions of others."""

from gouji.config import Settings
from gouji.document import Cell, Document, Paragraph, Source, Table
from gouji.issuers import reports_in
from gouji.pipeline import audit_document
from gouji.records import Status

TEXT = "本年度共收到政府信息公开申请若干件，均按期答复，未发生行政复议和行政诉讼。" * 10


def title(body, year=2023):
    return Paragraph(f"{body}{year}年政府信息公开工作年度报告")


def document(*blocks):
    return Document(Source("合订本.txt", "0" * 64, 1, "plain"), "", blocks)


def test_reports_of_two_bodies_are_two():
    held = reports_in(document(title("甲县财政局"), Paragraph(TEXT), title("乙县教育局"), Paragraph(TEXT)))
    assert held == ("甲县财政局2023年政府信息公开工作年度报告", "乙县教育局2023年政府信息公开工作年度报告")


def test_two_years_of_one_body_are_two():
    assert len(reports_in(document(title("甲县财政局", 2022), Paragraph(TEXT), title("甲县财政局"), Table((Cell(0, 0, "1"),))))) == 2


def test_a_title_said_again_and_a_list_of_links_are_no_further_reports():
    links = [title(f"{name}县教育局") for name in "乙丙丁"]
    held = reports_in(document(title("甲县财政局"), Paragraph(TEXT), title("财政局"), Paragraph(TEXT), *links, Paragraph("版权所有")))
    assert len(held) == 1


def test_a_file_without_titles_holds_none():
    assert reports_in(document(Paragraph(TEXT))) == ()


def test_a_file_of_many_reports_is_refused_whole():
    held = document(title("甲县财政局"), Paragraph(TEXT), title("乙县教育局"), Paragraph(TEXT))
    result = audit_document(held, Settings(profile="zfxxgk"))
    assert result.status is Status.SKIPPED
    assert result.claims == () and result.findings == ()
    assert "2 reports" in result.notes[-1].message
