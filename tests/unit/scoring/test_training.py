"""Training keeps the score additive and says which codes were measured."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gouji.errors import ModelError
from gouji.records import Finding, Severity, Text
from gouji.scoring import Example, load_model, score_findings, train_model


def example(code: str, discrepant: float, right: bool) -> Example:
    finding = Finding("id", code, Severity.MAJOR, 0.0, Text("", ""), (), (), (), features=(("discrepant", discrepant),))
    return Example(finding, right)


EXAMPLES = [example("GJ201", 0.95, i % 10 != 0) for i in range(60)] + [example("GJ301", 0.9, i % 2 == 0) for i in range(40)]
EXAMPLES += [example("GJ201", 0.3, False) for _ in range(20)] + [example("GJ105", 1.0, True)]


def test_a_trained_model_is_calibrated_where_there_were_enough_examples(tmp_path: Path) -> None:
    path = tmp_path / "model.json"
    path.write_text(train_model(EXAMPLES, load_model(name="provisional"), {"seed": 1}))
    model = load_model(path)
    assert model.calibrated == ("GJ201", "GJ301")
    scored = {item.finding.code: score_findings([item.finding], model)[0] for item in EXAMPLES[::59]}
    assert scored["GJ201"].calibrated
    assert not score_findings([example("GJ105", 1.0, True).finding], model)[0].calibrated


def test_scores_follow_the_shares_that_were_right(tmp_path: Path) -> None:
    path = tmp_path / "model.json"
    path.write_text(train_model(EXAMPLES, load_model(name="provisional"), {}))
    model = load_model(path)
    cases = (("GJ201", 0.95), ("GJ201", 0.3), ("GJ301", 0.9))
    often, seldom, half = (score_findings([example(code, share, True).finding], model)[0].score for code, share in cases)
    assert often > 0.75 > half > seldom


def test_the_same_examples_give_the_same_bytes() -> None:
    start = load_model(name="provisional")
    assert train_model(EXAMPLES, start, {}) == train_model(EXAMPLES, start, {})
    assert json.loads(train_model(EXAMPLES, start, {}))["trained_on"]["findings"] == len(EXAMPLES)


def test_one_sided_examples_are_refused() -> None:
    with pytest.raises(ModelError):
        train_model([example("GJ201", 0.9, True)] * 20, load_model(name="provisional"), {})
