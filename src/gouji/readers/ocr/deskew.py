"""How far a page leans: the angle at which its ink falls into the sharpest rows."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

WIDEST = 6.0
COARSE, FINE = 0.1, 0.01
LEAST = 0.02
"""Degrees below which a page is left as it is."""

SAMPLE = 60_000
MARGIN = 0.03
GOLDEN = 0.618034
"""Spreads pixels evenly within their rows; else the grid of pixels itself looks sharp when the page is not turned."""


def skew_of(ink: NDArray[np.bool_], scale: float) -> float:
    """Degrees to turn a page counter-clockwise so that its lines lie level; 0 for an empty page.

    Args:
        ink: True where the page is dark.
        scale: pixels per point.
    """
    step = max(int(scale / 1.4), 1)
    small = ink[::step, ::step]
    height, width = small.shape
    edge = int(MARGIN * min(height, width))
    rows, columns = np.nonzero(small[edge : height - edge, edge : width - edge])
    if len(rows) < 200:
        return 0.0
    if len(rows) > SAMPLE:
        chosen = np.random.default_rng(0).choice(len(rows), SAMPLE, replace=False)
        rows, columns = rows[chosen], columns[chosen]
    across = columns - width / 2
    rows = rows + (np.arange(len(rows)) * GOLDEN) % 1.0
    coarse = _sharpest(rows, across, np.arange(-WIDEST, WIDEST + COARSE / 2, COARSE))
    fine = _sharpest(rows, across, np.arange(coarse - COARSE, coarse + COARSE + FINE / 2, FINE))
    return fine if abs(fine) >= LEAST else 0.0


def _sharpest(rows: NDArray[Any], across: NDArray[Any], angles: NDArray[Any]) -> float:
    scores = [_sharpness(rows - across * np.tan(np.radians(angle))) for angle in angles]
    best = max(scores)
    near = [float(angle) for angle, score in zip(angles, scores, strict=True) if score >= best - 1e-9]
    return near[len(near) // 2]


def _sharpness(places: NDArray[Any]) -> float:
    low = places - places.min()
    counts = np.bincount(low.astype(np.int64)).astype(np.float64)
    return float((counts**2).sum())
