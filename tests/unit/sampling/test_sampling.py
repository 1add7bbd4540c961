"""Draws are stratified and repeatable; estimates from a filled-in sheet meet the truth they were drawn from."""

import csv
import random

import pytest

from gouji.document import Source
from gouji.errors import UsageError
from gouji.records import Finding, Identity, Result, Severity, Status, Text
from gouji.sampling import Entry, draw_sample, estimate, read_sheet, write_sheet


def finding(code, number, score=0.9):
    return Finding(f"{code}-{number}", code, Severity.MAJOR, score, Text(f"=说明{number}", "message"), (), (), ())


def reports(count=1000, seed=3):
    """Every fifth report has a finding of a common code, every fiftieth one of a rare code."""
    chance = random.Random(seed)
    for number in range(count):
        found = []
        if number % 5 == 0:
            found.append(finding("GJ101", number))
        if number % 50 == 0:
            found.append(finding("GJ301", number))
        level = chance.choice(["county", "township"])
        yield Result(Source(f"{number:04}.txt", "", 0, "plain"), Status.OK, identity=Identity(level=level), findings=tuple(found))


def truth(key):
    """Nine of ten findings are right; one of twenty silent reports hides a discrepancy."""
    return random.Random(key).random()


def fill(path):
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for row in rows:
        if row["kind"] == "finding":
            row["decision"] = "属实" if truth(row["key"]) < 0.9 else "wrong"
        else:
            row["missed"] = "1" if truth(row["key"]) < 0.05 else "0"
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


def test_a_draw_is_repeatable_and_sees_rare_codes():
    draw = draw_sample(reports(), 100)
    assert draw == draw_sample(reports(), 100)
    assert draw != draw_sample(reports(), 100, seed=1)
    strata = [entry.stratum for entry in draw.entries]
    assert len(strata) == 100
    assert strata.count("GJ301") >= 5
    assert {"silent:county", "silent:township"} <= set(strata)
    assert dict(draw.sizes)["GJ101"] == 200


def test_estimates_meet_the_truth(tmp_path):
    everything = list(reports())
    shown = [item for result in everything for item in result.findings]
    right = sum(truth(item.id) < 0.9 for item in shown)
    missed = sum(truth(result.source.path) < 0.05 for result in everything if not result.findings)
    known = (right / len(shown), right / (right + missed), (right + missed) / len(everything))
    held = [0, 0, 0]
    for seed in range(60):
        draw = draw_sample(everything, 200, seed)
        path = tmp_path / "sheet.csv"
        write_sheet(path, draw.entries, draw.sizes)
        fill(path)
        found = estimate(read_sheet(path), reports=len(everything))
        for place, share in enumerate((found.precision, found.recall, found.per_report)):
            held[place] += share.low <= known[place] <= share.high
        assert dict(found.by_code)["GJ301"].n >= 5
    assert min(held) >= 50, held


def test_small_strata_that_are_all_right_still_have_a_width():
    """Of twenty codes two each were drawn and all were right: that is no proof that all the others are."""
    entries = [Entry("finding", f"GJ1{code:02}", "r", f"{code}-{k}", size=30, right=True) for code in range(20) for k in range(2)]
    found = estimate(entries, 600)
    assert found.precision.value == 1.0
    assert found.precision.low < 0.97 and found.precision.high == 1.0


def test_many_strata_do_not_use_up_a_sample():
    """With many rare codes the common one still has its share."""
    codes = [*(f"GJ2{number:02}" for number in range(25)), *["GJ507"] * 400]
    results = [
        Result(Source(f"{number:04}.txt", "", 0, "plain"), Status.OK, identity=Identity(level="county"), findings=(finding(code, number),))
        for number, code in enumerate(codes)
    ]
    strata = [entry.stratum for entry in draw_sample(results, 100).entries]
    assert len(set(strata)) == 26
    assert strata.count("GJ507") > 40


def test_the_sheet_runs_no_formula(tmp_path):
    path = tmp_path / "sheet.csv"
    draw = draw_sample(reports(60), 10)
    write_sheet(path, draw.entries, draw.sizes)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        cells = [cell for row in csv.reader(stream) for cell in row]
    assert any(cell.startswith("'=说明") for cell in cells)
    assert not any(cell.startswith("=") for cell in cells)


@pytest.mark.parametrize(("column", "value", "said"), [("decision", "maybe", "line 2: decision"), ("missed", "few", "line 2: missed")])
def test_what_is_not_understood_is_named_by_line(tmp_path, column, value, said):
    path = tmp_path / "sheet.csv"
    draw = draw_sample(reports(60), 10)
    write_sheet(path, draw.entries, draw.sizes)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    rows[0][column] = value
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    with pytest.raises(UsageError, match=said):
        read_sheet(path)


def test_an_empty_sheet_and_an_empty_audit_say_what_to_do(tmp_path):
    draw = draw_sample(reports(60), 10)
    with pytest.raises(UsageError, match="no decision yet"):
        estimate(draw.entries, 60)
    with pytest.raises(UsageError, match="nothing to draw from"):
        draw_sample([], 10)
