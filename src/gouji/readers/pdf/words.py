"""Words of a table without rulings, each in its place on a row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Word:
    """Words in one place of a row, lines of a broken cell put together."""

    x0: float
    x1: float
    top: float
    bottom: float
    text: str
    is_figure: bool

    @property
    def middle(self) -> float:
        """Height of its middle."""
        return (self.top + self.bottom) / 2

    @property
    def center(self) -> float:
        """Its middle from left to right."""
        return (self.x0 + self.x1) / 2

    def overlaps(self, left: float, right: float) -> bool:
        """Whether it stands above or below the span."""
        return self.x0 < right and self.x1 > left

    def stands_over(self, other: Word) -> bool:
        """Whether it and the other share a good part of the narrower one's width."""
        shared = min(self.x1, other.x1) - max(self.x0, other.x0)
        return shared > 0.4 * min(self.x1 - self.x0, other.x1 - other.x0)


def spans(pairs: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Spans that overlap put together, from left to right."""
    found: list[tuple[float, float]] = []
    for left, right in sorted(pairs):
        if found and left < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found


def joined(words: Sequence[Word], pitch: float) -> list[Word]:
    """Words with the lines of broken cells put together; figures stand alone.

    Lines of one cell follow each other more closely than rows do, with nothing else between them.
    """
    found: list[Word] = []
    for word in sorted(words, key=lambda word: (word.bottom, word.x0)):
        size = word.bottom - word.top
        above = next((i for i in range(len(found) - 1, -1, -1) if found[i].stands_over(word)), None)
        if above is None or found[above].is_figure or word.is_figure:
            found.append(word)
            continue
        old = found[above]
        if 0.3 * size < word.bottom - old.bottom < min(0.8 * pitch, 1.6 * size):
            found.pop(above)
            x0, x1 = min(old.x0, word.x0), max(old.x1, word.x1)
            found.append(replace(old, x0=x0, x1=x1, bottom=word.bottom, text=old.text + word.text))
        else:
            found.append(word)
    return found


def column_of(x: float, edges: Sequence[float]) -> int:
    """The column that `x` lies in, by the columns' edges."""
    return next((i for i in range(len(edges) - 1) if x < edges[i + 1]), len(edges) - 2)


def nearest(values: Sequence[float], value: float) -> int:
    """Position of the value nearest to `value`."""
    return min(range(len(values)), key=lambda i: abs(values[i] - value))
