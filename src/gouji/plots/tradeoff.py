"""What a threshold costs: precision against recall."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gouji.plots.canvas import BLUE, ORANGE, axes

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def plot_tradeoff(points: Sequence[tuple[float, float, float]], threshold: float = 0.5, ax: Axes | None = None) -> Axes:
    """Precision-recall curve from points of (threshold, precision, recall); the mark is what is shown unless told otherwise."""
    ax = axes(ax, "准确率与召回率", figsize=(4.6, 4.4))
    ordered = sorted(points, reverse=True)
    ax.step([point[2] for point in ordered], [point[1] for point in ordered], where="post", color=BLUE)
    shown = [point for point in ordered if point[0] >= threshold]
    if shown:
        _, precision, recall = shown[-1]
        ax.plot([recall], [precision], marker="o", color=ORANGE, linestyle="", label=f"得分 ≥ {threshold:g}")
        ax.annotate(f"{precision:.2f} / {recall:.2f}", (recall, precision), textcoords="offset points", xytext=(-8, -16), ha="right")
        ax.legend(loc="lower left", frameon=False)
    ax.set_xlabel("召回率")
    ax.set_ylabel("准确率")
    ax.set_xlim(0, 1.02)
    ax.set_ylim(0, 1.05)
    return ax
