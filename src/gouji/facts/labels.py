"""Printed labels against the labels of a form: how alike two labels are, in spite of slips, cuts and hints in brackets."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from gouji.profiles import Row
from gouji.text import normalize

_NUMERALS = "一二三四五六七八九十"
_NUMBER = re.compile(
    rf"\s*(?:(?P<second>[（(〔]\s*[{_NUMERALS}]{{1,2}}\s*[)）〕])"
    rf"|(?P<first>[{_NUMERALS}]{{1,2}})\s*[、.．,，]"
    r"|(?P<third>\d{1,2})\s*[.．、,，](?!\d))"
)
_BRACKETS = re.compile(r"[（(〔\[][^（()）〔〕\[\]]*[)）〕\]]?")
_DROPPED = re.compile(r"[\s、，,.。:：;；（）()〔〕\[\]“”\"'‘’《》<>\-—_/\\|*·]+")
_PINYIN = re.compile(r"\([a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü]+\)")

_LONGEST = 200
_WHOLE = 6
"""Length from which a label that stands inside a longer text names it."""


@dataclass(frozen=True, slots=True)
class Label:
    """A printed label taken apart.

    Attributes:
        body: its words without number, white space, punctuation and bracketed hints.
        full: the same with the bracketed hints.
        number: its number such as 一, （三） or 2; "" where none is printed.
    """

    body: str
    full: str
    number: str = ""

    @property
    def level(self) -> int:
        """0 without a number, 1 for 一, 2 for （一）, 3 for 1."""
        if not self.number:
            return 0
        return 2 if self.number.startswith("（") else 3 if self.number.isdigit() else 1


@lru_cache(maxsize=4096)
def parse_label(text: str) -> Label:
    """Take a printed label apart."""
    plain = _PINYIN.sub("", normalize(text[:_LONGEST]))
    match = _NUMBER.match(plain)
    number = ""
    if match:
        plain = plain[match.end() :]
        inner = _DROPPED.sub("", match[0])
        number = f"（{inner}）" if match["second"] else inner
    full = _DROPPED.sub("", plain)
    body = _DROPPED.sub("", _BRACKETS.sub("", plain))
    return Label(body or full, full, number)


@lru_cache(maxsize=65536)
def similarity(printed: str, wanted: str) -> float:
    """How alike two cleaned labels are, 0 to 1.

    Dice coefficient over characters and pairs of characters. A printed label that goes on (a filling hint) or breaks
    off is compared with the part both have, at a discount.
    """
    if not printed or not wanted:
        return 0.0
    if printed == wanted:
        return 1.0
    best = _dice(printed, wanted)
    if len(wanted) >= _WHOLE and wanted in printed:
        best = max(best, 0.9)
    if len(printed) > len(wanted) >= 3:
        best = max(best, 0.97 * _dice(printed[: len(wanted)], wanted))
    elif len(printed) >= 4 and wanted.startswith(printed):
        best = max(best, 0.9)
    elif len(wanted) > len(printed) >= max(3, len(wanted) // 3):
        best = max(best, 0.9 * _dice(printed, wanted[: len(printed)]))
    return best


def _dice(one: str, other: str) -> float:
    first, second = _grams(one), _grams(other)
    common = sum((first & second).values())
    return 2 * common / (first.total() + second.total())


@lru_cache(maxsize=16384)
def _grams(text: str) -> Counter[str]:
    return Counter([*text, *(text[i : i + 2] for i in range(len(text) - 1))])


@lru_cache(maxsize=65536)
def likeness(text: str, labels: tuple[str, ...]) -> float:
    """How alike a printed text is to the nearest of `labels`, numbers left aside."""
    printed = parse_label(text)
    best = 0.0
    for label in labels:
        wanted = parse_label(label)
        pairs = {(printed.body, wanted.body), (printed.full, wanted.full), (printed.full, wanted.body)}
        best = max(best, *(similarity(one, other) for one, other in pairs))
    return best


@lru_cache(maxsize=65536)
def row_likeness(text: str, row: Row) -> float:
    """How alike a printed text is to a row of a form: words and number together, up to 1.25.

    The number is a strong key: numbers that agree outweigh a slip, numbers that differ rule a weak likeness out.
    """
    printed = parse_label(text)
    words = likeness(text, row.labels)
    if not printed.number or not row.number:
        return words
    if printed.number == row.number:
        certain = 0.62 if row.level < 3 else 0.57 if len(printed.body) <= 2 else 0.0
        return max(words + (0.25 if words >= 0.35 else 0.0), certain)
    return words - (0.4 if printed.level == row.level else 0.2)
