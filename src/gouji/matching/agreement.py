"""Does a stated number agree with an expected one, and how: exactly, by rounding, by cutting off, or not at all."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from gouji.quantity import Approx, Interval, Quantity, UnitKind
from gouji.records import Relation, Verdict

_PLAIN = (UnitKind.COUNT, UnitKind.NONE)


class Agreement(StrEnum):
    """How a stated number stands to an expected one."""

    EXACT = "exact"
    ROUNDED = "rounded"
    TRUNCATED = "truncated"
    WITHIN = "within"
    FAILS = "fails"

    @property
    def verdict(self) -> Verdict:
        """The verdict a comparison with this outcome gets."""
        if self is Agreement.FAILS:
            return Verdict.DISCREPANT
        return Verdict.CONSISTENT if self is Agreement.EXACT else Verdict.BY_ROUNDING


def comparable(one: UnitKind, other: UnitKind) -> bool:
    """True where numbers of both kinds may be compared; a count may have lost its unit."""
    return one is other or (one in _PLAIN and other in _PLAIN)


def agree(stated: Quantity, expected: Interval, relation: Relation = Relation.EQ, factor: Decimal = Decimal(1)) -> Agreement:
    """Compare a stated quantity with what the tables give.

    Args:
        expected: in the tables' unit, whose size in base units is `factor`.
        relation: 不足, 超过 and the like, where the quantity itself is meant exactly.
    """
    ratio = stated.unit.factor / factor
    meant = stated.interval.scaled(ratio)
    if stated.approx is Approx.EXACT and not _related(meant, expected, relation):
        return Agreement.FAILS
    if stated.approx is Approx.EXACT and relation not in (Relation.EQ, Relation.ABOUT):
        return Agreement.WITHIN
    if relation is Relation.ABOUT and stated.approx is Approx.EXACT:
        return Agreement.WITHIN
    if meant.meets(expected):
        if stated.approx is not Approx.EXACT:
            return Agreement.WITHIN
        return Agreement.EXACT if expected.contains(stated.value * ratio) else Agreement.ROUNDED
    if stated.approx is Approx.EXACT and stated.truncated.scaled(ratio).meets(expected):
        return Agreement.TRUNCATED
    return Agreement.FAILS


def possible_rate(stated: Quantity, whole: int) -> bool:
    """True where the stated rate (in percent) is k/n for some k, rounded or truncated. 98 % of 11 cases is impossible."""
    if whole <= 0:
        return False
    for share in (stated.interval, stated.truncated):
        first = int(share.low * whole / 100)
        if any(share.contains(Decimal(100 * k) / whole) for k in range(max(first - 1, 0), first + 3)):
            return True
    return False


def _related(meant: Interval, expected: Interval, relation: Relation) -> bool:
    if relation in (Relation.GT, Relation.GE):
        return expected.high >= meant.low
    if relation in (Relation.LT, Relation.LE):
        return expected.low <= meant.high
    if relation is Relation.ABOUT:
        reach = abs(meant.high) / 10
        return expected.low - reach <= meant.high and meant.low <= expected.high + reach
    return True
