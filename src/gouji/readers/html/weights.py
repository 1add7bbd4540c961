"""How much each block of a page looks like part of a report."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gouji.document import Table
from gouji.readers.headings import NUMERAL_HEADING, is_heading, numbering
from gouji.readers.html.furniture import is_furniture, is_index_table
from gouji.readers.markup.blocks import PageBlock, PageBlocks
from gouji.readers.raw import RawParagraph

FIGURE = re.compile(r"\d")
LINKED = 0.6
"""Share of links from which a line is one."""


@dataclass(frozen=True, slots=True)
class Weight:
    """How much a block looks like part of a report; `firm` blocks may never be left outside."""

    value: int
    firm: bool


def mend_links(page: PageBlocks) -> None:
    """A link that was never closed runs on through the page: where most sentences are links, none is taken for one."""
    sentences = [block for block in page.blocks if isinstance(block.raw, RawParagraph) and "。" in block.text]
    if 2 * sum(block.link_share > LINKED for block in sentences) > len(sentences):
        for block in page.blocks:
            block.linked = 0


def weigh(block: PageBlock) -> Weight:
    """The weight of a block: 0 for furniture and short lines, its length for headings, sentences and tables."""
    text = block.text
    if block.link_share > LINKED:
        return Weight(0, False)
    if isinstance(block.raw, Table):
        figures = sum(1 for cell in block.raw.cells if FIGURE.search(cell.text))
        if is_index_table(text):
            return Weight(0, False)
        return Weight(min(len(text), 400), figures >= 2 or len(block.raw.cells) >= 8)
    if is_furniture(text):
        return Weight(0, False)
    if NUMERAL_HEADING.match(text) and not block.item and (len(text) > 40 or is_heading(text)):
        return Weight(len(text) + 20, True)
    sentence = (len(text) >= 15 and text[-1:] in "。；：") or len(text) >= 50 or "。" in text
    return Weight(len(text), bool(sentence and FIGURE.search(text))) if sentence else Weight(0, False)


def is_main_heading(block: PageBlock) -> bool:
    """Whether a block begins with 一、 or the like."""
    return isinstance(block.raw, RawParagraph) and bool(NUMERAL_HEADING.match(block.text))


def is_index(block: PageBlock) -> bool:
    """Whether a block is the index table above a document."""
    return isinstance(block.raw, Table) and is_index_table(block.text)


def is_link(block: PageBlock) -> bool:
    """A line that leads elsewhere: mostly link, or an item of a list with a link in it."""
    if numbering(block.text):
        return False
    return block.link_share > LINKED or (block.item and block.link_share > LINKED / 2)
