"""Numbers that no sum judges get a diagnosis too: rates, signs, decimals, scales, powers, blanks; years say that they cannot tell."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from gouji.checks import CheckContext, run_checks
from gouji.diagnosis import diagnose, group_across
from gouji.records import Discrepancy, Finding, Identity, Severity, Text

Build = Callable[..., CheckContext]


def found(build: Build, code: str, cells: dict[str, object], text: list[str], **more: object) -> Finding:
    context = build(cells, text, **more)
    return next(item for item in diagnose(run_checks(context), context) if item.code == code)


def edits(finding: Finding) -> dict[str, str]:
    return {edit.name: edit.value for edit in finding.diagnosis.edits}


CASES = [
    ("a stray minus", "GJ102", {"permits": -12}, [], {"permits": "12"}, "stray_minus"),
    ("decimals in a count", "GJ102", {"permits": "14.5"}, [], {"permits": "14"}, "unknown"),
    ("a fee in yuan", "GJ105", {"fees": "843492900"}, [], {"fees": "84349.29"}, "scale_slip"),
    ("a growth", "GJ304", {}, ["2023年主动公开信息157条，2022年主动公开信息100条，同比增长5%。"], {"growth_rate": "57"}, "digit_dropped"),
    ("a power the body lacks", "GJ106", {"regulations.made": 3, "regulations.valid": 3}, [], {"regulations.made": "0"}, "moved"),
]


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_a_number_by_itself(build: Build, case: tuple[str, str, dict[str, object], list[str], dict[str, str], str]) -> None:
    _, code, cells, text, expected, cause = case
    who = Identity("某镇人民政府", 2023, level="township")
    finding = found(build, code, cells, text, identity=who)
    assert edits(finding) == expected
    assert finding.diagnosis.cause == cause


def test_a_blank_total_is_filled_from_its_row_and_the_text(build: Build) -> None:
    cells = {"received@natural": 18, "received@total": "", "handled": 18, "granted": 18}
    finding = found(build, "GJ103", cells, ["2023年共收到政府信息公开申请18件。"])
    assert edits(finding) == {"received@total": "18"}
    assert finding.diagnosis.cause == "total_not_filled"


def test_a_figure_never_printed_is_said_to_be_missing(build: Build) -> None:
    finding = found(build, "GJ306", {}, ["全年共公开信息  条。"])
    assert (finding.diagnosis.cause, finding.diagnosis.edits) == ("left_blank", ())


def test_years_that_do_not_follow_name_no_culprit() -> None:
    item = Discrepancy(
        "GJ401", Severity.MAJOR, Text("", ""), ("carried_in", "carried_in@total"), (Decimal(5), Decimal(4)), (), ("f1",), "carry:total",
        report="b.html",
    )  # fmt: skip
    (finding,) = group_across([item])["b.html"]
    assert [(edit.name, edit.printed, edit.value) for edit in finding.diagnosis.edits] == [("carried_in@total", "5", "4")]
    assert "不能确定" in finding.diagnosis.message.zh


def test_a_row_printed_a_column_too_far_left_is_one_repair_of_that_row(build: Build) -> None:
    row = {"partial@nonprofit": 1, "partial@legal_service": 0, "partial@other": 1, "partial@total": 0}
    cells = {**row, "handled@legal_service": 1, "handled@total": 1, "received@legal_service": 1, "received@total": 1}
    finding = found(build, "GJ101", cells, [])
    assert edits(finding) == {"partial@nonprofit": "0", "partial@legal_service": "1", "partial@other": "0", "partial@total": "1"}


def test_one_blank_cell_beside_its_total_is_no_block_left_out(build: Build) -> None:
    cells = {"received": 2, "handled": 2, "granted": 1, "not_processed.petition@natural": "", "not_processed.petition@total": 1}
    finding = found(build, "GJ103", cells, [])
    assert edits(finding) == {"not_processed.petition@natural": "1"}


def test_a_list_of_zeros_holds_no_claim_to_zero(build: Build) -> None:
    cells = {"review.total": 1, "review.pending": 1}
    finding = found(build, "GJ206", cells, ["2023年发生行政复议0件，其中维持0件、纠正0件。"])
    assert edits(finding) == {"review.total": "1"}
