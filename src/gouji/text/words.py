"""Words that hold a Chinese numeral and state no number: slogans, idioms, names."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import regex


@dataclass(frozen=True, slots=True)
class FixedWord:
    """A fixed word in a text; `curated` where it is one of the slogans, which also win over numeral and classifier."""

    start: int
    end: int
    curated: bool


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Fixed words; `lengths` gives the lengths of those that begin with two characters, longest first."""

    lengths: dict[str, tuple[int, ...]]
    slogans: frozenset[str]
    all: frozenset[str]
    ambiguous: dict[str, tuple[regex.Pattern[str], regex.Pattern[str]]]


_REACH = 6


@cache
def _lexicon() -> _Lexicon:
    data = tomllib.loads(files(__package__).joinpath("fixed.toml").read_text("utf-8"))
    lines = files(__package__).joinpath("words.txt").read_text("utf-8").splitlines()
    words = frozenset(word for line in lines if not line.startswith("#") for word in line.split())
    slogans = frozenset((*data["slogans"], *data["ambiguous"]))
    lengths: dict[str, set[int]] = {}
    for word in words | slogans:
        lengths.setdefault(word[:2], set()).add(len(word))
    ambiguous = {
        word: (regex.compile(f"(?:{context.get('before', '')})$"), regex.compile(context.get("after", "")))
        for word, context in data["ambiguous"].items()
    }
    by_head = {head: tuple(sorted(same, reverse=True)) for head, same in lengths.items()}
    return _Lexicon(by_head, slogans, words | slogans, ambiguous)


def find_word(text: str, floor: int, start: int) -> FixedWord | None:
    """The fixed word over the numeral that begins at `start`: the one that reaches farthest, looking back to `floor` at most.

    A word that begins inside the numeral is none of its own: it would leave half a number behind.
    """
    lexicon, best = _lexicon(), None
    for place in range(max(floor, start - _REACH), start + 1):
        for length in lexicon.lengths.get(text[place : place + 2], ()):
            if place + length <= start:
                break
            word = text[place : place + length]
            if len(word) == length and word in lexicon.all and not _counts(lexicon, text, place, place + length):
                found = FixedWord(place, place + length, word in lexicon.slogans)
                best = found if best is None or found.end > best.end else best
                break
    return best


_OPENING = regex.compile(r"[“‘「『][^“”‘’「」『』\n]{0,8}$")
_CLOSING = regex.compile(r"[^“”‘’「」『』\n]{0,8}[”’」』]")


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` stands in a short quotation: a Chinese numeral there belongs to a slogan (“三首”, “五个一”)."""
    return _OPENING.search(text, max(0, start - 9), start) is not None and _CLOSING.match(text, end) is not None


def _counts(lexicon: _Lexicon, text: str, start: int, end: int) -> bool:
    """Whether a word that may also be numeral and classifier is a count here, by what stands before and after."""
    context = lexicon.ambiguous.get(text[start:end])
    if context is None:
        return False
    before, after = context
    return before.search(text, max(0, start - 4), start) is not None and after.match(text, end) is not None
