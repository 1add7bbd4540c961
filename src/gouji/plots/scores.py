"""How scores are distributed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from gouji.plots.canvas import BLUE, GREY, ORANGE, RED, axes
from gouji.records import Result

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FAMILIES = {
    "1": ("1xx 表内", BLUE),
    "2": ("2xx 文表", RED),
    "3": ("3xx 文内", ORANGE),
    "4": ("4xx 跨年", "#009E73"),
    "5": ("5xx 格式", GREY),
}


def plot_scores(results: Iterable[Result], threshold: float = 0.5, ax: Axes | None = None) -> Axes:
    """Histogram of scores by family of codes; remarks about reading are left out. The dashed line is what text output shows."""
    findings = [finding for result in results for finding in result.findings if finding.code[2] in FAMILIES and finding.severity.rank > 0]
    ax = axes(ax, f"得分分布（n={len(findings)}）")
    scores = [[finding.score for finding in findings if finding.code[2] == family] for family in FAMILIES]
    labels = [label for label, _ in FAMILIES.values()]
    ax.hist(scores, bins=[step / 20 for step in range(21)], stacked=True, label=labels, color=[colour for _, colour in FAMILIES.values()])
    ax.axvline(threshold, color="black", linestyle="--", linewidth=1)
    ax.set_xlabel("得分")
    ax.set_ylabel("问题条数")
    ax.legend(loc="upper left", bbox_to_anchor=(1, 1), frameon=False)
    return ax
