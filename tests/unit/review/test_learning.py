"""The score learns from decisions: on a simulated reviewer it gets better and stays calibrated. Figures: benchmarks/review.py."""

import json
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from gouji.cli import app
from gouji.evaluation import Judgement, measure
from gouji.review import Ledger
from gouji.scoring import load_model, score_findings
from reviewer import decisions_on, scored_findings

HELD_OUT = scored_findings(1500, seed=1)


def measured(model):
    scored = [(score_findings([replace(finding, score=0.0)], model)[0], right) for finding, right in HELD_OUT]
    right, wrong = (tuple(finding for finding, true in scored if true is wanted) for wanted in (True, False))
    return measure([Judgement("held out", right, wrong, (), (), (), clean=False)])


def trained(tmp_path, count, seed):
    path, model = tmp_path / "decisions.jsonl", tmp_path / "model.json"
    path.unlink(missing_ok=True)
    Ledger(path).add(decisions_on(scored_findings(count, seed), seed))
    done = CliRunner().invoke(app, ["train", "--decisions", str(path), "-o", str(model)])
    assert done.exit_code == 0, done.output
    return load_model(model)


def test_the_score_gets_better_with_decisions_and_stays_calibrated(tmp_path):
    before = measured(load_model())
    few, many = (measured(trained(tmp_path, count, seed=7)) for count in (60, 600))
    assert before.brier > few.brier > many.brier
    assert before.ece > few.ece > many.ece
    assert many.ece < 0.08
    assert many.brier < 0.75 * before.brier


@pytest.mark.parametrize("seed", [11, 12, 13])
def test_no_reviewer_makes_it_worse(tmp_path, seed):
    before, after = measured(load_model()), measured(trained(tmp_path, 80, seed))
    assert after.brier < before.brier and after.ece < before.ece


def test_decisions_measure_precision_by_code(tmp_path):
    path = tmp_path / "decisions.jsonl"
    findings = [(finding, right) for finding, right in scored_findings(400, seed=3) if finding.score >= 0.5]
    Ledger(path).add(decisions_on(findings, seed=3))
    done = CliRunner().invoke(app, ["evaluate", str(path), "--json"])
    figures = json.loads(done.output)["decisions.jsonl"]
    decided = figures["precision"]["n"]
    assert decided + figures["open"] == len(findings) and figures["open"] > 0
    share = sum(right for finding, right in findings if finding.code == "GJ304") / sum(item.code == "GJ304" for item, _ in findings)
    assert figures["by_code"]["GJ304"]["value"] == pytest.approx(share, abs=0.12)
    assert figures["by_code"]["GJ304"]["value"] < figures["by_code"]["GJ101"]["value"]


def test_the_trained_score_is_used_by_an_audit(tmp_path):
    from pathlib import Path

    trained(tmp_path, 200, seed=5)
    sample = Path(__file__).resolve().parents[3] / "corpora" / "sample"
    report = next(item for item in sorted(sample.glob("*.txt")))
    plain, learned = (
        json.loads(CliRunner().invoke(app, ["audit", str(report), "--format", "json", "-q", *extra]).stdout)["results"][0]
        for extra in ((), ("--model", str(tmp_path / "model.json")))
    )
    assert plain["versions"]["models"] != learned["versions"]["models"]
    assert [item["id"] for item in plain["findings"]]
    assert {item["id"] for item in plain["findings"]} == {item["id"] for item in learned["findings"]}
