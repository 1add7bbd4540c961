"""Scoring: how likely a finding is true, as named parts that add up."""

from gouji.scoring.model import ScoreModel, load_model
from gouji.scoring.scoring import in_order, score_findings
from gouji.scoring.training import Example, train_model

__all__ = ["Example", "ScoreModel", "in_order", "load_model", "score_findings", "train_model"]
