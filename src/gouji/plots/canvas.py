"""Axes with a Chinese font and the colours all plots share (Okabe and Ito 2008, told apart by colour-blind readers)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from gouji.errors import GoujiError

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FONTS = (
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei",
    "Microsoft YaHei", "SimHei", "PingFang SC", "Heiti SC", "Hiragino Sans GB", "Droid Sans Fallback", "AR PL UMing CN",
)  # fmt: skip
"""Families with simplified Chinese glyphs, best first."""

BLUE, ORANGE, GREEN, RED, GREY = "#0072B2", "#E69F00", "#009E73", "#D55E00", "#999999"
HATCHES = {BLUE: "", ORANGE: "//", GREEN: "..", RED: "xx", GREY: ""}


@cache
def font() -> str:
    """The first family of FONTS that is installed. Raises GoujiError that says how to install one."""
    from matplotlib import font_manager

    installed = {entry.name for entry in font_manager.fontManager.ttflist}
    for family in FONTS:
        if family in installed:
            return family
    raise GoujiError(
        "plots",
        "no font with Chinese glyphs is installed",
        "install one, such as Debian's fonts-wqy-zenhei or fonts-noto-cjk, and start Python anew",
    )


def axes(ax: Axes | None, title: str, **size: Any) -> Axes:
    """The axes to draw on: the caller's, or new ones; set up with font and title. Raises GoujiError without matplotlib."""
    try:
        from matplotlib import pyplot
    except ImportError as error:
        raise GoujiError("plots", "matplotlib is not installed", "pip install 'gouji[notebook]'") from error
    pyplot.rcParams["font.sans-serif"] = [font(), "DejaVu Sans"]
    pyplot.rcParams["font.family"] = "sans-serif"
    pyplot.rcParams["axes.unicode_minus"] = False
    if ax is None:
        _, ax = pyplot.subplots(figsize=size.get("figsize", (7, 4)), layout="constrained")
    ax.set_title(title, loc="left")
    ax.spines[["top", "right"]].set_visible(False)
    return ax
