"""Words on the picture of a page: each piece of a line, cut at the rulings of cells, with all ink that belongs to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from gouji.document import BBox
from gouji.readers.ocr.picture import SCALE, Mask

SPECK = 1.0
"""Points below which a spot of ink is dust where no words were found."""

LEAST = 2.0
"""Points that ink the detector overlooked needs to be taken for a word (a dash, a 1, an 一)."""

LARGEST = 90.0
"""Points from which ink is a drawing."""

BAR = (2.4, 11.5)
"""Points an upright bar is wide at most and high at least; the figure 1 of 16 points is lower."""

THIN, EDGE = 1.3, 1.6
"""Points a shred of a ruling is thick at most, and lies from the edge of its cell."""

BETWEEN, ROW = 0.8, 5.0
"""Points of paper between two rows, and the least height of a row."""

NEAR = 1.0
"""Share of a line's height within which ink beside it belongs to it."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a line.

    Attributes:
        box: in points, around its ink where there is some.
        spots: boxes of its spots of ink.
        cell: position of its cell in the list of cells, -1 outside tables.
        overlooked: True where only its ink was seen and no word was detected.
    """

    box: BBox
    spots: tuple[BBox, ...]
    cell: int = -1
    overlooked: bool = False


def find_spots(ink: Mask, rulings: Mask) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Boxes of connected ink in points, one a row: x0, top, x1, bottom; dust and drawings left out.

    Upright bars are given apart: pieces of rulings that were not told as such, which would be read as a 1.
    """
    shape = (ink & ~rulings).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(shape, connectivity=8)
    left, top, width, height = (stats[1:, i] / SCALE for i in range(4))
    kept = (np.maximum(width, height) >= 0.6) & (np.maximum(width, height) < LARGEST)
    bars = kept & (width <= BAR[0]) & (height >= BAR[1])
    boxes: NDArray[np.float64] = np.stack([left, top, left + width, top + height], axis=1)
    return boxes[kept & ~bars], boxes[bars]


def find_segments(words: Sequence[BBox], cells: Sequence[BBox], spots: NDArray[np.float64]) -> list[Segment]:
    """Pieces of lines in every cell, then those outside.

    Args:
        words: boxes of the detector.
        cells: boxes of cells.
        spots: as given by `find_spots`.
    """
    pieces: list[list[BBox]] = [[] for _ in cells]
    free: list[BBox] = []
    bounds = np.array(cells, dtype=np.float64).reshape(-1, 4)
    for word in words:
        inside = list(_shares(word, bounds))
        for number, piece in inside:
            pieces[number].append(piece)
        if not inside:
            free.append(word)
    owners = _owners(spots, bounds)
    found = []
    for number in range(len(cells)):
        found += _of_cell(pieces[number], _inside(spots[owners == number], cells[number]), number)
    return found + _of_page(free, spots[owners == -1])


def _shares(word: BBox, cells: NDArray[np.float64]) -> list[tuple[int, BBox]]:
    """The cells a word lies in, with its piece in each; none where most of it lies outside."""
    if not len(cells):
        return []
    left, right = np.maximum(cells[:, 0], word[0]), np.minimum(cells[:, 2], word[2])
    top, bottom = np.maximum(cells[:, 1], word[1]), np.minimum(cells[:, 3], word[3])
    wide, tall = np.clip(right - left, 0, None), np.clip(bottom - top, 0, None)
    area = (word[2] - word[0]) * (word[3] - word[1])
    if float((wide * tall).sum()) < 0.5 * area:
        return []
    room = np.minimum(cells[:, 3] - cells[:, 1], word[3] - word[1])
    chosen = np.nonzero((wide >= 2.5) & (tall >= 0.5 * room))[0]
    return [(int(i), (float(left[i]), float(top[i]), float(right[i]), float(bottom[i]))) for i in chosen]


def _owners(spots: NDArray[np.float64], cells: NDArray[np.float64]) -> NDArray[np.int64]:
    """For each spot the cell its middle lies in, -1 for none."""
    owners = np.full(len(spots), -1, dtype=np.int64)
    x, y = (spots[:, 0] + spots[:, 2]) / 2, (spots[:, 1] + spots[:, 3]) / 2
    for number, (x0, top, x1, bottom) in enumerate(cells):
        owners[(x >= x0) & (x < x1) & (y >= top) & (y < bottom)] = number
    return owners


def _inside(spots: NDArray[np.float64], cell: BBox) -> NDArray[np.float64]:
    """Spots of a cell without the shreds that lie along its rulings."""
    x0, top, x1, bottom = cell
    wide, tall = spots[:, 2] - spots[:, 0], spots[:, 3] - spots[:, 1]
    beside = (wide < THIN) & ((spots[:, 0] < x0 + EDGE) | (spots[:, 2] > x1 - EDGE))
    along = (tall < THIN) & ((spots[:, 1] < top + EDGE) | (spots[:, 3] > bottom - EDGE))
    return spots[~(beside | along)]


def _of_cell(words: Sequence[BBox], spots: NDArray[np.float64], cell: int) -> list[Segment]:
    lines = [_Line(word) for word in _apart(words)]
    rest = _taken(lines, [_box(spot) for spot in spots])
    orphans = [_Line(group[0], group, True) for group in _groups(rest)]
    return [row.segment(cell) for line in (*lines, *orphans) for row in line.rows()]


