"""Numbers with their printed precision. Numbers are compared here and nowhere else.

A printed number stands for an interval: a count written out in full is exact, 67.35万 is known to its last printed
place (±50), 余/多/近/约 widen it. Comparison is a question about intervals, never about tolerances.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

ZERO = Decimal(0)
_End = tuple[Decimal, bool]  # a number, and whether it is left out


class UnitKind(StrEnum):
    """What a unit measures. Numbers of different kinds are never compared."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    PERCENTAGE_POINT = "percentage_point"
    MULTIPLE = "multiple"
    FRACTION = "fraction"
    DURATION = "duration"
    MEASURE = "measure"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as printed, with its kind and its size in the kind's base unit (元 for money, percent points for rates)."""

    symbol: str
    kind: UnitKind = UnitKind.COUNT
    factor: Decimal = Decimal(1)


BARE = Unit("", UnitKind.NONE)
PERCENT = Unit("%", UnitKind.PERCENT)
YUAN = Unit("元", UnitKind.MONEY)
WAN_YUAN = Unit("万元", UnitKind.MONEY, Decimal(10000))


class Approx(StrEnum):
    """How exactly a number is meant: 约/左右 ABOUT, 余/多/超/以上 OVER, 近/不足 UNDER."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers a printed number may stand for, ends included unless marked open.

    Addition, subtraction and multiplication follow interval arithmetic (Moore 1966, chapter 2): the result holds every
    value the operands can give.
    """

    low: Decimal
    high: Decimal
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"interval ends in the wrong order: {self.low} > {self.high}")

    @classmethod
    def exact(cls, value: Decimal | int) -> Interval:
        """The interval of one number."""
        number = Decimal(value)
        return cls(number, number)

    @property
    def is_exact(self) -> bool:
        """True for a single number."""
        return self.low == self.high

    def contains(self, value: Decimal) -> bool:
        """True where `value` may be meant."""
        above = value > self.low or (value == self.low and not self.low_open)
        below = value < self.high or (value == self.high and not self.high_open)
        return above and below

    def meets(self, other: Interval) -> bool:
        """True where both intervals share a number: the printed numbers may be equal."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low < high:
            return True
        return low == high and self.contains(low) and other.contains(low)

    def distance(self, other: Interval) -> Decimal:
        """Gap between the two intervals, 0 where they meet or touch."""
        return max(self.low - other.high, other.low - self.high, ZERO)

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high, self.low_open or other.low_open, self.high_open or other.high_open)

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low, self.high_open, self.low_open)

    def __sub__(self, other: Interval) -> Interval:
        return self + (-other)

    def __mul__(self, other: Interval) -> Interval:
        return _hull([_product(a, b) for a in self._ends() for b in other._ends()])

    def __truediv__(self, other: Interval) -> Interval:
        """Quotient. Raises ZeroDivisionError where the divisor holds 0."""
        if other.low <= 0 <= other.high:
            raise ZeroDivisionError("the divisor may be 0")
        return _hull([_quotient(a, b) for a in self._ends() for b in other._ends()])

    def scaled(self, factor: Decimal) -> Interval:
        """The interval with both ends times `factor`."""
        if factor > 0 and (self.low < self.high or self.low_open == self.high_open):
            return Interval(self.low * factor, self.high * factor, self.low_open, self.high_open)
        return self * Interval.exact(factor)

    def _ends(self) -> tuple[_End, _End]:
        return (self.low, self.low_open), (self.high, self.high_open)


def _reaches_zero(end: _End) -> bool:
    """True for an end that is the number 0 itself: times anything, and divided by anything, it is 0 and reached."""
    return end == (ZERO, False)


def _product(a: _End, b: _End) -> _End:
    return a[0] * b[0], (a[1] or b[1]) and not (_reaches_zero(a) or _reaches_zero(b))


def _quotient(a: _End, b: _End) -> _End:
    return a[0] / b[0], (a[1] or b[1]) and not _reaches_zero(a)


def _hull(ends: list[_End]) -> Interval:
    low, high = min(end[0] for end in ends), max(end[0] for end in ends)
    low_open = all(is_open for value, is_open in ends if value == low)
    high_open = all(is_open for value, is_open in ends if value == high)
    return Interval(low, high, low_open, high_open)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A printed number with its unit.

    Attributes:
        value: the number in `unit`, scale characters multiplied out (1.2万 件 is 12000).
        step: the worth of the last printed place in `unit` (1.2万 has 1000, 99.6 has 0.1); 0 for an exact count.
        approx: see Approx.
        signed: True where a sign or 增/减 was printed.
    """

    value: Decimal
    unit: Unit = BARE
    step: Decimal = ZERO
    approx: Approx = Approx.EXACT
    signed: bool = False

    @property
    def interval(self) -> Interval:
        """The numbers this may stand for, in its own unit.

        Rounded numbers lie within half a step on either side (the upper end open, as round-half-up prints it).
        余/多 reaches up to the next unit of the leading printed place, 近/不足 down to one below it; 约 a step either way, or
        half a unit of the leading place where no step is printed.
        """
        half = self.step / 2
        low, high = self.value - half, self.value + half
        if self.approx is Approx.EXACT:
            return Interval(low, high, False, self.step > 0)
        reach = max(self.step, _leading_place(self.value))
        if self.approx is Approx.OVER:
            return Interval(self.value, self.value + reach, False, True)
        if self.approx is Approx.UNDER:
            return Interval(self.value - reach, self.value, True, False)
        spread = max(self.step, reach / 2)
        return Interval(self.value - spread, self.value + spread)

    @property
    def truncated(self) -> Interval:
        """The numbers this may stand for if the last place was cut off instead of rounded."""
        if self.value < 0:
            return Interval(self.value - self.step, self.value, self.step > 0, False)
        return Interval(self.value, self.value + self.step, False, self.step > 0)

    @property
    def base(self) -> Interval:
        """The interval in the base unit of its kind (元, percent points)."""
        return self.interval.scaled(self.unit.factor)

    def convert(self, unit: Unit) -> Quantity:
        """The same quantity in another unit of its kind. Raises ValueError for a unit of another kind."""
        if unit.kind is not self.unit.kind:
            raise ValueError(f"{self.unit.symbol} and {unit.symbol} are not units of one kind")
        ratio = self.unit.factor / unit.factor
        return replace(self, value=self.value * ratio, step=self.step * ratio, unit=unit)


def _leading_place(value: Decimal) -> Decimal:
    """Worth of the last non-zero digit of a round number: 1200 gives 100, 29 gives 1, 0 gives 1."""
    digits = abs(value).normalize()
    exponent = digits.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and value else Decimal(1)


def plain(value: Decimal) -> str:
    """A decimal as people print it: no exponent, no trailing zeros after the point."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
