"""The score as a scikit-learn estimator, to be refitted, cross-validated and compared on a researcher's own findings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils.validation import check_is_fitted

from gouji.records import Finding
from gouji.scoring.model import ScoreModel, load_model, parse_model
from gouji.scoring.scoring import contributions, probability
from gouji.scoring.training import Example, train_model


class FindingScorer(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """How likely a finding is right, from its code and its named features.

    X is a sequence of findings, y says of each whether it is right (True or 1). What is learned is what `gouji train` learns:
    one factor for the hand-set weights and a base for each code, so that a score stays a sum of named parts.

    Args:
        start: name of the packaged weights to begin from, or path of a model file.

    Attributes:
        model_: the ScoreModel learned; `gouji.scoring.score_findings(findings, model_)` keeps its contributions.
        artefact_: the same as JSON text; written to a file it serves `gouji audit --model`.
        classes_: array([False, True]).
    """

    def __init__(self, start: str = "provisional") -> None:
        self.start = start

    def fit(self, X: Sequence[Finding], y: Sequence[bool]) -> Self:  # noqa: N803
        """Learn from findings that are known to be right or wrong. Raises ModelError where all are right or all are wrong."""
        if len(X) != len(y):
            raise ValueError(f"{len(X)} findings for {len(y)} answers")
        examples = [Example(finding, bool(right)) for finding, right in zip(X, y, strict=True)]
        self.artefact_ = train_model(examples, _model(self.start), {"by": type(self).__name__})
        self.model_: ScoreModel = parse_model(self.artefact_.encode(), type(self).__name__)
        self.classes_ = np.array([False, True])
        return self

    def decision_function(self, X: Sequence[Finding]) -> NDArray[np.float64]:  # noqa: N803
        """Log-odds of each finding, shape (findings,)."""
        check_is_fitted(self, "model_")
        return np.array([sum(part.log_odds for part in contributions(finding, self.model_)) for finding in X], dtype=np.float64)

    def predict_proba(self, X: Sequence[Finding]) -> NDArray[np.float64]:  # noqa: N803
        """Probability of being wrong and of being right, shape (findings, 2)."""
        check_is_fitted(self, "model_")
        right = np.array([probability(contributions(finding, self.model_)) for finding in X], dtype=np.float64)
        return np.column_stack([1 - right, right])

    def predict(self, X: Sequence[Finding]) -> NDArray[Any]:  # noqa: N803
        """True for each finding whose score is at least 0.5."""
        return self.predict_proba(X)[:, 1] >= 0.5


def _model(start: str) -> ScoreModel:
    return load_model(start) if start.endswith(".json") else load_model(name=start)
