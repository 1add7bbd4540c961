"""Labels of a table without rulings: which label names a row, and which stands for several rows beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gouji.readers.pdf.words import Word, spans

ITEM = re.compile(r"[（(]|\d|[一二三四五六七八九十]{1,3}、")
FIRST = re.compile(r"1[、．.]|[（(][一1][)）]|一、")
RANKS = (
    re.compile(r"[一二三四五六七八九十]{1,3}[、．.]"),
    re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]"),
    re.compile(r"\d{1,2}[、．.]"),
    re.compile(r"[（(]\d{1,2}[)）]"),
)
"""Numbering from the outermost: a label never stands for rows that are numbered as it is or further out."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label with the rows it stands for (last inclusive) and the columns of labels it takes (last inclusive)."""

    text: str
    first: int
    last: int
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class _Run:
    """Rows on end whose own labels leave room for labels of several rows at their left."""

    first: int
    last: int


def place_labels(words: Sequence[Word], rows: Sequence[float], pitch: float) -> tuple[list[Label], list[float]]:
    """Labels by rows and columns, and where one column of labels ends and the next begins.

    A label that stands for several rows stands in the middle of them; where several share a run of rows, each takes those
    around it.
    """
    leaves = [_leaf(words, row, pitch) for row in rows]
    groups = [_slim(word) for word in words if word not in leaves]
    columns = spans((word.x0, word.x1) for word in groups)
    covered = [-1] * len(rows)
    labels: list[Label] = []
    for column, (left, right) in enumerate(columns):
        inside = [word for word in groups if word.overlaps(left, right)]
        rank = min((_rank(word) for word in inside), default=0)
        for run in _runs(leaves, right, rank):
            for text, first, last in _shared(inside, run, rows, pitch, _restarts(leaves, run)):
                labels.append(Label(text, first, last, covered[first] + 1, column))
                covered[first : last + 1] = [column] * (last - first + 1)
    for row, leaf in enumerate(leaves):
        if leaf is not None:
            labels.append(Label(leaf.text, row, row, covered[row] + 1, len(columns)))
    return labels, [right + 1.0 for _, right in columns]


def _leaf(words: Sequence[Word], row: float, pitch: float) -> Word | None:
    """The label of a row: the rightmost of those at its height."""
    level = [word for word in words if abs(word.middle - row) < 0.45 * pitch]
    return max(level, key=lambda word: word.x0, default=None)


def _slim(word: Word) -> Word:
    """A label that runs down the page, without what its widest line (三、) sticks out of its column."""
    width = word.x1 - word.x0
    return replace(word, x0=word.center - width / 4, x1=word.center + width / 4) if word.bottom - word.top > 2 * width else word


def _rank(word: Word) -> int:
    return next((i for i, pattern in enumerate(RANKS) if pattern.match(word.text)), len(RANKS))


def _runs(leaves: Sequence[Word | None], right: float, rank: int) -> list[_Run]:
    runs: list[_Run] = []
    for row, leaf in enumerate(leaves):
        if leaf is None or leaf.x0 < right - 2.0 or (_rank(leaf) <= rank < len(RANKS)):
            continue
        if runs and runs[-1].last == row - 1:
            runs[-1] = _Run(runs[-1].first, row)
        else:
            runs.append(_Run(row, row))
    return runs


def _restarts(leaves: Sequence[Word | None], run: _Run) -> set[int]:
    """Rows of the run that are numbered 1 again: there the next label of several rows begins."""
    return {row for row in range(run.first + 1, run.last + 1) if (leaf := leaves[row]) and FIRST.match(leaf.text)}


def _shared(words: Sequence[Word], run: _Run, rows: Sequence[float], pitch: float, restarts: set[int]) -> list[tuple[str, int, int]]:
    """The labels beside a run of rows, each with its first and last row."""
    top, bottom = rows[run.first] - pitch, rows[run.last] + pitch
    beside = _whole(sorted((word for word in words if top < word.middle < bottom), key=lambda word: word.top))
    found = []
    first = run.first
    for place, (text, middle) in enumerate(beside):
        left_over = len(beside) - place - 1
        if first > run.last - left_over:
            break
        last = run.last
        if left_over:
            ends = list(range(first, run.last - left_over + 1))
            numbered = [end for end in ends if end + 1 in restarts]
            numbered = numbered[:1] if len(numbered) == left_over else numbered
            last = min(numbered or ends, key=lambda end: abs((rows[first] + rows[end]) / 2 - middle))
        found.append((text, first, last))
        first = last + 1
    return found


def _whole(words: Sequence[Word]) -> list[tuple[str, float]]:
    """Texts with their middles; a label cut by a page break is one: its rest begins with no number though others do."""
    found: list[tuple[str, float, float]] = []
    for word in words:
        if found and ITEM.match(found[-1][0]) and not ITEM.match(word.text):
            text, top, _ = found[-1]
            found[-1] = (text + word.text, top, word.bottom)
        else:
            found.append((word.text, word.top, word.bottom))
    return [(text, (top + bottom) / 2) for text, top, bottom in found]
