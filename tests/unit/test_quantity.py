"""Interval arithmetic and printed precision."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.quantity import PERCENT, WAN_YUAN, YUAN, Approx, Interval, Quantity, Unit, plain

numbers = st.decimals(min_value=-10_000, max_value=10_000, places=3)
shares = st.floats(0, 1).map(lambda x: Decimal(str(round(x, 6))))


@st.composite
def intervals(draw):
    low, high = sorted([draw(numbers), draw(numbers)])
    is_point = low == high
    return Interval(low, high, not is_point and draw(st.booleans()), not is_point and draw(st.booleans()))


def inside(interval, share):
    """A number of the interval; the middle where an end is open."""
    value = interval.low + (interval.high - interval.low) * share
    return value if interval.contains(value) else (interval.low + interval.high) / 2


@given(intervals(), intervals(), shares, shares)
def test_arithmetic_holds_every_result(a, b, s, t):
    x, y = inside(a, s), inside(b, t)
    assert (a + b).contains(x + y)
    assert (a - b).contains(x - y)
    assert (a * b).contains(x * y)


@given(intervals(), intervals(), shares, shares)
def test_division_holds_every_result_or_is_refused(a, b, s, t):
    if b.low <= 0 <= b.high:
        with pytest.raises(ZeroDivisionError):
            a / b
        return
    quotient = a / b
    value = inside(a, s) / inside(b, t)
    slack = Decimal("1e-20")
    assert quotient.low - slack <= value <= quotient.high + slack


@given(intervals(), intervals())
def test_meeting_is_symmetric_and_agrees_with_distance(a, b):
    assert a.meets(b) == b.meets(a)
    assert a.distance(b) == b.distance(a)
    if a.meets(b):
        assert a.distance(b) == 0


@given(intervals(), shares)
def test_a_member_meets_its_interval(a, share):
    assert Interval.exact(inside(a, share)).meets(a)


def test_ends_in_the_wrong_order_are_refused():
    with pytest.raises(ValueError, match="wrong order"):
        Interval(Decimal(2), Decimal(1))


def test_open_ends_do_not_meet_at_the_border():
    below = Interval(Decimal("99.55"), Decimal("99.65"), high_open=True)
    assert not below.meets(Interval.exact(Decimal("99.65")).scaled(Decimal(1)))
    assert below.meets(Interval.exact(Decimal("99.55")))


@given(st.decimals(min_value=0, max_value=100, places=6), st.integers(0, 4))
def test_a_rounded_number_stands_for_what_it_was_rounded_from(value, places):
    step = Decimal(1).scaleb(-places)
    printed = value.quantize(step, rounding="ROUND_HALF_UP")
    assert Quantity(printed, PERCENT, step).interval.contains(value)


@given(st.decimals(min_value=0, max_value=100, places=6), st.integers(0, 4))
def test_a_cut_number_stands_for_what_it_was_cut_from(value, places):
    step = Decimal(1).scaleb(-places)
    printed = value.quantize(step, rounding="ROUND_DOWN")
    assert Quantity(printed, PERCENT, step).truncated.contains(value)


@pytest.mark.parametrize(
    ("value", "approx", "low", "high"),
    [
        ("300", Approx.OVER, "300", "400"),
        ("12000", Approx.UNDER, "11000", "12000"),
        ("29", Approx.OVER, "29", "30"),
        ("500", Approx.ABOUT, "450", "550"),
    ],
)
def test_approximate_counts_reach_to_their_last_printed_place(value, approx, low, high):
    interval = Quantity(Decimal(value), Unit("次"), approx=approx).interval
    assert (interval.low, interval.high) == (Decimal(low), Decimal(high))


def test_money_agrees_across_units_within_its_printed_places():
    bureau = Quantity(Decimal("5949.09"), WAN_YUAN, Decimal("0.01"))
    government = Quantity(Decimal("59490886.67"), YUAN, Decimal("0.01"))
    assert bureau.base.meets(government.base)
    assert bureau.convert(YUAN).value == Decimal("59490900")


def test_units_of_two_kinds_do_not_convert():
    with pytest.raises(ValueError, match="not units of one kind"):
        Quantity(Decimal(1), PERCENT).convert(YUAN)


@pytest.mark.parametrize(("value", "text"), [("1E+3", "1000"), ("38.4100", "38.41"), ("-0", "0"), ("0.00", "0"), ("-12.50", "-12.5")])
def test_plain_prints_without_exponent(value, text):
    assert plain(Decimal(value)) == text
