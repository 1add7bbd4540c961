"""Characters that stand below each other in a narrow cell."""

from __future__ import annotations

from itertools import pairwise

from gouji.document import BBox
from gouji.readers.ocr.picture import SCALE, Mask
from gouji.readers.ocr.segments import Segment

NARROWEST = 4.0
"""Points a column of characters needs; what is narrower is a stroke."""

LEAST = 16.0
"""Points from which a column may hold more than one character."""


def stacked(segment: Segment, ink: Mask) -> tuple[BBox, ...]:
    """Boxes of characters that stand below each other, none where they stand on a line.

    Spots of ink are put together until they are as tall as wide; where characters touch, they are parted at the row
    with the least ink.
    """
    x0, upper, x1, lower = segment.box
    side = x1 - x0
    if side < NARROWEST or lower - upper <= max(1.7 * side, LEAST) or len(segment.spots) < 2:
        return ()
    groups: list[list[float]] = []
    for _, top, _, bottom in sorted(segment.spots, key=lambda spot: spot[1]):
        if groups and (top < groups[-1][1] or max(bottom, groups[-1][1]) - groups[-1][0] <= 1.1 * side):
            groups[-1][1] = max(groups[-1][1], bottom)
        else:
            groups.append([top, bottom])
    column = ink[:, round(x0 * SCALE) : round(x1 * SCALE)]
    return tuple((x0, top, x1, bottom) for group in groups for top, bottom in _parted(group[0], group[1], side, column))


def _parted(top: float, bottom: float, side: float, ink: Mask) -> list[tuple[float, float]]:
    count = round((bottom - top) / side) if bottom - top > 1.4 * side else 1
    if count < 2:
        return [(top, bottom)]
    rows = ink.sum(axis=1)
    pitch = (bottom - top) / count
    cuts = [top]
    for number in range(1, count):
        middle = top + number * pitch
        first, last = round((middle - 0.2 * pitch) * SCALE), round((middle + 0.2 * pitch) * SCALE)
        cuts.append((first + int(rows[first:last].argmin())) / SCALE)
    return list(pairwise([*cuts, bottom]))
