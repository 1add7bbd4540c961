"""How one written number becomes another when it is typed."""

from __future__ import annotations

from decimal import Decimal


def digit_slip(printed: str, meant: str) -> str:
    """How one written number becomes another: swapped, dropped, added or wrong digit, scale, minus, off by one; else `unknown`."""
    one, other = Decimal(printed), Decimal(meant)
    if one == -other and one:
        return "stray_minus"
    if one and other and _is_power_of_ten(one / other):
        return "scale_slip"
    if sorted(printed) == sorted(meant) and _swapped(printed, meant):
        return "digits_swapped"
    if abs(one - other) == 1:
        return "off_by_one"
    if len(printed) == len(meant):
        wrong = sum(a != b for a, b in zip(printed, meant, strict=True))
        return "digit_wrong" if wrong == 1 and len(printed) > 1 else "unknown"
    if len(printed) == len(meant) - 1 and _without_one(meant, printed):
        return "digit_dropped"
    if len(printed) == len(meant) + 1 and _without_one(printed, meant):
        return "digit_added"
    return "unknown"


def doubled_digit(printed: str, meant: str) -> bool:
    """True where a digit stands twice: 57 becomes 557."""
    return meant != "0" and any(meant[:i] + meant[i] + meant[i:] == printed for i in range(len(meant)) if meant[i].isdigit())


def _swapped(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 2


def _without_one(longer: str, shorter: str) -> bool:
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))


def _is_power_of_ten(ratio: Decimal) -> bool:
    digits = ratio.normalize().as_tuple().digits
    return digits == (1,) and ratio != 1
