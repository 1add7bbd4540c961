"""What one format's reader hands to the assembly of a document: paragraphs and tables in reading order, no headings yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from gouji.document import BBox, Line, Note, Table


@dataclass(frozen=True, slots=True)
class RawParagraph:
    """A paragraph of running text before headings are told from the rest.

    Attributes:
        text: the text as read, without line breaks; `lines` index into it.
        level: heading level where the format states one (HTML h1 is 0, a Word heading style), None where it does not.
        size: type size in points, where the format has one.
        bold, centered: how it is set, False where unknown.
    """

    text: str
    page: int | None = None
    bbox: BBox | None = None
    lines: tuple[Line, ...] = ()
    level: int | None = None
    size: float | None = None
    bold: bool = False
    centered: bool = False


RawBlock: TypeAlias = RawParagraph | Table
"""A table's `section` is still empty here; its `title` is set only where the format itself marks a caption."""


@dataclass(frozen=True, slots=True)
class RawDocument:
    """Blocks in reading order with what was remarked while reading.

    Attributes:
        partial: True where something of the source could not be read; `notes` says what.
        metadata: properties the file states (title, author, producer, language), as pairs.
    """

    blocks: tuple[RawBlock, ...]
    notes: tuple[Note, ...] = ()
    page_count: int | None = None
    partial: bool = False
    metadata: tuple[tuple[str, str], ...] = ()
