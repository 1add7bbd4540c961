"""Rulings in the picture of a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from gouji.readers.ocr.picture import SCALE, Mask, Picture, faint_ink
from gouji.readers.ocr.seals import OWN, Seal, draws
from gouji.readers.pdf.page import Edge, ruling

SHORTEST = 12.0
"""Points of unbroken ink that make a ruling; strokes of characters in a table are shorter."""

LONG = 45.0
"""Points from which a stroke is a ruling even where it meets no other."""

THICKEST = 4.0
CURVED = 2.4
"""Points of height from which a stroke may be part of a ring; a quarter of it is how far its middle then stands off its ends."""

BREAK = 2.5
"""Points of a gap in a ruling that are bridged."""

MEETS = 1.4
"""Points from the edge of another ruling within which a short stroke ends at it; strokes of characters stop well before."""

SIDE = 24.0
"""Points one side of a cell has at least; boxes within characters of titles are smaller."""

ALIKE = 0.15
"""Share by which the thickness of one ruling of a page may differ from another's."""

SEALED = 25
"""By how much a seal was made lighter."""

SEEN, WHOLE = 0.3, 0.85
"""Share of a ruling that no seal covers, and of what is seen of it that is ink."""


class Stroke(NamedTuple):
    """A straight stroke in points: it lies (or stands) at `place` from `begin` to `end`."""

    place: float
    begin: float
    end: float
    thickness: float


def find_rulings(picture: Picture, seals: Sequence[Seal] = ()) -> tuple[list[Edge], Mask]:
    """Rulings in points, and the mask of their ink. A ruling runs on below a seal; what lies in one of `seals` alone is none."""
    ink = faint_ink(picture.clean)
    seal: Mask = np.greater(picture.clean, picture.whole.astype(np.int16) + SEALED)
    level, upright = _all_strokes(ink, seal), _all_strokes(np.ascontiguousarray(ink.T), np.ascontiguousarray(seal.T))
    if seals:
        level = _without_own(level, lambda stroke, along: (along, stroke.place), seals)
        upright = _without_own(upright, lambda stroke, along: (stroke.place, along), seals)
    level, upright = _grid(level, upright), _grid(upright, level)
    edges = [edge for stroke in level if (edge := ruling(stroke.begin, stroke.place, stroke.end, stroke.place))]
    edges += [edge for stroke in upright if (edge := ruling(stroke.place, stroke.begin, stroke.place, stroke.end))]
    return edges, _mask(ink.shape, level) | _mask(ink.T.shape, upright).T


def _all_strokes(ink: Mask, seal: Mask) -> list[Stroke]:
    """Level strokes in the ink as it is, and where there is a seal also in ink and seal together."""
    found = _strokes(ink)
    return found + [stroke for stroke in _strokes(ink | seal) if _is_drawn(stroke, ink, seal)] if seal.any() else found


def _strokes(ink: Mask) -> list[Stroke]:
    """Level strokes: ink that stays when narrower things are taken away."""
    thickened = cv2.dilate(ink.astype(np.uint8), np.ones((3, 1), np.uint8))
    kept = cv2.morphologyEx(thickened, cv2.MORPH_OPEN, np.ones((1, _pixels(SHORTEST)), np.uint8))
    joined = cv2.morphologyEx(kept, cv2.MORPH_CLOSE, np.ones((1, _pixels(BREAK)), np.uint8))
    _, labels, stats, middles = cv2.connectedComponentsWithStats(joined, connectivity=8)
    found = []
    for number in range(1, len(stats)):
        left, top, width, height, area = (int(value) for value in stats[number])
        if height / SCALE <= THICKEST + 2 / SCALE and width >= 3 * height:
            if height / SCALE > CURVED and _is_curved(labels[top : top + height, left : left + width] == number):
                continue
            found.append(Stroke(float(middles[number][1]) / SCALE, left / SCALE, (left + width) / SCALE, area / width / SCALE))
        elif width / SCALE >= LONG:
            found += _cut(labels[top : top + height, left : left + width] == number, left, top)
    return found


