"""Numbers in running text: quantities, figures that are none, periods, and character folding."""

from __future__ import annotations

from gouji.text.characters import normalize
from gouji.text.mentions import Mention, NumberRegion, RegionKind
from gouji.text.numerals import Numeral, parse_numeral
from gouji.text.periods import PeriodMention, find_periods
from gouji.text.pinyin import Stripped, strip_pinyin
from gouji.text.scan import scan

__all__ = [
    "Mention",
    "NumberRegion",
    "Numeral",
    "PeriodMention",
    "RegionKind",
    "Stripped",
    "extract_quantities",
    "find_periods",
    "find_regions",
    "normalize",
    "parse_numeral",
    "scan",
    "strip_pinyin",
]


def extract_quantities(text: str) -> tuple[Mention, ...]:
    """The quantities of `text` in reading order; a range gives two. Dates, document numbers, ordinals and slogans are none."""
    return scan(text)[0]


def find_regions(text: str) -> tuple[NumberRegion, ...]:
    """The figures of `text` that are no quantity, with the reason, in reading order."""
    return scan(text)[1]
