"""Tables without rulings: where they begin and end among the lines, told from rows of figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from gouji.document import BBox, Table
from gouji.readers.pdf.columns import lay_out
from gouji.readers.pdf.lines import PrintedLine
from gouji.readers.pdf.page import Frame
from gouji.readers.pdf.paragraphs import LEADER, NUMBER, OPENING, SENTENCE_END
from gouji.readers.pdf.patterns import FIGURE
from gouji.readers.pdf.words import Word

UNIT = re.compile(r"[（(]?(?:金额)?单位[:：]|.*公开\s*\d+\s*表")
MIN_ROWS = 3
MANY = 6
MAX_WORD = 40
MAX_BETWEEN = 9
HEAD_LINES = 8


@dataclass(frozen=True, slots=True)
class Aligned:
    """A table found in lines: the first and last line it takes, last exclusive."""

    table: Table
    first: int
    last: int


def find_aligned(lines: Sequence[PrintedLine], frames: Mapping[int, Frame]) -> Iterator[Aligned]:
    """Tables in lines that follow each other, over page breaks too, with no ruled table between them."""
    stacked = _stacked(lines)
    for first, last in _regions(stacked):
        words = [word for line in stacked[first:last] for word in _words(line)]
        table = lay_out(words, _pitch(stacked[first:last]))
        if table is not None:
            yield Aligned(_on_pages(table, lines[first:last], stacked[first:last], frames), first, last)


def is_figure_row(line: PrintedLine) -> bool:
    """Whether a line holds words in columns, at least one of them a figure."""
    texts = [segment.text for segment in line.segments]
    if len(texts) < 2 or LEADER.search(line.text) or any(len(text) > MAX_WORD for text in texts):
        return False
    return any(FIGURE.fullmatch(text) for text in texts)


def _stacked(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines as if all stood on one long page."""
    found: list[PrintedLine] = []
    offset = 0.0
    for line in lines:
        if found and line.page != lines[len(found) - 1].page:
            offset = found[-1].box[3] + 0.9 * line.size - line.box[1]
        x0, top, x1, bottom = line.box
        segments = tuple(part._replace(top=part.top + offset, bottom=part.bottom + offset) for part in line.segments)
        found.append(replace(line, box=(x0, top + offset, x1, bottom + offset), segments=segments))
    return found


def _regions(lines: Sequence[PrintedLine]) -> Iterator[tuple[int, int]]:
    anchors = [i for i, line in enumerate(lines) if is_figure_row(line)]
    groups: list[list[int]] = []
    for anchor in anchors:
        if groups and _hang_together(lines, groups[-1][-1], anchor):
            groups[-1].append(anchor)
        else:
            groups.append([anchor])
    taken = 0
    for group in groups:
        rows = [lines[i] for i in group]
        if _has_columns(rows) and not _is_contents(rows):
            first, last = _head(lines, group, taken), _foot(lines, group)
            yield first, last
            taken = last


def _hang_together(lines: Sequence[PrintedLine], one: int, other: int) -> bool:
    """Whether nothing but labels, heads and bands of a table stands between two rows of figures."""
    between = lines[one + 1 : other]
    return len(between) <= MAX_BETWEEN and all(_may_be_inside(line, lines[other]) for line in between)


def _may_be_inside(line: PrintedLine, row: PrintedLine) -> bool:
    if not 0.9 < line.size / row.size < 1.1 or LEADER.search(line.text) or UNIT.match(line.text):
        return False
    figures = [segment.x0 for segment in row.segments if FIGURE.fullmatch(segment.text)]
    if len(line.segments) > 1 or line.box[2] < min(figures):
        return True
    if OPENING.match(line.text) and len(line.text) > 4:
        return False
    return len(line.text) <= 24 and not line.text.endswith(SENTENCE_END)


def _has_columns(rows: Sequence[PrintedLine]) -> bool:
    """Whether the rows have figures below each other, or one row has many; two columns need more rows to be believed."""
    figures = [(part.x0, part.x1) for row in rows for part in row.segments if FIGURE.fullmatch(part.text)]
    if len(rows) < MIN_ROWS:
        return len(figures) >= MANY * len(rows)
    below = max(sum(x0 < right and x1 > left for x0, x1 in figures) for left, right in figures)
    return below >= MIN_ROWS and (max(len(row.segments) for row in rows) > 2 or len(rows) > MIN_ROWS)


def _is_contents(rows: Sequence[PrintedLine]) -> bool:
    """Whether the rows are a table of contents: headings, each with a page number that never goes down."""
    last = [row.segments[-1].text for row in rows]
    if not all(text.isdecimal() and len(text) <= 4 for text in last) or any(len(row.segments) > 3 for row in rows):
        return False
    numbered = sum(NUMBER.match(row.text) is not None for row in rows)
    return numbered >= len(rows) / 2 and all(int(one) <= int(other) for one, other in pairwise(last))


def _head(lines: Sequence[PrintedLine], group: Sequence[int], taken: int) -> int:
    """The first line of the table's head."""
    first, pitch = group[0], _pitch([lines[i] for i in group])
    while first > taken and group[0] - first < HEAD_LINES:
        above, row = lines[first - 1], lines[group[0]]
        if lines[first].box[3] - above.box[3] > 2 * max(pitch, 1.3 * row.size) or not _may_be_inside(above, row):
            break
        first -= 1
    return first


def _foot(lines: Sequence[PrintedLine], group: Sequence[int]) -> int:
    """One past the last line: the rest of the last row's label may stand below its figures."""
    last, pitch = group[-1] + 1, _pitch([lines[i] for i in group])
    figures = [segment.x0 for segment in lines[group[-1]].segments if FIGURE.fullmatch(segment.text)]
    while last < len(lines):
        line = lines[last]
        close = line.box[3] - lines[last - 1].box[3] < 0.8 * pitch and line.box[3] - lines[group[-1]].box[3] < pitch
        if not close or line.box[2] >= min(figures):
            break
        last += 1
    return last


def _pitch(lines: Sequence[PrintedLine]) -> float:
    """Distance from one row of figures to the next where nothing stands between them."""
    rows = [line for line in lines if is_figure_row(line)]
    steps = sorted(below.box[3] - above.box[3] for above, below in pairwise(rows))
    return steps[len(steps) // 5] if steps else 2 * rows[0].size


def _words(line: PrintedLine) -> Iterator[Word]:
    for x0, top, x1, bottom, text in line.segments:
        yield Word(x0, x1, top, bottom, text, FIGURE.fullmatch(text) is not None)


def _on_pages(table: Table, lines: Sequence[PrintedLine], stacked: Sequence[PrintedLine], frames: Mapping[int, Frame]) -> Table:
    """The table with pages, and boxes in the frames of their pages."""
    cells = []
    for cell in table.cells:
        box: BBox = cell.bbox or (0.0, 0.0, 0.0, 0.0)
        near = min(range(len(stacked)), key=lambda i: abs(stacked[i].box[1] - box[1]))
        shift = stacked[near].box[1] - lines[near].box[1]
        page = lines[near].page
        own = frames[page].on_page((box[0], box[1] - shift, box[2], box[3] - shift))
        cells.append(replace(cell, page=page, bbox=own))
    return replace(table, cells=tuple(cells), pages=tuple(sorted({line.page for line in lines})))
