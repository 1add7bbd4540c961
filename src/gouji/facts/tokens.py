"""Printed cells as tokens, and rows of them: what the placing of rows and columns works on."""

from __future__ import annotations

from dataclasses import dataclass, field

from gouji.document import Cell
from gouji.facts.cells import CellValue


@dataclass(frozen=True, slots=True)
class Token:
    """A cell, or a paragraph that may be one.

    Attributes:
        value: what it says, None for a label.
        inherited: True for a merged cell of a row above.
        origin: the cell as it stands in the document, where the table was turned on its side.
        paragraph: True where it is a paragraph, or a part of one.
    """

    block: int
    cell: Cell
    value: CellValue | None = None
    inherited: bool = False
    origin: Cell | None = None
    paragraph: bool = False

    @property
    def text(self) -> str:
        """The cell's text."""
        return self.cell.text


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A run of value cells with the labels before it.

    Attributes:
        labels: labels in the row itself, left to right.
        context: labels since the last run of values, above the row.
        header: labels of the nearest lines above that hold labels only.
        values: value cells (blank ones too) right of the last label.
        zone: id of the table of the genre it lies in, "" where unknown.
        loose: True where its values come from a stream without row ends.
        named: True where a heading, not only labels, tells the zone.
        numbers: values that are not blank.
    """

    labels: tuple[Token, ...]
    values: tuple[Token, ...]
    context: tuple[Token, ...] = ()
    header: tuple[Token, ...] = ()
    zone: str = ""
    loose: bool = False
    named: bool = False
    numbers: tuple[Token, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        numbers = tuple(token for token in self.values if token.value and token.value.missing != "blank")
        object.__setattr__(self, "numbers", numbers)
