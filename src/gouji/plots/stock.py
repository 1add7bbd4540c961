"""A body's requests or documents over the years."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from gouji.issuers import body_key
from gouji.plots.canvas import BLUE, GREEN, ORANGE, axes
from gouji.records import Result

if TYPE_CHECKING:
    from matplotlib.axes import Axes

REQUESTS = {"received": ("新收", BLUE), "handled": ("办结", GREEN), "carried_out": ("结转下年", ORANGE)}
DOCUMENTS = {"norm_docs.valid": ("现行有效", BLUE), "norm_docs.made": ("制发", GREEN), "norm_docs.repealed": ("废止", ORANGE)}


def plot_stock_and_flow(results: Iterable[Result], issuer: str, documents: bool = False, ax: Axes | None = None) -> Axes:
    """Received, handled and carried over by year for one body; with `documents` its normative documents instead.

    Raises ValueError where no report of the body has the figures.
    """
    shown = DOCUMENTS if documents else REQUESTS
    by_year = {
        result.identity.year: _totals(result)
        for result in results
        if body_key(result.identity.issuer) == body_key(issuer) and result.identity.year
    }
    years = sorted(year for year, totals in by_year.items() if year and any(concept in totals for concept in shown))
    if not years:
        raise ValueError(f"no report of {issuer} has these figures")
    ax = axes(ax, f"{issuer}：{'规范性文件' if documents else '依申请公开'}")
    for marker, (concept, (label, colour)) in zip("os^", shown.items(), strict=True):
        points = [(year, by_year[year][concept]) for year in years if concept in by_year[year]]
        ax.plot([year for year, _ in points], [value for _, value in points], marker=marker, color=colour, label=label)
    ax.set_xticks(years)
    ax.set_ylim(bottom=0)
    ax.set_ylabel("件")
    ax.legend(loc="upper left", bbox_to_anchor=(1, 1), frameon=False)
    return ax


def _totals(result: Result) -> dict[str, float]:
    facts = (fact for fact in result.facts if fact.quantity is not None and dict(fact.key.dimensions).get("applicant", "total") == "total")
    return {fact.key.concept: float(fact.quantity.value) for fact in facts if fact.quantity is not None}
