"""Whether scores mean what they say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gouji.plots.canvas import BLUE, axes

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def plot_reliability(scores: Sequence[float], outcomes: Sequence[bool], bins: int = 10, ax: Axes | None = None) -> Axes:
    """Reliability diagram: share of findings that were right, by score; n beside each point.

    Bars are 95 % intervals of Wilson (1927). Raises ValueError where the two sequences differ in length.
    """
    if len(scores) != len(outcomes):
        raise ValueError(f"{len(scores)} scores for {len(outcomes)} outcomes")
    ax = axes(ax, f"可靠性（n={len(scores)}）", figsize=(6, 4.4))
    ax.plot([0, 1], [0, 1], color="black", linewidth=1, linestyle="--", label="完全校准")
    for index in range(bins):
        inside = [(s, o) for s, o in zip(scores, outcomes, strict=True) if index <= min(int(s * bins), bins - 1) < index + 1]
        if not inside:
            continue
        mean = sum(score for score, _ in inside) / len(inside)
        right = sum(outcome for _, outcome in inside) / len(inside)
        low, high = _wilson(right, len(inside))
        ax.errorbar(mean, right, yerr=[[right - low], [high - right]], fmt="o", color=BLUE, capsize=3)
        ax.annotate(str(len(inside)), (mean, right), textcoords="offset points", xytext=(6, -10), fontsize=8)
    ax.set_xlabel("得分")
    ax.set_ylabel("属实比例")
    ax.set_xlim(0, 1.02)
    ax.set_ylim(0, 1.05)
    ax.legend(loc="upper left", bbox_to_anchor=(1, 1), frameon=False)
    return ax


def _wilson(share: float, n: int, z: float = 1.96) -> tuple[float, float]:
    centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)) ** 0.5
    return max(0.0, min(centre - half, share)), min(1.0, max(centre + half, share))
