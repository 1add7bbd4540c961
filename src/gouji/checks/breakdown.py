"""Breakdowns: a whole the narrative states with the parts it names, as intervals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gouji.checks.context import CheckContext
from gouji.quantity import ZERO, Interval, UnitKind
from gouji.records import Claim, ClaimKind, Closure, PeriodKind, Reading

_COUNTED = (UnitKind.COUNT, UnitKind.NONE)
_CURRENT = (PeriodKind.THIS_YEAR, PeriodKind.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A stated whole and the parts of one list.

    Attributes:
        restated: parts left out because they repeat the whole (全文电子化共107条 of 107).
    """

    whole: Claim
    parts: tuple[Claim, ...]
    closure: Closure
    axis: str
    restated: tuple[Claim, ...] = ()

    @property
    def total(self) -> Interval:
        """The stated whole."""
        return self.whole.quantity.base

    @property
    def sum(self) -> Interval:
        """The parts added up."""
        return add(self.parts)


def add(claims: Sequence[Claim]) -> Interval:
    """Stated numbers added up, in the base unit."""
    return sum((claim.quantity.base for claim in claims), Interval.exact(ZERO))


def breakdowns(context: CheckContext) -> Iterator[Breakdown]:
    """All breakdowns of counts or amounts of this year, by list."""
    lists: dict[tuple[str, int, str], list[Claim]] = defaultdict(list)
    for claim in context.claims:
        if claim.part is not None:
            lists[claim.part.whole, claim.part.list, claim.part.axis].append(claim)
    for (whole_id, _, axis), members in lists.items():
        whole = context.claim(whole_id)
        if whole is None or whole.quantity.unit.kind is UnitKind.PERCENT:
            continue
        parts = [part for part in members if _same_kind(part, whole) and part.period.kind is whole.period.kind]
        if parts:
            yield _breakdown(whole, parts, axis)


def other_values(context: CheckContext, whole: Claim) -> tuple[Reading, ...]:
    """Legitimate readings of the whole, whose values the parts may add up to as well (on hand instead of received)."""
    link = context.link(whole)
    return tuple(reading for reading in link.readings if reading.expected is not None) if link else ()


def _breakdown(whole: Claim, parts: list[Claim], axis: str) -> Breakdown:
    restated = [part for part in parts if part.quantity.value == whole.quantity.value]
    rest = [part for part in parts if part not in restated]
    if restated and add(rest).low > ZERO:
        parts = rest
    else:
        restated = []
    closure = _closure(parts, axis)
    return Breakdown(whole, tuple(parts), closure, axis, tuple(restated))


def _closure(parts: Sequence[Claim], axis: str) -> Closure:
    stated = {part.part.closure for part in parts if part.part is not None}
    if Closure.OPEN in stated:
        return Closure.OPEN
    members = {dict(part.dimensions).get("applicant") for part in parts}
    if Closure.CLOSED in stated or (axis == "applicant" and {"natural", "legal"} <= members):
        return Closure.CLOSED
    return Closure.UNKNOWN


def _same_kind(part: Claim, whole: Claim) -> bool:
    if part.kind in (ClaimKind.SHARE, ClaimKind.GROWTH, ClaimKind.CHANGE, ClaimKind.UNIVERSAL):
        return False
    one, other = part.quantity.unit.kind, whole.quantity.unit.kind
    return (one is other or (one in _COUNTED and other in _COUNTED)) and part.quantity.value >= Decimal(0)
