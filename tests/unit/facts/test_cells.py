from decimal import Decimal

import pytest

from gouji.facts.cells import parse_cell, to_quantity
from gouji.profiles import load_profile

PROFILE = load_profile("zfxxgk")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("0", "0", ""), ("2笔", "2", "笔"), ("984361元", "984361", "元"), ("22（其中修订16件）", "22", ""), ("增10", "10", ""),
        ("减4", "-4", ""), ("+123", "123", ""), ("-2", "-2", ""), ("1,234,567", "1234567", ""), ("１２３", "123", ""),
        ("5 448", "5448", ""), ("1629 .258", "1629.258", ""), ("0.00", "0.00", ""), ("160.5964万元", "160.5964", "万元"),
        ("12.3万件", "123000", "件"), ("     0", "0", ""), ("\n7\n", "7", ""), ("124件", "124", "件"), ("共5件", "5", "件"),
    ],
)  # fmt: skip
def test_numbers(text, value, unit):
    cell = parse_cell(text)
    assert cell is not None
    assert (cell.value, cell.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("", "blank"), ("  ", "blank"), ("/", "slash"), ("／", "slash"), ("-", "dash"), ("—", "dash"), ("——", "dash"),
        ("无", "none"), ("0 0", "several"), ("402\n502", "several"),
    ],
)  # fmt: skip
def test_cells_without_a_number_say_why(text, missing):
    cell = parse_cell(text)
    assert cell is not None
    assert (cell.value, cell.missing) == (None, missing)


@pytest.mark.parametrize("text", ["规章", "1.属于国家秘密", "本年（2023）制发件数", "2023年", "98%", "收到申请5件，办结5件", "三、"])
def test_words_are_no_values(text):
    assert parse_cell(text) is None


def test_a_number_with_a_stray_space_is_doubted():
    cell = parse_cell("54 48")
    assert cell is not None
    assert cell.value == 5448
    assert cell.doubt > 0


def quantity(text: str, concept: str, heading: str = ""):
    cell = parse_cell(text)
    assert cell is not None
    return to_quantity(cell, PROFILE.concept(concept), heading)


def test_counts_are_exact_and_money_is_known_to_its_last_place():
    count, _ = quantity("12", "permits")
    fee, _ = quantity("1629.258", "fees", "万元")
    assert count.interval.is_exact
    assert fee.unit.symbol == "万元"
    assert fee.interval.high - fee.interval.low == Decimal("0.001")
    assert fee.base.low == Decimal("16292575")


def test_the_unit_in_the_cell_outweighs_the_heading():
    amount, unsure = quantity("160.5964万元", "procurement.amount", "元")
    assert amount.unit.symbol == "万元"
    assert unsure == ()


def test_money_without_a_unit_anywhere_is_doubted():
    _, unsure = quantity("27270", "procurement.amount")
    assert unsure
