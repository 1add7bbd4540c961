"""Figures: numbers as printed, in all their forms, before the unit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

import regex

from gouji.quantity import PERCENT, ZERO, Unit, UnitKind
from gouji.text.numerals import BIG, Numeral, parse_numeral

FRACTION: Final = Unit("", UnitKind.FRACTION)
PER_MILLE: Final = Unit("‰", UnitKind.PERCENT, Decimal("0.1"))
PER_MYRIAD: Final = Unit("‱", UnitKind.PERCENT, Decimal("0.01"))
FINANCIAL: Final = "壹贰叁肆伍陆柒捌玖拾佰仟"

LONGEST_NUMERAL: Final = 48
"""Characters of the longest number that is read; what is longer is none."""
_DIGIT: Final = "零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖"
_ARABIC: Final = r"(?:\d{1,3}(?:[,，]\d{3}){1,7}(?!\d)|\d{1,40})(?:\.\d{1,20})?"
# 百 and 千 that begin a unit or a word (百分点, 千克) are not part of the number before them.
_HUNDRED: Final = r"百(?!分(?!之)|姓|科|货|度)"
_THOUSAND: Final = r"千(?!克|米|瓦|卡|伏|帕|赫|焦|字节|比特|方百计|家万户|公里|兆)"
# w for 万 is how social media print it (1.6w, 10w+).
_SCALE: Final = rf"(?:[十百千]?\s?[万亿]{{1,2}}|[wW](?![A-Za-z])|{_HUNDRED}|{_THOUSAND})"
_SCALED: Final = (
    rf"{_ARABIC}(?:\s?[余多几]?{_SCALE}(?:零?(?:\d{{1,4}}(?:\.\d{{1,6}})?|[一二三四五六七八九])\s?[余多几]?{_SCALE}){{0,4}}"
    r"(?:(?<=万)\d{3,4}(?![\d.年]))?)?"
)
_CHINESE: Final = (
    rf"(?:[{_DIGIT}十万亿两廿卅拾佰仟]|{_HUNDRED}|{_THOUSAND}|[余多几](?=[万亿])){{1,{LONGEST_NUMERAL}}}"
    rf"(?:点[{_DIGIT}]{{1,20}}[万亿]{{0,2}})?"
)
_NUMBER = regex.compile(rf"(?P<arabic>{_SCALED})|(?P<chinese>{_CHINESE})")
_PART_OF = regex.compile(rf"(?P<per>[百佰千仟万])分之(?P<sign>[负-])?(?P<number>{_SCALED}|{_CHINESE})")
_FRACTION = regex.compile(
    rf"(?:(?P<whole>{_CHINESE}|\d{{1,9}})又)?(?:(?P<low>{_CHINESE}|\d{{1,9}})分之(?P<high>{_CHINESE}|\d{{1,9}})"
    r"|(?P<over>\d{1,4})/(?P<under>[1-9]\d{0,3})(?![\d/.]))"
)
_FRACTION_MARKS = frozenset("又分/")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as read at a place.

    Attributes:
        scale: worth of the scale characters the number ends in (万 in 1.2万), 1 where there are none.
        chinese: True where it is written in Chinese characters only.
        unit: the unit where the form of the number itself tells it (percent, fraction).
    """

    start: int
    end: int
    numeral: Numeral
    scale: Decimal = Decimal(1)
    chinese: bool = False
    unit: Unit | None = None


def read_figure(text: str, place: int) -> Figure | None:
    """The number that begins at `place`: percent and fraction in words, else a plain numeral."""
    if text[place] in "百佰千仟万":
        part = _PART_OF.match(text, place)
        if part:
            return _per(part)
    match = _NUMBER.match(text, place)
    if match is None or match.end() - place > LONGEST_NUMERAL:
        return None
    if text[match.end() : match.end() + 1] in _FRACTION_MARKS:
        fraction = _fraction(text, place)
        if fraction:
            return fraction
    written = _unspaced(match[0])
    numeral = parse_numeral(written)
    if numeral is None:
        return None
    return Figure(place, match.end(), numeral, _scale_of(written), match["chinese"] is not None)


def _per(part: regex.Match[str]) -> Figure | None:
    numeral = parse_numeral(_unspaced(part["number"]))
    unit = {"百": PERCENT, "佰": PERCENT, "万": PER_MYRIAD}.get(part["per"], PER_MILLE)
    if numeral and part["sign"]:
        numeral = replace(numeral, value=-numeral.value)
    return Figure(part.start(), part.end(), numeral, unit=unit) if numeral else None


def _fraction(text: str, place: int) -> Figure | None:
    match = _FRACTION.match(text, place)
    if match is None:
        return None
    whole = parse_numeral(match["whole"]) if match["whole"] else Numeral(ZERO)
    high, low = parse_numeral(match["high"] or match["over"]), parse_numeral(match["low"] or match["under"])
    if whole is None or high is None or low is None or not low.value:
        return None
    return Figure(place, match.end(), Numeral(whole.value + high.value / low.value, ZERO), unit=FRACTION)


def _unspaced(written: str) -> str:
    if written.isalnum() and written[-1] not in "wW":
        return written
    return "".join(written.replace("w", "万").replace("W", "万").split())


def _scale_of(written: str) -> Decimal:
    scale = Decimal(1)
    for char in reversed(written):
        if char not in BIG:
            break
        scale *= BIG[char]
    return scale
