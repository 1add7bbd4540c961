"""Known mistakes planted in a clean report are found under the right code, with the right number; right look-alikes are not."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from gouji.checks import CheckContext, run_checks
from gouji.diagnosis import diagnose
from gouji.records import Finding
from gouji.scoring import score_findings

CELLS = {
    "received@natural": 152, "received@commercial": 9, "received@other": 3, "received@total": 164,
    "carried_in@natural": 14, "carried_in@total": 14,
    "granted@natural": 61, "granted@commercial": 4, "granted@total": 65,
    "partial@natural": 23, "partial@other": 3, "partial@total": 26,
    "denied.process_info@natural": 8, "denied.process_info@total": 8,
    "unavailable.not_held@natural": 47, "unavailable.not_held@commercial": 5, "unavailable.not_held@total": 52,
    "not_processed.repeated@natural": 11, "not_processed.repeated@total": 11,
    "other_result.other@natural": 9, "other_result.other@total": 9,
    "handled@natural": 159, "handled@commercial": 9, "handled@other": 3, "handled@total": 171,
    "carried_out@natural": 7, "carried_out@total": 7,
    "review.upheld": 6, "review.corrected": 2, "review.pending": 1, "review.total": 9,
    "litigation.direct.upheld": 3, "litigation.direct.total": 3,
    "litigation.after_review.other": 2, "litigation.after_review.total": 2,
    "norm_docs.made": 8, "norm_docs.repealed": 3, "norm_docs.valid": 47,
    "permits": 5448, "penalties": 134, "coercion": 50, "fees": "1629.258",
}  # fmt: skip

TEXT = [
    "2023年，全县主动公开政府信息1643条，其中政策文件98条、工作动态1416条、其他信息129条。制发行政规范性文件8件，废止3件，现行有效47件。",
    "2023年共收到政府信息公开申请164件，其中自然人申请152件，法人或其他组织申请12件；上年结转14件。",
    "全年办结171件，其中予以公开65件、部分公开26件、不予公开8件、无法提供52件、不予处理11件、其他处理9件，结转下年度7件。",
    "因政府信息公开发生行政复议9件，行政诉讼5件。",
]


@pytest.fixture
def audit(build: Callable[..., CheckContext]) -> Callable[..., list[Finding]]:
    def run(cells: dict[str, object] | None = None, replace: tuple[str, str] | None = None) -> list[Finding]:
        text = [part.replace(*replace) for part in TEXT] if replace else TEXT
        if replace:
            assert text != TEXT
        context = build({**CELLS, **(cells or {})}, text)
        found = score_findings(diagnose(run_checks(context), context))
        return [item for item in found if item.code < "GJ5" and item.score >= 0.5 and item.severity.rank > 0]

    return run


def speaks_of(finding: Finding, code: str, *numbers: int) -> bool:
    parts = [finding, *finding.consequences]
    figures = {figure for part in parts for figure in part.figures}
    return any(part.code.startswith(code) for part in parts) and {Decimal(number) for number in numbers} <= figures


def test_clean_report_is_silent(audit: Callable[..., list[Finding]]) -> None:
    assert [item.message.zh for item in audit()] == []


CELL_ERRORS = [
    ("digit swap in a part", {"granted@natural": 16}, "GJ1", (61, 16)),
    ("off by one in a column total", {"handled@natural": 158}, "GJ1", (159, 158)),
    ("dropped digit", {"unavailable.not_held@natural": 4}, "GJ1", (47, 4)),
    ("doubled digit", {"partial@natural": 223}, "GJ1", (23, 223)),
    ("total left at 0", {"review.total": 0}, "GJ1", (9, 0)),
    ("total left blank", {"received@total": ""}, "GJ1", (164,)),
    ("wrong cell of a block", {"litigation.direct.upheld": 1}, "GJ1", (3, 1)),
    ("in force below made less repealed", {"norm_docs.valid": 2}, "GJ1", (2, 5)),
    ("negative count", {"carried_out@natural": -7}, "GJ1", (-7,)),
    ("carried-in not entered", {"carried_in@natural": 0, "carried_in@total": 0}, "GJ1", ()),
]


@pytest.mark.parametrize(("name", "cells", "code", "numbers"), CELL_ERRORS, ids=[case[0] for case in CELL_ERRORS])
def test_wrong_cell_is_one_finding(
    audit: Callable[..., list[Finding]], name: str, cells: dict[str, object], code: str, numbers: tuple[int, ...]
) -> None:
    found = audit(cells)
    assert len(found) == 1, [item.message.zh for item in found]
    assert speaks_of(found[0], code, *numbers), (found[0].figures, found[0].diagnosis)


OUTCOMES = ("granted", "partial", "denied.process_info", "unavailable.not_held", "not_processed.repeated", "other_result.other")


def test_outcome_rows_left_out_are_one_finding_with_all_that_the_text_says_of_them(audit: Callable[..., list[Finding]]) -> None:
    found = audit({name: 0 for name in CELLS if name.partition("@")[0] in OUTCOMES})
    assert [(item.code, item.diagnosis.cause) for item in found] == [("GJ101", "parts_not_filled")]
    assert speaks_of(found[0], "GJ1", 171, 0)
    assert len([item for item in found[0].consequences if item.code.startswith("GJ2")]) == len(OUTCOMES)


TEXT_ERRORS = [
    ("digit swap", ("申请164件", "申请146件"), "GJ2", (164, 146)),
    ("off by one", ("办结171件", "办结172件"), "GJ2", (171, 172)),
    ("last year's figure", ("行政复议9件", "行政复议4件"), "GJ2", (9, 4)),
    ("wrong row", ("无法提供52件", "无法提供26件"), "GJ2", (52, 26)),
    ("applicant", ("自然人申请152件", "自然人申请125件"), "GJ2", (152, 125)),
    ("stray ten thousand", ("行政规范性文件8件", "行政规范性文件8万件"), "GJ2", (8, 80000)),
    ("forgotten part", ("、其他信息129条", "、其他信息119条"), "GJ3", (1643, 1633)),
    ("added part", ("政策文件98条", "政策文件108条"), "GJ3", (1643, 1653)),
    ("zero contradicted", ("行政复议9件，行政诉讼5件", "行政诉讼5件，未发生行政复议"), "GJ2", (0, 9)),
]


@pytest.mark.parametrize(("name", "replace", "code", "numbers"), TEXT_ERRORS, ids=[case[0] for case in TEXT_ERRORS])
def test_wrong_sentence_is_found(
    audit: Callable[..., list[Finding]], name: str, replace: tuple[str, str], code: str, numbers: tuple[int, ...]
) -> None:
    found = audit(replace=replace)
    assert any(speaks_of(item, code, *numbers) for item in found), [(item.code, item.message.zh) for item in found]
    assert len(found) <= 2


LOOKALIKES = [
    ("on hand", ("申请164件，其中自然人申请152件，法人或其他组织申请12件；上年结转14件", "申请178件（含上年结转14件）")),
    ("figure about hotline tickets", ("主动公开政府信息1643条", "办理12345热线工单31287件，办结率97.3%，主动公开政府信息1643条")),
    ("open list", ("其他信息129条", "其他信息100条等")),
    ("done of the new ones alone", ("全年办结171件，其中予以公开", "全年共办结171件，予以公开")),
    ("another period", ("行政诉讼5件", "行政诉讼5件（2022年为11件）")),
]


@pytest.mark.parametrize(("name", "replace"), LOOKALIKES, ids=[case[0] for case in LOOKALIKES])
def test_lookalike_is_silent(audit: Callable[..., list[Finding]], name: str, replace: tuple[str, str]) -> None:
    assert [item.message.zh for item in audit(replace=replace)] == []
