"""Two readings of one page compared, so that lost text and lost figures are noticed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from gouji.readers.pdf.page import RADICALS

TOLERANCE = 0.02
"""Share of the text, or of the figures, that the two readings may differ by."""

FEWEST = 50
"""Characters (or digits) from which a share means something; below it more than one may be missing."""


def lost_share(text: Iterable[str], second: Iterable[str]) -> float:
    """Share of the second reading's characters, or of its digits, that the first one lacks; the larger of both."""
    mine, its = _counted(text), _counted(second)
    digits = {character: count for character, count in its.items() if character.isdigit()}
    return max(_missing(sum(mine.values()), sum(its.values())), _missing(_shared(mine, digits), sum(digits.values())))


def pdfium_text(page: Any) -> str:
    """All characters of a pypdfium2 page."""
    text_page = page.get_textpage()
    try:
        return str(text_page.get_text_range())
    finally:
        text_page.close()


def _counted(text: Iterable[str]) -> Counter[str]:
    joined = "".join(text).translate(RADICALS)
    return Counter(character for character in joined if character.isprintable() and not character.isspace())


def _shared(mine: Counter[str], digits: dict[str, int]) -> int:
    return sum(min(mine[character], count) for character, count in digits.items())


def _missing(found: int, expected: int) -> float:
    lost = max(expected - found, 0)
    return lost / expected if expected >= FEWEST or lost > 1 else 0.0
