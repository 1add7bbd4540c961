"""Verdicts by year or level."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from gouji.plots.breaks import LEVELS
from gouji.plots.canvas import BLUE, GREY, HATCHES, ORANGE, RED, axes
from gouji.records import Result
from gouji.writers.frames import frame

if TYPE_CHECKING:
    from matplotlib.axes import Axes

COLUMNS = {"consistent": ("一致", BLUE), "discrepant": ("不符", RED), "ambiguous": ("存疑", ORANGE), "not_assessable": ("无法核对", GREY)}


def plot_verdicts(results: Iterable[Result], by: str = "year", ax: Axes | None = None) -> Axes:
    """Share of comparisons by verdict, one bar per value of `by` (year, level, region, issuer); n stands over each bar."""
    table = frame(results, "documents")
    table[by] = table[by].astype("string").fillna("—").replace("", "—")
    sums = table.groupby(by, sort=True)[list(COLUMNS)].sum()
    totals = sums.sum(axis=1)
    shares = sums.div(totals.where(totals > 0, 1), axis=0) * 100
    ax = axes(ax, "核对结论")
    names = [LEVELS.get(value, value) for value in shares.index]
    bottom = [0.0] * len(shares)
    for column, (label, colour) in COLUMNS.items():
        heights = [float(value) for value in shares[column]]
        ax.bar(names, heights, bottom=bottom, label=label, color=colour, hatch=HATCHES[colour], edgecolor="white", width=0.7)
        bottom = [low + height for low, height in zip(bottom, heights, strict=True)]
    for position, total in enumerate(totals):
        ax.text(position, 101, f"n={int(total)}", ha="center", va="bottom", fontsize=8)
    ax.set_ylabel("%")
    ax.set_ylim(0, 108)
    ax.legend(loc="upper left", bbox_to_anchor=(1, 1), frameon=False)
    return ax
