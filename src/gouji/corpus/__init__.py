"""Writes synthetic reports in every format and layout, with labels, and seeds known mistakes in them."""

from gouji.corpus.draft import Draft, Written, heading, table
from gouji.corpus.generation import GeneratedReport, generate
from gouji.corpus.gold import GoldClaim, Lookalike, Mistake
from gouji.corpus.labels import claims_of, expected_of, facts_of, pairs_of, write_corpus, write_labels
from gouji.corpus.layouts import layout, layouts, render
from gouji.corpus.mistakes import mistakes
from gouji.corpus.recipes import available_recipes, load_recipe
from gouji.corpus.sample import sample_reports, write_sample
from gouji.corpus.split import measuring_side, training_side

__all__ = [
    "Draft",
    "GeneratedReport",
    "GoldClaim",
    "Lookalike",
    "Mistake",
    "Written",
    "available_recipes",
    "claims_of",
    "expected_of",
    "facts_of",
    "generate",
    "heading",
    "layout",
    "layouts",
    "load_recipe",
    "measuring_side",
    "mistakes",
    "pairs_of",
    "render",
    "sample_reports",
    "table",
    "training_side",
    "write_corpus",
    "write_labels",
    "write_sample",
]
