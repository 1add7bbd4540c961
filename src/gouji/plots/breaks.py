"""Which identities break, and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from gouji.errors import GoujiError
from gouji.plots.canvas import axes
from gouji.profiles import load_profile
from gouji.records import Result, Verdict

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LEVELS = {"province": "省级", "prefecture": "市级", "county": "县级", "township": "乡镇街道", "department": "部门", "—": "未知"}

_DECIDED = (Verdict.CONSISTENT, Verdict.BY_ROUNDING, Verdict.DISCREPANT)


def plot_breaks(results: Iterable[Result], by: str = "level", ax: Axes | None = None) -> Axes:
    """Share of reports in which an identity breaks at least once, by identity and by `by` (level or year); n in each field."""
    broken: Counter[tuple[str, str]] = Counter()
    seen: Counter[tuple[str, str]] = Counter()
    told: dict[str, str] = {}
    for result in results:
        told |= _names(result.profile)
        group = str(getattr(result.identity, by) or "—")
        decided = {equation.identity for equation in result.equations if equation.verdict in _DECIDED}
        failing = {equation.identity for equation in result.equations if equation.verdict is Verdict.DISCREPANT}
        seen.update((name, group) for name in decided)
        broken.update((name, group) for name in failing)
    names, groups = sorted({name for name, _ in seen}), sorted({group for _, group in seen})
    shares = [[broken[name, group] / seen[name, group] * 100 if seen[name, group] else 0.0 for group in groups] for name in names]
    ax = axes(ax, "勾稽关系不成立的报告占比（%）", figsize=(1.4 * max(len(groups), 2) + 3, 0.45 * max(len(names), 3) + 1.4))
    top = max([20.0, *(share for row in shares for share in row)])
    ax.imshow(shares, cmap="Oranges", vmin=0, vmax=top, aspect="auto")
    ax.set_xticks(range(len(groups)), [LEVELS.get(group, group) for group in groups])
    ax.set_yticks(range(len(names)), [told.get(name, name) for name in names])
    for row, name in enumerate(names):
        for column, group in enumerate(groups):
            share = shares[row][column]
            counted = f"{share:.0f}  ({broken[name, group]}/{seen[name, group]})"
            ax.text(column, row, counted, ha="center", va="center", fontsize=8, color="white" if share > 0.6 * top else "black")
    return ax


@cache
def _names(profile: str) -> dict[str, str]:
    """Names of a genre's identities; none where the genre is no longer at hand."""
    try:
        return {identity.id: identity.name.zh for identity in load_profile(profile).identities} if profile else {}
    except GoujiError:
        return {}
