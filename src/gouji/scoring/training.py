"""Trains the score: hand-set log-odds are recalibrated by code on findings known to be right or wrong.

A logistic regression over the hand-set log-odds, the family, the code and the features keeps the score additive: each hand-set
weight is scaled by one factor and moved as far as examples take it, each code gets its own base. Families and codes share one
penalty, so that a code with few examples stays near its family and a family with few near them all (partial pooling; Gelman and
Hill 2007, ch. 12). What comes out is calibrated on authors it was not fitted to (Platt 1999, by `CalibratedClassifierCV`).
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gouji.errors import ModelError
from gouji.records import Finding
from gouji.scoring.model import SCHEMA, ScoreModel
from gouji.scoring.scoring import contributions

ENOUGH = 8
"""A code with fewer examples is not called calibrated, though it too is drawn to what they say."""

STRENGTH = 0.3
"""Inverse of the L2 penalty on families, codes and features."""

FOLDS = 5

_TRUST = 2.0
"""Times the hand-set log-odds are scaled up: they are penalised this much less."""


@dataclass(frozen=True, slots=True)
class Example:
    """A finding and whether it is right; `group` is its author, where examples come from several."""

    finding: Finding
    right: bool
    group: str = ""


@dataclass(frozen=True, slots=True)
class _Fit:
    """What was learned: a factor for all that was set by hand, an intercept, and additions by name."""

    factor: float
    intercept: float
    added: Mapping[str, float]

    def base(self, code: str, start: ScoreModel) -> float:
        """Log-odds of a code or of a family."""
        return self.factor * start.base_of(code) + self.intercept + self.added.get(code[:3], 0.0) + self.added.get(code, 0.0)


def train_model(examples: Iterable[Example], start: ScoreModel, trained_on: dict[str, Any], trust: float = 0.0) -> str:
    """A trained model as JSON text, the same for the same examples.

    Args:
        start: weights to recalibrate.
        trained_on: what the examples are, kept in the artefact.
        trust: for how many findings the scores of `start` stand, so that few examples move them little: each example is joined
            by a right and a wrong twin weighted by the score it had (a catalytic prior; Huang, Stein, Rubin and Kou 2020).

    Raises:
        ModelError: there are no right or no wrong examples.
    """
    known = tuple(examples)
    if len({example.right for example in known}) < 2:
        raise ModelError("training", "needs findings that are right and findings that are wrong", "use more reports")
    right = Counter(example.finding.code for example in known if example.right)
    counts = Counter(example.finding.code for example in known)
    fit = _fit(known, start, trust)
    data = {
        "schema": SCHEMA,
        "name": "recalibrated",
        "version": "2",
        "calibrated": sorted(code for code, count in counts.items() if count >= ENOUGH),
        "base": _rounded({code: fit.base(code, start) for code in {*start.base, *counts, *(code[:3] for code in counts)}}),
        "weights": _rounded({name: fit.factor * weight + fit.added.get(name, 0.0) for name, weight in start.weights.items()}),
        "clip": {name: list(ends) for name, ends in start.clip.items()},
        "trained_on": {
            **trained_on,
            "findings": len(known),
            "right": sum(right.values()),
            "by_code": {code: [right[code], count] for code, count in sorted(counts.items())},
        },
    }
    return json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _fit(known: Sequence[Example], start: ScoreModel, trust: float) -> _Fit:
    import numpy as np
    from sklearn.calibration import CalibratedClassifierCV
    from sklearn.linear_model import LogisticRegression

    codes = sorted({example.finding.code for example in known})
    names = [*dict.fromkeys(code[:3] for code in codes), *codes, *sorted(start.weights)]
    rows = np.array([_row(example.finding, names, start) for example in known])
    answers = np.array([int(example.right) for example in known])
    weights = np.ones(len(known))
    folds = _folds(known, answers)
    if trust:
        scores = np.array([_score(example.finding, start) for example in known])
        count = len(known)
        rows, answers = np.vstack([rows] * 3), np.concatenate([answers, np.ones(count, int), np.zeros(count, int)])
        weights = np.concatenate([weights, trust / count * scores, trust / count * (1 - scores)])
        folds = [(_with_twins(train, count), _with_twins(test, count)) for train, test in folds]
    regression = LogisticRegression(C=STRENGTH, max_iter=2000)
    if not folds:
        fitted = regression.fit(rows, answers, sample_weight=weights)
        slope, shift = 1.0, 0.0
    else:
        calibrated = CalibratedClassifierCV(regression, method="sigmoid", cv=folds, ensemble=False)
        (member,) = calibrated.fit(rows, answers, sample_weight=weights).calibrated_classifiers_
        fitted, (sigmoid,) = member.estimator, member.calibrators
        slope, shift = -float(sigmoid.a_), -float(sigmoid.b_)
    learned = [slope * float(value) for value in fitted.coef_[0]]
    added = dict(zip(names, learned[1:], strict=True))
    return _Fit(max(learned[0] * _TRUST, 0.0), slope * float(fitted.intercept_[0]) + shift, added)


def _with_twins(part: Any, count: int) -> Any:
    import numpy as np

    return np.concatenate([part, part + count, part + 2 * count])


def _score(finding: Finding, model: ScoreModel) -> float:
    return 1 / (1 + math.exp(-math.fsum(part.log_odds for part in contributions(finding, model))))


def _row(finding: Finding, names: Sequence[str], start: ScoreModel) -> list[float]:
    parts = contributions(finding, start)
    told = {part.name: part.log_odds / start.weights[part.name] for part in parts if start.weights.get(part.name)}
    told |= {finding.code[:3]: 1.0, finding.code: 1.0}
    return [math.fsum(part.log_odds for part in parts) * _TRUST, *(told.get(name, 0.0) for name in names)]


def _folds(known: Sequence[Example], answers: Any) -> list[tuple[Any, Any]]:
    """Parts to calibrate on, each of authors the rest does not have; of single findings where there are too few authors."""
    from sklearn.model_selection import StratifiedGroupKFold, StratifiedKFold

    count = min(FOLDS, int(answers.sum()), int((1 - answers).sum()))
    if count < 2:
        return []
    groups = [example.group for example in known]
    if len(set(groups)) < FOLDS:
        return list(StratifiedKFold(count).split(answers, answers))
    folds = list(StratifiedGroupKFold(count).split(answers, answers, groups))
    mixed = all(0 < answers[train].sum() < len(train) for train, _ in folds)
    return folds if mixed else list(StratifiedKFold(count).split(answers, answers))


def _rounded(values: Mapping[str, float]) -> dict[str, float]:
    return {name: round(value, 4) for name, value in sorted(values.items())}
