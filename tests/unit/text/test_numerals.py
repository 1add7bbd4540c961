from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.text import parse_numeral

PLAIN = "零一二三四五六七八九"
FINANCIAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")


def spell(number: int) -> str:
    """Standard spelling of a whole number below 10^16: the other direction, written independently of the parser."""
    if number == 0:
        return "零"
    for scale, name in ((10**8, "亿"), (10**4, "万")):
        if number >= scale:
            high, low = divmod(number, scale)
            gap = "零" if 0 < low < scale // 10 else ""
            return spell(high) + name + gap + (spell(low) if low else "")
    words, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            words += ("零" if gap and words else "") + PLAIN[digit] + name
        gap = not digit
    return words


def value(text: str) -> Decimal | None:
    numeral = parse_numeral(text)
    return numeral.value if numeral else None


@given(st.integers(0, 10**16 - 1))
def test_what_is_spelled_is_read_back(number: int) -> None:
    assert value(spell(number)) == number


@given(st.integers(0, 10**16 - 1))
def test_financial_characters_read_the_same(number: int) -> None:
    assert value(spell(number).translate(FINANCIAL)) == number


@given(st.integers(0, 10**16 - 1))
def test_the_spelling_may_leave_out_the_gap_and_the_leading_one(number: int) -> None:
    loose = spell(number)
    if loose.startswith("一十"):
        loose = loose[1:]
    assert value(loose) == number


@given(st.integers(0, 10**10), st.integers(1, 6), st.data())
def test_decimals(whole: int, places: int, data: st.DataObject) -> None:
    digits = data.draw(st.text("0123456789", min_size=places, max_size=places))
    expected = Decimal(f"{whole}.{digits}")
    spelled = spell(whole) + "点" + "".join(PLAIN[int(digit)] for digit in digits)
    for written in (f"{whole}.{digits}", f"{whole:,}.{digits}", spelled):
        numeral = parse_numeral(written)
        assert numeral is not None
        assert numeral.value == expected
        assert numeral.step == Decimal(1).scaleb(-places)


@given(st.integers(1, 9999), st.sampled_from([("万", 10**4), ("亿", 10**8), ("万亿", 10**12)]))
def test_scales_after_digits(number: int, scale: tuple[str, int]) -> None:
    numeral = parse_numeral(f"{number}{scale[0]}")
    assert numeral is not None
    assert (numeral.value, numeral.step) == (number * scale[1], scale[1])


@given(st.text("零一二三四五六七八九十百千万亿两廿点余多几0123456789.,壹拾", max_size=30))
def test_any_mixture_gives_a_number_or_none(text: str) -> None:
    numeral = parse_numeral(text)
    assert numeral is None or (numeral.value >= 0 and numeral.step > 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一万二", "12000"),
        ("三百五", "350"),
        ("两千四", "2400"),
        ("一亿五", "150000000"),
        ("三百零五", "305"),
        ("一百十六", "116"),
        ("十", "10"),
        ("廿三", "23"),
        ("卅", "30"),
        ("二〇二四", "2024"),
        ("两万亿", "2000000000000"),
        ("四万五千亿", "4500000000000"),
        ("二十几万", "200000"),
        ("500余万", "5000000"),
        ("三千多", "3000"),
        ("1万2千", "12000"),
        ("3亿5000万", "350000000"),
        ("2百", "200"),
        ("6千", "6000"),
        ("二十点五万", "205000"),
        ("1,234,567.80", "1234567.80"),
        ("12，345", "12345"),
        ("一千万零五", "10000005"),
        ("六十万零三百", "600300"),
        ("百", "100"),
        ("百万", "1000000"),
        ("壹拾万零叁仟", "103000"),
    ],
)
def test_reads(text: str, expected: str) -> None:
    assert value(text) == Decimal(expected)


NO_NUMBERS = ["", "十四五", "三七二十一", "十二百", "一百百", "二三十", "点五", "一点", "万零万", "件", "五十千", "1.2万3千"]


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_reads_no_number(text: str) -> None:
    assert parse_numeral(text) is None


def test_marks() -> None:
    for text, mark in [("三千多", "vague"), ("二〇二四", "positional"), ("百", "bare")]:
        numeral = parse_numeral(text)
        assert numeral is not None
        assert {name for name in ("vague", "positional", "bare") if getattr(numeral, name)} == {mark}
