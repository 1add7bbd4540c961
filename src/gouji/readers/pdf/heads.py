"""Heads of a table without rulings: which columns each of them stands over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import comb

from gouji.readers.pdf.words import Word, column_of

MAX_WAYS = 20_000
LOWER = 0.7
"""Share of the way to the lowest heads from which a head stands below another and not beside it over two rows."""


@dataclass(frozen=True, slots=True)
class Head:
    """A head over columns `first` to `last` (inclusive), from row `level` of the head on over `rows` of them."""

    text: str
    first: int
    last: int
    level: int
    rows: int
    top: float
    bottom: float


def place_heads(words: Sequence[Word], edges: Sequence[float], pitch: float) -> tuple[list[Head], int]:
    """Heads with their columns, and the number of rows they take.

    Heads of single columns stand in the last rows; a head over several columns stands in the middle of them, in a row above.
    """
    wide = [word for word in words if _covers(word, words, edges, pitch)]
    levels: list[list[Word]] = []
    for word in sorted(wide, key=lambda word: word.middle):
        if levels and word.middle - levels[-1][0].middle < 0.4 * pitch:
            levels[-1].append(word)
        else:
            levels.append([word])
    heads: list[Head] = []
    for siblings in levels:
        columns = sorted({column_of(word.center, edges) for word in _below(siblings[0], words, pitch)})
        shared = [(word, span) for word, span in _shared(siblings, columns, edges) if span[0] < span[1]]
        level = max((head.level + 1 for head in heads), default=0)
        heads += [Head(word.text, first, last, level, 1, word.top, word.bottom) for word, (first, last) in shared]
        wide = [word for word in wide if word not in siblings or word in [placed for placed, _ in shared]]
    rows = max((head.level + 1 for head in heads), default=0)
    single: dict[int, list[Word]] = {}
    for word in sorted(words, key=lambda word: (round(word.middle / pitch * 3), word.x0)):
        if word not in wide:
            single.setdefault(column_of(word.center, edges), []).append(word)
    for column, parts in single.items():
        text = "".join(part.text for part in parts)
        level = max((head.level + 1 for head in heads if head.first <= column <= head.last and head.last > head.first), default=0)
        heads.append(Head(text, column, column, level, rows + 1 - level, parts[0].top, parts[-1].bottom))
    return heads, rows + bool(single)


def _below(word: Word, words: Sequence[Word], pitch: float) -> list[Word]:
    deepest = max(other.middle for other in words)
    least = max(word.middle + LOWER * (deepest - word.middle), word.middle + 0.4 * pitch)
    return [other for other in words if other.middle >= least]


def _covers(word: Word, words: Sequence[Word], edges: Sequence[float], pitch: float) -> bool:
    """Whether a head has others below it that stand apart from each other."""
    own = _own(word, edges)
    under = {column_of(other.center, edges) for other in _below(word, words, pitch)}
    return bool(under & set(own)) and (len(own) > 1 or bool(under & {own[0] - 1, own[0] + 1}))


def _own(word: Word, edges: Sequence[float]) -> list[int]:
    met = [i for i, (left, right) in enumerate(pairwise(edges)) if word.overlaps(left + 2, right - 2)]
    return met or [column_of(word.center, edges)]


def _shared(siblings: Sequence[Word], columns: Sequence[int], edges: Sequence[float]) -> list[tuple[Word, tuple[int, int]]]:
    """The columns below shared out among the heads of one row, each in the middle of its own."""
    found = []
    for stretch in _stretches(columns):
        inside = sorted(
            (word for word in siblings if edges[stretch[0]] <= word.center < edges[stretch[-1] + 1]), key=lambda word: word.center
        )
        if not inside:
            continue
        if len(inside) > len(stretch) or comb(len(stretch) - 1, len(inside) - 1) > MAX_WAYS:
            found += [(word, (_own(word, edges)[0], _own(word, edges)[-1])) for word in inside]
            continue
        if len(inside) == 1:
            found.append((inside[0], _centered(inside[0], stretch, edges)))
            continue
        cuts = min(combinations(range(1, len(stretch)), len(inside) - 1), key=lambda cuts: _miss(inside, stretch, cuts, edges))
        bounds = [0, *cuts, len(stretch)]
        found += [(word, (stretch[a], stretch[b - 1])) for word, (a, b) in zip(inside, pairwise(bounds), strict=True)]
    return found


def _centered(word: Word, stretch: Sequence[int], edges: Sequence[float]) -> tuple[int, int]:
    """The widest run of columns the head stands in the middle of."""
    runs = [(a, b) for i, a in enumerate(stretch) for b in stretch[i:] if edges[a] <= word.center < edges[b + 1]]
    width = (edges[stretch[-1] + 1] - edges[stretch[0]]) / len(stretch)

    def rank(run: tuple[int, int]) -> tuple[bool, float]:
        miss = abs((edges[run[0]] + edges[run[1] + 1]) / 2 - word.center)
        return (miss > 0.4 * width, miss if miss > 0.4 * width else run[0] - run[1])

    return min(runs, key=rank)


def _miss(words: Sequence[Word], stretch: Sequence[int], cuts: Sequence[int], edges: Sequence[float]) -> float:
    bounds = [0, *cuts, len(stretch)]
    return sum(
        abs((edges[stretch[a]] + edges[stretch[b - 1] + 1]) / 2 - word.center) for word, (a, b) in zip(words, pairwise(bounds), strict=True)
    )


def _stretches(columns: Sequence[int]) -> list[list[int]]:
    stretches: list[list[int]] = []
    for column in columns:
        if stretches and column == stretches[-1][-1] + 1:
            stretches[-1].append(column)
        else:
            stretches.append([column])
    return stretches
