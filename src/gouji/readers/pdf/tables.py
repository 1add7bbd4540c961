"""Tables of one page, found by pdfplumber's table finder in the page's rulings."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gouji.document import BBox
from gouji.readers.pdf.cells import cell_text
from gouji.readers.pdf.finder import cell_groups
from gouji.readers.pdf.page import Character, Edge, PageContent, union
from gouji.readers.pdf.rulings import NEAR, closing_rulings
from gouji.readers.pdf.stacked import cut_rows

MAX_EDGES = 6000
"""Merged rulings above which a page is a drawing, not a form; the finder's work grows with their square."""

SPARSE = 0.25

TALL = 0.22
"""Share of the page's height from which a row of one single cell is a frame around text, not a row of a table."""

LONG, SENTENCES = 80, 2
"""Characters and sentences from which a row of one single cell is running text in a frame."""


@dataclass(frozen=True, slots=True)
class PageCell:
    """A cell on a page. `open_top` where no ruling runs along its upper edge (it may go on from the page before)."""

    box: BBox
    text: str
    open_top: bool = False
    open_bottom: bool = False
    doubt: float = 0.0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table, or the part of one, on a page.

    Attributes:
        boxed: True for a single column of cells: part of a table only where the neighbouring page shows it.
    """

    page: int
    cells: tuple[PageCell, ...]
    boxed: bool = False

    @property
    def box(self) -> BBox:
        """The box around all cells."""
        return union([cell.box for cell in self.cells])

    @property
    def column_edges(self) -> list[float]:
        """Left and right edges of the cells, each once."""
        return distinct(edge for cell in self.cells for edge in (cell.box[0], cell.box[2]))


def find_tables(content: PageContent) -> tuple[list[PageTable], list[Character]]:
    """Tables of a page and the characters that stand in none of them.

    A frame around the page's text, boxes around paragraphs and one-column boxes are seen through: their characters are
    handed back as running text. A one-column box is still listed (`boxed`), in case it is the end of a table.
    """
    if len(content.edges) < 4:
        return [], list(content.characters)
    edges = merged_rulings(content.edges)
    if len(edges) > MAX_EDGES:
        return [], list(content.characters)
    groups = [part for cells in cell_groups(edges + closing_rulings(edges)) for part in _without_frames(cells, content)]
    index = _Index(content.characters)
    tables, taken = [], set[int]()
    for cells in sorted(groups, key=lambda cells: (min(cell[1] for cell in cells), cells[0][0])):
        table, used = _table(cut_rows(cells, index.characters_in), index, edges, content)
        if (len(table.cells) > 1 or table.cells[0].text) and not _is_drawing(table):
            tables.append(table)
            taken |= used if not table.boxed else set()
    return tables, [character for i, character in enumerate(index.characters) if i not in taken]


def cell_boxes(content: PageContent) -> list[BBox]:
    """Boxes of all cells that the page's rulings make, frames around text among them."""
    if len(content.edges) < 4:
        return []
    edges = merged_rulings(content.edges)
    if len(edges) > MAX_EDGES:
        return []
    return [cell for group in cell_groups(edges + closing_rulings(edges)) for cell in group]


