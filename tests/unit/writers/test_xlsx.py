import io
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
from openpyxl import load_workbook

from built import finding, many, result, unread
from gouji.document import Note
from gouji.records import Identity, Severity
from gouji.writers.anchors import anchor, page_name
from gouji.writers.xlsx import workbook_bytes
from gouji.writers.xlsx.sheet import MAX_TEXT
from payloads import FORMULAS, MARKUP

ROOT = Path(__file__).resolve().parents[3]
SHEETS = ["总览", "问题清单", "按报告", "按规则", "未能核对", "说明"]


def opened(results, lang="zh", min_score=0.5, **options):
    return load_workbook(io.BytesIO(workbook_bytes(results, lang, min_score, **options)))


def links(sheet):
    return [cell.hyperlink for row in sheet.iter_rows() for cell in row if cell.hyperlink]


def heads(sheet):
    return {cell.value: cell.column_letter for cell in sheet[1]}


def test_sheets_headers_filters_and_print():
    book = opened([result(), unread()])
    assert book.sheetnames == SHEETS
    for name in SHEETS[1:5]:
        sheet = book[name]
        assert sheet.freeze_panes in ("A2", "C2")
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToHeight == 0 and sheet.sheet_properties.pageSetUpPr.fitToPage
        assert all(4 < dimension.width < 70 for dimension in sheet.column_dimensions.values())


def test_a_finding_has_what_a_reviewer_needs_and_room_for_the_decision():
    sheet = opened([result()])["问题清单"]
    columns = heads(sheet)
    row = {name: sheet[f"{letter}2"].value for name, letter in columns.items()}
    assert row["状态"] == "待核"
    assert row["复核人"] is None and row["意见"] is None
    assert (row["规则"], row["程度"], row["得分"], row["年度"]) == ("GJ201", "严重", 0.87, 2023)
    assert "【21件】" in row["原文"] and "【20】" in row["单元格"] and "≠" in row["计算"]
    assert row["编号"] == finding().id
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == '"待核,属实,不属实,存疑"'
    assert str(choice.sqref) == f"{columns['状态']}2"


def test_findings_come_gravest_first_and_low_scores_are_left_out():
    graded = [finding(number=n, severity=severity, score=score) for n, (severity, score) in enumerate(
        [(Severity.MINOR, 0.9), (Severity.CRITICAL, 0.6), (Severity.MAJOR, 0.7), (Severity.MAJOR, 0.4)]
    )]  # fmt: skip
    sheet = opened([result(findings=graded)])["问题清单"]
    columns = heads(sheet)
    assert [cell.value for cell in sheet[columns["程度"]][1:]] == ["重大", "严重", "轻微"]


def test_reports_checks_and_what_was_not_checked_are_counted():
    book = opened([result(), result(path="b.html", findings=[]), unread()])
    reports = book["按报告"]
    columns = heads(reports)
    assert [cell.value for cell in reports[columns["问题数"]][1:]] == [1, 0, 0]
    assert reports[f"{columns['一致']}2"].value == 40
    assert reports[f"{columns['读取状态']}4"].value == "无法读取"
    assert [cell.value for cell in book["按规则"][2]][:1] == ["GJ201"]
    unchecked = [[cell.value for cell in row] for row in book["未能核对"].iter_rows(min_row=2)]
    assert any(row[3] == "无法读取" and "不是报告" in row[4] for row in unchecked)
    assert any(row[3] == "3件" for row in unchecked)
    overview = {row[0].value: row[1].value for row in book["总览"].iter_rows(min_row=2) if row[0].value}
    assert (overview["报告"], overview["有问题的报告"], overview["无问题的报告"], overview["未能核对的报告"]) == (3, 1, 1, 1)


def test_links_lead_to_the_card_only_where_the_pages_are(tmp_path):
    from gouji.writers import write_to

    one = result()
    write_to([one], tmp_path / "alone.xlsx", "xlsx")
    assert links(load_workbook(tmp_path / "alone.xlsx")["问题清单"]) == []
    write_to([one], tmp_path, "html")
    write_to([one], tmp_path / "beside.xlsx", "xlsx")
    for name in ("beside.xlsx", "工作清单.xlsx"):
        (link,) = links(load_workbook(tmp_path / name)["问题清单"])
        assert unquote(link.target).replace("\\", "/") == f"reports/{page_name(one)}"
        assert link.location == anchor(one.findings[0])


@pytest.mark.parametrize("payload", FORMULAS)
def test_foreign_text_never_becomes_a_formula_a_link_or_an_error(payload):
    one = result(payload, path=payload, findings=[finding(payload, code=payload, id=payload, basis=payload)])
    one = replace(one, identity=Identity(payload, 2023), versions=((payload, payload),), title=payload)
    data = workbook_bytes([one, replace(unread(payload, payload), notes=(Note(payload, payload),))], "zh", 0.5, linked=True)
    own = []
    for sheet in load_workbook(io.BytesIO(data)):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type in ("f", "e"):
                    own.append((sheet.title, cell.value))
        assert all(link.target.startswith("reports") for link in links(sheet))
    assert [(title, value[:9]) for title, value in own] == [("总览", "=COUNTIF(")]
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert not [name for name in parts.namelist() if "externalLink" in name or "vba" in name.lower()]


@pytest.mark.parametrize("payload", [item for item in MARKUP if len(item) < 1000])
def test_any_text_gives_a_file_that_opens(payload):
    assert opened([result(payload, path=payload)])["问题清单"].max_row == 2


def test_numbers_stay_numbers():
    sheet = opened([result(findings=[finding(message=finding().message, score=0.5)])])["问题清单"]
    columns = heads(sheet)
    assert sheet[f"{columns['得分']}2"].data_type == sheet[f"{columns['年度']}2"].data_type == "n"


def test_long_text_says_that_it_was_cut():
    long = "长" * 40_000
    sheet = opened([result(long)])["问题清单"]
    text = sheet[f"{heads(sheet)['问题']}2"].value
    assert len(text) == MAX_TEXT and text.endswith("…(截断)")


def test_english():
    book = opened([result()], "en")
    assert book.sheetnames == ["Overview", "Findings", "By report", "By check", "Not checked", "Notes"]
    assert heads(book["Findings"])["Decision"]


def test_many_findings():
    sheet = opened(many(500), linked=True)["问题清单"]
    assert sheet.max_row == 501
    assert len(links(sheet)) == 500


def test_the_same_results_give_the_same_bytes():
    assert workbook_bytes(many(50), "zh", 0.0) == workbook_bytes(many(50), "zh", 0.0)


def test_rows_are_not_kept_in_memory():
    """Target of the design: 100,000 rows within 15 s and 100 MB; a tenth of it here, what it takes beyond the results themselves."""
    script = """
import resource, sys, time
sys.path.insert(0, "tests")
from built import many
from gouji.writers.xlsx import workbook_bytes
results = many(10_000)
before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
workbook_bytes(results, "zh", 0.0)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before, time.process_time() - start)
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=120, check=True)
    kilobytes, seconds = map(float, done.stdout.split())
    assert kilobytes < 60_000
    assert seconds < 10