def _without_own(strokes: Sequence[Stroke], at: Callable[[Stroke, float], tuple[float, float]], seals: Sequence[Seal]) -> list[Stroke]:
    """The strokes without those a seal is drawn with: short, inside it, and not as thick as the rulings of the page."""
    usual = float(np.median([stroke.thickness for stroke in strokes if stroke.end - stroke.begin > OWN] or [0.0]))
    return [
        stroke
        for stroke in strokes
        if abs(stroke.thickness - usual) < ALIKE * usual or not draws(seals, at(stroke, stroke.begin), at(stroke, stroke.end))
    ]


def _is_drawn(stroke: Stroke, ink: Mask, seal: Mask) -> bool:
    """Whether a stroke is ink for the most part, as far as no seal covers it."""
    first, last = int(stroke.begin * SCALE), int(stroke.end * SCALE) + 1
    half = stroke.thickness / 2 + 0.3
    rows = slice(max(int((stroke.place - half) * SCALE), 0), int((stroke.place + half) * SCALE) + 1)
    seen, own = np.logical_not(seal[rows, first:last]).all(axis=0), np.asarray(ink[rows, first:last]).any(axis=0)
    return bool(np.mean(seen) > SEEN and np.mean(own & seen) > WHOLE * np.mean(seen))


def _is_curved(shape: NDArray[Any]) -> bool:
    """Whether the middle of a stroke lies above or below its ends, as on the ring of a seal."""
    rows = np.arange(len(shape))[:, None]
    places = (shape * rows).sum(axis=0) / np.maximum(shape.sum(axis=0), 1)
    third = max(len(places) // 3, 1)
    ends = (places[:third].mean() + places[-third:].mean()) / 2
    return bool(abs(places[third : 2 * third].mean() - ends) > CURVED / 4 * SCALE)


def _cut(shape: NDArray[Any], left: int, top: int) -> list[Stroke]:
    """Strokes of a component that is more than one ruling: rows of it that are ink over a good part of their length."""
    counts = shape.sum(axis=1)
    rows = np.nonzero(counts >= max(_pixels(LONG), 0.25 * shape.shape[1]))[0]
    found = []
    for band in np.split(rows, np.nonzero(np.diff(rows) > 1)[0] + 1):
        if not len(band) or len(band) / SCALE > THICKEST or not _is_sharp(counts, band):
            continue
        columns = np.nonzero(shape[band[0] : band[-1] + 1].any(axis=0))[0]
        begin, end = (left + columns[0]) / SCALE, (left + columns[-1] + 1) / SCALE
        found.append(Stroke((top + float(band.mean())) / SCALE, begin, end, len(band) / SCALE))
    return found


def _is_sharp(counts: NDArray[Any], band: NDArray[Any]) -> bool:
    """Whether the ink ends at once above and below a band of rows; beside a chord of a ring it dwindles."""
    beyond = [band[0] - _pixels(1), band[-1] + _pixels(1)]
    outside = max((counts[row] for row in beyond if 0 <= row < len(counts)), default=0)
    return bool(outside < 0.5 * counts[band].max())


def _grid(strokes: Sequence[Stroke], across: Sequence[Stroke]) -> list[Stroke]:
    """Long strokes, and short ones that run from one crossing ruling to another; the rest are parts of characters."""
    return [stroke for stroke in strokes if stroke.end - stroke.begin >= LONG or _held(stroke, across)]


def _held(stroke: Stroke, across: Sequence[Stroke]) -> bool:
    ends = [False, False]
    for other in across:
        if max(stroke.end - stroke.begin, other.end - other.begin) < SIDE:
            continue
        reach = MEETS + other.thickness / 2
        if other.begin - reach <= stroke.place <= other.end + reach:
            ends[0] |= abs(other.place - stroke.begin) <= reach
            ends[1] |= abs(other.place - stroke.end) <= reach
    return all(ends)


def _mask(shape: tuple[int, ...], strokes: Sequence[Stroke]) -> Mask:
    """The pixels of level rulings and those right beside them."""
    mask = np.zeros(shape, np.bool_)
    for stroke in strokes:
        half = stroke.thickness / 2 + 0.5
        top, bottom = int((stroke.place - half) * SCALE), int((stroke.place + half) * SCALE) + 2
        mask[max(top, 0) : bottom, int(stroke.begin * SCALE) : int(stroke.end * SCALE) + 1] = True
    return mask


def _pixels(points: float) -> int:
    return max(round(points * SCALE), 1)
