"""累计数小于当年数.

发现: 正文的历年累计数小于同一事项的当年数。
缘由: 累计包含当年，不可能更小；多半是累计数没有更新。
判断: 只比较正文明确标为历年累计的数；政府报告中“全县”的数即本级的数；“累计”仅指当年的不比较。
误报: 累计的起点晚于当年年初时会误报，极少见。
依据: 算术。

--

A cumulative figure is below the year's own.

Finds: a figure over several years that is less than this year's for the same thing.
Why: it holds this year's within it; most likely it was not updated.
Decides: only for figures marked as running over several years; in a government's report the region's figure is its own.
False alarms: a count that began within the year, which is rare.
Basis: arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.context import CheckContext
from gouji.checks.evidence import computation, sentence
from gouji.checks.gj302_stated_twice import CHANNELS
from gouji.quantity import plain
from gouji.records import Claim, ClaimKind, Discrepancy, PeriodKind, Scope, Severity, Text

SEVERITY = Severity.MINOR
PUBLISHED, TOTAL = "公开", "proactive_total"
_LEVELS = (ClaimKind.LEVEL, ClaimKind.ZERO)
_GOVERNMENTS = ("province", "prefecture", "county", "township")
"""Levels whose report sums up its region."""



def check(context: CheckContext) -> Iterator[Discrepancy]:
    """Yield cumulative figures below the annual figure of the same thing."""
    levels = [claim for claim in context.claims if claim.kind in _LEVELS and _sense(claim)]
    for claim in levels:
        if claim.period.kind is not PeriodKind.CUMULATIVE:
            continue
        for other in levels:
            if _same(context, claim, other) and claim.quantity.base.high < other.quantity.base.low:
                yield _discrepancy(context, claim, other)
                break


def _sense(claim: Claim) -> str:
    """What a claim counts; of figures without a row only what was published in all (历年累计公开430条)."""
    if claim.concept not in (None, "other_count"):
        return claim.concept or ""
    published = PUBLISHED in claim.label and not any(word in claim.label for word in CHANNELS)
    return TOTAL if published and claim.period.kind is PeriodKind.CUMULATIVE and claim.part is None else ""


def _same(context: CheckContext, claim: Claim, other: Claim) -> bool:
    same = _sense(claim) == _sense(other) and claim.quantity.unit.symbol == other.quantity.unit.symbol and claim.dimensions == other.dimensions
    region = {claim.scope, other.scope} == {Scope.OWN, Scope.REGION} and context.identity.level in _GOVERNMENTS
    return same and (claim.scope is other.scope or region) and other.period.kind is PeriodKind.THIS_YEAR and claim.quantity.unit.kind is other.quantity.unit.kind


def _discrepancy(context: CheckContext, claim: Claim, annual: Claim) -> Discrepancy:
    name = context.name(_sense(claim), dict(claim.dimensions).get("applicant", ""))
    total, year = plain(claim.quantity.value), plain(annual.quantity.value)
    return Discrepancy(
        code="GJ305",
        severity=SEVERITY,
        message=Text(
            f"累计数小于当年数：“{name.zh}”累计 {total}，当年 {year}，累计数疑似未更新",
            f"{name.en} is {total} over several years but {year} this year; the cumulative figure seems not to be updated",
        ),
        concepts=(claim.name,),
        figures=(claim.quantity.value, annual.quantity.value),
        evidence=(sentence(context, claim), sentence(context, annual), computation(f"{total} < {year}")),
        subjects=(claim.id, annual.id),
        equation=f"cumulative:{claim.id}",
        discrepant=0.8,
        basis="累计数包含当年数",
        features=(("doubt", max(claim.doubt, annual.doubt)),),
    )
