"""增减幅度与所列数字不符.

发现: 正文同时给出本年数、上年数和增长率（或增减量），三者不能同时成立，或增减方向相反。
缘由: 增长率由两个年度的数算出，写错方向或基数会误导判断。
判断: 只用正文自己给出的上年数（如“比2022年的50件”“较去年（50件）”）；按末位舍入或截断相符的不提出；增长率与增减量并列时，由本年数减增减量得上年数。
误报: 上年数其实是另一口径时会误报。
依据: 算术：增长率 =（本年 − 上年）÷ 上年。

--

Growth does not follow from the figures stated beside it.

Finds: this year's figure, last year's and the growth (or the change) that cannot all hold, or a wrong direction.
Why: a wrong base or direction misleads.
Decides: only by last year's figure as the text itself gives it, or as this year's less the change stated beside the growth; rounding and cutting off both count as agreement.
False alarms: last year's figure may count something else.
Basis: arithmetic: growth = (this year − last year) ÷ last year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gouji.checks.context import CheckContext
from gouji.checks.evidence import computation, middle, sentence, shown
from gouji.quantity import Interval, UnitKind, plain
from gouji.records import Claim, ClaimKind, Discrepancy, PeriodKind, Severity, Text

SEVERITY = Severity.MINOR
_LEVELS = (ClaimKind.LEVEL, ClaimKind.PART, ClaimKind.ZERO)
_LAST = re.compile(r"[较比与](?:去年|上年|上一年|20\d\d\s*年)度?(?:同期)?(?:的)?[（(]?(?:的|为)?\s*$")
_ROUGH, _WORD = re.compile(r"基本|大致|大体|总体|几乎|略|接近"), 4
_BESIDE = 24
"""Characters within which a change and a rate are two ways to say one thing, and a figure behind a growth is what it led to."""


def check(context: CheckContext) -> Iterator[Discrepancy]:
    """Yield growth and change claims that the levels of their sentence contradict."""
    for claim in context.claims:
        if claim.kind not in (ClaimKind.GROWTH, ClaimKind.CHANGE) or not claim.of or _roughly(context, claim):
            continue
        last = _level(context, claim, PeriodKind.LAST_YEAR) or _set_beside(context, claim)
        now = _level(context, claim, PeriodKind.THIS_YEAR, besides=last)
        change = None if last is not None else _change(context, claim)
        if now is None or (last is None and change is None):
            continue
        base = last.quantity.base if last is not None else now.quantity.base - change.quantity.base if change is not None else now.quantity.base
        expected = _expected(claim, now, base)
        if expected is not None and not _agrees(claim, expected):
            yield _discrepancy(context, claim, now, last or change or now, base, expected)


def _roughly(context: CheckContext, claim: Claim) -> bool:
    """True for 基本持平, which claims no figure."""
    paragraph, start = context.paragraph(claim), claim.locator.start or 0
    before = paragraph.text[max(start - _WORD, 0) : start] if paragraph is not None else ""
    return claim.implied and _ROUGH.search(before) is not None


def _set_beside(context: CheckContext, claim: Claim) -> Claim | None:
    """A figure right behind last year's name: 较去年（400条）, 较上年的400条."""
    paragraph, place = context.paragraph(claim), claim.locator.start or 0
    if paragraph is None:
        return None
    for other in context.claims:
        start = other.locator.start or 0
        near = other.locator.block == claim.locator.block and other.sentence == claim.sentence and start < place
        if near and other.kind in _LEVELS and _LAST.search(paragraph.text[other.sentence[0] : start]):
            return other
    return None


def _change(context: CheckContext, claim: Claim) -> Claim | None:
    """The absolute change stated right before or after a growth rate of the same thing (增加5件，增长20%)."""
    if claim.kind is not ClaimKind.GROWTH or claim.quantity.unit.kind is not UnitKind.PERCENT:
        return None
    for other in context.claims:
        same = other.kind is ClaimKind.CHANGE and (other.of, other.dimensions, other.sentence) == (claim.of, claim.dimensions, claim.sentence)
        if same and other.locator.block == claim.locator.block and abs((other.locator.start or 0) - (claim.locator.start or 0)) <= _BESIDE:
            return other
    return None


def _level(context: CheckContext, claim: Claim, period: PeriodKind, besides: Claim | None = None) -> Claim | None:
    """The nearest level of the same thing and period in the sentence, one told before the growth first."""
    found = [
        other
        for other in context.claims
        if other.concept == claim.of
        and other is not besides
        and other.kind in _LEVELS
        and other.period.kind is period
        and other.locator.block == claim.locator.block
        and other.sentence == claim.sentence
        and other.dimensions == claim.dimensions
    ]
    place = claim.locator.start or 0
    found = [other for other in found if not other.adds and (other.locator.start or 0) - place <= _BESIDE]
    before = [other for other in found if (other.locator.start or 0) < place]
    return min(before or found, key=lambda other: abs((other.locator.start or 0) - place), default=None)


def _expected(claim: Claim, now: Claim, last: Interval) -> Interval | None:
    change = now.quantity.base - last
    if claim.quantity.unit.kind is not UnitKind.PERCENT:
        return change if claim.kind is ClaimKind.CHANGE and claim.quantity.unit.kind is now.quantity.unit.kind else None
    return (change / last).scaled(Decimal(100)) if last.low > 0 else None


def _agrees(claim: Claim, expected: Interval) -> bool:
    return claim.quantity.base.meets(expected) or claim.quantity.truncated.scaled(claim.quantity.unit.factor).meets(expected)


def _discrepancy(  # noqa: PLR0917
    context: CheckContext, claim: Claim, now: Claim, last: Claim, before: Interval, expected: Interval
) -> Discrepancy:
    unit = "%" if claim.quantity.unit.kind is UnitKind.PERCENT else ""
    stated, right = plain(claim.quantity.value), shown(expected)
    base, level = shown(before), plain(now.quantity.value)
    return Discrepancy(
        code="GJ304",
        severity=SEVERITY,
        message=Text(
            f"增减幅度不符：正文称 {stated}{unit}，由上年 {base}、本年 {level} 计算为 {right}{unit}，请核对",
            f"the change is given as {stated}{unit}, from {base} to {level} it is {right}{unit}; check it",
        ),
        concepts=tuple(dict.fromkeys((claim.concept or claim.kind.value, now.name))),
        figures=(claim.quantity.value, middle(expected), now.quantity.value, middle(before)),
        evidence=(sentence(context, claim), computation(f"{level} − {base}: {right}{unit} ≠ {stated}{unit}")),
        subjects=(claim.id, now.id, last.id),
        equation=f"growth:{claim.id}",
        discrepant=0.85,
        basis="增长率 =（本年 − 上年）÷ 上年",
        features=(("doubt", max(claim.doubt, now.doubt, last.doubt)),),
    )
