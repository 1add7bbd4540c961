"""Takes what is not the report out of the container it stands in, and finds the title where it stands above."""

from __future__ import annotations

import re

from gouji.document import Table
from gouji.readers.html.furniture import follows_report, is_furniture
from gouji.readers.html.weights import LINKED, Weight, is_index, is_link, is_main_heading
from gouji.readers.markup.blocks import PageBlock, PageBlocks
from gouji.readers.raw import RawParagraph
from gouji.readers.titles import is_report_title

SEPARATOR = re.compile(r"[\s|｜>›»·•*=_.,:：/\\\-—–~]+")
ABOVE = 40
"""Blocks above the body among which its title is looked for."""


def trim(page: PageBlocks, inside: tuple[int, ...], weights: list[Weight]) -> list[int]:
    """The blocks of the body without furniture above the first main heading and without all that follows the report.

    Between the first heading and the last sentence nothing is taken for furniture but strokes.
    """
    heavy = [index for index in inside if weights[index].value]
    last = heavy[-1] if heavy else inside[-1]
    headings = (index for index in heavy if is_main_heading(page.blocks[index]))
    first = next(headings, heavy[0] if heavy else inside[0])
    kept: list[int] = []
    for index in inside:
        block = page.blocks[index]
        if index > last and (follows_report(block.text) or is_link(block) or is_index(block)):
            break
        if index < first and (is_index(block) or (not weights[index].value and (is_furniture(block.text) or is_link(block)))):
            continue
        if not _is_stray(block):
            kept.append(index)
    return _from_title(page, kept, weights)


def _from_title(page: PageBlocks, kept: list[int], weights: list[Weight]) -> list[int]:
    """Without the light lines before the report's title; a title may be broken over lines, so the two right above it stay."""
    for place, index in enumerate(kept):
        block = page.blocks[index]
        if weights[index].value or isinstance(block.raw, Table):
            break
        if is_report_title(block.text):
            above = [other for other in kept[max(place - 2, 0) : place] if not page.blocks[other].linked]
            return [other for other in above if not follows_report(page.blocks[other].text)] + kept[place:]
    return kept


def _is_stray(block: PageBlock) -> bool:
    """Crumbs and separators: a line of strokes and dots, or a lone path of links."""
    text = block.text
    return bool(SEPARATOR.fullmatch(text)) or (block.linked > 0 and ">" in text and len(text) < 80)


def title_before(page: PageBlocks, first: int, title: str) -> list[int]:
    """The report's title where it stands above the body, outside its container."""
    if any(is_report_title(block.text) for block in page.blocks[first : first + 6] if isinstance(block.raw, RawParagraph)):
        return []
    for index in range(first - 1, max(first - ABOVE - 1, -1), -1):
        block = page.blocks[index]
        if not isinstance(block.raw, RawParagraph) or block.link_share > LINKED or is_furniture(block.text):
            continue
        text = "".join(block.text.split())
        if is_report_title(block.text) or (len(text) >= 8 and text in "".join(title.split())):
            return [index]
    return []
