"""What the score is trained on and what it is measured on: no author, layout or seed is on both sides."""

from __future__ import annotations

from dataclasses import dataclass

from gouji.corpus.layouts import layouts
from gouji.corpus.recipes import available_recipes

_MEASURED = (
    "html_word", "html_word_gbk", "html_split_head", "docx_tracked", "txt_merged_pipes", "txt_lone_pipes", "txt_spaces", "txt_page_torn",
    "markdown_rows_apart", "pdf_rects", "pdf_split",
)  # fmt: skip
"""Layouts kept for measuring, some of each format."""


@dataclass(frozen=True, slots=True)
class Side:
    """Recipes and layouts of one side of the split."""

    recipes: tuple[str, ...]
    layouts: tuple[str, ...]


def training_side() -> Side:
    """Authors to learn from, in layouts that read fast: the score is about findings, not about formats."""
    fast = [name for name, entry in layouts().items() if entry.exact and not name.startswith("pdf") and name not in _MEASURED]
    return Side(available_recipes(), tuple(fast))


def measuring_side() -> Side:
    """Authors and layouts that nothing was learned from."""
    return Side(available_recipes(held_out=True), _MEASURED)
