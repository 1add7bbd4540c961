"""Findings across reports: what breaks for several columns of one rule is one finding."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from gouji.quantity import plain
from gouji.records import Consequence, Discrepancy, Finding


def group_across(discrepancies: Iterable[Discrepancy]) -> dict[str, tuple[Finding, ...]]:
    """Findings by the path of the report they stand under; the total column leads, the others are consequences."""
    groups: dict[tuple[str, str, str, tuple[str, ...]], list[Discrepancy]] = {}
    for number, item in enumerate(discrepancies):
        rule = item.equation.partition(":")[0] if item.equation else f"alone{number}"
        groups.setdefault((item.report, item.code, rule, item.reports), []).append(item)
    found: dict[str, list[Finding]] = {}
    for (report, *_), members in groups.items():
        found.setdefault(report, []).append(_finding(members))
    return {report: tuple(findings) for report, findings in found.items()}


def _finding(members: list[Discrepancy]) -> Finding:
    ordered = sorted(members, key=lambda item: not any(name.endswith("@total") for name in item.concepts))
    lead, others = ordered[0], ordered[1:]
    shown = [lead.code, lead.report, *lead.reports, *lead.concepts, *(plain(figure) for figure in lead.figures)]
    return Finding(
        id=hashlib.sha256("\n".join(shown).encode()).hexdigest()[:16],
        code=lead.code,
        severity=max((item.severity for item in members), key=lambda severity: severity.rank),
        score=0.0,
        message=lead.message,
        concepts=lead.concepts,
        figures=lead.figures,
        evidence=lead.evidence,
        basis=lead.basis,
        consequences=tuple(Consequence(item.code, item.message, item.concepts, item.figures) for item in others),
        reports=lead.reports,
        subjects=tuple(dict.fromkeys(subject for item in ordered for subject in item.subjects)),
        features=(*lead.features, ("discrepant", lead.discrepant), ("consequences", float(min(len(others), 4)))),
        discrepant=lead.discrepant,
    )
