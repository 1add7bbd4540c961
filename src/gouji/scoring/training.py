"""Trains the score: hand-set log-odds are recalibrated by code on findings known to be right or wrong.

A logistic regression over the hand-set log-odds and the code (Platt 1999, with an offset for each code) keeps the score
additive: each hand-set weight is scaled by one factor, each code gets its own base.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from gouji.errors import ModelError
from gouji.records import Finding
from gouji.scoring.model import SCHEMA, ScoreModel
from gouji.scoring.scoring import contributions

ENOUGH = 15
"""A code with fewer examples keeps its family's base and is not called calibrated."""

STRENGTH = 0.3
"""Inverse of the L2 penalty on the bases of codes: with few examples a code stays near its family."""


@dataclass(frozen=True, slots=True)
class Example:
    """A finding and whether it is right."""

    finding: Finding
    right: bool


def train_model(examples: Iterable[Example], start: ScoreModel, trained_on: dict[str, Any]) -> str:
    """A trained model as JSON text, the same for the same examples.

    Args:
        start: hand-set weights to recalibrate.
        trained_on: what the examples are, kept in the artefact.

    Raises:
        ModelError: there are no right or no wrong examples.
    """
    known = tuple(examples)
    counts = Counter(example.finding.code for example in known)
    codes = sorted(code for code, count in counts.items() if count >= ENOUGH)
    if len({example.right for example in known}) < 2:
        raise ModelError("training", "needs findings that are right and findings that are wrong", "use more reports")
    factor, intercept, offsets = _fit(known, codes, start)
    base = {code: factor * value for code, value in start.base.items()}
    for code in codes:
        base[code] = factor * start.base_of(code) + intercept + offsets[code]
    data = {
        "schema": SCHEMA,
        "name": "recalibrated",
        "version": "1",
        "calibrated": codes,
        "base": _rounded(base),
        "weights": _rounded({name: factor * weight for name, weight in start.weights.items()}),
        "clip": {name: list(ends) for name, ends in start.clip.items()},
        "trained_on": {**trained_on, "findings": len(known), "right": sum(example.right for example in known)},
    }
    return json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _fit(known: Sequence[Example], codes: Sequence[str], start: ScoreModel) -> tuple[float, float, dict[str, float]]:
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    rows = []
    for example in known:
        odds = math.fsum(part.log_odds for part in contributions(example.finding, start))
        rows.append([odds, *(float(example.finding.code == code) for code in codes)])
    fitted = LogisticRegression(C=STRENGTH, max_iter=1000).fit(np.array(rows), np.array([int(example.right) for example in known]))
    factor = max(float(fitted.coef_[0][0]), 0.0)
    return factor, float(fitted.intercept_[0]), {code: float(value) for code, value in zip(codes, fitted.coef_[0][1:], strict=True)}


def _rounded(values: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 4) for name, value in sorted(values.items())}
