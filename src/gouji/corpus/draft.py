"""A report before it has a format: title, headings, paragraphs and tables, as a reader should give it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from gouji.document import Block, Cell, Paragraph, Table


class Written(Protocol):
    """Whatever can be rendered: a `Draft`, or the `gouji.document.Document` that a reader gave."""

    @property
    def title(self) -> str:
        """The report's title."""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Paragraphs (headings among them) and tables in reading order."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A report to be rendered. `blocks` holds the title as a heading of level 0."""

    title: str
    blocks: tuple[Block, ...]


def heading(text: str, level: int = 1) -> Paragraph:
    """A heading; level 0 is the title, 1 一、, 2 （一）, 3 1."""
    return Paragraph(text, heading=level)


def table(rows: Sequence[Sequence[str | tuple[str, int, int]]], title: str = "") -> Table:
    """A table from rows of cells, as HTML writes them: a text, or (text, row span, column span); spanned places are left out."""
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    for row, entries in enumerate(rows):
        col = 0
        for entry in entries:
            text, row_span, col_span = entry if isinstance(entry, tuple) else (entry, 1, 1)
            while (row, col) in taken:
                col += 1
            cells.append(Cell(row, col, text, row_span, col_span))
            taken.update((row + i, col + j) for i in range(row_span) for j in range(col_span))
            col += col_span
    return Table(tuple(cells), title=title)


def cell_rows(printed: Table) -> list[list[Cell]]:
    """The cells of each row that begin in it, from left to right."""
    rows: list[list[Cell]] = [[] for _ in range(printed.row_count)]
    for cell in sorted(printed.cells, key=lambda cell: (cell.row, cell.col)):
        rows[cell.row].append(cell)
    return rows
