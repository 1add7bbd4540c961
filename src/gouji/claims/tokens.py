"""What a sentence is made of, for reading: words, figures, years, brackets and the unknown stretches between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum

from gouji.claims.lexicon import Lexicon, Senses
from gouji.quantity import Quantity


class Sort(Enum):
    """Sorts of tokens."""

    WORD = "word"
    FIGURE = "figure"
    YEAR = "year"
    GAP = "gap"
    JOIN = "join"
    BRACKET = "bracket"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed number of the text. Offsets point into the squeezed text; `index` counts the figures of the paragraph."""

    index: int
    start: int
    end: int
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a segment.

    Attributes:
        senses: of a word.
        year: of a year token.
        inner: the segments inside a bracket.
        nested: True for a word inside a bracket before the figure.
    """

    sort: Sort
    start: int
    end: int
    text: str = ""
    senses: Senses = field(default_factory=dict)
    year: int = 0
    figure: Figure | None = None
    inner: tuple[Segment, ...] = ()
    nested: bool = False

    def get(self, category: str) -> str | None:
        """The member of `category` that this word names, None where it has no such sense."""
        return self.senses.get(category)

    def has(self, *categories: str) -> bool:
        """True where the word has one of these senses."""
        return any(category in self.senses for category in categories)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch between commas, semicolons, colons and brackets. `before` and `after` are the marks around it."""

    start: int
    end: int
    before: str
    after: str
    tokens: tuple[Token, ...]

    @property
    def figures(self) -> int:
        """Number of figures outside inner brackets."""
        return sum(token.sort is Sort.FIGURE for token in self.tokens)


_STRONG = "，；：。！？|"
_JOIN = "、/+="
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?:年度|年(?!\d{1,2}月)|(?=版))(?:底|末|初)?")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, the closing mark included. Marks inside brackets and titles do not end one."""
    depth = start = 0
    for match in _ENDS.finditer(text):
        char = match[0]
        if char in "（《":
            depth += 1
        elif char in "）》":
            depth = max(0, depth - 1)
        elif depth == 0 or match.start() - start > 600:
            depth = 0
            yield start, match.end()
            start = match.end()
    if start < len(text):
        yield start, len(text)


_ENDS = re.compile("[。！？（）《》]")


@dataclass(slots=True)
class Tokenizer:
    """Cuts sentences of one paragraph into segments of tokens.

    Attributes:
        fixed: figures, and regions as (start, end), by their start.
        bounds: where the word tokens of the Chinese tokeniser begin and end.
        special: words with a numeral or a comma inside.
    """

    text: str
    lexicon: Lexicon
    figures: Sequence[Figure]
    regions: Sequence[tuple[int, int, str]]
    bounds: set[int] | None
    special: Sequence[tuple[int, int]] = ()

    def segments(self, start: int, end: int) -> tuple[Segment, ...]:
        """Segments of the stretch from `start` to `end`."""
        fixed = self._fixed(start, end)
        return tuple(self._cut(start, end, fixed, ""))

    def _fixed(self, start: int, end: int) -> dict[int, Token]:
        fixed: dict[int, Token] = {}
        for first, last, reason in self.regions:
            if start <= first < end:
                fixed[first] = Token(Sort.REGION, first, last, self.text[first:last], {reason: ""})
        for match in _YEAR.finditer(self.text, start, end):
            fixed[match.start()] = Token(Sort.YEAR, *match.span(), match[0], year=int(match[1]))
        for figure in self.figures:
            if start <= figure.start < end:
                fixed[figure.start] = Token(Sort.FIGURE, figure.start, figure.end, self.text[figure.start : figure.end], figure=figure)
        for first, last in self.special:
            if start <= first and last <= end:
                fixed[first] = next(self._words(first, last))
        return fixed

    def _cut(self, start: int, end: int, fixed: dict[int, Token], before: str) -> Iterator[Segment]:
        tokens: list[Token] = []
        at = begin = start
        while at < end:
            char = self.text[at]
            if at in fixed and fixed[at].end <= end:
                tokens.append(fixed[at])
                at = max(fixed[at].end, at + 1)
            elif char in _STRONG:
                yield Segment(begin, at, before, char, tuple(tokens))
                tokens, before, at = [], char, at + 1
                begin = at
            elif char == "（" and (close := self._close(at, end)):
                inner = tuple(self._cut(at + 1, close, fixed, "（"))
                tokens.append(Token(Sort.BRACKET, at, close + 1, self.text[at : close + 1], inner=inner))
                at = close + 1
            elif char == "《" and (close := self.text.find("》", at, end)) > 0:
                tokens.append(Token(Sort.GAP, at, close + 1, self.text[at : close + 1]))
                at = close + 1
            elif char in _JOIN:
                tokens.append(Token(Sort.JOIN, at, at + 1, char))
                at += 1
            else:
                stop = self._stop(at, end, fixed)
                tokens.extend(self._words(at, stop))
                at = stop
        if tokens or not before or before == "（":
            yield Segment(begin, end, before, "", tuple(tokens))

    def _close(self, at: int, end: int) -> int:
        depth = 0
        for match in _BRACKETS.finditer(self.text, at, min(end, at + 600)):
            depth += 1 if match[0] == "（" else -1
            if depth == 0:
                return match.start()
        return 0

    def _stop(self, at: int, end: int, fixed: dict[int, Token]) -> int:
        stop = at + 1
        while stop < end and stop not in fixed and self.text[stop] not in _BREAKS:
            stop += 1
        return stop

    def _words(self, start: int, end: int) -> Iterator[Token]:
        at = start
        for first, last, senses in self.lexicon.find(self.text, start, end, self.bounds):
            if first > at:
                yield Token(Sort.GAP, at, first, self.text[at:first])
            yield Token(Sort.WORD, first, last, self.text[first:last], senses)
            at = last
        if at < end:
            yield Token(Sort.GAP, at, end, self.text[at:end])


_BRACKETS = re.compile("[（）]")
_BREAKS = frozenset("，；：。！？|、/+=（《")
