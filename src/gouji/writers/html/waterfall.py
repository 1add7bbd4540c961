"""A score as a waterfall: one bar a contribution, each starting where the one before it ended."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gouji.records import Contribution, Text
from gouji.writers import wording
from gouji.writers.visible import shortened

_TICKS = (0.05, 0.25, 0.5, 0.75, 0.95)
LEFT, WIDTH, ROW = 150.0, 188.0, 22.0
"""Room for names, for bars, and height of a row, in units of the drawing."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One contribution from `x` over `width`; `kind` is up, down or total."""

    name: str
    value: str
    shown: str
    kind: str
    x: float
    width: float
    y: float
    joint: float


@dataclass(frozen=True, slots=True)
class Waterfall:
    """All bars of one score, ticks as (x, label), and the size of the drawing."""

    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]
    width: float
    height: float
    title: str


def waterfall(contributions: Sequence[Contribution], lang: str, total: Text) -> Waterfall | None:
    """The drawing of a score's parts, None for a score without any."""
    if not contributions:
        return None
    ends = [0.0]
    for part in contributions:
        ends.append(ends[-1] + part.log_odds)
    low, high = min(*ends, math.log(0.2 / 0.8)), max(*ends, math.log(0.8 / 0.2))
    scale = WIDTH / (high - low)

    def place(log_odds: float) -> float:
        return round(LEFT + (log_odds - low) * scale, 2)

    bars = [_bar(part, ends[number], place, number, lang) for number, part in enumerate(contributions)]
    first, last = sorted((place(0.0), place(ends[-1])))
    shown = f"{ends[-1]:+.2f}"
    bars.append(Bar(total.get(lang), "", shown, "total", first, max(last - first, 1.5), ROW * len(contributions), place(ends[-1])))
    ticks = tuple((place(logit), f"{share:g}") for share in _TICKS if low <= (logit := math.log(share / (1 - share))) <= high)
    title = "; ".join(f"{bar.name} {bar.shown}" for bar in bars)
    return Waterfall(tuple(bars), ticks, LEFT + WIDTH + 52, ROW * len(bars) + 20, title)


def _bar(part: Contribution, start: float, place: Callable[[float], float], number: int, lang: str) -> Bar:
    end = place(start + part.log_odds)
    first, last = sorted((place(start), end))
    name = wording.FEATURES[part.name].get(lang) if part.name in wording.FEATURES else shortened(part.name, 22)
    kind = "up" if part.log_odds >= 0 else "down"
    return Bar(name, part.value, f"{part.log_odds:+.2f}", kind, first, max(last - first, 1.5), ROW * number, end)
