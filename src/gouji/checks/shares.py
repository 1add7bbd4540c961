"""Shares of the narrative with what they may be a share of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gouji.checks.context import CheckContext
from gouji.quantity import Interval, UnitKind
from gouji.records import Claim, ClaimKind, PeriodKind

_COUNTED = (UnitKind.COUNT, UnitKind.NONE, UnitKind.MONEY)
_LEVELS = (ClaimKind.LEVEL, ClaimKind.PART, ClaimKind.ZERO)
_SIBLINGS = 2
"""So many other shares must agree with a whole before it is taken for the whole of all."""

_CURRENT = (PeriodKind.THIS_YEAR, PeriodKind.UNKNOWN)


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
    base = context.claim(share.base)
    if base is None:
        return None
    for claim in sorted((claim for claim in context.claims if _before(claim, share)), key=lambda claim: -(claim.locator.start or 0)):
        if claim.id != base.id and (claim.concept == share.of if share.of else claim.sentence == share.sentence):
            return Ratio((claim,), base) if base.quantity.base.low > 0 else None
    return None


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
    for whole in (claim for claim in context.claims if _before(claim, share) and claim.quantity.base.low > 0 and claim.part is None):
        ratios = [(claim, Ratio((top,), whole)) for claim, top in others if top is not whole]
        agreeing = sum(_states(claim, ratio) for claim, ratio in ratios)
        if whole is not own and agreeing >= _SIBLINGS and agreeing * 3 >= len(others) * 2:
            return Ratio((own,), whole)
    return None


def _right_before(context: CheckContext, share: Claim) -> Claim | None:
    levels = [claim for claim in context.claims if _before(claim, share) and claim.sentence == share.sentence]
    return max(levels, key=lambda claim: claim.locator.start or 0, default=None)


def _states(share: Claim, ratio: Ratio) -> bool:
    return share.quantity.interval.meets(ratio.percent) or share.quantity.truncated.meets(ratio.percent)


def _wholes(context: CheckContext, share: Claim, levels: list[Claim]) -> list[Claim]:
    base = context.claim(share.base)
    named = [base] if base is not None else []
    of_parts = [context.claim(claim.part.whole) for claim in levels if claim.part is not None]
    found = [*named, *(claim for claim in of_parts if claim is not None), *levels]
    return [claim for claim in dict.fromkeys(found) if claim.quantity.base.low > 0]


def _before(claim: Claim, share: Claim) -> bool:
    same = claim.locator.block == share.locator.block and claim.id != share.id
    earlier = (claim.locator.start or 0) < (share.locator.end or 0)
    return same and earlier and claim.kind in _LEVELS and claim.quantity.unit.kind in _COUNTED and claim.period.kind in _CURRENT
