"""A finding says where the cells it rests on may have been misread, and how many of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from gouji.checks import CheckContext, run_checks
from gouji.diagnosis import diagnose
from gouji.records import EvidenceKind, Finding, Severity
from gouji.scoring import score_findings

CELLS = {"received@natural": 152, "received@commercial": 9, "received@other": 3, "received@total": 146}
TEXT = ["2023年共收到政府信息公开申请164件。"]
REASON = "recognised from a picture, not with certainty"


@pytest.fixture
def audit(build: Callable[..., CheckContext]) -> Callable[..., list[Finding]]:
    def run(doubt: float, cells: tuple[str, ...]) -> list[Finding]:
        context = build(CELLS, TEXT)
        facts = tuple(replace(fact, doubt=doubt, reasons=(REASON,)) if fact.key.name in cells else fact for fact in context.facts)
        changed = replace(context, facts=facts)
        return [item for item in score_findings(diagnose(run_checks(changed), changed)) if item.severity is not Severity.INFO]

    return run


def told(finding: Finding, lang: str = "zh") -> list[str]:
    return [item.said(lang) for item in finding.evidence if item.kind is EvidenceKind.COMPUTATION and "存疑" in item.said("zh")]


def test_a_doubtful_cell_is_spoken_of_with_its_reason(audit: Callable[..., list[Finding]]) -> None:
    (finding,) = audit(0.5, ("received@total",))
    assert told(finding) == ["所依据的单元格中有 1 个读取存疑（由图片识别，未能确定），请先对照原件"]
    assert "one cell it rests on was read with doubt" in told(finding, "en")[0]
    (several,) = audit(0.5, tuple(CELLS))
    assert "4 cells" in told(several, "en")[0]


def test_it_is_the_same_finding_with_a_lower_score(audit: Callable[..., list[Finding]]) -> None:
    (certain,), (doubtful,) = audit(0.0, ()), audit(0.5, ("received@total",))
    assert told(certain) == []
    assert certain.id == doubtful.id and doubtful.score < certain.score


def test_a_slight_doubt_and_a_doubt_elsewhere_are_not_spoken_of(audit: Callable[..., list[Finding]]) -> None:
    for doubt, cells in ((0.1, ("received@total",)), (0.5, ("fees",))):
        (finding,) = audit(doubt, cells)
        assert told(finding) == []
