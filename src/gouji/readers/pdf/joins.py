"""Tables put together: the parts a table was cut into by page breaks, as one grid of cells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gouji.document import BBox, Cell, Table
from gouji.readers.pdf.page import Frame
from gouji.readers.pdf.patterns import FIGURE, ITEM
from gouji.readers.pdf.rulings import NEAR
from gouji.readers.pdf.tables import PageTable, distinct

KNOWN = 600
"""Cells at the beginning and the end of a long table that a new part is compared with."""


@dataclass(slots=True)
class _Cell:
    row: int
    col: int
    row_span: int
    col_span: int
    text: str
    page: int
    box: BBox
    open_top: bool
    open_bottom: bool
    doubt: float
    reason: str

    @property
    def end(self) -> int:
        return self.row + self.row_span


def belong_together(above: PageTable, below: PageTable) -> bool:
    """Whether the table that opens a page goes on from the one that closed the page before.

    They do where their outer edges agree (pages may be shifted against each other for binding) and the inner edges of one
    are among the other's.
    """
    if above.boxed and below.boxed:
        return False
    one, other = _relative(above), _relative(below)
    if abs(one[-1] - other[-1]) > NEAR or abs(above.box[0] - below.box[0]) > 4 * NEAR:
        return False
    fewer, more = sorted((one, other), key=len)
    return all(any(abs(edge - there) <= NEAR for there in more) for edge in fewer)


def join(parts: Sequence[PageTable], frames: Mapping[int, Frame]) -> Table:
    """One table of the parts found on consecutive pages. Repeated head rows and rows without a character are dropped."""
    columns = distinct(edge for part in parts for edge in _relative(part))
    cells: list[_Cell] = []
    tail: list[_Cell] = []
    count = 0
    for part in parts:
        fresh = _placed(part, columns)
        if cells:
            known = cells if len(cells) < 3 * KNOWN else [*cells[:KNOWN], *tail, *cells[-KNOWN:]]
            fresh = _tied_to(known, _without_repeated_head(known, fresh), count)
        cells += fresh
        count = max((cell.end for cell in (*tail, *fresh)), default=count)
        tail = [cell for cell in (*tail, *fresh) if cell.end == count]
    cells = _without_empty_rows(cells)
    return Table(
        cells=tuple(_finished(cell, frames[cell.page]) for cell in sorted(cells, key=lambda cell: (cell.row, cell.col))),
        pages=tuple(sorted({part.page for part in parts})),
    )


def _relative(part: PageTable) -> list[float]:
    left = part.box[0]
    return [edge - left for edge in part.column_edges]


def _placed(part: PageTable, columns: Sequence[float]) -> list[_Cell]:
    left = part.box[0]
    rows = distinct(edge for cell in part.cells for edge in (cell.box[1], cell.box[3]))
    placed = []
    for cell in part.cells:
        x0, top, x1, bottom = cell.box
        row, col = _nearest(rows, top), _nearest(columns, x0 - left)
        height, width = _nearest(rows, bottom) - row, _nearest(columns, x1 - left) - col
        if height > 0 and width > 0:
            placed.append(
                _Cell(row, col, height, width, cell.text, part.page, cell.box, cell.open_top, cell.open_bottom, cell.doubt, cell.reason)
            )
    return placed


def _nearest(values: Sequence[float], value: float) -> int:
    place = bisect_left(values, value)
    if place == len(values) or (place and value - values[place - 1] <= values[place] - value):
        return place - 1
    return place


def _without_repeated_head(cells: list[_Cell], fresh: list[_Cell]) -> list[_Cell]:
    """The new part without the head rows that are printed again on each page."""
    count = 0
    for row in range(max(cell.end for cell in fresh)):
        old, new = _row(cells, row), _row(fresh, row)
        if not any(text for _, _, _, text in new) or old != new or any(FIGURE.fullmatch(text) for _, _, _, text in new):
            break
        count += 1
    while count and any(cell.row < count < cell.end for cell in fresh):
        count -= 1
    kept = [cell for cell in fresh if cell.row >= count]
    for cell in kept:
        cell.row -= count
    return kept


def _row(cells: Sequence[_Cell], row: int) -> list[tuple[int, int, int, str]]:
    return sorted((cell.col, cell.col_span, cell.row_span, cell.text) for cell in cells if cell.row == row)


def _tied_to(cells: list[_Cell], fresh: list[_Cell], count: int) -> list[_Cell]:
    """The new part moved below the `count` rows of the old one; cells that the page break cut are made one again."""
    if not fresh:
        return []
    first = [cell for cell in fresh if cell.row == 0]
    splits_row = _is_rest_of_row(cells, first, count)
    splits_head = _splits_head(cells, first, count)
    is_empty = not any(cell.text for cell in first)
    partly_open = any(cell.open_top for cell in first) and not all(cell.open_top for cell in first)
    kept = [cell for cell in fresh if cell.row > 0]
    for cell in first:
        above = next((old for old in cells if old.end == count and (old.col, old.col_span) == (cell.col, cell.col_span)), None)
        if above is not None and splits_row and cell.row_span == 1:
            above.text += cell.text
        elif above is not None and (splits_head or (not (is_empty and cell.row_span == 1) and _goes_on(above, cell, cells, partly_open))):
            above.text += cell.text
            above.row_span += cell.row_span
        else:
            kept.append(cell)
    shift = count - 1 if splits_row else count
    if splits_row:
        kept = [cell for cell in kept if cell.row > 0 or cell.row_span > 1]
    for cell in kept:
        cell.row += shift
    return kept


def _goes_on(above: _Cell, cell: _Cell, cells: Sequence[_Cell], opened: bool) -> bool:
    """Whether a cell at the top of a page is the rest of the merged label at the end of the page before.

    Args:
        opened: whether some but not all cells of the new page's first row have no ruling above them.
    """
    if not above.text or FIGURE.fullmatch(above.text):
        return False
    torn = cell.open_top and opened
    merged = above.row_span > 1 or cell.row_span > 1
    if not cell.text:
        return torn or merged or _never_empty(cells, cell)
    if FIGURE.fullmatch(cell.text) or ITEM.match(cell.text):
        return False
    return merged and ((torn and above.open_bottom) or ITEM.match(above.text) is not None)


def _splits_head(cells: Sequence[_Cell], first: Sequence[_Cell], count: int) -> bool:
    """Whether the page break runs through the head of the table: no figure yet, and the new page opens with parts of wider heads."""
    if any(FIGURE.fullmatch(cell.text) for cell in (*cells, *first)):
        return False
    wide = [cell for cell in cells if cell.end == count and cell.col_span > 1]
    return any(old.col <= cell.col < old.col + old.col_span and cell.col_span < old.col_span for old in wide for cell in first if cell.text)


def _never_empty(cells: Sequence[_Cell], cell: _Cell) -> bool:
    column = [old for old in cells if old.col == cell.col and old.col_span == cell.col_span]
    return len(column) > 3 and all(old.text and not FIGURE.fullmatch(old.text) for old in column)


def _is_rest_of_row(cells: Sequence[_Cell], first: Sequence[_Cell], count: int) -> bool:
    """Whether the first row of the page only holds the rest of the words of the last row: no figure where all rows have one."""
    last = {cell.col: cell for cell in cells if cell.end == count}
    words = [cell for cell in first if cell.text]
    if not words or len(first) < 3 or any(FIGURE.fullmatch(cell.text) or ITEM.match(cell.text) for cell in words):
        return False
    if not any(FIGURE.fullmatch(cell.text) and _always_figures(cells, cell.col) for cell in last.values()):
        return False
    return all(cell.col in last and last[cell.col].text and last[cell.col].col_span == cell.col_span for cell in words)


def _always_figures(cells: Sequence[_Cell], col: int) -> bool:
    """Whether every row of the column has a figure from the first one on, and there are some."""
    column = sorted((cell for cell in cells if cell.col == col), key=lambda cell: cell.row)
    figures = [FIGURE.fullmatch(cell.text) is not None for cell in column]
    begun = figures[figures.index(True) :] if True in figures else []
    return len(begun) >= 3 and all(begun)


def _without_empty_rows(cells: list[_Cell]) -> list[_Cell]:
    """The cells without the rows in which no text begins; a label that spans them shrinks."""
    count = max((cell.end for cell in cells), default=0)
    filled = [False] * count
    for cell in cells:
        if cell.text:
            filled[cell.row] = True
    before = [0]
    for row in filled:
        before.append(before[-1] + (not row))
    kept = []
    for cell in cells:
        height = sum(filled[cell.row : cell.end])
        if height:
            cell.row, cell.row_span = cell.row - before[cell.row], height
            kept.append(cell)
    return kept


def _finished(cell: _Cell, frame: Frame) -> Cell:
    return Cell(cell.row, cell.col, cell.text, cell.row_span, cell.col_span, cell.page, frame.on_page(cell.box), cell.doubt, cell.reason)
