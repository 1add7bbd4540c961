"""Scores findings by a model; every part of a score is kept."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from gouji.records import Contribution, Finding
from gouji.scoring.model import ScoreModel, load_model

_PROBABILITIES = ("discrepant",)
"""Features that are probabilities enter as log-odds."""


def score_findings(findings: Iterable[Finding], model: ScoreModel | None = None) -> tuple[Finding, ...]:
    """Findings with score and contributions, what weighs most (score times severity) first and remarks last.

    The contributions add up to the score's log-odds.
    """
    chosen = model or load_model()
    return in_order(_scored(finding, chosen) for finding in findings)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Scored findings, what weighs most (score times severity) first and remarks last."""
    return tuple(sorted(findings, key=lambda finding: (-finding.score * finding.severity.rank, -finding.score, finding.code, finding.id)))


def contributions(finding: Finding, model: ScoreModel) -> tuple[Contribution, ...]:
    """Named parts of a finding's log-odds."""
    parts = [Contribution("code", model.base_of(finding.code), finding.code)]
    for name, value in dict(finding.features).items():
        weight = model.weights.get(name)
        if weight is not None and (value or name in _PROBABILITIES):
            parts.append(Contribution(name, weight * _entering(name, value, model), f"{value:g}"))
    return tuple(parts)


def probability(parts: Iterable[Contribution]) -> float:
    """Log-odds to a probability."""
    return 1.0 / (1.0 + math.exp(-math.fsum(part.log_odds for part in parts)))


def _entering(name: str, value: float, model: ScoreModel) -> float:
    low, high = model.clip.get(name, (-math.inf, math.inf))
    if name not in _PROBABILITIES:
        return min(max(value, low), high)
    if value <= 0.0 or value >= 1.0:
        return high if value >= 1.0 else low
    return min(max(math.log(value / (1.0 - value)), low), high)


def _scored(finding: Finding, model: ScoreModel) -> Finding:
    parts = contributions(finding, model)
    return replace(finding, score=probability(parts), contributions=parts, calibrated=finding.code in model.calibrated)
