"""Shares of the narrative with what they may be a share of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gouji.checks.breakdown import of_its_year
from gouji.checks.context import CheckContext
from gouji.quantity import Interval, UnitKind
from gouji.records import Claim, ClaimKind, PeriodKind

COUNTED = (UnitKind.COUNT, UnitKind.NONE, UnitKind.MONEY)
LEVELS = (ClaimKind.LEVEL, ClaimKind.PART, ClaimKind.ZERO)
_SIBLINGS = 2
"""So many other shares must agree with a whole before it is taken for the whole of all."""

CURRENT = (PeriodKind.THIS_YEAR, PeriodKind.UNKNOWN)
_NAME = 20
"""Longest name between two figures told one after another."""

_TOGETHER = re.compile(
    r"[，,；;（(]?(?=[^占]*(?:[合共总累]计|总共|共占|之和|相加|[二两三四五六七八九十][者项类家个]|上述|以上|前述))[^，。；\d占]{0,12}占[^，。；\d]{0,14}"
)
"""What stands between figures and a share of them all: 合计占, 三者约占全部申请的."""

_TURNED = re.compile(r"其中|分别|包括|[：:为是]")


@dataclass(frozen=True, slots=True)
class Ratio:
    """A numerator, one figure or several added, and a whole."""

    numerator: tuple[Claim, ...]
    whole: Claim

    @property
    def percent(self) -> Interval:
        """The share in percent."""
        top = sum((claim.quantity.base for claim in self.numerator), Interval.exact(0))
        return (top / self.whole.quantity.base).scaled(Decimal(100))

    @property
    def subjects(self) -> tuple[str, ...]:
        """Ids of the claims it is made of."""
        return (*(claim.id for claim in self.numerator), self.whole.id)


def ratios(context: CheckContext, share: Claim) -> Iterator[Ratio]:
    """All ratios a share may state, by the figures before it in its paragraph; the likeliest first."""
    levels = [claim for claim in context.claims if _before(claim, share)]
    levels.sort(key=lambda claim: -(claim.locator.start or 0))
    wholes = _wholes(context, share, levels)
    for whole in wholes:
        singles = [claim for claim in levels if claim.id != whole.id and claim.quantity.base.high <= whole.quantity.base.high]
        for claim in singles:
            yield Ratio((claim,), whole)
        for one, other in zip(singles[1:], singles, strict=False):
            yield Ratio((one, other), whole)


def stated_ratio(context: CheckContext, share: Claim) -> Ratio | None:
    """The ratio a share names without doubt: its own base, and the figure of what it speaks of right before it."""
    base = _base(context, share)
    if base is None:
        return None
    for claim in sorted((claim for claim in context.claims if _before(claim, share)), key=lambda claim: -(claim.locator.start or 0)):
        if claim.id != base.id and (claim.concept == share.of if share.of else claim.sentence == share.sentence):
            return Ratio((claim,), base) if base.quantity.base.low > 0 else None
    return None


def summed_ratios(context: CheckContext, share: Claim) -> tuple[Ratio, ...]:
    """The ratios of a share that is said to be of several figures together (甲30件、乙20件，合计占全部的25%), the likeliest first."""
    run = _run_before(context, share)
    paragraph = context.paragraph(share)
    if len(run) < 2 or paragraph is None:
        return ()
    if not _TOGETHER.fullmatch(paragraph.text[run[-1].locator.end or 0 : share.locator.start or 0]):
        return ()
    parts = {context.claim(claim.part.whole) for claim in run if claim.part is not None}
    first = run[0].locator.start or 0
    levels = [claim for claim in context.claims if _before(claim, share) and claim.part is None and (claim.locator.start or 0) < first]
    levels = [claim for claim in levels if claim.concept != "other_count" and claim.quantity.unit.symbol == run[0].quantity.unit.symbol]
    named = [_base(context, share), *parts, *_printed_wholes(context, run[0]), *levels]
    top = sum((claim.quantity.base for claim in run), Interval.exact(0))
    wholes = [
        whole
        for whole in dict.fromkeys((*named, *levels))
        if whole is not None and whole not in run and whole.quantity.base.high >= top.low > 0
    ]
    return tuple(Ratio(tuple(run), whole) for whole in wholes)


def _run_before(context: CheckContext, share: Claim) -> list[Claim]:
    """The figures told one after another right before a share, of one unit and one list."""
    levels = [claim for claim in context.claims if _before(claim, share) and claim.sentence == share.sentence]
    levels.sort(key=lambda claim: claim.locator.start or 0)
    run: list[Claim] = []
    for claim in reversed(levels):
        if run and not _beside(context, claim, run[0]):
            break
        run.insert(0, claim)
    return run


def _beside(context: CheckContext, one: Claim, next: Claim) -> bool:
    paragraph = context.paragraph(one)
    between = paragraph.text[one.locator.end or 0 : next.locator.start or 0] if paragraph is not None else ""
    listed = [(claim.part.whole, claim.part.list) if claim.part is not None else None for claim in (one, next)]
    same = one.quantity.unit.symbol == next.quantity.unit.symbol and listed[0] == listed[1]
    return same and between[:1] in ("、", "，", ",", "和", "及") and len(between) <= _NAME and not _TURNED.search(between)


def _base(context: CheckContext, share: Claim) -> Claim | None:
    base = context.claim(share.base)
    return base if base is None else of_its_year(context.claims, base, share)


def inferred_ratio(context: CheckContext, share: Claim) -> Ratio | None:
    """The ratio a share must state if the other shares of its sentence are of one whole.

    Each share is of the figure right before it; the whole is the figure that most of the others agree with.
    """
    siblings = [claim for claim in context.claims if claim.kind is ClaimKind.SHARE and claim.locator.block == share.locator.block]
    siblings = [claim for claim in siblings if claim.sentence == share.sentence and claim.quantity.unit.kind is UnitKind.PERCENT]
    pairs = [(claim, top) for claim in siblings if (top := _right_before(context, claim)) is not None]
    own = next((top for claim, top in pairs if claim is share), None)
    others = [(claim, top) for claim, top in pairs if claim is not share]
    if own is None or len(others) < _SIBLINGS:
        return None
    stated = [claim for claim in context.claims if _before(claim, share) and claim.part is None]
    for whole in (claim for claim in (*stated, *_printed_wholes(context, own)) if claim.quantity.base.low > 0):
        ratios = [(claim, Ratio((top,), whole)) for claim, top in others if top is not whole]
        agreeing = sum(_states(claim, ratio) for claim, ratio in ratios)
        if whole is not own and agreeing >= _SIBLINGS and agreeing * 3 >= len(others) * 2:
            return Ratio((own,), whole)
    return None


def _printed_wholes(context: CheckContext, part: Claim) -> list[Claim]:
    """What the tables print as the sum of the rows a figure is one of, as if the text stated it (予以公开118件，占43.07%)."""
    rows = {(name or "").partition(".")[0] for name in (part.concept, *part.adds)}
    found = []
    for rule in context.profile.identities:
        left, right = rule.formula.sides if rule.formula.relation == "=" else (None, None)
        if rule.across or rule.over or left is None or right is None or len(left.names) != 1 or not rows & set(right.names):
            continue
        fact = context.index.printed(left.names[0])
        if fact is not None and fact.quantity is not None:
            found.append(Claim(fact.id, ClaimKind.LEVEL, fact.key.concept, fact.quantity, fact.locator, fact.raw, doubt=fact.doubt))
    return found


def _right_before(context: CheckContext, share: Claim) -> Claim | None:
    levels = [claim for claim in context.claims if _before(claim, share) and claim.sentence == share.sentence]
    return max(levels, key=lambda claim: claim.locator.start or 0, default=None)


def _states(share: Claim, ratio: Ratio) -> bool:
    return share.quantity.interval.meets(ratio.percent) or share.quantity.truncated.meets(ratio.percent)


def _wholes(context: CheckContext, share: Claim, levels: list[Claim]) -> list[Claim]:
    base = _base(context, share)
    named = [base] if base is not None else []
    of_parts = [context.claim(claim.part.whole) for claim in levels if claim.part is not None]
    found = [*named, *(claim for claim in of_parts if claim is not None), *levels]
    return [claim for claim in dict.fromkeys(found) if claim.quantity.base.low > 0]


def _before(claim: Claim, share: Claim) -> bool:
    same = claim.locator.block == share.locator.block and claim.id != share.id
    earlier = (claim.locator.start or 0) < (share.locator.end or 0)
    return same and earlier and claim.kind in LEVELS and claim.quantity.unit.kind in COUNTED and claim.period.kind in CURRENT
