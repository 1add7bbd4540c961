"""Agreement of a stated number with an expected one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.matching import Agreement, agree
from gouji.matching.agreement import possible_rate
from gouji.quantity import PERCENT, WAN_YUAN, Approx, Interval, Quantity, Unit
from gouji.records import Relation

PIECES = Unit("件")


def rate(text: str) -> Quantity:
    places = len(text.partition(".")[2])
    return Quantity(Decimal(text), PERCENT, Decimal(1).scaleb(-places))


@pytest.mark.parametrize(
    ("stated", "expected", "outcome"),
    [
        (Quantity(Decimal(57), PIECES), Decimal(57), Agreement.EXACT),
        (Quantity(Decimal(57), PIECES), Decimal(56), Agreement.FAILS),
        (Quantity(Decimal(673500), PIECES, Decimal(100)), Decimal(673541), Agreement.ROUNDED),
        (Quantity(Decimal(673500), PIECES, Decimal(100)), Decimal(673580), Agreement.TRUNCATED),
        (Quantity(Decimal(100), PIECES, approx=Approx.OVER), Decimal(112), Agreement.WITHIN),
        (Quantity(Decimal(100), PIECES, approx=Approx.OVER), Decimal(88), Agreement.FAILS),
        (rate("99.6"), Decimal(24900) / 250, Agreement.EXACT),
        (rate("82.4"), Decimal(25800) / 313, Agreement.ROUNDED),
        (rate("82.5"), Decimal(25800) / 313, Agreement.FAILS),
        (rate("34.82"), Decimal("34.8276"), Agreement.TRUNCATED),
    ],
)
def test_agree(stated: Quantity, expected: Decimal, outcome: Agreement) -> None:
    assert agree(stated, Interval.exact(expected)) is outcome


def test_amounts_meet_in_their_own_units() -> None:
    stated = Quantity(Decimal("5949.09"), WAN_YUAN, Decimal("0.01"))
    printed = Quantity(Decimal("5949.088667"), WAN_YUAN, Decimal("0.000001"))
    assert agree(stated, printed.interval, factor=WAN_YUAN.factor) is Agreement.ROUNDED


def test_relation_bounds_a_plain_number() -> None:
    stated = Quantity(Decimal(500), PIECES)
    assert agree(stated, Interval.exact(612), Relation.GE) is Agreement.WITHIN
    assert agree(stated, Interval.exact(412), Relation.GE) is Agreement.FAILS


def test_98_percent_of_11_cases_is_impossible() -> None:
    assert not possible_rate(rate("98"), 11)
    assert possible_rate(rate("91"), 11)
    assert not possible_rate(rate("91"), 0)


@given(st.integers(1, 400), st.data())
def test_a_rate_that_was_computed_is_possible(whole: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(0, whole))
    rounded = round(Decimal(100 * part) / whole, 1)
    assert possible_rate(Quantity(rounded, PERCENT, Decimal("0.1")), whole)
