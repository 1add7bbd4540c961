"""Halves in words: 一半, 过半数, 半年."""

from __future__ import annotations

from decimal import Decimal

import regex

from gouji.quantity import ZERO, Approx, Quantity, Unit, UnitKind
from gouji.text.approximations import approximation
from gouji.text.figures import FRACTION, Figure
from gouji.text.mentions import Mention
from gouji.text.numerals import Numeral

_WHOLE = regex.compile(r"一半|半数")
_UNIT = regex.compile(r"半个?(?P<unit>年(?![报度])|天|月(?!谈)|小时|学年|学期)")
_HALF = Decimal("0.5")


def match_half(text: str, place: int, floor: int) -> Mention | None:
    """一半 and 半数 (half of a whole), 半年, 半天 and the like (half of a unit) at `place`."""
    whole = _WHOLE.match(text, place)
    if whole:
        end = whole.end()
        approx = approximation(text, Figure(place, end, Numeral(_HALF, ZERO), unit=FRACTION), end, end, floor)
        if place > floor and text[place - 1] == "过":
            approx = Approx.OVER
        return Mention(place, end, Quantity(_HALF, FRACTION, ZERO, approx), end)
    part = _UNIT.match(text, place)
    if part is None or (place and text[place - 1] in "上下前后过大多"):
        return None
    return Mention(place, part.end(), Quantity(_HALF, Unit(part["unit"], UnitKind.DURATION)), part.start("unit"))
