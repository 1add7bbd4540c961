"""Pages that lie on their side or stand on their head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from gouji.document import BBox
from gouji.readers.ocr.crops import VIEWS, cut
from gouji.readers.ocr.engine import Engine
from gouji.readers.ocr.picture import Image, Mask, Picture

LONG = 3.0
"""How many times longer than high a word is that shows which way lines run."""

SAMPLE = 5
LEGIBLE = 0.85


def upright(picture: Picture, engine: Engine) -> tuple[Picture, list[BBox], int]:
    """The picture turned so that it can be read, its words, and by how many degrees it was turned clockwise."""
    words = engine.find(picture.clean)
    if _is_sideways(words):
        turned = [_turned(picture, turn) for turn in (90, 270)]
        found = [engine.find(one.clean) for one in turned]
        clear = [_legible(one, boxes, engine) for one, boxes in zip(turned, found, strict=True)]
        best = int(clear[1] > clear[0])
        return turned[best], found[best], (90, 270)[best]
    legible = _legible(picture, words, engine)
    if legible < LEGIBLE and words:
        other = _turned(picture, 180)
        boxes = engine.find(other.clean)
        if _legible(other, boxes, engine) > legible:
            return other, boxes, 180
    return picture, words, 0


def _is_sideways(words: Sequence[BBox]) -> bool:
    level = sum(x1 - x0 for x0, top, x1, bottom in words if x1 - x0 > LONG * (bottom - top))
    upright = sum(bottom - top for x0, top, x1, bottom in words if bottom - top > LONG * (x1 - x0))
    return upright > 2 * level


def _legible(picture: Picture, words: Sequence[BBox], engine: Engine) -> float:
    """How certain the longest lines are read."""
    longest = sorted(words, key=lambda box: box[0] - box[2])[:SAMPLE]
    readings = engine.read([cut(picture.whole, box, None, VIEWS[0]) for box in longest])
    certain = [value for reading in readings for value in reading.certain]
    return float(np.mean(certain)) if certain else 0.0


def _turned(picture: Picture, turn: int) -> Picture:
    """The picture turned clockwise."""
    times = -turn // 90

    def image(values: Image) -> Image:
        return np.ascontiguousarray(np.rot90(values, times))

    def mask(values: Mask) -> Mask:
        return np.ascontiguousarray(np.rot90(values, times))

    return replace(picture, whole=image(picture.whole), clean=image(picture.clean), ink=mask(picture.ink))
