"""增减幅度与所列数字不符.

发现: 正文同时给出本年数、上年数和增长率（或增减量），三者不能同时成立，或增减方向相反。
缘由: 增长率由两个年度的数算出，写错方向或基数会误导判断。
判断: 只用正文自己给出的上年数（如“比2022年的50件”）；按末位舍入或截断相符的不提出；增长率与增减量并列时互相换算。
误报: 上年数其实是另一口径时会误报。
依据: 算术：增长率 =（本年 − 上年）÷ 上年。

--

Growth does not follow from the figures stated beside it.

Finds: this year's figure, last year's and the growth (or the change) that cannot all hold, or a wrong direction.
Why: a wrong base or direction misleads.
Decides: only by last year's figure as the text itself gives it; rounding and cutting off both count as agreement.
False alarms: last year's figure may count something else.
Basis: arithmetic: growth = (this year − last year) ÷ last year.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gouji.checks.context import CheckContext
from gouji.checks.evidence import computation, middle, sentence, shown
from gouji.quantity import Interval, UnitKind, plain
from gouji.records import Claim, ClaimKind, Discrepancy, PeriodKind, Severity, Text

SEVERITY = Severity.MINOR
_LEVELS = (ClaimKind.LEVEL, ClaimKind.PART, ClaimKind.ZERO)


def check(context: CheckContext) -> Iterator[Discrepancy]:
    """Yield growth and change claims that the levels of their sentence contradict."""
    for claim in context.claims:
        if claim.kind not in (ClaimKind.GROWTH, ClaimKind.CHANGE) or not claim.of:
            continue
        now, last = _level(context, claim, PeriodKind.THIS_YEAR), _level(context, claim, PeriodKind.LAST_YEAR)
        if now is None or last is None:
            continue
        expected = _expected(claim, now, last)
        if expected is not None and not _agrees(claim, expected):
            yield _discrepancy(context, claim, now, last, expected)


def _level(context: CheckContext, claim: Claim, period: PeriodKind) -> Claim | None:
    """The nearest level of the same thing and period in the sentence."""
    found = [
        other
        for other in context.claims
        if other.concept == claim.of
        and other.kind in _LEVELS
        and other.period.kind is period
        and other.locator.block == claim.locator.block
        and other.sentence == claim.sentence
        and other.dimensions == claim.dimensions
    ]
    place = claim.locator.start or 0
    return min(found, key=lambda other: abs((other.locator.start or 0) - place), default=None)


def _expected(claim: Claim, now: Claim, last: Claim) -> Interval | None:
    change = now.quantity.base - last.quantity.base
    if claim.quantity.unit.kind is not UnitKind.PERCENT:
        return change if claim.kind is ClaimKind.CHANGE and claim.quantity.unit.kind is now.quantity.unit.kind else None
    return (change / last.quantity.base).scaled(Decimal(100)) if last.quantity.base.low > 0 else None


def _agrees(claim: Claim, expected: Interval) -> bool:
    return claim.quantity.base.meets(expected) or claim.quantity.truncated.scaled(claim.quantity.unit.factor).meets(expected)


def _discrepancy(context: CheckContext, claim: Claim, now: Claim, last: Claim, expected: Interval) -> Discrepancy:
    unit = "%" if claim.quantity.unit.kind is UnitKind.PERCENT else ""
    stated, right = plain(claim.quantity.value), shown(expected)
    base, level = plain(last.quantity.value), plain(now.quantity.value)
    return Discrepancy(
        code="GJ304",
        severity=SEVERITY,
        message=Text(
            f"增减幅度不符：正文称 {stated}{unit}，由上年 {base}、本年 {level} 计算为 {right}{unit}，请核对",
            f"the change is given as {stated}{unit}, from {base} to {level} it is {right}{unit}; check it",
        ),
        concepts=tuple(dict.fromkeys((claim.concept or claim.kind.value, now.name))),
        figures=(claim.quantity.value, middle(expected), now.quantity.value, last.quantity.value),
        evidence=(sentence(context, claim), computation(f"{level} − {base}: {right}{unit} ≠ {stated}{unit}")),
        subjects=(claim.id, now.id, last.id),
        equation=f"growth:{claim.id}",
        discrepant=0.85,
        basis="增长率 =（本年 − 上年）÷ 上年",
        features=(("doubt", max(claim.doubt, now.doubt, last.doubt)),),
    )
