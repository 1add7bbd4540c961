"""Tables without rulings: columns told from words that stand below each other."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from gouji.document import BBox
from gouji.readers.pdf.lines import PrintedLine
from gouji.readers.pdf.page import union
from gouji.readers.pdf.paragraphs import LEADER
from gouji.readers.pdf.tables import PageCell, PageTable

FIGURE = re.compile(r"[-+－]?[\d,，.]+\s*(?:[%％]|[件条次个万亿元项]+)?|[/／—\-]+")
MIN_ROWS = 3
MIN_FIGURES = 3
DOUBT = 0.1
REASON = "no rulings: columns told from alignment"


@dataclass(frozen=True, slots=True)
class Aligned:
    """A table found in lines, and the lines it takes."""

    table: PageTable
    lines: tuple[PrintedLine, ...]


def find_aligned(lines: Sequence[PrintedLine], page: int) -> Iterator[Aligned]:
    """Runs of lines that are rows of a table: words in columns, one of them mostly figures."""
    for run in _runs(lines):
        columns = _columns(run)
        rows = _rows(run)
        if len(rows) >= MIN_ROWS and _is_table(rows, columns):
            yield Aligned(PageTable(page, tuple(_cells(rows, columns)), ruled=False), tuple(run))


def _runs(lines: Sequence[PrintedLine]) -> Iterator[list[PrintedLine]]:
    run: list[PrintedLine] = []
    for i, line in enumerate(lines):
        if (len(line.segments) > 1 and not LEADER.search(line.text)) or (run and _is_band(line, lines[i + 1 : i + 2], run)):
            run.append(line)
        else:
            yield from [run] if len(run) >= MIN_ROWS else []
            run = []
    if len(run) >= MIN_ROWS:
        yield run


def _is_band(line: PrintedLine, following: Sequence[PrintedLine], run: Sequence[PrintedLine]) -> bool:
    """Whether a line of one piece stands between two rows: a short label or band, within the width of the rows."""
    if not following or len(following[0].segments) < 2 or len(line.text) > 24 or line.text[-1] in "。；：，":
        return False
    box = union([other.box for other in run])
    pitch = following[0].box[3] - line.box[3]
    return box[0] - line.size <= line.box[0] and line.box[2] <= box[2] + line.size and pitch < 4 * line.size


def _rows(run: Sequence[PrintedLine]) -> list[list[PrintedLine]]:
    """Lines by row: lines much closer than the others are one row of broken words."""
    steps = [below.box[3] - above.box[3] for above, below in itertools.pairwise(run)]
    pitch = median(steps) if steps else 0.0
    rows = [[run[0]]]
    for step, line in zip(steps, run[1:], strict=True):
        if step < 0.7 * pitch:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _columns(run: Sequence[PrintedLine]) -> list[tuple[float, float]]:
    """Bands of x that words stand in, over the rows with most words, set apart by gaps that run through all of them."""
    most = max(len(line.segments) for line in run)
    full = [line for line in run if len(line.segments) >= max(2, most - 1)]
    columns: list[list[float]] = []
    for x0, x1, _ in sorted(segment for line in full for segment in line.segments):
        if columns and x0 < columns[-1][1] + 0.3 * full[0].size:
            columns[-1][1] = max(columns[-1][1], x1)
        else:
            columns.append([x0, x1])
    return [(first, last) for first, last in columns]


def _is_table(rows: Sequence[Sequence[PrintedLine]], columns: Sequence[tuple[float, float]]) -> bool:
    if len(columns) < 2 or (len(columns) == 2 and len(rows) < MIN_ROWS + 1):
        return False
    figures = [0] * len(columns)
    words = [0] * len(columns)
    for row in rows:
        for line in row:
            for x0, x1, text in line.segments:
                col = _span(x0, x1, columns)[0]
                figures[col] += bool(FIGURE.fullmatch(text))
                words[col] += not FIGURE.fullmatch(text)
    if any(len(text) > 40 for row in rows for line in row for _, _, text in line.segments):
        return False
    return any(count >= MIN_FIGURES and count >= words[col] for col, count in enumerate(figures) if col > 0)


def _cells(rows: Sequence[Sequence[PrintedLine]], columns: Sequence[tuple[float, float]]) -> Iterator[PageCell]:
    """Cells with boxes that tile the table: columns are cut in the middle of the gaps, rows halfway between lines."""
    lefts = [columns[0][0], *((before[1] + after[0]) / 2 for before, after in itertools.pairwise(columns))]
    rights = [*lefts[1:], columns[-1][1]]
    boxes = [union([line.box for line in row]) for row in rows]
    tops = [boxes[0][1], *((above[3] + below[1]) / 2 for above, below in itertools.pairwise(boxes)), boxes[-1][3]]
    for i, row in enumerate(rows):
        texts: dict[int, str] = {}
        spans: dict[int, int] = {}
        for x0, x1, text in (segment for line in row for segment in line.segments):
            first, last = _span(x0, x1, columns)
            texts[first] = texts.get(first, "") + text
            spans[first] = max(spans.get(first, 0), last)
        col = 0
        while col < len(columns):
            last = min(spans.get(col, col), min((other for other in texts if other > col), default=len(columns)) - 1)
            box: BBox = (lefts[col], tops[i], rights[last], tops[i + 1])
            yield PageCell(box, texts.get(col, ""), doubt=DOUBT, reason=REASON)
            col = last + 1


def _span(x0: float, x1: float, columns: Sequence[tuple[float, float]]) -> tuple[int, int]:
    """First and last column that a word overlaps; the nearest one where it overlaps none."""
    met = [i for i, (left, right) in enumerate(columns) if x0 < right and x1 > left]
    if met:
        return met[0], met[-1]
    middle = (x0 + x1) / 2
    near = min(range(len(columns)), key=lambda i: abs((columns[i][0] + columns[i][1]) / 2 - middle))
    return near, near
