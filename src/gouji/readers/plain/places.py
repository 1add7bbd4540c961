"""Columns of rows that only spaces divide, told from the places on the line: so that a blank cell keeps its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from gouji.readers.plain.lines import TextLine, is_value, width

_FEWEST_ROWS = 3
_SPREAD = 0.5
_REACH = 0.4


def with_blanks(lines: Sequence[TextLine]) -> dict[int, tuple[str, ...]]:
    """Cells, blank ones put in, of rows with fewer values than the others; by the index of the line.

    Only where full rows stand in true columns: the middles of a column's cells lie closer together than columns do.
    """
    values = {index: _values(line) for index, line in enumerate(lines) if line.separator == " "}
    counts = Counter(len(cells) for cells in values.values() if len(cells) > 1)
    if not counts:
        return {}
    most = max(count for count in counts if counts[count] >= min(_FEWEST_ROWS, max(counts.values())))
    full = [cells for cells in values.values() if len(cells) == most]
    if len(full) < _FEWEST_ROWS:
        return {}
    columns = [[cells[i][1] for cells in full] for i in range(most)]
    middles = [sum(column) / len(column) for column in columns]
    gap = min(right - left for left, right in pairwise(middles))
    if any(max(column) - min(column) > _SPREAD * gap for column in columns):
        return {}
    filled: dict[int, tuple[str, ...]] = {}
    for index, cells in values.items():
        if 0 < len(cells) < most:
            row = _fill(cells, middles, _REACH * gap)
            if row:
                labels = lines[index].cells[: len(lines[index].cells) - len(cells)]
                filled[index] = (*labels, *row)
    return filled


def _values(line: TextLine) -> list[tuple[str, float]]:
    """Value cells at the end of a line, each with the column of its middle on the screen."""
    count = 0
    for cell in reversed(line.cells):
        if not is_value(cell):
            break
        count += 1
    found: list[tuple[str, float]] = []
    end = len(line.text)
    for cell in reversed(line.cells[len(line.cells) - count :]):
        start = line.text.rfind(cell, 0, end)
        found.append((cell, line.margin + width(line.text[:start]) + width(cell) / 2))
        end = start
    return found[::-1]


def _fill(cells: Sequence[tuple[str, float]], middles: Sequence[float], reach: float) -> list[str] | None:
    row = [""] * len(middles)
    for text, middle in cells:
        nearest = min(range(len(middles)), key=lambda i: abs(middles[i] - middle))
        if abs(middles[nearest] - middle) > reach or row[nearest]:
            return None
        row[nearest] = text
    return row
