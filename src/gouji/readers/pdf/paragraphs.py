"""Lines put together into paragraphs, over page breaks too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from gouji.document import Line
from gouji.readers.pdf.lines import PrintedLine
from gouji.readers.pdf.page import Frame, union
from gouji.readers.raw import RawParagraph

SENTENCE_END = tuple("。！？；：")
NUMBER = re.compile(
    r"(?:第[一二三四五六七八九十百\d]{1,3}(?:部分|章|条)|[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、](?!\d))"
)
LEADER = re.compile(r"[.．·…]{4,}|…{2,}")
LONG_LINE = 0.45


@dataclass(frozen=True, slots=True)
class Margins:
    """Left and right edge of the running text of a page, and the distance from line to line."""

    left: float
    right: float
    pitch: float

    def is_centered(self, line: PrintedLine) -> bool:
        """Whether the line stands in the middle, clear of both edges."""
        x0, _, x1, _ = line.box
        return (
            abs((x0 + x1) - (self.left + self.right)) < 2 * line.size
            and x0 > self.left + 1.5 * line.size
            and x1 < self.right - 1.5 * line.size
        )

    def is_full(self, line: PrintedLine) -> bool:
        """Whether the line reaches the right edge."""
        return line.box[2] > self.right - 2.2 * line.size

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
        for above, below in zip(lines, lines[1:], strict=False)
        if above.page == below.page and 0 < below.box[3] - above.box[3] < 4 * above.size
    ]
    return Margins(left, right, median(steps) if steps else 0.0)


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
    last = group[-1]
    above, here = by_page[last.page], by_page[line.page]
    if not 0.87 < line.size / last.size < 1.15 or LEADER.search(last.text):
        return False
    if above.is_centered(last):
        wide = last.box[2] - last.box[0] > 0.7 * (above.right - above.left)
        return wide and here.is_centered(line) and line.page == last.page and not NUMBER.match(line.text)
    if line.page == last.page and above.pitch and line.box[3] - last.box[3] > max(1.45 * above.pitch, 1.2 * last.size):
        return False
    if here.is_centered(line) and not _hanging(group, line):
        return False
    if not (above.is_full(last) or _word_did_not_fit(last, line, above)):
        return False
    if here.is_indented(line):
        return _hanging(group, line) and not NUMBER.match(line.text) and not last.text.endswith(SENTENCE_END)
    return not (NUMBER.match(line.text) and last.text.endswith(SENTENCE_END) and not above.is_indented(group[0]))


def _hanging(group: Sequence[PrintedLine], line: PrintedLine) -> bool:
    """Whether the paragraph stands indented as a whole, or its later lines do (a list with hanging indent)."""
    return abs(group[-1].box[0] - line.box[0]) < 0.5 * line.size or (
        len(group) == 1 and NUMBER.match(group[0].text) is not None and 0 < line.box[0] - group[0].box[0] < 5 * line.size
    )


def _word_did_not_fit(last: PrintedLine, line: PrintedLine, margin: Margins) -> bool:
    """Whether the line above ends early since the next one begins with a figure or Latin word that cannot be broken."""
    word = re.match(r"[\x21-\x7e]{2,}", line.text)
    return bool(word) and margin.right - last.box[2] < (len(word[0]) * 0.6 + 1) * line.size and not last.text.endswith("。")


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
