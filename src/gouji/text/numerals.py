"""Numerals as written: Arabic, Chinese, financial and mixed, with scale characters, to exact decimals.

The grammar is that of spoken Chinese numbers: sections below 万 with falling 千百十, sections joined by 万 and 亿 (万亿
nests), a 零 or its absence before a gap, an elided last unit (一万二 is 12000, 三百五 is 350), digits read out one by one
(二〇二四), 点 for the point, and 余/多/几 before a scale (二十几万).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import regex

_DIGIT_FORMS = ("零〇", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
DIGITS = {char: value for value, forms in enumerate(_DIGIT_FORMS) for char in forms}
SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
TENS = {"廿": 20, "卅": 30, "卌": 40}
BIG = {"万": 10_000, "亿": 100_000_000}
VAGUE = "余多几"
ZERO, ONE = Decimal(0), Decimal(1)

_DIGIT_CHARS = frozenset(DIGITS)
_VAGUE_CHARS = frozenset(VAGUE)
_TOKEN = regex.compile(r"\d+(?:[,，]\d{3})*(?:\.\d+)?|.", regex.DOTALL)
_POINT = regex.compile(r"(?P<whole>[^点]*)点(?P<digits>[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖]+)(?P<scale>[万亿]*)")
_ARABIC = regex.compile("[0-9]")
_PLAIN = regex.compile(r"\d+(?:[,，]\d{3})*(?P<fraction>\.\d+)?")


@dataclass(frozen=True, slots=True)
class Numeral:
    """The value of a numeral.

    Attributes:
        value: with all scale characters multiplied out.
        step: worth of the last written place; 1 for a whole number written out.
        vague: True where 余, 多 or 几 stands inside (500余万).
        positional: True for Chinese digits read out one by one (二〇二四).
        bare: True where the numeral begins with a scale character other than 十 (百, 万亿).
    """

    value: Decimal
    step: Decimal = ONE
    vague: bool = False
    positional: bool = False
    bare: bool = False


class _InvalidError(ValueError):
    """The characters do not form a number."""


def parse_numeral(text: str) -> Numeral | None:
    """The number that the whole of `text` writes, None where it writes none. No sign, no unit, no white space."""
    plain = _PLAIN.fullmatch(text) if text[:1].isdigit() else None
    if plain:
        digits = text.replace(",", "").replace("，", "")
        places = len(plain["fraction"] or ".") - 1
        return Numeral(Decimal(digits), ONE.scaleb(-places))
    kept = text.rstrip(VAGUE) if text[-1:] in VAGUE else text
    if not _VAGUE_CHARS.isdisjoint(kept):
        kept = "".join(char for i, char in enumerate(kept) if not (char in VAGUE and kept[i + 1 : i + 2] in BIG))
    try:
        value, step, positional = _with_point(kept)
    except _InvalidError:
        return None
    bare = kept[0] in BIG or kept[0] in "百佰千仟"
    return Numeral(value, step, kept != text, positional, bare)


def _with_point(text: str) -> tuple[Decimal, Decimal, bool]:
    point = _POINT.fullmatch(text) if "点" in text else None
    if point is None:
        value, step = _whole(text)
        return value, step, len(text) > 1 and _DIGIT_CHARS.issuperset(text)
    factor = ONE
    for char in point["scale"]:
        factor *= BIG[char]
    whole = _whole(point["whole"])[0]
    digits = "".join(str(DIGITS[char]) for char in point["digits"])
    return (whole + Decimal(f"0.{digits}")) * factor, ONE.scaleb(-len(digits)) * factor, False


def _whole(text: str) -> tuple[Decimal, Decimal]:
    """Value and step of a number without 点."""
    if not text:
        raise _InvalidError
    if len(text) > 1 and _DIGIT_CHARS.issuperset(text):
        return Decimal("".join(str(DIGITS[char]) for char in text)), ONE
    for scale in "亿万":
        at = text.rfind(scale)
        if at >= 0 and scale in text[:at]:
            raise _InvalidError
        if at >= 0:
            return _scaled(text[:at], text[at + 1 :], Decimal(BIG[scale]))
    return _section(text)


def _scaled(left: str, right: str, scale: Decimal) -> tuple[Decimal, Decimal]:
    if left.endswith(("零", "〇")) and len(left) > 1:
        left = left[:-1]
    value, step = _whole(left) if left else (ONE, ONE)
    written = left[:1].isascii() and left[:1].isdigit() and not right  # 收费0万元 is a figure, 零万 none
    if (value == 0 and not written) or (value != int(value) and right):
        raise _InvalidError
    if not right:
        return value * scale, step * scale
    rest, last = _whole(right.lstrip("零〇") or "零")
    if right in DIGITS and rest:
        rest, last = rest * scale / 10, scale / 10
    if rest >= scale:
        raise _InvalidError
    return value * scale + rest, last


def _section(text: str) -> tuple[Decimal, Decimal]:
    """Value and step of a number below 万 (or one Arabic number, of any size, before the scale)."""
    total, digit, scale, gap, step = ZERO, None, 0, False, ONE
    for token in _TOKEN.findall(text) if _ARABIC.search(text) else text:
        number = DIGITS.get(token)
        if number == 0:
            if digit is not None:
                raise _InvalidError
            gap = True
        elif number or token[0].isdigit():
            if digit is not None:
                raise _InvalidError
            digit, step = (Decimal(number), ONE) if number else _arabic(token)
        elif token in SMALL or token in TENS:
            unit = SMALL.get(token, 10)
            if (scale and unit >= scale) or (token in TENS and digit is not None):
                raise _InvalidError
            total += TENS[token] if token in TENS else (ONE if digit is None else digit) * unit
            digit, scale, gap, step = None, unit, False, step * (unit if step < 1 else 1)
        else:
            raise _InvalidError
    if digit is None:
        return total, step
    if scale > 10 and not gap and digit < 10:  # 三百五: the last unit is left out
        return total + digit * scale / 10, step
    if scale and digit >= scale:
        raise _InvalidError
    return total + digit, step


def _arabic(token: str) -> tuple[Decimal, Decimal]:
    value = Decimal(token.replace(",", "").replace("，", ""))
    exponent = value.as_tuple().exponent
    return value, ONE.scaleb(exponent if isinstance(exponent, int) else 0)
