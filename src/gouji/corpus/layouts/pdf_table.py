"""A table on PDF pages: column widths, row heights, rulings, and what a page break does to rows and merged labels."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

from gouji.corpus.layouts.pdf_page import HEIGHT, WIDTH, Page
from gouji.document import Cell, Table

_PAD = 4.0


@dataclass(frozen=True, slots=True)
class Rulings:
    """How borders are drawn.

    Attributes:
        kind: "line" strokes, "rect" thin filled rectangles as Word exports them, "box" a stroked and white-filled rectangle a
            cell, "none".
        open_end: no horizontal border where a page cuts the table.
    """

    kind: str = "line"
    size: float = 10
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell's box within the table, in points from the table's upper left corner, with its lines of text."""

    cell: Cell
    left: float
    right: float
    lines: list[str]


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table measured for a page: its cells' boxes and its rows' heights."""

    places: list[_Place]
    heights: list[float]
    rulings: Rulings


def draw_table(page: Page, printed: Table, rulings: Rulings) -> None:
    """Draws the table at the top of the room left, over as many pages as it needs."""
    edges = [page.style.margin, *(page.style.margin + x for x in accumulate(_column_widths(page, printed, rulings.size)))]
    places = [_place(page, cell, edges, rulings.size) for cell in printed.cells]
    grid = _Grid(places, _row_heights(places, printed.row_count, rulings.size * 1.25), rulings)
    written: dict[int, int] = {}
    first = 0
    while first < len(grid.heights):
        last, used = first, 0.0
        while last < len(grid.heights) and used + grid.heights[last] <= page.room:
            used += grid.heights[last]
            last += 1
        if last == first and page.top == page.style.margin:  # a row taller than a page runs over its lower edge
            last += 1
        _draw_rows(page, grid, (first, last), written)
        page.top += used
        first = last
        if first < len(grid.heights):
            page.turn()
    page.top += rulings.size


def _column_widths(page: Page, printed: Table, size: float) -> list[float]:
    """Widths that fill the text width; no number is cut, tall labels get one character."""
    total = WIDTH - 2 * page.style.margin
    least = [2 * _PAD + size] * printed.column_count
    want = list(least)
    for cell in printed.cells:
        longest = max((page.width(number, size) for number in re.findall(r"[\d.+-]+", cell.text)), default=0.0) + 2 * _PAD + 1
        if cell.col_span == 1:
            least[cell.col] = max(least[cell.col], longest)
            if cell.row_span < 6:
                want[cell.col] = max(want[cell.col], min(page.width(cell.text, size), total / 3) + 2 * _PAD + 1)
    for cell in printed.cells:
        if cell.col_span > 1:
            columns = range(cell.col, cell.col + cell.col_span)
            lack = min(page.width(cell.text, size), total / 2.5) + 2 * _PAD - sum(want[i] for i in columns)
            tall = [i for i in columns if any(c.col == i and c.col_span == 1 and c.row_span >= 6 for c in printed.cells)]
            wide = [i for i in columns if i not in tall] or list(columns)
            for i in wide:
                want[i] += max(lack, 0) / len(wide)
    want = [max(pair) for pair in zip(want, least, strict=True)]
    spare = total - sum(least)
    claim = sum(want) - sum(least)
    if claim <= 0:
        return [width + spare / len(least) for width in least]
    return [low + (high - low) * spare / claim for low, high in zip(least, want, strict=True)]


def _place(page: Page, cell: Cell, edges: list[float], size: float) -> _Place:
    left, right = edges[cell.col], edges[cell.col + cell.col_span]
    lines = page.broken(cell.text, size, right - left - 2 * _PAD) if cell.text else []
    return _Place(cell, left, right, lines)


def _row_heights(places: list[_Place], rows: int, leading: float) -> list[float]:
    heights = [leading + 2 * _PAD] * rows
    for place in sorted(places, key=lambda place: place.cell.row_span):
        cell = place.cell
        need = len(place.lines) * leading + 2 * _PAD
        have = sum(heights[cell.row : cell.row + cell.row_span])
        heights[cell.row + cell.row_span - 1] += max(need - have, 0)
    return heights


def _draw_rows(page: Page, grid: _Grid, rows: tuple[int, int], written: dict[int, int]) -> None:
    """Draws the rows from first to last; `written` keeps how many lines of a cell stand on the pages before."""
    first, last = rows
    tops = [page.top, *(page.top + y for y in accumulate(grid.heights[first:last]))]
    for number, place in enumerate(grid.places):
        upper, lower = max(place.cell.row, first), min(place.cell.row + place.cell.row_span, last)
        if upper >= lower:
            continue
        top, bottom = tops[upper - first], tops[lower - first]
        at_break = (upper == first > 0, lower == last < len(grid.heights))
        _draw_borders(page, (place.left, top, place.right, bottom), grid.rulings, at_break)
        written[number] = _draw_lines(page, place, (top, bottom), grid.rulings.size, written.get(number, 0))


def _draw_lines(page: Page, place: _Place, span: tuple[float, float], size: float, done: int) -> int:
    """Writes as many of the cell's lines as fit between top and bottom, centred; the rest stays for the next page."""
    leading = size * 1.25
    lines = place.lines[done:]
    fit = lines[: max(int((span[1] - span[0]) // leading), 0)]
    baseline = (span[0] + span[1]) / 2 - len(fit) * leading / 2 + size
    for line in fit:
        left = (place.left + place.right) / 2 - page.width(line, size) / 2
        page.write(left, baseline, line, size)
        baseline += leading
    return done + len(fit)


def _draw_borders(page: Page, box: tuple[float, float, float, float], rulings: Rulings, at_break: tuple[bool, bool]) -> None:
    left, top, right, bottom = box
    if rulings.kind == "none":
        return
    if rulings.kind == "box":
        page.canvas.setFillColorRGB(1, 1, 1)
        page.canvas.rect(left, HEIGHT - bottom, right - left, bottom - top, stroke=1, fill=1)
        page.canvas.setFillColorRGB(0, 0, 0)
        return
    segments = [(left, top, left, bottom), (right, top, right, bottom)]
    if not (rulings.open_end and at_break[0]):
        segments.append((left, top, right, top))
    if not (rulings.open_end and at_break[1]):
        segments.append((left, bottom, right, bottom))
    for x0, y0, x1, y1 in segments:
        if rulings.kind == "rect":
            page.canvas.rect(x0 - 0.24, HEIGHT - y1 - 0.24, x1 - x0 + 0.48, y1 - y0 + 0.48, stroke=0, fill=1)
        else:
            page.canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)
