"""Places cells with row and column spans on a grid, as the HTML standard does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gouji.document import Cell

MAX_COL_SPAN = 1000
MAX_ROW_SPAN = 65_534
"""The limits of the HTML standard; Word's gridSpan is held to the first as well, and so are all spans of a row together."""


@dataclass(frozen=True, slots=True)
class SpannedCell:
    """A cell before it has a place: its text and the rows and columns it asks for; `row_span` 0 asks for all rows left."""

    text: str
    row_span: int = 1
    col_span: int = 1


def place(groups: Sequence[Sequence[Sequence[SpannedCell]]]) -> tuple[Cell, ...]:
    """Cells with their places, rows and columns in which no cell begins taken out.

    Args:
        groups: row groups (thead, tbody), each a sequence of rows; a row span ends with its group.
    """
    cells: list[Cell] = []
    first = 0
    for rows in groups:
        cells.extend(_place_group(rows, first))
        first += len(rows)
    return compact(cells)


def _place_group(rows: Sequence[Sequence[SpannedCell]], first: int) -> list[Cell]:
    cells: list[Cell] = []
    busy: dict[int, int] = {}
    for index, row in enumerate(rows):
        col = 0
        for cell in row:
            while busy.get(col, 0) > index:
                col += 1
            width = _free_width(busy, index, col, min(max(cell.col_span, 1), max(MAX_COL_SPAN - col, 1)))
            left = len(rows) - index
            height = min(cell.row_span, MAX_ROW_SPAN, left) if cell.row_span > 0 else left
            cells.append(Cell(first + index, col, cell.text, height, width))
            if height > 1:
                busy.update((column, index + height) for column in range(col, col + width))
            col += width
    return cells


def _free_width(busy: dict[int, int], row: int, col: int, width: int) -> int:
    """How many of `width` columns from `col` no cell from above holds."""
    if not busy:
        return width
    return next((taken - col for taken in range(col + 1, col + width) if busy.get(taken, 0) > row), width)


def compact(cells: list[Cell]) -> tuple[Cell, ...]:
    """Take out rows and columns in which no cell begins: a browser gives them no room either."""
    rows = {row: place for place, row in enumerate(sorted({cell.row for cell in cells}))}
    cols = {col: place for place, col in enumerate(sorted({cell.col for cell in cells}))}
    if _is_compact(cells, rows, cols):
        return tuple(cells)
    return tuple(
        replace(
            cell,
            row=rows[cell.row],
            col=cols[cell.col],
            row_span=sum(row in rows for row in range(cell.row, cell.row + cell.row_span)),
            col_span=sum(col in cols for col in range(cell.col, cell.col + cell.col_span)),
        )
        for cell in cells
    )


def _is_compact(cells: list[Cell], rows: dict[int, int], cols: dict[int, int]) -> bool:
    bottom = max((cell.row + cell.row_span for cell in cells), default=0)
    right = max((cell.col + cell.col_span for cell in cells), default=0)
    return len(rows) == bottom and len(cols) == right
