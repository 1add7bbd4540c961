"""Tables of a page: those that hold data, and those that only hold the page in place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gouji.document import Table
from gouji.readers.headings import numbering
from gouji.readers.markup.element import Element
from gouji.readers.markup.flow import lines
from gouji.readers.markup.spans import MAX_COL_SPAN, MAX_ROW_SPAN, SpannedCell, place

LEADING_DIGITS = re.compile(r"\s*\+?(\d+)")
GROUPS = ("thead", "tbody", "tfoot")

PROSE = 80
"""Characters from which a full-width cell is a paragraph of the report and no table row."""


@dataclass(frozen=True, slots=True)
class RowLines:
    """The cells of one table row, each with its lines of text."""

    cells: tuple[tuple[Element, tuple[str, ...]], ...]


def rows(table: Element) -> tuple[tuple[Element, ...], ...]:
    """The row groups of a table as shown (head first, foot last), each a tuple of `tr` elements; nested tables not entered."""
    groups: list[tuple[int, tuple[Element, ...]]] = []
    for child in table.children:
        if isinstance(child, Element) and child.tag in GROUPS:
            groups.append((GROUPS.index(child.tag), tuple(_children(child, "tr"))))
    return tuple(group for _, group in sorted(groups, key=lambda pair: pair[0]) if group)


def cells(row: Element) -> Iterator[Element]:
    """The cells of a row."""
    return _children(row, "td", "th")


def _children(element: Element, *tags: str) -> Iterator[Element]:
    return (child for child in element.children if isinstance(child, Element) and child.tag in tags)


def has_nested(element: Element) -> bool:
    """Whether a table stands somewhere in the element."""
    stack = list(element.children)
    while stack:
        item = stack.pop()
        if isinstance(item, Element):
            if item.tag == "table":
                return True
            stack.extend(item.children)
    return False


def is_layout(table: Element) -> bool:
    """Whether a table only holds running text in place.

    It does where no row has two cells with text, or where one cell holds headings and prose of its own.
    """
    widest = 0
    for group in rows(table):
        for row in group:
            filled = 0
            for cell in cells(row):
                content = lines(cell)
                filled += bool(content)
                if _is_article(content):
                    return True
            widest = max(widest, filled)
    return widest <= 1


def _is_article(content: list[str]) -> bool:
    if len(content) < 3 or sum(map(len, content)) < 200:
        return False
    headings = sum(1 for line in content if (number := numbering(line)) and number.rank <= 3)
    return headings >= 1 and any("。" in line for line in content)


def span(value: str, most: int, none: int = 1) -> int:
    """A span attribute by the rules of the HTML standard: leading digits, clamped; `none` for zero."""
    found = LEADING_DIGITS.match(value)
    if found is None:
        return 1
    digits = found[1][:9]
    return min(int(digits), most) or none


def read_table(groups: tuple[tuple[Element, ...], ...], title: str = "") -> Table:
    """The table of the given row groups."""
    spanned = [
        [
            [
                SpannedCell("\n".join(lines(cell)), span(cell.row_span, MAX_ROW_SPAN, 0), span(cell.col_span, MAX_COL_SPAN))
                for cell in cells(row)
            ]
            for row in group
        ]
        for group in groups
    ]
    return Table(place(spanned), title)


def caption(table: Element) -> str:
    """The text of the table's caption element."""
    return " ".join(line for child in _children(table, "caption") for line in lines(child))
