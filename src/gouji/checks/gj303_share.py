"""占比与所列数字不符.

发现: 正文的占比与分子、分母不符；同一总数的各占比、或连续列举的各占比之和超过 100%（或已列全而不足 100%）。
缘由: 占比由正文自己的数字算出，算错最容易被读者发现。
判断: 句中写明分子与分母的（228 项，占 260 项的 87.69%；甲类及乙类占总数的 79.63%），只按此计算；其余分子、分母取同段所列的数（“合计占”取所列各数之和；办理结果未写总数的，分母取表中总计），可能的组合逐一计算，四舍五入或截断相符即为一致；只有分母明确（写明，或同句其余占比都以它为分母）且没有任何组合相符时才提出。各占比之和允许每项半个末位的舍入误差。
误报: 分母不在同段时无法判断，不提出。
依据: 算术。

--

A share does not follow from the figures it is a share of.

Finds: a percentage that its numerator and whole do not give; shares of one whole, or told in a row, that add up to more than 100 % (or to less where all are named).
Why: it was computed from the report's own figures, and is the first thing a reader recomputes.
Decides: where the sentence names numerator and whole (228, which is 87.69 % of 260), only those count; else figures of the same paragraph are tried as numerator and whole (several together where the text says 合计占; the total of the table for outcomes without a stated whole); rounding and cutting off both count as agreement; reported only where the whole is named, or shown by the other shares of the sentence, and nothing agrees. Sums may be off by half a printed place for each share.
False alarms: where the whole stands in another paragraph nothing is reported.
Basis: arithmetic.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from gouji.checks.context import CheckContext
from gouji.checks.evidence import cells, computation, middle, sentence, shown
from gouji.checks.shares import Ratio, inferred_ratio, ratios, stated_ratio, summed_ratios
from gouji.checks.told_shares import told_ratio
from gouji.quantity import Interval, UnitKind, plain
from gouji.records import Claim, ClaimKind, Closure, Discrepancy, PeriodKind, Severity, Text

SEVERITY = Severity.MINOR
_HUNDRED = Decimal(100)
_ROW, _NAME = 3, 18
"""So many shares in a row are meant to be of one whole; longest name of one of them."""

_ADJUSTED = 0.3
"""Probability that a share is wrong which is off by one in its last place while all of its list make 100 %."""

_DONE = re.compile(r"占[^，。；占]{0,6}(?:审结|办结|结案|答复)[^，。；占]{0,8}的?$")
_TURN = re.compile(r"[；。]|其中|按|从|方面|\d|率|增|降|考核|满意")


def check(context: CheckContext) -> Iterator[Discrepancy]:
    """Yield shares that their figures contradict, and sets of shares that cannot be of one whole."""
    percents = [claim for claim in context.claims if _is_percent(claim)]
    told = {claim.id: ratio for claim in percents if (ratio := told_ratio(context, claim)) is not None}
    yield from (_wrong(context, claim, told[claim.id]) for claim in percents if claim.id in told and not _agrees(claim, told[claim.id].percent))
    shares = [claim for claim in percents if claim.kind is ClaimKind.SHARE]
    adjusted = {claim.id for members in _sets(shares) if _whole(members) and len(members) > 2 for claim in members}
    for claim in (claim for claim in shares if claim.id not in told):
        together = summed_ratios(context, claim)
        ratio = together[0] if together else stated_ratio(context, claim) or inferred_ratio(context, claim)
        if ratio is not None and not _of_those_done(context, claim, ratio.whole) and not any(_agrees(claim, other.percent) for other in (ratio, *together, *ratios(context, claim))):
            wrong = _wrong(context, claim, ratio)
            yield replace(wrong, discrepant=_ADJUSTED) if claim.id in adjusted and _last_place(claim, ratio) else wrong
    for members in (*_sets(shares), *_rows(context, shares)):
        found = _sum(context, members)
        if found is not None:
            yield found


def _is_percent(claim: Claim) -> bool:
    kinds = (ClaimKind.SHARE, ClaimKind.LEVEL, ClaimKind.PART)
    return claim.kind in kinds and not claim.implied and claim.quantity.unit.kind is UnitKind.PERCENT and claim.period.kind is not PeriodKind.LAST_YEAR


def _of_those_done(context: CheckContext, share: Claim, whole: Claim) -> bool:
    """True for 占已审结案件的10% where the whole counts all cases: a base the words name and no figure states."""
    paragraph = context.paragraph(share)
    before = paragraph.text[share.sentence[0] : share.locator.start] if paragraph is not None else ""
    named = _DONE.search(before)
    return named is not None and whole.concept != "handled" and whole.role != "concluded"


def _last_place(claim: Claim, ratio: Ratio) -> bool:
    """True where the share is off by no more than one unit of its last place: rounded so that all of a list make 100 %."""
    return claim.quantity.interval.distance(ratio.percent) < claim.quantity.step


def _agrees(claim: Claim, percent: Interval) -> bool:
    return claim.quantity.interval.meets(percent) or claim.quantity.truncated.meets(percent)


def _wrong(context: CheckContext, claim: Claim, ratio: Ratio) -> Discrepancy:
    part, whole = ratio.numerator[0], ratio.whole
    added = " + ".join(plain(claim.quantity.value) for claim in ratio.numerator)
    top = f"({added})" if len(ratio.numerator) > 1 else added
    quotient = f"{top} ÷ {plain(whole.quantity.value)}"
    stated, expected = claim.quantity.value, middle(ratio.percent)
    text = f"{quotient} = {shown(ratio.percent)}% ≠ {plain(stated)}%"
    return Discrepancy(
        code="GJ303",
        severity=SEVERITY,
        message=Text(
            f"占比不符：正文称占 {plain(stated)}%，按 {quotient} 计算为 {shown(ratio.percent)}%，请核对",
            f"the share is given as {plain(stated)}%, {quotient} is {shown(ratio.percent)}%; check it",
        ),
        concepts=tuple(dict.fromkeys(("share", *([claim.of] if claim.of else []), part.name))),
        figures=(stated, expected, *(claim.quantity.value for claim in ratio.numerator), whole.quantity.value),
        evidence=(sentence(context, claim), *cells(context, (whole.id,)), computation(text)),
        subjects=(claim.id, *ratio.subjects),
        equation=f"share:{claim.id}",
        discrepant=0.85,
        basis="占比 = 分项 ÷ 总数",
        features=(("doubt", max(claim.doubt, part.doubt, whole.doubt)),),
    )


def _sets(shares: list[Claim]) -> Iterator[list[Claim]]:
    """Shares of one list or with one base in one sentence."""
    groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in shares:
        if claim.part is not None:
            groups["list", claim.part.whole, claim.part.list, claim.part.axis].append(claim)
        elif claim.base:
            groups["base", claim.base, claim.locator.block, claim.sentence].append(claim)
    yield from (members for members in groups.values() if len(members) > 1)


def _rows(context: CheckContext, shares: list[Claim]) -> Iterator[list[Claim]]:
    """Shares told one after another without their figures (动态类占46%，公告类占35%，其他占19%), cut where they make up a whole."""
    sentences: dict[tuple[int, tuple[int, int]], list[Claim]] = defaultdict(list)
    for claim in shares:
        if claim.part is None and not claim.base:
            sentences[claim.locator.block, claim.sentence].append(claim)
    for members in sentences.values():
        rows: list[list[Claim]] = [[]]
        for claim in members:
            last = rows[-1]
            if last and (_whole(last) or not _goes_on(context, last[-1], claim)):
                rows.append([])
            rows[-1].append(claim)
        yield from (row for row in rows if len(row) >= _ROW and not _whole(row))


def _goes_on(context: CheckContext, one: Claim, next: Claim) -> bool:
    """True where nothing but the next share's own name stands between two shares."""
    paragraph = context.paragraph(one)
    between = paragraph.text[one.locator.end or 0 : next.locator.start or 0] if paragraph is not None else "；"
    return len(between) <= _NAME and not _TURN.search(between)


