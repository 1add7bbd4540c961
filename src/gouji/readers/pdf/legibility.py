"""Whether the characters of a page say what is printed: fonts with a missing or wrong map to Unicode are found out, not guessed."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from enum import Enum
from functools import cache
from importlib.resources import files
from itertools import pairwise

from gouji.readers.pdf.cells import into_lines
from gouji.readers.pdf.page import Character

SAMPLE = 80
"""Chinese characters a page needs before its words are looked at."""

RARE_WORDS = 0.03
SOUP = 0.06
ODD = frozenset("!\"#$&'*;<=>?@[\\]^_`{|}~")
BROKEN = 0.2
FLAWED = 0.005
PRIVATE = 0.05


class Legibility(Enum):
    """How far a page's characters can be relied on."""

    GOOD = "good"
    FLAWED = "flawed"
    GARBLED = "garbled"


def legibility(characters: Sequence[Character]) -> Legibility:
    """Judge a page by its unmapped and private characters and by the words in it."""
    if not characters:
        return Legibility.GOOD
    text = "".join(character.text for character in characters)
    broken = sum(map(_is_broken, text)) / len(text)
    private = sum("\ue000" <= character <= "\uf8ff" for character in text) / len(text)
    if broken + private > BROKEN or _is_soup(text) or _has_no_words(characters):
        return Legibility.GARBLED
    return Legibility.FLAWED if broken > FLAWED or private > PRIVATE else Legibility.GOOD


@cache
def _pairs() -> frozenset[str]:
    """Pairs of characters any official Chinese text is full of; a shuffled map to Unicode leaves hardly one of them."""
    return frozenset(files("gouji.readers.pdf").joinpath("pairs.txt").read_text(encoding="utf-8").split())


def _paired(characters: Sequence[Character]) -> float:
    """Share of neighbours that make one of the usual pairs."""
    pairs = _pairs()
    return sum(one.text[0] + other.text[0] in pairs for one, other in pairwise(characters)) / len(characters)


def _is_broken(character: str) -> bool:
    return character == "�" or (character > "\x7f" and unicodedata.category(character) in ("Cn", "Cc", "Cs"))


def _is_soup(text: str) -> bool:
    """Whether figures and words are mixed with marks that no report uses, as codes of glyphs taken for letters are."""
    words = [character for character in text if not character.isdigit()]
    return len(words) >= SAMPLE and sum(character in ODD for character in words) > SOUP * len(words)


def _has_no_words(characters: Sequence[Character]) -> bool:
    """Whether the page has many Chinese characters and hardly one of the usual pairs, in the order they are written or printed."""
    chinese = [character for character in characters if "\u4e00" <= character.text[0] <= "\u9fff"]
    if len(chinese) < SAMPLE:
        return False
    if _paired(chinese) >= RARE_WORDS:
        return False
    return _paired([c for line in into_lines(chinese) for c in line]) < RARE_WORDS
