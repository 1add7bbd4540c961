"""Matching: which cells or formulas a claim may speak of, how likely each reading is, and whether it holds."""

from gouji.matching.agreement import Agreement, agree
from gouji.matching.linking import link_claims

__all__ = ["Agreement", "agree", "link_claims"]
