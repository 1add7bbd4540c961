"""Lines put together into paragraphs, over page breaks too."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gouji.document import Line
from gouji.readers.pdf.lines import PrintedLine
from gouji.readers.pdf.page import Frame, union
from gouji.readers.raw import RawParagraph

SENTENCE_END = tuple("。！？；：")
NUMBER = re.compile(
    r"(?:第[一二三四五六七八九十百\d]{1,3}(?:部分|章|条)|[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、](?!\d))"
)
OPENING = re.compile(r"第[一二三四五六七八九十百]{1,3}(?:部分|章)|[一二三四五六七八九十]{1,3}、|(?:注|备注|说明)[:：]")
"""Words that begin a paragraph wherever they begin a line."""

LEADER = re.compile(r"[.．·]{4,}|…{3,}")
LONG_LINE = 0.45
FULL = 2.2
"""Ems that may be left on a full line; punctuation that must not begin a line moves a character down."""

UNBROKEN = 5.0
"""Ems that may be left where the next word was not broken, in text that is not justified."""

SPACED, APART, FAR = 1.25, 1.45, 2.3
"""Distances of lines, over the usual one, from which a new paragraph is certain after a sentence, likely, and certain."""


@dataclass(frozen=True, slots=True)
class Margins:
    """Left and right edge of the running text of a page, and the distance from line to line."""

    left: float
    right: float
    pitch: float

    def is_centered(self, line: PrintedLine) -> bool:
        """Whether the line stands in the middle, clear of both edges; an indent of two ems is a paragraph's."""
        left, right = (line.box[0] - self.left) / line.size, self.room(line)
        return abs(left - right) < 2 and left > 1.5 and right > 1.5 and not 1.7 < left < 2.3

    def room(self, line: PrintedLine) -> float:
        """Width left to the right edge, in ems."""
        return (self.right - line.box[2]) / line.size

    def is_indented(self, line: PrintedLine) -> bool:
        """Whether the line begins a paragraph by its indent."""
        return line.box[0] > self.left + 1.2 * line.size


def margins(pages: Mapping[int, Sequence[PrintedLine]], sizes: Mapping[int, tuple[float, float]]) -> dict[int, Margins]:
    """Margins of each page; a page with little text takes those of the pages of its size."""
    by_size: dict[tuple[float, float], list[PrintedLine]] = {}
    for page, lines in pages.items():
        by_size.setdefault(_frame(sizes[page]), []).extend(lines)
    common = {frame: _margins(lines, frame[0]) for frame, lines in by_size.items()}
    found = {}
    for page, lines in pages.items():
        frame = _frame(sizes[page])
        long_lines = [line for line in lines if line.box[2] - line.box[0] > LONG_LINE * frame[0]]
        found[page] = _margins(lines, frame[0]) if len(long_lines) >= 4 else common[frame]
    return found


def _frame(size: tuple[float, float]) -> tuple[float, float]:
    return round(size[0] / 2) * 2.0, round(size[1] / 2) * 2.0


def _margins(lines: Sequence[PrintedLine], width: float) -> Margins:
    long_lines = [line for line in lines if line.box[2] - line.box[0] > LONG_LINE * width] or list(lines)
    if not long_lines:
        return Margins(0.12 * width, 0.88 * width, 0.0)
    left = min(line.box[0] for line in long_lines)
    ends = Counter(round(line.box[2] / 8) for line in long_lines)
    often = max(ends.values())
    right = max(end for end, count in ends.items() if count >= max(2, 0.25 * often) or often == 1) * 8.0
    steps = [
        below.box[3] - above.box[3]
        for above, below in itertools.pairwise(lines)
        if above.page == below.page and above.size <= below.box[3] - above.box[3] < 4 * above.size
    ]
    steps.sort()
    return Margins(left, right, steps[len(steps) // 6] if steps else 0.0)


def paragraphs(lines: Iterable[PrintedLine], by_page: Mapping[int, Margins], frames: Mapping[int, Frame]) -> list[RawParagraph]:
    """Paragraphs of lines that follow each other with no table between them."""
    groups: list[list[PrintedLine]] = []
    for line in lines:
        if groups and _goes_on(groups[-1], line, by_page):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_paragraph(group, by_page, frames) for group in groups]


def _goes_on(group: Sequence[PrintedLine], line: PrintedLine, by_page: Mapping[int, Margins]) -> bool:
    """Whether a line carries on the paragraph: its size, distance and indent, and how the line above ends, decide."""
    last = group[-1]
    above, here = by_page[last.page], by_page[line.page]
    if not 0.87 < line.size / last.size < 1.15 or LEADER.search(last.text):
        return False
    step = (line.box[3] - last.box[3]) / above.pitch if line.page == last.page and above.pitch else 1.0
    if here.is_centered(line) and line.page == last.page and not _hanging(group, line):
        return _is_wide_title(last, above) and step < FAR and not last.text.endswith(SENTENCE_END) and not NUMBER.match(line.text)
    if above.is_centered(last) or step > FAR or (step > APART and above.room(last) > FULL):
        return False
    ended = last.text.endswith(SENTENCE_END)
    if last.text.endswith("。") and step > SPACED:
        return False
    if here.is_indented(line):
        return above.room(last) < FULL and not ended and _hanging(group, line) and not NUMBER.match(line.text)
    if OPENING.match(line.text) and last.text[-1] not in "第、（(《和及":
        return False
    if NUMBER.match(line.text) and (ended or above.room(last) > FULL):
        return False
    return above.room(last) < (FULL if ended else UNBROKEN) or _word_did_not_fit(last, line, above)


def _is_wide_title(line: PrintedLine, margin: Margins) -> bool:
    """Whether a line is the full first line of a centered title: it leaves the same room on both sides."""
    left, right = line.box[0] - margin.left, margin.right - line.box[2]
    return abs(left - right) < 2.5 * line.size and line.box[2] - line.box[0] > 0.6 * (margin.right - margin.left)


def _hanging(group: Sequence[PrintedLine], line: PrintedLine) -> bool:
    """Whether the paragraph stands indented as a whole, or its later lines do (a list with hanging indent)."""
    numbered = len(group) == 1 and NUMBER.match(group[0].text) is not None
    if abs(group[-1].box[0] - line.box[0]) < 0.5 * line.size:
        return not numbered
    return numbered and 0 < line.box[0] - group[0].box[0] < 5 * line.size


def _word_did_not_fit(last: PrintedLine, line: PrintedLine, margin: Margins) -> bool:
    """Whether the line above ends early since the next one begins with a figure or Latin word that cannot be broken."""
    word = re.match(r"[\x21-\x7e]{2,}", line.text)
    return word is not None and margin.right - last.box[2] < (len(word[0]) * 0.6 + 1) * line.size and not last.text.endswith("。")


def _paragraph(group: Sequence[PrintedLine], by_page: Mapping[int, Margins], frames: Mapping[int, Frame]) -> RawParagraph:
    text, lines = "", []
    for line in group:
        if text and text[-1].isascii() and text[-1].isalpha() and line.text[0].isascii() and line.text[0].isalpha():
            text += " "
        start = len(text)
        text += line.text
        lines.append(Line(start, len(text), line.page, frames[line.page].on_page(line.box)))
    first = group[0]
    boxes = [line.bbox for line in lines if line.page == first.page]
    return RawParagraph(
        text=text,
        page=first.page,
        bbox=union(boxes),
        lines=tuple(lines),
        size=round(first.size, 1),
        centered=by_page[first.page].is_centered(first),
    )