def distinct(values: Iterable[float]) -> list[float]:
    """Sorted values, those within pdfplumber's tolerance of each other once."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > NEAR:
            found.append(value)
    return found


class _Index:
    """Characters by height, so that each cell looks only at its own rows."""

    def __init__(self, characters: Sequence[Character]) -> None:
        self.characters = sorted(characters, key=_middle)
        self._middles = [_middle(character) for character in self.characters]

    def characters_in(self, box: BBox) -> list[Character]:
        """The characters whose middle lies in the box."""
        return [self.characters[i] for i in self.inside(box)]

    def inside(self, box: BBox) -> list[int]:
        """Positions of the characters whose middle lies in the box."""
        first, last = bisect_left(self._middles, box[1]), bisect_left(self._middles, box[3])
        x0, x1 = 2 * box[0], 2 * box[2]
        chars = self.characters
        return [i for i in range(first, last) if x0 <= chars[i][1] + chars[i][2] < x1]


def _is_drawing(table: PageTable) -> bool:
    """Whether the rulings are those of a chart: few cells hold words, and neither the first row nor the first column does."""
    left, top = table.box[:2]
    filled = sum(bool(cell.text) for cell in table.cells)
    heads = [cell for cell in table.cells if cell.box[0] < left + NEAR or cell.box[1] < top + NEAR]
    return 0 < filled < SPARSE * len(table.cells) and not any(cell.text for cell in heads)


def _middle(character: Character) -> float:
    return (character.top + character.bottom) / 2


def merged_rulings(edges: Sequence[Edge]) -> list[Edge]:
    """Rulings put together as pdfplumber does before it looks for cells: near ones on one line, pieces in one."""
    from pdfplumber.table import merge_edges

    return [edge for edge in merge_edges(list(edges), NEAR, NEAR, NEAR, NEAR) if edge["width"] + edge["height"] >= NEAR]


def _without_frames(cells: list[BBox], content: PageContent) -> list[list[BBox]]:
    """The group cut at rows that are one cell filled with running text: a frame around a page touches the table in it."""
    box = union(cells)
    frames = [cell for cell in cells if _is_frame(cell, box, content)]
    if not frames:
        return [cells]
    parts: list[list[BBox]] = []
    bounds = [box[1], *(cell[1] for cell in frames), box[3]]
    rest = [cell for cell in cells if cell not in frames]
    for top, bottom in itertools.pairwise(bounds):
        part = [cell for cell in rest if top - NEAR <= cell[1] < bottom - NEAR]
        parts += [part] if part else []
    return parts


def _is_frame(cell: BBox, table: BBox, content: PageContent) -> bool:
    if cell[2] - cell[0] < table[2] - table[0] - 2 * NEAR:
        return False
    if cell[3] - cell[1] > TALL * content.height:
        return True
    if cell[3] - cell[1] < 40:
        return False
    inside = [c.text for c in content.characters if cell[0] <= c.x0 < cell[2] and cell[1] <= c.top < cell[3]]
    return len(inside) > LONG and inside.count("。") >= SENTENCES


def _table(cells: list[BBox], index: _Index, edges: list[Edge], content: PageContent) -> tuple[PageTable, set[int]]:
    used: set[int] = set()
    found = []
    level = [edge for edge in edges if edge["orientation"] == "h"]
    for box in sorted(cells, key=lambda box: (box[1], box[0])):
        inside = index.inside(box)
        used.update(inside)
        characters = [index.characters[i] for i in inside]
        text = cell_text(characters, box[0], box[2])
        doubt, reason = _doubt(text, max((character.doubt for character in characters), default=0.0), content.hidden)
        found.append(PageCell(box, text, not _ruled(level, box, box[1]), not _ruled(level, box, box[3]), doubt, reason))
    boxed = len(distinct(box[0] for box in cells)) == 1
    return PageTable(content.number, tuple(found), boxed), used


def _doubt(text: str, doubt: float, hidden: bool) -> tuple[float, str]:
    if doubt:
        return doubt, "recognised from a picture, not with certainty"
    if "\ufffd" in text:
        return 1.0, "a font does not say which characters it shows"
    return (0.3, "recognised from a picture") if hidden and text else (0.0, "")


def _ruled(level: list[Edge], box: BBox, at: float) -> bool:
    """Whether a printed ruling runs along most of the cell's edge at height `at`."""
    width = box[2] - box[0]
    covered: float = sum(max(0.0, min(edge["x1"], box[2]) - max(edge["x0"], box[0])) for edge in level if abs(edge["top"] - at) <= NEAR)
    return covered >= 0.6 * width
