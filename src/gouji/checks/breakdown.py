"""A breakdown: a whole the narrative states with the parts it names, as intervals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from gouji.quantity import ZERO, Interval, UnitKind
from gouji.records import Claim, ClaimKind, Closure, PeriodKind

EXHAUSTIVE = (("主动公开", "依申请公开", "不予公开"),)
"""Kinds that leave no other: a document is published, given on request, or withheld."""

_TIMES = ("次", "人次", "人", "户", "万次", "万人次", "名", "家", "家次", "户次", "场", "场次")
"""Units of visits, persons and bodies, which are no parts of documents."""

_APART, _ASKED = ("applicant", "channel"), ("received", "carried_in", "handled")
"""A request comes one way and from one applicant: a part as large as the whole leaves nothing for another. Information is published in
several places."""

_COUNTED = (UnitKind.COUNT, UnitKind.NONE)


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


def make_breakdown(whole: Claim, parts: list[Claim]) -> Breakdown:
    """A breakdown from a whole and the parts of one list; parts that repeat the whole are set aside."""
    axes = {part.part.axis for part in parts if part.part is not None}
    axis = axes.pop() if len(axes) == 1 else "class"
    restated = [part for part in parts if part.quantity.value == whole.quantity.value]
    rest = [part for part in parts if part not in restated]
    if restated and add(rest).low > ZERO and not (axis in _APART and whole.concept in _ASKED):
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
    if Closure.CLOSED in stated or (axis == "applicant" and {"natural", "legal"} <= members) or _exhausts(parts):
        return Closure.CLOSED
    return Closure.UNKNOWN


def _exhausts(parts: Sequence[Claim]) -> bool:
    """True for lists that name every kind there is."""
    labels = [f"{part.label} {part.text}" for part in parts]
    return any(len(parts) == len(kinds) and all(any(kind in label for label in labels) for kind in kinds) for kinds in EXHAUSTIVE)


def fits_kind(part: Claim, whole: Claim) -> bool:
    """True where a claim may be a part of the whole: of its kind of unit and its period."""
    if whole.quantity.unit.kind is UnitKind.PERCENT or part.period.kind is not whole.period.kind:
        return False
    return same_kind(part, whole)


def same_kind(part: Claim, whole: Claim) -> bool:
    """True where two claims count alike."""
    if part.kind in (ClaimKind.SHARE, ClaimKind.GROWTH, ClaimKind.CHANGE, ClaimKind.UNIVERSAL):
        return False
    one, other = part.quantity.unit, whole.quantity.unit
    if (one.symbol in _TIMES) != (other.symbol in _TIMES):
        return False
    return (one.kind is other.kind or (one.kind in _COUNTED and other.kind in _COUNTED)) and part.quantity.value >= Decimal(0)


def of_its_year(claims: Sequence[Claim], whole: Claim, part: Claim) -> Claim:
    """The figure a part or a share is of: where the one named is last year's for comparison, this year's that stands before it."""
    if whole.period.kind is not PeriodKind.LAST_YEAR or part.period.kind is PeriodKind.LAST_YEAR:
        return whole
    named = (
        claim
        for claim in claims
        if claim.locator.block == whole.locator.block and (claim.locator.start or 0) < (whole.locator.start or 0)
        and claim.concept == whole.concept and claim.kind is ClaimKind.LEVEL and claim.period.kind is part.period.kind
    )  # fmt: skip
    return max(named, key=place, default=whole)


def place(part: Claim) -> tuple[int, int]:
    """Where a claim stands: block and offset."""
    return part.locator.block, part.locator.start or 0


def first_place(parts: Sequence[Claim]) -> tuple[int, int]:
    """Where the first of the parts stands."""
    return min(place(part) for part in parts)
