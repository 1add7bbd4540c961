"""What a sentence is made of, for reading: words, figures, years, brackets and the unknown stretches between them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from gouji.claims.lexicon import Lexicon, Senses
from gouji.quantity import Quantity, UnitKind


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
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a segment.

    Attributes:
        senses: of a word.
        year: of a year token, or of a date.
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
        return not self.senses.keys().isdisjoint(categories)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch between commas, semicolons, colons and brackets.

    Attributes:
        before, after: the marks around it.
        figures: number of figures outside inner brackets, durations apart.
    """

    start: int
    end: int
    before: str
    after: str
    tokens: tuple[Token, ...]
    figures: int = 0


_STRONG = "，；：。！？|"
_JOIN = "、/+="
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?:年度|年(?!\d{1,2}月)|(?=版))(?:底|末|初)?")


_YEAR_OF = re.compile(r"((?:19|20)\d{2})年")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, the closing mark included. Marks inside brackets and titles do not end one.

    A text without full stops is cut at the semicolon or comma behind a thousand characters, so that time stays linear.
    """
    depth = start = 0
    for match in _ENDS.finditer(text):
        char = match[0]
        if char in "（《":
            depth += 1
        elif char in "）》":
            depth = max(0, depth - 1)
        elif (char == "；" and match.start() - start < 1000) or (char == "，" and match.start() - start < 2000):
            continue
        elif depth == 0 or match.start() - start > 600:
            depth = 0
            yield start, match.end()
            start = match.end()
    if start < len(text):
        yield start, len(text)


_ENDS = re.compile("[。！？（）《》；，]")


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

    def has_figure(self, start: int, end: int) -> bool:
        """True where a figure stands in the stretch."""
        at = bisect_left(self.figures, start, key=lambda figure: figure.start)
        return at < len(self.figures) and self.figures[at].start < end

    def segments(self, start: int, end: int) -> tuple[Segment, ...]:
        """Segments of the stretch from `start` to `end`."""
        fixed = self._fixed(start, end)
        return tuple(self._cut(start, end, fixed, ""))

    def _fixed(self, start: int, end: int) -> dict[int, Token]:
        fixed: dict[int, Token] = {}
        for first, last, reason in _within(self.regions, start, end):
            dated = _YEAR_OF.match(self.text, first, last)
            fixed[first] = Token(Sort.REGION, first, last, self.text[first:last], {reason: ""}, int(dated[1]) if dated else 0)
        for match in _YEAR.finditer(self.text, start, end):
            fixed[match.start()] = Token(Sort.YEAR, *match.span(), match[0], year=int(match[1]))
            if self.bounds is not None:
                self.bounds.add(match.end())  # 比2022年少5件: 年少 is no word here
        for place in range(bisect_left(self.figures, start, key=lambda figure: figure.start), len(self.figures)):
            figure = self.figures[place]
            if figure.start >= end:
                break
            fixed[figure.start] = Token(Sort.FIGURE, figure.start, figure.end, self.text[figure.start : figure.end], figure=figure)
        for first, last in _within(self.special, start, end):
            if last <= end:
                word = self.text[first:last]
                fixed[first] = Token(Sort.WORD, first, last, word, self.lexicon.senses(word))
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
                yield _segment(begin, at, before, char, tokens)
                tokens, before, at = [], char, at + 1
                begin = at
            elif char == "（" and (close := self._close(at, end)):
                inner = tuple(self._cut(at + 1, close, fixed, "（"))
                tokens.append(Token(Sort.BRACKET, at, close + 1, self.text[at : close + 1], inner=inner))
                at = close + 1
            elif char == "《" and (close := self.text.find("》", at, end)) > 0:
                tokens.append(self._title(at, close + 1))
                at = close + 1
            elif char in _JOIN:
                tokens.append(Token(Sort.JOIN, at, at + 1, char))
                at += 1
            else:
                stop = self._stop(at, end, fixed)
                tokens.extend(self._words(at, stop))
                at = stop
        if tokens or not before or before == "（":
            yield _segment(begin, end, before, "", tokens)

    def _title(self, start: int, end: int) -> Token:
        """《政府信息公开申请表》 names what is counted like the words inside it; other titles name nothing."""
        senses = self.lexicon.senses(self.text[start + 1 : end - 1])
        return Token(Sort.WORD if "topic" in senses else Sort.GAP, start, end, self.text[start:end], senses if "topic" in senses else {})

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


def _within(spans: Sequence[Any], start: int, end: int) -> Iterator[Any]:
    """Those of the sorted `spans` that begin between `start` and `end`."""
    for place in range(bisect_left(spans, start, key=lambda span: span[0]), len(spans)):
        if spans[place][0] >= end:
            return
        yield spans[place]


def _segment(start: int, end: int, before: str, after: str, tokens: list[Token]) -> Segment:
    figures = [token.figure for token in tokens if token.figure is not None]
    return Segment(start, end, before, after, tuple(tokens), sum(figure.quantity.unit.kind is not UnitKind.DURATION for figure in figures))


_BRACKETS = re.compile("[（）]")
_BREAKS = frozenset("，；：。！？|、/+=（《")
