"""Partial pooling and calibration across authors: every code with data learns, those with little stay near their family."""

from __future__ import annotations

import json

from gouji.records import Finding, Severity, Text
from gouji.scoring import Example, load_model, score_findings, train_model
from gouji.scoring.model import ScoreModel, parse_model


def example(code: str, right: bool, author: str, discrepant: float = 0.9) -> Example:
    finding = Finding("id", code, Severity.MAJOR, 0.0, Text("", ""), (), (), (), features=(("discrepant", discrepant),))
    return Example(finding, right, author)


AUTHORS = [f"author{number}" for number in range(8)]
EXAMPLES = [example("GJ201", number % 10 > 0, author) for author in AUTHORS for number in range(10)]
EXAMPLES += [example("GJ301", number % 2 > 0, author) for author in AUTHORS for number in range(10)]
EXAMPLES += [example("GJ302", True, author) for author in AUTHORS[:3]]


def trained(examples: list[Example]) -> ScoreModel:
    return parse_model(train_model(examples, load_model(name="provisional"), {}).encode(), "trained")


def score(model: ScoreModel, code: str) -> float:
    return score_findings([example(code, True, "").finding], model)[0].score


def test_scores_are_the_shares_that_were_right() -> None:
    model = trained(EXAMPLES)
    assert abs(score(model, "GJ201") - 0.9) < 0.07
    assert abs(score(model, "GJ301") - 0.5) < 0.1


def test_a_code_with_few_examples_stays_between_them_and_its_family() -> None:
    model = trained(EXAMPLES)
    assert score(model, "GJ301") < score(model, "GJ302") < 0.97
    assert "GJ302" not in model.calibrated


def test_a_code_without_examples_follows_its_family() -> None:
    model = trained(EXAMPLES)
    assert score(model, "GJ204") > score(model, "GJ303")


def test_the_artefact_says_how_many_were_right_of_each_code() -> None:
    data = json.loads(train_model(EXAMPLES, load_model(name="provisional"), {}))
    assert data["trained_on"]["by_code"]["GJ201"] == [72, 80]
    assert data["calibrated"] == ["GJ201", "GJ301"]
