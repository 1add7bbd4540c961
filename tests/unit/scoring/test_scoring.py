"""Scores: contributions add up, doubt lowers, models are checked when loaded."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from gouji.errors import ModelError
from gouji.records import Finding, Severity, Text
from gouji.scoring import load_model, score_findings


def finding(code: str = "GJ201", **features: float) -> Finding:
    return Finding("id", code, Severity.MAJOR, 0.0, Text("", ""), (), (), (), features=tuple(features.items()))


def score(code: str = "GJ201", **features: float) -> float:
    return score_findings([finding(code, **features)])[0].score


def test_contributions_add_up_to_the_log_odds_of_the_score() -> None:
    (found,) = score_findings([finding("GJ101", discrepant=1.0, doubt=0.2, consequences=2.0, known_cause=1.0)])
    odds = math.fsum(part.log_odds for part in found.contributions)
    assert found.score == pytest.approx(1 / (1 + math.exp(-odds)))
    assert {part.name for part in found.contributions} >= {"code", "discrepant", "doubt", "consequences"}


def test_more_failing_mass_raises_and_doubt_lowers_the_score() -> None:
    assert score(discrepant=0.9) > score(discrepant=0.6) > score(discrepant=0.6, doubt=0.5)


def test_findings_come_most_likely_first() -> None:
    ranked = score_findings([finding(discrepant=0.3), finding("GJ101", discrepant=1.0)])
    assert [item.code for item in ranked] == ["GJ101", "GJ201"]


def test_a_code_takes_the_longest_base_that_is_listed(tmp_path: Path) -> None:
    model = load_model()
    assert model.base_of("GJ207") == model.base["GJ207"]
    assert model.base_of("GJ299") == model.base["GJ2"]


@pytest.mark.parametrize("content", ["no json", "{}", json.dumps({"schema": "other/1"})])
def test_a_file_that_is_no_model_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "model.json"
    path.write_text(content)
    with pytest.raises(ModelError):
        load_model(path)


def test_a_missing_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        load_model(tmp_path / "absent.json")
