"""What one score is made of."""

from __future__ import annotations

from math import exp, log
from typing import TYPE_CHECKING

from gouji.plots.canvas import BLUE, GREY, RED, axes
from gouji.records import Finding
from gouji.writers.wording import FEATURES

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def plot_waterfall(finding: Finding, ax: Axes | None = None) -> Axes:
    """Contributions of a score in log-odds, from an even chance to the shown score. They add up exactly."""
    parts = [part for part in finding.contributions if part.log_odds]
    ax = axes(ax, f"{finding.code} 得分 {finding.score:.2f} 的构成", figsize=(7, 0.5 * len(parts) + 1.6))
    reached = 0.0
    for row, part in enumerate(parts):
        ax.barh(
            row,
            part.log_odds,
            left=reached,
            color=RED if part.log_odds > 0 else BLUE,
            hatch="" if part.log_odds > 0 else "//",
            edgecolor="white",
        )
        reached += part.log_odds
        ax.text(reached, row, f" {part.log_odds:+.2f} ", va="center", ha="left" if part.log_odds > 0 else "right", fontsize=9)
    ax.barh(len(parts), reached, color=GREY)
    ax.text(reached, len(parts), f" {_probability(reached):.2f} ", va="center", ha="left" if reached > 0 else "right", fontsize=9)
    ax.set_yticks(range(len(parts) + 1), [*(_label(part.name) for part in parts), "得分"])
    ax.invert_yaxis()
    ax.axvline(0, color="black", linewidth=0.8)
    ax.margins(x=0.15)
    ax.set_xlabel("对数几率（0 即一半对一半）")
    return ax


def _label(name: str) -> str:
    return FEATURES[name].zh if name in FEATURES else name


def _probability(log_odds: float) -> float:
    return 1 / (1 + exp(-log_odds)) if log_odds > -log(1e300) else 0.0
