"""The score as an estimator of scikit-learn: refitted, cloned, cross-validated; the same model as `gouji train` writes."""

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.metrics import brier_score_loss
from sklearn.model_selection import cross_val_predict

from gouji.scoring import load_model, score_findings
from gouji.scoring.estimator import FindingScorer
from reviewer import scored_findings


@pytest.fixture(scope="module")
def known():
    findings, right = zip(*scored_findings(600, 4), strict=True)
    return list(findings), np.array(right)


def test_refitted_scores_beat_those_that_shipped_on_findings_not_seen(known):
    findings, right = known
    held_out = cross_val_predict(FindingScorer(), findings, right, cv=5, method="predict_proba")[:, 1]
    shipped = np.array([finding.score for finding in findings])
    assert brier_score_loss(right, held_out) < brier_score_loss(right, shipped)


def test_probabilities_are_those_of_the_model_it_holds(known):
    findings, right = known
    scorer = FindingScorer().fit(findings, right)
    by_id = {finding.id: finding for finding in score_findings(findings, scorer.model_)}
    given = scorer.predict_proba(findings)
    assert given.shape == (len(findings), 2)
    assert given.sum(axis=1) == pytest.approx(1)
    assert given[:, 1] == pytest.approx([by_id[finding.id].score for finding in findings])
    assert 1 / (1 + np.exp(-scorer.decision_function(findings))) == pytest.approx(given[:, 1])
    assert scorer.score(findings, right) == pytest.approx(np.mean(scorer.predict(findings) == right))


def test_its_artefact_is_a_model_file(known, tmp_path):
    scorer = FindingScorer().fit(*known)
    (tmp_path / "own.json").write_text(scorer.artefact_, encoding="utf-8")
    assert load_model(tmp_path / "own.json") == scorer.model_
    again = FindingScorer(start=str(tmp_path / "own.json")).fit(*known)
    assert again.model_.calibrated == scorer.model_.calibrated


def test_a_clone_is_unfitted_and_fits_to_the_same(known):
    scorer = FindingScorer().fit(*known)
    fresh = clone(scorer)
    with pytest.raises(NotFittedError):
        fresh.predict(known[0])
    assert fresh.fit(*known).artefact_ == scorer.artefact_


def test_lengths_that_differ_are_refused(known):
    with pytest.raises(ValueError, match="600 findings for 1 answers"):
        FindingScorer().fit(known[0], [True])
