"""Matching: which cells or formulas a claim may speak of, how likely each reading is, and whether it holds."""

from gouji.matching.agreement import Agreement, agree
from gouji.matching.linking import link_claims
from gouji.matching.model import LinkModel, load_link_model, parse_link_model
from gouji.matching.training import LinkExample, train_links

__all__ = ["Agreement", "LinkExample", "LinkModel", "agree", "link_claims", "load_link_model", "parse_link_model", "train_links"]