def _of_page(words: Sequence[BBox], spots: NDArray[np.float64]) -> list[Segment]:
    """Lines outside tables; ink that no detected line is near stays a drawing."""
    lines = [_Line(word) for word in words]
    if len(spots):
        for line in lines:
            x0, top, x1, bottom = line.word
            reach = 0.5 * (bottom - top)
            near = (spots[:, 2] > x0 - reach) & (spots[:, 0] < x1 + reach) & (spots[:, 3] > top) & (spots[:, 1] < bottom)
            _taken([line], [_box(spot) for spot in spots[near]])
    return [line.segment(-1) for line in lines]


class _Line:
    """A detected word while ink is added to it."""

    def __init__(self, word: BBox, spots: Sequence[BBox] = (), overlooked: bool = False) -> None:
        self.word = word
        self.spots = list(spots)
        self.overlooked = overlooked

    def distance(self, spot: BBox) -> float:
        """How far ink beside the line is from it, as a share of its height; infinite where it is not on the line."""
        x0, top, x1, bottom = self.word
        height = max(bottom - top, 1.0)
        shared = min(spot[3], bottom) - max(spot[1], top)
        if shared < 0.5 * min(spot[3] - spot[1], height):
            return float("inf")
        return max(x0 - spot[2], spot[0] - x1, 0.0) / height

    def rows(self) -> list[_Line]:
        """The line, or the lines where the detector took several for one: rows of ink with paper between them.

        Characters that stand below each other in a narrow column stay together.
        """
        bands: list[list[BBox]] = []
        bottom = 0.0
        for spot in sorted(self.spots, key=lambda spot: spot[1]):
            if bands and spot[1] < bottom + BETWEEN:
                bands[-1].append(spot)
                bottom = max(bottom, spot[3])
            else:
                bands.append([spot])
                bottom = spot[3]
        heights = [_extent(band)[1] for band in bands]
        wide = max((_extent(band)[0] for band in bands), default=0.0)
        if len(bands) < 2 or min(heights) < ROW or wide < 1.4 * max(heights):
            return [self]
        return [_Line(band[0], band, self.overlooked) for band in bands]

    def segment(self, cell: int) -> Segment:
        """The piece of a line with the box of its ink."""
        if not self.spots:
            return Segment(self.word, (), cell, self.overlooked)
        boxes = np.array(self.spots)
        low, high = boxes.min(axis=0), boxes.max(axis=0)
        box = (float(low[0]), float(low[1]), float(high[2]), float(high[3]))
        return Segment(box, tuple(self.spots), cell, self.overlooked)


def _taken(lines: Sequence[_Line], spots: Sequence[BBox]) -> list[BBox]:
    """Give each spot to the line it stands on or right beside; return the rest."""
    rest = list(spots)
    grown = True
    while grown and rest:
        grown, left = False, []
        for spot in rest:
            nearest = min(lines, key=lambda line: line.distance(spot), default=None)
            distance = nearest.distance(spot) if nearest else float("inf")
            big = max(spot[2] - spot[0], spot[3] - spot[1]) >= SPECK
            if nearest is not None and (distance == 0 or (distance < NEAR and big)):
                nearest.spots.append(spot)
                x0, top, x1, bottom = nearest.word
                grown |= spot[0] < x0 or spot[2] > x1
                nearest.word = (min(x0, spot[0]), top, max(x1, spot[2]), bottom)
            else:
                left.append(spot)
        rest = left
    return rest


def _groups(spots: Sequence[BBox]) -> list[list[BBox]]:
    """Ink that no word was detected for, put together by line; dust left out."""
    big = sorted((spot for spot in spots if max(spot[2] - spot[0], spot[3] - spot[1]) >= SPECK), key=lambda spot: spot[0])
    groups: list[list[BBox]] = []
    for spot in big:
        near = (group for group in groups if _joins(group, spot))
        group = next(near, None)
        if group is None:
            groups.append([spot])
        else:
            group.append(spot)
    return [group for group in groups if max(_extent(group)) >= LEAST]


def _joins(group: Sequence[BBox], spot: BBox) -> bool:
    x1 = max(other[2] for other in group)
    top, bottom = min(other[1] for other in group), max(other[3] for other in group)
    height = max(bottom - top, spot[3] - spot[1], 4.0)
    return spot[0] - x1 < 1.2 * height and spot[1] < bottom + 0.3 * height and spot[3] > top - 0.3 * height


def _extent(group: Sequence[BBox]) -> tuple[float, float]:
    boxes = np.array(group)
    return float(boxes[:, 2].max() - boxes[:, 0].min()), float(boxes[:, 3].max() - boxes[:, 1].min())


def _apart(words: Sequence[BBox]) -> list[BBox]:
    """Words of a cell, those that lie over one another put together."""
    found: list[BBox] = []
    for word in sorted(words, key=lambda word: word[0]):
        for i, other in enumerate(found):
            shared = min(word[3], other[3]) - max(word[1], other[1])
            if shared > 0.5 * min(word[3] - word[1], other[3] - other[1]) and word[0] < other[2] + 0.5:
                found[i] = (other[0], min(word[1], other[1]), max(word[2], other[2]), max(word[3], other[3]))
                break
        else:
            found.append(word)
    return found


def _box(spot: NDArray[np.float64]) -> BBox:
    return float(spot[0]), float(spot[1]), float(spot[2]), float(spot[3])
