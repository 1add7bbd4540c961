"""Plots for notebooks (extra `[notebook]`): each function draws on a matplotlib axes and returns it.

Chinese labels need a font with Chinese glyphs; where none is found a GoujiError says how to get one.
"""

from gouji.plots.breaks import plot_breaks
from gouji.plots.reliability import plot_reliability
from gouji.plots.scores import plot_scores
from gouji.plots.stock import plot_stock_and_flow
from gouji.plots.tradeoff import plot_tradeoff
from gouji.plots.verdicts import plot_verdicts
from gouji.plots.waterfall import plot_waterfall

__all__ = ["plot_breaks", "plot_reliability", "plot_scores", "plot_stock_and_flow", "plot_tradeoff", "plot_verdicts", "plot_waterfall"]
