"""A page as a sequence of paragraphs and tables, each with the containers it stands in and how much of it is links."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, TypeAlias

from gouji.document import Table
from gouji.readers.headings import NUMERAL_HEADING, numbering
from gouji.readers.markup.element import Element
from gouji.readers.markup.flow import BOLD, Flow, content, is_block, is_link, lines
from gouji.readers.markup.spans import MAX_COL_SPAN
from gouji.readers.markup.tables import PROSE, caption, cells, has_nested, is_layout, read_table, rows, span
from gouji.readers.raw import RawBlock, RawParagraph

ITEMS = frozenset(("li", "dd", "dt"))
HEADINGS = {f"h{level}": level - 1 for level in range(1, 7)}
DEEP = 30
"""Nesting of tables from which one that holds another is taken as layout without a look at its text."""


@dataclass
class PageBlock:
    """A paragraph or table of the page.

    Attributes:
        holder: index of its innermost container.
        linked: characters of it that are links.
        item: whether it is an item of a list.
    """

    raw: RawBlock
    holder: int
    linked: int = 0
    item: bool = False

    @cached_property
    def text(self) -> str:
        """All of its text."""
        if isinstance(self.raw, Table):
            return "\n".join(cell.text for cell in self.raw.cells)
        return self.raw.text

    @property
    def link_share(self) -> float:
        """Share of its characters that are links, 0 to 1."""
        return self.linked / max(len("".join(self.text.split())), 1)


class Container(NamedTuple):
    """A block element of the page: index of the one around it (-1 for the body), its tag, its class and id."""

    parent: int
    tag: str
    marks: str


@dataclass(slots=True)
class PageBlocks:
    """All blocks of a page in order, with its containers."""

    blocks: list[PageBlock] = field(default_factory=list)
    containers: list[Container] = field(default_factory=list)


class _Setting(NamedTuple):
    """What an element hands on to its content."""

    holder: int
    link: bool = False
    bold: bool = False
    centered: bool = False
    level: int | None = None
    tables: int = 0
    item: bool = False


_Part: TypeAlias = tuple[Element | str | Table | None, _Setting]
"""What is still to be walked, None for the end of a block."""


def page_blocks(body: Element) -> PageBlocks:
    """Walk the visible tree in order. Layout tables are seen through; a table that holds the article is one of them."""
    walk = _Walk()
    walk.run(body)
    return walk.found


class _Walk:
    def __init__(self) -> None:
        self.found = PageBlocks()
        self.flow = Flow()

    def run(self, body: Element) -> None:
        stack: list[_Part] = [(body, _Setting(-1))]
        while stack:
            item, setting = stack.pop()
            if isinstance(item, str):
                self.flow.add(item, setting.link, setting.bold)
            elif item is None:
                self.end_line(setting)
            elif isinstance(item, Table):
                self.found.blocks.append(PageBlock(item, setting.holder))
            else:
                stack.extend(reversed(self.enter(item, setting)))

    def enter(self, element: Element, setting: _Setting) -> list[_Part]:
        if not is_block(element):
            inner = _inline(element, setting)
            return [(child, inner) for child in content(element)]
        self.end_line(setting)
        if element.tag == "br":
            return []
        if element.tag == "table" and not self.holds_page(element, setting):
            return self.table_parts(element, setting)
        tag = element.tag
        inner = _Setting(
            len(self.found.containers),
            setting.link,
            setting.bold or tag in BOLD,
            setting.centered or element.centered or tag == "center",
            HEADINGS.get(tag, setting.level),
            setting.tables + (tag == "table"),
            setting.item or tag in ITEMS,
        )
        self.found.containers.append(Container(setting.holder, tag, element.marks))
        parts: list[_Part] = [(child, inner) for child in content(element)]
        parts.append((None, inner))
        return parts

    def end_line(self, setting: _Setting) -> None:
        if not self.flow.pieces:
            return
        text, linked, bold = self.flow.take()
        if not text:
            return
        raw = RawParagraph(
            text,
            level=setting.level,
            bold=bold * 10 >= 9 * len(text.replace(" ", "")),
            centered=setting.centered,
        )
        self.found.blocks.append(PageBlock(raw, setting.holder, linked, setting.item))

    def holds_page(self, table: Element, setting: _Setting) -> bool:
        if not has_nested(table):
            return is_layout(table)
        return setting.tables > DEEP or _own_share(table) < 0.5 or is_layout(table)

    def table_parts(self, table: Element, setting: _Setting) -> list[_Part]:
        """A data table without the full-width headings or prose above and below it; cut at each of them where it is the whole report."""
        groups = rows(table)
        width = max((sum(span(cell.col_span, MAX_COL_SPAN) for cell in cells(row)) for group in groups for row in group), default=0)
        full = [cell for group in groups for row in group if (cell := _full_width(row, width)) is not None]
        whole = sum(map(_heads_section, full)) >= 2 and any("。" in line for cell in full for line in lines(cell))
        ends = (groups[0][0], groups[-1][-1]) if groups else ()
        parts: list[_Part] = []
        pending: list[list[Element]] = []
        title = caption(table)
        for group in groups:
            pending.append([])
            for row in group:
                at_end = any(row is end for end in ends)
                prose = _prose_cell(row, width, whole) if whole or at_end else None
                if prose is None:
                    pending[-1].append(row)
                    continue
                parts.extend(_flush(pending, title, setting))
                parts.append((Element("div", children=prose.children), setting))
                pending = [[]]
        parts.extend(_flush(pending, title, setting))
        return parts


def _inline(element: Element, setting: _Setting) -> _Setting:
    link, bold = is_link(element), element.tag in BOLD
    return setting._replace(link=setting.link or link, bold=setting.bold or bold) if link or bold else setting


def _flush(pending: list[list[Element]], title: str, setting: _Setting) -> list[_Part]:
    groups = tuple(tuple(group) for group in pending if group)
    table = read_table(groups, title) if groups else None
    return [(table, setting)] if table is not None and any(cell.text for cell in table.cells) else []


def _full_width(row: Element, width: int) -> Element | None:
    """The one cell of a row, as wide as its table; None for a row of several cells."""
    found = list(cells(row))
    return found[0] if len(found) == 1 and span(found[0].col_span, MAX_COL_SPAN) >= width else None


def _heads_section(cell: Element) -> bool:
    return any(NUMERAL_HEADING.match(line) for line in lines(cell))


def _prose_cell(row: Element, width: int, whole: bool) -> Element | None:
    """The cell of a full-width row that holds a section heading or prose, None for any other row.

    In a table that is the `whole` report, any sentence or numbered heading counts as prose.
    """
    cell = _full_width(row, width)
    text = lines(cell) if cell is not None else []
    if any(NUMERAL_HEADING.match(line) or (whole and numbering(line)) for line in text):
        return cell
    return cell if any("。" in line for line in text) and (whole or sum(map(len, text)) > PROSE) else None


def _own_share(table: Element) -> float:
    """Share of a table's text that does not stand in tables inside it."""
    own = nested = 0
    stack: list[tuple[Element | str, bool]] = [(child, False) for child in table.children]
    while stack:
        item, inside = stack.pop()
        if isinstance(item, str):
            length = len("".join(item.split()))
            own, nested = own + (0 if inside else length), nested + (length if inside else 0)
        else:
            stack.extend((child, inside or item.tag == "table") for child in item.children)
    return own / max(own + nested, 1)
