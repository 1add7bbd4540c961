"""Printed lines of a page outside its tables, without running heads and page numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from gouji.document import BBox
from gouji.readers.pdf.cells import into_lines, line_text
from gouji.readers.pdf.page import Character

PAGE_NUMBER = re.compile(
    r"(?i:page\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?)$|^[\-—–－―─·•~\s]{0,3}(?:第)?\s*(?:\d{1,4}|[ivxIVX]{1,5}|[一二三四五六七八九十]{1,3}(?=\s*页))\s*"
    r"(?:页)?\s*(?:[/／,，]?\s*共?\s*\d{1,4}\s*页?)?[\-—–－―─·•~\s]{0,3}$"
)
BARE = re.compile(r"^\d{1,4}$")
MARGIN = 0.12
EDGE_LINES = 3
WORD_GAP, LABEL_GAP = 0.8, 0.3
NEAR = 6.0


class Segment(NamedTuple):
    """Words of a line between wide gaps, with their own box: words of a line need not stand on one height."""

    x0: float
    top: float
    x1: float
    bottom: float
    text: str


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line of running text.

    Attributes:
        box: in the upright frame of its page.
        segments: the words that wide gaps set apart.
    """

    page: int
    text: str
    box: BBox
    size: float
    segments: tuple[Segment, ...]


def printed_lines(characters: Iterable[Character], page: int) -> list[PrintedLine]:
    """Lines of the upright characters; what is laid on its side outside a table (numbers in a margin) is left out."""
    return [_printed(line, page) for line in into_lines(c for c in characters if not c.turn)]


def _printed(line: list[Character], page: int) -> PrintedLine:
    size = median(character.size for character in line)
    top, bottom = min(character.top for character in line), max(character.bottom for character in line)
    box = (line[0].x0, top, max(character.x1 for character in line), bottom)
    return PrintedLine(page, line_text(line, wide_spaces=True), box, size, tuple(_segments(line, size)))


def _segments(line: Sequence[Character], size: float) -> Iterable[Segment]:
    begin = 0
    for i in range(1, len(line) + 1):
        if i == len(line) or _parted(line, begin, i, size):
            part = line[begin:i]
            top, bottom = min(character.top for character in part), max(character.bottom for character in part)
            yield Segment(part[0].x0, top, part[-1].x1, bottom, line_text(part))
            begin = i


def _parted(line: Sequence[Character], begin: int, place: int, size: float) -> bool:
    """Whether words end before `place`; a character (or 三、) before a bracket may be part of a label that runs down."""
    gap = line[place].x0 - line[place - 1].x1
    short = place - begin == 1 or (place - begin == 2 and line[place - 1].text == "、")
    return gap > WORD_GAP * size or (short and line[place].text in "（(" and gap > LABEL_GAP * size)


def furniture(pages: Sequence[Sequence[PrintedLine]], heights: Sequence[float]) -> set[int]:
    """Identities (`id`) of the lines that are running heads, running feet and page numbers.

    Args:
        pages: lines of each page, top to bottom.
        heights: height of each page.

    A running line stands in the same margin of several pages with the same words, figures aside. A bare number counts as
    a page number only where the numbers of at least two pages go up with the pages, or where it stands alone below all
    else.
    """
    repeated: dict[tuple[str, str, int], list[PrintedLine]] = defaultdict(list)
    numbers: list[tuple[PrintedLine, bool]] = []
    for lines, height in zip(pages, heights, strict=True):
        for line, side in _marginal(lines, height):
            if PAGE_NUMBER.match(line.text):
                numbers.append((line, side == "foot" and line is lines[-1]))
            else:
                key = re.sub(r"\d+|[ivxIVX]+$", "#", line.text)
                place = line.box[1] if side == "head" else height - line.box[3]
                repeated[(side, key, round(place / NEAR))].append(line)
    usual = median([line.size for lines in pages for line in lines] or [0.0])
    found: set[int] = set()
    for group in repeated.values():
        if _running(group, len(pages)):
            is_title = group[0].size > 1.15 * usual
            found |= {id(line) for line in group[is_title:]}
    return found | _page_numbers(numbers)


def _marginal(lines: Sequence[PrintedLine], height: float) -> Iterable[tuple[PrintedLine, str]]:
    for line in lines[:EDGE_LINES]:
        if line.box[3] < MARGIN * height:
            yield line, "head"
    for line in lines[-EDGE_LINES:]:
        if line.box[1] > (1 - MARGIN) * height:
            yield line, "foot"


def _running(group: Sequence[PrintedLine], page_count: int) -> bool:
    pages = {line.page for line in group}
    return len(pages) >= 3 or (len(pages) == 2 and page_count <= 3)


def _page_numbers(numbers: Sequence[tuple[PrintedLine, bool]]) -> set[int]:
    shifts: dict[int, set[int]] = defaultdict(set)
    for line, _ in numbers:
        if digits := re.search(r"\d+", line.text):
            shifts[int(digits[0]) - line.page].add(line.page)
    found = set()
    for line, is_last in numbers:
        digits = re.search(r"\d+", line.text)
        in_order = digits is not None and len(shifts[int(digits[0]) - line.page]) >= 2
        if in_order or (is_last and not BARE.match(line.text)) or (is_last and digits and int(digits[0]) == line.page):
            found.add(id(line))
    return found
