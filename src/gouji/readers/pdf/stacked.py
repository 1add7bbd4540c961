"""Rows that a table does not rule off from each other: a row of cells that all hold the same lines is cut into rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import pairwise

from gouji.document import BBox
from gouji.readers.pdf.cells import into_lines, line_text
from gouji.readers.pdf.page import Character
from gouji.readers.pdf.patterns import FIGURE

SAME_HEIGHT = 0.35

Lines = list[list[Character]]


def cut_rows(cells: Sequence[BBox], inside: Callable[[BBox], list[Character]]) -> list[BBox]:
    """The cells of a table, those of rows that hold several rows cut between their lines.

    Args:
        inside: gives the characters of a cell.
    """
    rows: dict[tuple[float, float], list[BBox]] = defaultdict(list)
    for cell in cells:
        rows[cell[1], cell[3]].append(cell)
    found: list[BBox] = []
    for (top, bottom), row in rows.items():
        alone = not any(other[1] < bottom and other[3] > top for other in cells if (other[1], other[3]) != (top, bottom))
        cuts = _cuts([into_lines(inside(cell)) for cell in row]) if alone and len(row) > 1 else []
        bounds = [top, *cuts, bottom]
        found += [(cell[0], begin, cell[2], end) for cell in row for begin, end in pairwise(bounds)]
    return found


def _cuts(cells: Sequence[Lines]) -> list[float]:
    """Heights between the lines, where a cell holds a figure on each, another words on each, and no cell stands between them."""
    stacks = [lines for lines in cells if len(lines) > 1 and all(FIGURE.fullmatch(line_text(line)) for line in lines)]
    if not stacks:
        return []
    heights = [line[0].middle for line in max(stacks, key=len)]
    near = SAME_HEIGHT * stacks[0][0][0].size
    if any(min(abs(line[0].middle - height) for height in heights) > near for lines in cells for line in lines):
        return []
    if not any(len(lines) == len(heights) and lines not in stacks for lines in cells):
        return []
    return [(above + below) / 2 for above, below in pairwise(heights)]
