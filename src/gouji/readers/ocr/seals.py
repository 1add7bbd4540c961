"""Round seals that no colour tells from the type: found by their ring, so that what lies in them is not taken for rulings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from gouji.document import BBox
from gouji.readers.ocr.picture import SCALE, Mask

SMALLEST, LARGEST = 34.0, 78.0
"""Points from the middle of a seal to its ring: 12 to 27 mm."""

REDUCED = 4
"""How many times smaller the picture is in which rings are looked for."""

INKED = 0.72
"""Share of a ring that is ink; rulings and lines of type cover less of any circle."""

CLOSE = 1.5
OWN = 60.0
"""Points the strokes of a seal's characters and the straightest pieces of its ring are long at most."""

RIM = 5.0
"""Points a ring may stand off the circle, and its ink reaches beyond it."""


class Seal(NamedTuple):
    """A round seal: its middle and the radius of its ring, in points."""

    x: float
    y: float
    radius: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in the seal, its rim included."""
        return (x - self.x) ** 2 + (y - self.y) ** 2 < (self.radius + RIM) ** 2

    def touches(self, box: BBox) -> bool:
        """Whether some of a box lies in the seal."""
        return self.holds(min(max(self.x, box[0]), box[2]), min(max(self.y, box[1]), box[3]))


def find_seals(ink: Mask) -> list[Seal]:
    """Rings in the ink of a page."""
    drawn = cv2.resize(ink.astype(np.uint8) * 255, None, fx=1 / REDUCED, fy=1 / REDUCED, interpolation=cv2.INTER_AREA)
    small: NDArray[np.uint8] = np.asarray(drawn, dtype=np.uint8)
    scale = SCALE / REDUCED
    least, most = round(SMALLEST * scale), round(LARGEST * scale)
    found = cv2.HoughCircles(small, cv2.HOUGH_GRADIENT, dp=1, minDist=2.0 * least, param1=100, param2=25, minRadius=least, maxRadius=most)
    if found is None:
        return []
    seals = (_fitted(small, *(float(value) for value in circle[:3])) for circle in found.reshape(-1, found.shape[-1])[:30])
    return [Seal(x / scale, y / scale, radius / scale) for x, y, radius, share in seals if share > INKED]


def draws(seals: Sequence[Seal], start: tuple[float, float], end: tuple[float, float]) -> bool:
    """Whether a stroke is one of a seal's own: short, and for the most part inside it."""
    if max(abs(end[0] - start[0]), abs(end[1] - start[1])) > OWN:
        return False
    places = [(start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])) for share in np.linspace(0.02, 0.98, 25)]
    return any(sum(seal.holds(x, y) for x, y in places) > len(places) / 2 for seal in seals)


def _fitted(small: NDArray[np.uint8], x: float, y: float, radius: float) -> tuple[float, float, float, float]:
    """The circle near a guess whose line is ink for the largest share, and that share."""
    angles = np.linspace(0, 2 * np.pi, 180, endpoint=False)
    reach = int(np.ceil(CLOSE * SCALE / REDUCED))
    near = cv2.dilate(small, np.ones((3, 3), np.uint8)) > 90
    best = (x, y, radius, 0.0)
    for across in range(-reach, reach + 1):
        for down in range(-reach, reach + 1):
            for wider in range(-2 * reach, 2 * reach + 1):
                columns = np.round(x + across + (radius + wider) * np.cos(angles)).astype(int)
                rows = np.round(y + down + (radius + wider) * np.sin(angles)).astype(int)
                inside = (rows >= 0) & (rows < near.shape[0]) & (columns >= 0) & (columns < near.shape[1])
                share = float(near[rows[inside], columns[inside]].sum()) / len(angles)
                if share > best[3]:
                    best = (x + across, y + down, radius + wider, share)
    return best
