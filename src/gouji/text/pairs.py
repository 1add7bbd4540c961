"""Neighbouring digits that leave a number open: 三四件, 七八十人, 十二三个."""

from __future__ import annotations

from decimal import Decimal

import regex

from gouji.quantity import ZERO, Approx, Quantity
from gouji.text.mentions import Mention
from gouji.text.numerals import DIGITS, parse_numeral
from gouji.text.units import WEAK, match_unit

_PAIR = regex.compile(
    r"(?P<lead>(?:[一二两三四五六七八九]?[十百千万]){0,3})(?P<first>[一二两三四五六七八])(?P<second>[二两三四五六七八九])(?P<scale>[十百千万亿]{0,2})"
    r"(?![零〇一二三四五六七八九十百千万亿])"
)


def match_pair(text: str, place: int) -> tuple[Mention, Mention] | None:
    """The two ends of the range at `place`, both approximate. A unit must follow, and the digits must be neighbours (or 三五)."""
    match = _PAIR.match(text, place)
    unit = match_unit(text, match.end()) if match else None
    if match is None or unit is None or (unit.symbol in WEAK and not match["scale"]):
        return None
    if match["lead"] and (match["lead"][-1] == "十") == bool(match["scale"]):  # 十三四 and 一百五六十, but not 十三四百 or 一百五六
        return None
    digits = DIGITS[match["first"]], DIGITS[match["second"]]
    if digits[1] - digits[0] != 1 and digits != (3, 5):
        return None
    lead, scale = _value(match["lead"], 0), _value(match["scale"], 1)
    low, high = (Quantity(lead + digit * scale, unit, ZERO, Approx.ABOUT) for digit in digits)
    middle, end = match.start("second"), match.end() + len(unit.symbol)
    return Mention(place, middle, low, middle), Mention(middle, end, high, match.end())


def _value(written: str | None, absent: int) -> Decimal:
    numeral = parse_numeral(written) if written else None
    return numeral.value if numeral else Decimal(absent)
