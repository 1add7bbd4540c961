"""Findings across reports: what breaks for several columns of one rule is one finding."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from gouji.quantity import plain
from gouji.records import Consequence, Diagnosis, Discrepancy, Edit, Finding, Text

VERSIONS = "versions:"
"""Begins the equations of two reports of one year: neither is the later one."""

_TWO = 2
"""A printed and a computed figure."""


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
        diagnosis=_diagnosis(lead),
        consequences=tuple(Consequence(item.code, item.message, item.concepts, item.figures) for item in others),
        reports=lead.reports,
        subjects=tuple(dict.fromkeys(subject for item in ordered for subject in item.subjects)),
        features=(*lead.features, ("discrepant", lead.discrepant), ("consequences", float(min(len(others), 4)))),
        discrepant=lead.discrepant,
    )


def _diagnosis(lead: Discrepancy) -> Diagnosis:
    """What this year's number would have to be; which of the two reports is wrong, neither of them tells."""
    if not lead.equation or lead.equation.startswith(VERSIONS) or len(lead.subjects) != 1 or len(lead.figures) < _TWO:
        return Diagnosis()
    printed, computed = lead.figures[:_TWO]
    before, value = plain(printed), plain(round(computed, max(-int(printed.as_tuple().exponent), 0)))
    name = next((name for name in lead.concepts if "@" in name), lead.concepts[0])
    message = Text(
        f"若本年报告的数字由 {before} 改为 {value} 即与上年报告衔接；也可能错在上年报告，现有证据不能确定",
        f"with {value} instead of {before} in this year's report both agree; last year's may be wrong as well, the evidence does not tell",
    )
    return Diagnosis((Edit(lead.subjects[0], name, before, value),), "unknown", 1, message)
