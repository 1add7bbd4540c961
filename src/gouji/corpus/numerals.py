"""How authors print a number: plain digits, 万 with decimals, 余, 约, Chinese numerals for small counts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

_CHINESE = "零一两三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A printed number: text before the unit, text after it, the value it states, and its relation to the true one."""

    text: str
    after: str
    value: Decimal
    op: str = "eq"


def numeral(value: Decimal, style: str = "plain", places: int | None = None) -> Numeral:
    """The number as printed in a style: plain, cn, wan, over, wan_over, about, under."""
    if style == "cn" and value == value.to_integral_value() and 0 < value <= 10:
        return Numeral(_CHINESE[int(value)], "", value)
    if style == "wan" and value >= 10000:
        shown = rounded(value / 10000, 2 if places is None else places)
        return Numeral(f"{shown}万", "", shown * 10000)
    if style == "wan_over" and value >= 10000:
        shown = (value / 10000).to_integral_value(ROUND_DOWN)
        return Numeral(f"{shown}万余", "", shown * 10000, "ge")
    if style in ("over", "about", "under") and value >= 20:
        return _approximate(value, style)
    shown = value if places is None else rounded(value, places)
    return Numeral(format(shown, "f"), "", shown)


def rounded(value: Decimal, places: int) -> Decimal:
    """Half up, as people round."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def truncated(value: Decimal, places: int) -> Decimal:
    """Cut off after the last place, as some people round."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_DOWN)


def _approximate(value: Decimal, style: str) -> Numeral:
    step = Decimal(1).scaleb(max(value.adjusted() - 1, 1))
    floor = (value / step).to_integral_value(ROUND_DOWN) * step
    if style == "over":
        return Numeral(f"{floor:f}余", "", floor, "ge")
    if style == "about":
        return Numeral(f"约{floor:f}", "", floor, "approx")
    return Numeral(f"近{floor + step:f}", "", floor + step, "le")
