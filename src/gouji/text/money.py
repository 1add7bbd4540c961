"""Money: the currency before a number, the scale that belongs to the unit (万元), and 角 and 分 behind 元."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

import regex

from gouji.quantity import ZERO, Approx, Quantity, Unit, UnitKind
from gouji.text.figures import Figure
from gouji.text.numerals import parse_numeral

_CURRENCY = regex.compile(r"(?:人民币|RMB|¥)\s?$")
_DIGIT: Final = r"[\d零一二两三四五六七八九壹贰叁肆伍陆柒捌玖]"
_CENTS = regex.compile(rf"(?P<jiao>{_DIGIT})角(?:(?P<fen>{_DIGIT})分)?")
_MORE = regex.compile(r"人民币|[整正](?=[，。；、,;）)\s]|$)")
_SCALE_NAMES: Final = {Decimal(10_000): "万", Decimal(100_000_000): "亿", Decimal(10**12): "万亿"}


def stands_before(text: str, start: int) -> bool:
    """Whether a currency stands before the number that begins at `start` (¥100, 人民币100)."""
    return start > 0 and text[start - 1] in "¥币B " and _CURRENCY.search(text, max(0, start - 5), start) is not None


def amount(figure: Figure, approx: Approx) -> Quantity:
    """The figure as money in the unit printed: 1.2万元 is 1.2 of the unit 万元, which is worth 10000."""
    name = _SCALE_NAMES.get(figure.scale)
    factor = figure.scale if name else Decimal(1)
    unit = Unit(f"{name or ''}元", UnitKind.MONEY, factor)
    return Quantity(figure.numeral.value / factor, unit, figure.numeral.step / factor, approx)


def with_cents(text: str, end: int, money: Quantity) -> tuple[Quantity, int]:
    """Money with the 角 and 分 that follow 元 at `end`, and where it ends with a closing 整 or 人民币."""
    cents = _CENTS.match(text, end) if money.unit.factor == 1 else None
    if cents:
        jiao, fen = parse_numeral(cents["jiao"]), parse_numeral(cents["fen"] or "零")
        value = (jiao.value if jiao else ZERO) / 10 + (fen.value if fen else ZERO) / 100
        money, end = replace(money, value=money.value + value, step=Decimal("0.01")), cents.end()
    more = _MORE.match(text, end)
    return money, more.end() if more else end
