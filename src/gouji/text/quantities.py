"""Quantities: a figure with sign, unit and approximation."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

import regex

from gouji.quantity import BARE, YUAN, ZERO, Approx, Quantity, Unit, UnitKind
from gouji.text.approximations import approximation, surplus_end
from gouji.text.figures import FINANCIAL, Figure
from gouji.text.mentions import Mention
from gouji.text.money import amount, stands_before, with_cents
from gouji.text.units import WEAK, match_unit

ROUNDED: Final = frozenset({UnitKind.MONEY, UnitKind.PERCENT, UnitKind.PERCENTAGE_POINT, UnitKind.MEASURE})
"""Kinds whose numbers are rounded to the last printed place even where they are whole."""

_SIGN = regex.compile(r"(?:负的?|-|\+)$")
_MIDDLE = regex.compile(r"个(?P<mark>[多半余来])(?P<unit>月|小时|星期|学期|钟头|世纪)")
_HALF_AFTER = regex.compile(r"半(?![数年天月个径])")
_TENTHS = regex.compile(r"半|[一二三四五六七八九](?![十百千万亿成点])")
"""九成九, 一成半: tenths of a tenth."""
_NO_MORE, _TENTH, _HALF = Decimal(0), Decimal("0.1"), Decimal("0.5")
_SCALE_CHARS: Final = frozenset("百千万亿佰仟")
# What a Chinese numeral without a unit must stand between to be a number.
_EDGES: Final = frozenset("负-+ \n|，。；：、,:;!！?？（）()[]〔〕“”\"《》<>—~～/为共计达是约近超值到的比有")


def match_quantity(text: str, figure: Figure, floor: int) -> Mention | None:
    """The quantity `figure` is the number of, None where a Chinese numeral shows no sign of being a count."""
    start, sign = _signed(text, figure.start, floor)
    number_end = surplus_end(text, figure)
    unit, unit_start, end, more = _unit_after(text, number_end, figure)
    approx = approximation(text, figure, number_end, end, floor)
    if figure.chinese and not _is_count(text, figure, unit, approx, floor):
        return None
    if unit.kind is UnitKind.NONE and stands_before(text, start):
        unit = YUAN
    if unit.kind is UnitKind.MONEY:
        quantity, end = with_cents(text, end, amount(figure, approx))
    else:
        quantity = _counted(figure, unit, approx, more)
    if sign:
        quantity = replace(quantity, value=-quantity.value if sign != "+" else quantity.value, signed=True)
    return Mention(start, end, quantity, unit_start)


def _signed(text: str, start: int, floor: int) -> tuple[int, str]:
    """Where the number begins with its sign, and the sign. A dash right after a figure joins the two and is no sign."""
    if start == floor or text[start - 1] not in "负的-+":
        return start, ""
    sign = _SIGN.search(text, max(floor, start - 2), start)
    if sign is None or (sign[0] in "-+" and sign.start() == floor and floor > 0 and text[floor - 1].isalnum()):
        return start, ""
    return sign.start(), sign[0]


def _unit_after(text: str, place: int, figure: Figure) -> tuple[Unit, int, int, Decimal]:
    """Unit, where it begins and ends, and what is added behind it (两年半, 九成九)."""
    if figure.unit is not None:
        return figure.unit, figure.end, figure.end, _NO_MORE
    begin = place
    while begin < place + 3 and text[begin : begin + 1] in (" ", "\n"):
        begin += 1
    middle = _MIDDLE.match(text, begin) if text[begin : begin + 1] == "个" else None
    if middle:
        return Unit("个" + middle["unit"], UnitKind.DURATION), begin, middle.end(), _HALF if middle["mark"] == "半" else _NO_MORE
    unit = match_unit(text, begin)
    if unit is None:
        return BARE, place, place, _NO_MORE
    end = begin + len(unit.symbol)
    if unit.symbol == "成" and figure.chinese and (tenths := _TENTHS.match(text, end)):
        return unit, begin, tenths.end(), _TENTH * ("半一二三四五六七八九".index(tenths[0]) or 5)
    half = unit.kind in (UnitKind.DURATION, UnitKind.MULTIPLE) and _HALF_AFTER.match(text, end) is not None
    return unit, begin, end + half, _HALF if half else _NO_MORE


def _is_count(text: str, figure: Figure, unit: Unit, approx: Approx, floor: int) -> bool:
    """Whether a Chinese numeral is a number here and not part of a word."""
    numeral, written = figure.numeral, text[figure.start : figure.end]
    if figure.unit is not None or numeral.step < 1:
        return True
    if len(written) == 1 and numeral.bare:
        return approx in (Approx.OVER, Approx.UNDER)
    if len(written) == 1 and written in FINANCIAL:
        return unit.kind is UnitKind.MONEY
    if numeral.positional:  # digits read out: 二〇三件, not 五一节
        return unit.kind is not UnitKind.NONE and (len(written) > 2 or written[-1] in "零〇")
    if unit.kind is not UnitKind.NONE and (len(written) > 1 or unit.symbol not in WEAK):
        return True
    if not numeral.bare and not _SCALE_CHARS.isdisjoint(written):
        return True
    before, after = text[max(floor, figure.start - 3) : figure.start].rstrip(" "), text[figure.end : figure.end + 1]
    alone = (not before or before[-1] in _EDGES) and (not after or after in _EDGES)
    return alone and (len(written) > 1 or not (before or after))


def _counted(figure: Figure, unit: Unit, approx: Approx, more: Decimal) -> Quantity:
    """The figure in `unit`. A whole number written out is exact; decimals, scales and rates are known to their last place."""
    numeral = figure.numeral
    exact = numeral.step == 1 and unit.kind not in ROUNDED
    step = _TENTH if more and unit.symbol == "成" else numeral.step
    return Quantity(numeral.value + more, unit, ZERO if exact else step, approx)


def share_unit(first: Mention, second: Mention, scale: Decimal) -> Mention:
    """`first` with the unit that is printed once, after `second`, and with the scale printed before that unit."""
    unit, value, step = second.quantity.unit, first.quantity.value, first.quantity.step
    if unit.kind in ROUNDED and not step:
        step = Decimal(1)
    if unit.factor == 1 and scale > 1:
        value, step = value * scale, (step or Decimal(1)) * scale
    return replace(first, quantity=replace(first.quantity, value=value, step=step, unit=unit))
