"""Pictures of single lines, cut out for the recogniser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import cv2
import numpy as np

from gouji.document import BBox
from gouji.readers.ocr.picture import SCALE, Image


@dataclass(frozen=True, slots=True)
class View:
    """One way to show a line to the recogniser.

    Attributes:
        pad: points of paper round the ink.
        stretch: by how much the line is drawn out.
        hard: whether grey is driven apart to black and white.
    """

    pad: float
    stretch: float = 1.0
    hard: bool = False


VIEWS = (View(1.6), View(2.6, 1.12, True), View(0.8, 0.92))
"""The first look at a line, and the looks that are taken when the first is in doubt."""


def cut(image: Image, box: BBox, bounds: BBox | None, view: View) -> Image:
    """The line in `box` with paper round it; nothing outside `bounds` is shown."""
    x0, top, x1, bottom = box[0] - view.pad, box[1] - view.pad, box[2] + view.pad, box[3] + view.pad
    seen = (x0, top, x1, bottom) if bounds is None else _within((x0, top, x1, bottom), bounds)
    height, width = max(round((bottom - top) * SCALE), 4), max(round((x1 - x0) * SCALE), 4)
    line = np.full((height, width), 255, np.uint8)
    left, upper = max(round(seen[0] * SCALE), 0), max(round(seen[1] * SCALE), 0)
    across, down = max(left - round(x0 * SCALE), 0), max(upper - round(top * SCALE), 0)
    part = image[upper : round(seen[3] * SCALE), left : round(seen[2] * SCALE)][: height - down, : width - across]
    line[down : down + part.shape[0], across : across + part.shape[1]] = part
    return _shown(line, view)


def laid_out(image: Image, boxes: Sequence[BBox], bounds: BBox, view: View) -> Image:
    """Characters that stand below each other, set side by side as on a line."""
    middles = [(above[3] + below[1]) / 2 for above, below in pairwise(boxes)]
    limits = list(pairwise([boxes[0][1] - view.pad, *middles, boxes[-1][3] + view.pad]))
    tall = round(1.3 * max(box[2] - box[0] for box in boxes) * SCALE)
    parts = []
    for box, (top, bottom) in zip(boxes, limits, strict=True):
        part = cut(image, box, _within((box[0], top, box[2], bottom), bounds), View(0.3))
        room = max(tall - part.shape[0], 0)
        parts.append(cv2.copyMakeBorder(part, room // 2, room - room // 2, 2, 2, cv2.BORDER_CONSTANT, value=255))
    height = max(part.shape[0] for part in parts)
    even = [cv2.copyMakeBorder(part, 0, height - part.shape[0], 0, 0, cv2.BORDER_CONSTANT, value=255) for part in parts]
    side = round(view.pad * SCALE)
    row = cv2.copyMakeBorder(np.hstack(even), 0, 0, side, side, cv2.BORDER_CONSTANT, value=255)
    return _shown(np.ascontiguousarray(row, dtype=np.uint8), view)


def _shown(line: Image, view: View) -> Image:
    shown: Any = line.astype(np.float32)
    if view.hard:
        shown = np.clip((cv2.GaussianBlur(shown, (0, 0), 0.8) - 70) * 1.7, 0, 255)
    if view.stretch != 1.0:
        shown = cv2.resize(shown, None, fx=view.stretch, fy=1.0, interpolation=cv2.INTER_LINEAR)
    return np.ascontiguousarray(shown, dtype=np.uint8)


def _within(box: BBox, bounds: BBox) -> BBox:
    return max(box[0], bounds[0]), max(box[1], bounds[1]), min(box[2], bounds[2]), min(box[3], bounds[3])
