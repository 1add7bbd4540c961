"""The order of things: lines and tables of all pages as paragraphs and whole tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from gouji.readers.pdf.aligned import find_aligned
from gouji.readers.pdf.joins import belong_together, join
from gouji.readers.pdf.lines import PrintedLine, furniture
from gouji.readers.pdf.page import Frame
from gouji.readers.pdf.paragraphs import Margins, margins, paragraphs
from gouji.readers.pdf.tables import PageTable
from gouji.readers.raw import RawBlock

CONTINUED = re.compile(r"[（(]?\s*(?:接上表|接上页|续上?表.{0,12}|.{0,30}[（(]\s*续\s*表?\s*\d*\s*[)）]|续)\s*[)）]?$")

Item: TypeAlias = "PrintedLine | PageTable"


@dataclass(frozen=True, slots=True)
class PageLayout:
    """Lines and tables of one page, top to bottom, in its upright frame."""

    number: int
    frame: Frame
    lines: tuple[PrintedLine, ...]
    tables: tuple[PageTable, ...]


def blocks(pages: Sequence[PageLayout]) -> list[RawBlock]:
    """Paragraphs and tables in reading order, tables and paragraphs that go over page breaks put together."""
    running = furniture([page.lines for page in pages], [page.frame.height for page in pages])
    flow = [_items(page, running) for page in pages]
    chains = _chains(pages, flow)
    frames = {page.number: page.frame for page in pages}
    by_page = margins(
        {page.number: [item for item in items if isinstance(item, PrintedLine)] for page, items in zip(pages, flow, strict=True)},
        {page.number: (page.frame.width, page.frame.height) for page in pages},
    )
    return list(_blocks((item for items in flow for item in items), chains, by_page, frames))


def _items(page: PageLayout, running: set[int]) -> list[Item]:
    lines = [line for line in page.lines if id(line) not in running]
    items: list[Item] = [table for table in page.tables if not table.boxed]
    items += lines
    return sorted(items, key=lambda item: (item.box[1] + 1e-3 * item.box[0], item.box[0]))


def _chains(pages: Sequence[PageLayout], flow: list[list[Item]]) -> dict[int, list[PageTable]]:
    """Parts of each table by the identity of its first part; later parts and repeated captions leave the flow."""
    chains: dict[int, list[PageTable]] = {}
    owner: dict[int, list[PageTable]] = {}
    tail: PageTable | None = None
    for page, items, before, above in zip(pages, flow, (None, *pages), ([], *flow), strict=False):
        for item in items:
            if isinstance(item, PageTable):
                owner[id(item)] = chains.setdefault(id(item), [item])
        last = tail or (_last_table(before, above) if before else None)
        tail = None
        first = _first_table(page, items, above) if last else None
        if not last or not first or not belong_together(last, first):
            continue
        if last.boxed:
            _replace_box(above, last)
            owner[id(last)] = chains[id(last)] = [last]
        if first.boxed:
            _replace_box(items, first)
        owner[id(last)].append(first)
        chains.pop(id(first), None)
        owner[id(first)] = owner[id(last)]
        del items[: items.index(first) + 1]
        tail = first if not items else None
    return chains


def _last_table(page: PageLayout, items: Sequence[Item]) -> PageTable | None:
    """The table, or the box that may be the end of one, that closes a page."""
    if not items:
        return None
    last = items[-1]
    if isinstance(last, PageTable):
        return last
    return next((table for table in page.tables if table.boxed and _holds(table, last)), None)


def _first_table(page: PageLayout, items: Sequence[Item], above: Sequence[Item]) -> PageTable | None:
    """The table that opens a page: nothing stands above it but the words that stood above its first part."""
    captions = {item.text for item in above if isinstance(item, PrintedLine)}
    for item in items:
        if isinstance(item, PageTable):
            return item
        box = next((table for table in page.tables if table.boxed and _holds(table, item)), None)
        if box is not None:
            return box
        if item.text not in captions and not CONTINUED.match(item.text):
            return None
    return None


def _holds(table: PageTable, line: PrintedLine) -> bool:
    middle = (line.box[1] + line.box[3]) / 2
    return table.box[1] <= middle <= table.box[3] and table.box[0] <= line.box[0] <= table.box[2]


def _replace_box(items: list[Item], box: PageTable) -> None:
    """Put a one-column box into the flow as part of a table, in place of the lines in it."""
    inside = [i for i, item in enumerate(items) if isinstance(item, PrintedLine) and _holds(box, item)]
    place = inside[0] if inside else len(items)
    for i in reversed(inside):
        del items[i]
    items.insert(place, box)


def _blocks(
    items: Iterable[Item], chains: Mapping[int, list[PageTable]], by_page: Mapping[int, Margins], frames: Mapping[int, Frame]
) -> Iterable[RawBlock]:
    lines: list[PrintedLine] = []
    for item in items:
        if isinstance(item, PrintedLine):
            lines.append(item)
            continue
        yield from _text(lines, by_page, frames)
        lines = []
        if id(item) in chains:
            table = join(chains[id(item)], frames)
            if table.cells:
                yield table
    yield from _text(lines, by_page, frames)


def _text(lines: Sequence[PrintedLine], by_page: Mapping[int, Margins], frames: Mapping[int, Frame]) -> Iterable[RawBlock]:
    """Paragraphs of lines with no ruled table between them, and the tables without rulings among them."""
    begin = 0
    for found in find_aligned(lines, frames):
        yield from paragraphs(lines[begin : found.first], by_page, frames)
        yield found.table
        begin = found.last
    yield from paragraphs(lines[begin:], by_page, frames)
