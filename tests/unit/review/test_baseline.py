"""Known findings are silent, with reason and author; stale entries are told and dropped."""

import json
from pathlib import Path

import pytest

from built import finding, result
from gouji.errors import UsageError
from gouji.review import Baseline, read_baseline, write_baseline
from gouji.writers.listing import entries


@pytest.fixture
def listed():
    return list(entries([result(findings=[finding(number=n) for n in range(3)])]))


def test_it_comes_back_in_a_fixed_order(listed, tmp_path):
    known = Baseline().with_findings(listed[1:], "核对过原件", "王某").with_findings(listed, "另一原因", "李某")
    assert [item.reason for item in known.known] == ["核对过原件", "核对过原件", "另一原因"]
    write_baseline(tmp_path / "one.json", known)
    write_baseline(tmp_path / "two.json", read_baseline(tmp_path / "one.json"))
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
    assert read_baseline(tmp_path / "one.json").ids == {entry.id for entry in listed}


@pytest.mark.parametrize(("reason", "author"), [("", "王"), ("x", " ")])
def test_nothing_is_silent_without_reason_and_author(listed, reason, author):
    with pytest.raises(UsageError, match="reason and an author"):
        Baseline().with_findings(listed, reason, author)


def test_known_findings_are_taken_out_and_changed_evidence_is_loud(listed):
    known = Baseline().with_findings(listed[:2], "x", "y")
    changed = finding(number=77)
    (left,) = known.without_known([result(findings=[finding(number=0), finding(number=2), changed])])
    assert [item.id for item in left.findings] == [listed[2].id, changed.id]
    assert [item.id for item in known.stale([listed[0].id])] == [listed[1].id]
    assert known.pruned([listed[0].id]).ids == {listed[0].id}


@pytest.mark.parametrize("content", ["", "[]", '{"schema": "x"}', '{"schema": "gouji.baseline/1", "known": [{"id": "1"}]}'])
def test_a_file_that_is_none_is_refused(tmp_path, content):
    path = tmp_path / "b.json"
    path.write_text(content)
    with pytest.raises(UsageError):
        read_baseline(path)


def test_the_command_line_creates_honours_updates_and_prunes(tmp_path, monkeypatch):
    from typer.testing import CliRunner

    from gouji.cli import app

    def gouji(*arguments):
        return CliRunner().invoke(app, [str(item) for item in arguments])

    monkeypatch.chdir(tmp_path)
    sample = Path(__file__).resolve().parents[3] / "corpora" / "sample"
    labels = json.loads((sample / "labels" / "expected.json").read_text(encoding="utf-8"))
    report = tmp_path / "report.txt"
    report.write_bytes((sample / next(item["file"] for item in labels if item["must"] and item["file"].endswith(".txt"))).read_bytes())
    assert gouji("audit", report, "-q").exit_code == 1
    assert isinstance(gouji("baseline", "create", report).exception, UsageError)
    made = gouji("baseline", "create", report, "--reason", "已核实", "--author", "王某")
    assert made.exit_code == 0, made.output
    assert isinstance(gouji("baseline", "create", report, "--reason", "x", "--author", "y").exception, UsageError)
    silent = gouji("audit", report, "-q", "--baseline", "gouji-baseline.json")
    assert silent.exit_code == 0 and len(silent.stdout.splitlines()) == 1
    known = json.loads(Path("gouji-baseline.json").read_text(encoding="utf-8"))
    known["known"][0]["id"] = "0" * 16
    Path("gouji-baseline.json").write_text(json.dumps(known), encoding="utf-8")
    loud = gouji("audit", report, "-q", "--baseline", "gouji-baseline.json")
    assert loud.exit_code == 1 and "no longer found" in loud.stderr
    assert "1 findings added" in gouji("baseline", "update", report, "--reason", "x", "--author", "y").output
    assert "1 stale entries dropped" in gouji("baseline", "prune", report).output
    assert gouji("audit", report, "-q", "--baseline", "gouji-baseline.json").exit_code == 0