def _whole(row: list[Claim]) -> bool:
    low = sum((claim.quantity.interval.low for claim in row), Decimal(0))
    return low <= _HUNDRED <= sum((claim.quantity.truncated.high for claim in row), Decimal(0))


def _closed(members: list[Claim]) -> bool:
    listed = any(claim.part is not None and claim.part.closure is Closure.CLOSED for claim in members)
    return listed or members[-1].label.startswith(("其他", "其它", "其余"))


def _sum(context: CheckContext, members: list[Claim]) -> Discrepancy | None:
    low = sum((claim.quantity.interval.low for claim in members), Decimal(0))
    high = sum((claim.quantity.truncated.high for claim in members), Decimal(0))
    if low <= _HUNDRED and not (_closed(members) and high < _HUNDRED):
        return None
    total = sum((claim.quantity.value for claim in members), Decimal(0))
    text = " + ".join(f"{plain(claim.quantity.value)}%" for claim in members) + f" = {plain(total)}%"
    return Discrepancy(
        code="GJ303",
        severity=SEVERITY,
        message=Text(f"占比之和为 {plain(total)}%，超出舍入误差，请核对各项占比", f"the shares add up to {plain(total)}%, beyond rounding; check them"),
        concepts=("share",),
        figures=(total, _HUNDRED),
        evidence=(sentence(context, members[0]), computation(text)),
        subjects=tuple(claim.id for claim in members),
        equation=f"shares:{members[0].id}",
        discrepant=0.75,
        basis="同一总数的各占比之和为 100%",
        features=(("doubt", max(claim.doubt for claim in members)),),
    )
