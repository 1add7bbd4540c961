"""Words that make a number approximate: 约 before it, 余 within, 以上 behind."""

from __future__ import annotations

from typing import Final

import regex

from gouji.quantity import Approx
from gouji.text.figures import Figure

_MONEY: Final = r"(?:人民币|¥)?\s?$"
_BEFORE: Final[tuple[tuple[Approx, regex.Pattern[str]], ...]] = (
    (
        Approx.UNDER,
        regex.compile(rf"(?:(?<![最附邻临靠贴远新相切])近|不足|不到|不超过?|不[高多大]于|(?<!不)[低少小]于|至多|最多){_MONEY}"),
    ),
    (
        Approx.OVER,
        regex.compile(rf"(?:(?<!不)超过?|超出|突破|逾|多达|(?<!突)破|不[少低小]于|(?<!不)[高大多]于|至少|最少){_MONEY}"),
    ),
    (Approx.ABOUT, regex.compile(rf"(?:(?<![预签节合履违解特条公制失契])约[为占]?|大概|大致|估计){_MONEY}")),
)
_BEFORE_LAST: Final = frozenset("近足到过于少多超出破逾达约为占概致计币¥ ")
_BARE_BEFORE = regex.compile(r"(?<![网线马以会掌路晚早])上$|(?<![通超不经])过$")
# 余 and 多 between number and unit; not where they begin a word of their own (余额, 多媒体).
_SURPLUS = regex.compile(
    r"\s?(?:余(?![额下])|多(?!媒体|渠道|元化|样化|维|层次|年来|方面)|几(?![乎何])|来(?=[个件人条家名户位次份篇天项场部封年]))"
)
_AFTER: Final[tuple[tuple[Approx, regex.Pattern[str]], ...]] = (
    (Approx.OVER, regex.compile(r"余(?!额)|多(?=[，。；、,;）)\s]|$)|\+|(?:[(（]含[)）])?(?:及以上|以上|有余)")),
    (Approx.UNDER, regex.compile(r"(?:[(（]含[)）])?(?:及以下|以下|以内|之内)")),
    (Approx.ABOUT, regex.compile(r"左右|上下(?![级联班游功衔贯])")),
)
_AFTER_FIRST: Final = frozenset("余多+(（及以有之左上")


def surplus_end(text: str, figure: Figure) -> int:
    """Where the number ends with a 余, 多, 几 or 来 that belongs to it; they follow round Chinese numbers only (十多, not 三多)."""
    round_enough = not figure.chinese or figure.numeral.value >= 10
    surplus = _SURPLUS.match(text, figure.end) if round_enough and figure.unit is None else None
    return surplus.end() if surplus else figure.end


def approximation(text: str, figure: Figure, number_end: int, end: int, floor: int) -> Approx:
    """How exactly the figure is meant. `number_end` is the end with 余, `end` the end with the unit, `floor` the last figure's end."""
    if figure.numeral.vague or number_end > figure.end:
        return Approx.ABOUT if text[number_end - 1] == "来" else Approx.OVER
    if figure.numeral.bare and _BARE_BEFORE.search(text, max(floor, figure.start - 2), figure.start):
        return Approx.OVER
    if figure.start > floor and text[figure.start - 1] in _BEFORE_LAST:
        for approx, pattern in _BEFORE:
            if pattern.search(text, max(floor, figure.start - 8), figure.start):
                return approx
    if text[end : end + 1] in _AFTER_FIRST:
        for approx, pattern in _AFTER:
            if pattern.match(text, end):
                return approx
    return Approx.EXACT
