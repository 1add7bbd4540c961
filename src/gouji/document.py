"""What a reader hands on: a document as a flat list of paragraphs and tables, each with its place in the source."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

BBox: TypeAlias = tuple[float, float, float, float]
"""x0, top, x1, bottom in points, origin at the top left of the page."""


@dataclass(frozen=True, slots=True)
class Locator:
    """A place in the source that a fact or a claim can be shown at.

    Attributes:
        block: index into `Document.blocks`.
        page: page number from 1, where the format has pages.
        row, col: the cell of a table, from 0.
        start, end: code points into the paragraph's (or cell's) text, end exclusive.
        bbox: the box on the page, where the format has one.
    """

    block: int
    page: int | None = None
    row: int | None = None
    col: int | None = None
    start: int | None = None
    end: int | None = None
    bbox: BBox | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line of a paragraph: which characters it holds and where it stands on the page."""

    start: int
    end: int
    page: int
    bbox: BBox


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text.

    Attributes:
        text: the text as read; claims' offsets point into it.
        heading: level of a heading (0 the report's title, 1 一、, 2 （一）, 3 1.), None for running text.
        section: headings above this paragraph, outermost first.
        lines: printed lines, where the format has pages.
    """

    text: str
    heading: int | None = None
    section: tuple[str, ...] = ()
    page: int | None = None
    bbox: BBox | None = None
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed cell. A merged cell stands once, at its upper left corner, with its spans.

    Attributes:
        text: text as printed, inner white space kept as one space or line break.
        doubt: 0 (read with certainty) to 1 (a guess); `reason` says why.
    """

    row: int
    col: int
    text: str
    row_span: int = 1
    col_span: int = 1
    page: int | None = None
    bbox: BBox | None = None
    doubt: float = 0.0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table as printed cells; the grid is computed from them.

    Attributes:
        title: the heading or caption right above the table.
        pages: pages it stands on, from 1, empty where the format has none.
        torn: True where the source lost cell or row borders, so that the rows are the reader's guess.
    """

    cells: tuple[Cell, ...]
    title: str = ""
    section: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()
    torn: bool = False
    reasons: tuple[str, ...] = ()

    @property
    def row_count(self) -> int:
        """Number of rows, spans included."""
        return max((cell.row + cell.row_span for cell in self.cells), default=0)

    @property
    def column_count(self) -> int:
        """Number of columns, spans included."""
        return max((cell.col + cell.col_span for cell in self.cells), default=0)

    def grid(self) -> tuple[tuple[Cell | None, ...], ...]:
        """Rows of cells; a merged cell fills every place it spans, None where nothing is printed."""
        width = self.column_count
        rows: list[list[Cell | None]] = [[None] * width for _ in range(self.row_count)]
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.row_span):
                for col in range(cell.col, cell.col + cell.col_span):
                    if rows[row][col] is None:
                        rows[row][col] = cell
        return tuple(tuple(row) for row in rows)

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """Texts by row and column, a merged cell only at its upper left corner."""
        width = self.column_count
        texts = [[""] * width for _ in range(self.row_count)]
        for cell in self.cells:
            texts[cell.row][cell.col] = cell.text
        return tuple(tuple(row) for row in texts)


Block: TypeAlias = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the blocks below it.

    Attributes:
        title: the heading as printed, number included.
        level: as `Paragraph.heading`.
        first, last: block indices, last exclusive; the heading's own paragraph is `first`.
    """

    title: str
    level: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Note:
    """A remark about reading or checking. `code` is a 9xx code or a short word; `page` where one is concerned."""

    code: str
    message: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document came from. `path` is a name without folders, or the path relative to the batch's root."""

    path: str
    sha256: str
    size: int
    format: str


@dataclass(frozen=True, slots=True)
class Document:
    """A report as read.

    Attributes:
        title: the report's title, "" where none was recognised.
        blocks: paragraphs and tables in reading order.
        partial: True where something of the source could not be read; `notes` says what.
    """

    source: Source
    title: str
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...] = ()
    notes: tuple[Note, ...] = ()
    page_count: int | None = None
    partial: bool = False
    metadata: tuple[tuple[str, str], ...] = field(default=())

    @property
    def paragraphs(self) -> tuple[tuple[int, Paragraph], ...]:
        """Paragraphs with their block indices."""
        return tuple((i, block) for i, block in enumerate(self.blocks) if isinstance(block, Paragraph))

    @property
    def tables(self) -> tuple[Table, ...]:
        """Tables in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def text(self) -> str:
        """All running text, one paragraph a line."""
        return "\n".join(paragraph.text for _, paragraph in self.paragraphs)
