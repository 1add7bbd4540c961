"""Plots show what the results hold, with Chinese glyphs."""

import warnings
from pathlib import Path

import pytest

import gouji

matplotlib = pytest.importorskip("matplotlib")
matplotlib.use("Agg")

from gouji.errors import GoujiError  # noqa: E402
from gouji.plots import (  # noqa: E402
    canvas,
    plot_breaks,
    plot_reliability,
    plot_scores,
    plot_stock_and_flow,
    plot_verdicts,
    plot_waterfall,
)

SAMPLE = Path(__file__).resolve().parents[3] / "corpora" / "sample"


@pytest.fixture(scope="module")
def batch():
    return gouji.audit_many(sorted([*SAMPLE.glob("*.txt"), *SAMPLE.glob("*.html")]))


def drawn(ax):
    """Draws the figure; a missing glyph is a warning, which is an error here."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ax.figure.canvas.draw()
    return ax


def test_verdicts_fill_each_bar(batch):
    ax = drawn(plot_verdicts(batch))
    heights = {}
    for bar in ax.patches:
        heights[bar.get_x()] = heights.get(bar.get_x(), 0) + bar.get_height()
    assert heights
    assert all(total == pytest.approx(100) for total in heights.values())


def test_scores_count_every_finding(batch):
    ax = drawn(plot_scores(batch))
    shown = [finding for result in batch for finding in result.findings if finding.code[2] in "12345" and finding.severity.rank > 0]
    assert sum(bar.get_height() for bar in ax.patches) == pytest.approx(len(shown))


def test_waterfall_adds_up_to_the_score(batch):
    finding = next(finding for result in batch for finding in result.findings if finding.contributions)
    ax = drawn(plot_waterfall(finding))
    total = sum(part.log_odds for part in finding.contributions)
    assert ax.patches[-1].get_width() == pytest.approx(total)
    assert finding.score == pytest.approx(1 / (1 + 2.718281828459045**-total), abs=1e-6)


def test_reliability_has_a_point_for_each_filled_bin():
    ax = drawn(plot_reliability([0.05, 0.15, 0.95, 0.97], [False, False, True, True]))
    assert len(ax.containers) == 3
    with pytest.raises(ValueError, match="2 scores for 1"):
        plot_reliability([0.1, 0.2], [True])


def test_stock_and_flow_of_one_body(batch):
    issuer = next(
        result.identity.issuer for result in batch if result.identity.issuer and result.frame("facts").concept.eq("received").any()
    )
    ax = drawn(plot_stock_and_flow(batch, issuer))
    assert len(ax.lines) == 3
    with pytest.raises(ValueError, match="no report of"):
        plot_stock_and_flow(batch, "不存在的机关")


def test_breaks_name_every_identity_that_was_decided(batch):
    ax = drawn(plot_breaks(batch))
    assert "申请人合计" in [label.get_text() for label in ax.get_yticklabels()]


def test_without_a_chinese_font_the_message_says_how_to_get_one(monkeypatch):
    canvas.font.cache_clear()
    monkeypatch.setattr(canvas, "FONTS", ("No Such Font",))
    with pytest.raises(GoujiError, match="fonts-wqy-zenhei"):
        canvas.font()
    canvas.font.cache_clear()
