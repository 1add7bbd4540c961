"""What decisions teach: findings that reviewers called right or wrong, as evaluation and training take them."""

from __future__ import annotations

from collections.abc import Iterable

from gouji.records import Finding, Severity, Text
from gouji.review.decisions import Decision, Ruling


def judged_findings(decisions: Iterable[Decision]) -> tuple[tuple[Finding, ...], tuple[Finding, ...], tuple[Finding, ...]]:
    """Findings confirmed, rejected, and left unsure, with the score and the features they had when they were decided on."""
    known = tuple(decisions)
    right, wrong, unsure = (
        tuple(_finding(item) for item in known if item.ruling is ruling) for ruling in (Ruling.ACCEPT, Ruling.REJECT, Ruling.UNSURE)
    )
    return right, wrong, unsure


def _finding(item: Decision) -> Finding:
    """A finding without its evidence: code, score and features are what a score is judged and learned by."""
    return Finding(
        item.id, item.code, Severity.MAJOR, item.score, Text("", ""), item.concepts, (), (), features=item.features, reports=(item.report,)
    )
