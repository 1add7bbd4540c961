"""Decisions are kept whatever happens, known again in later runs, and open again where the evidence changed."""

import json
from dataclasses import replace

import pytest

from built import finding, result
from gouji.records import Identity
from gouji.review import Ledger, Ruling, counts, decide, judged_findings, lost, standings
from gouji.writers.listing import entries, entries_json, read_entries


@pytest.fixture
def listed():
    return list(entries([result(findings=[finding(number=n, score=0.6 + n / 10) for n in range(3)])]))


def test_entries_come_back_from_their_file(listed, tmp_path):
    (tmp_path / "findings.json").write_text(entries_json(listed, 0.5), encoding="utf-8")
    assert list(read_entries(tmp_path)) == listed
    assert listed[0].report == "某县人民政府|2023|zfxxgk"


def test_a_report_of_unknown_body_is_known_by_its_file():
    (entry,) = entries([result(identity=Identity())])
    assert entry.report == "某县-2023.html"


def test_decisions_survive_and_undo_takes_the_last_one_back(listed, tmp_path):
    path = tmp_path / "decisions.jsonl"
    ledger = Ledger(path)
    for ruling in (Ruling.ACCEPT, Ruling.REJECT, Ruling.UNDO):
        ledger.add([decide(listed[0], ruling, f"note {ruling}", "王")])
    ledger.add([decide(listed[1], Ruling.UNSURE)])
    again = Ledger(path)
    assert again.made == ledger.made and len(again.made) == 4
    assert {id: item.ruling for id, item in again.standing().items()} == {listed[0].id: "accept", listed[1].id: "unsure"}
    ledger.add([decide(listed[0], Ruling.UNDO), decide(listed[0], Ruling.UNDO)])
    assert listed[0].id not in Ledger(path).standing()


@pytest.mark.parametrize("cut", [1, 30, 200])
def test_a_torn_last_line_is_passed_over_and_costs_no_other(listed, tmp_path, cut):
    path = tmp_path / "decisions.jsonl"
    Ledger(path).add(decide(entry, Ruling.ACCEPT) for entry in listed)
    path.write_bytes(path.read_bytes()[:-cut])
    torn = Ledger(path)
    assert len(torn.made) == (3 if cut == 1 else 2)
    torn.add([decide(listed[2], Ruling.REJECT)])
    whole = Ledger(path)
    assert whole.standing()[listed[2].id].ruling is Ruling.REJECT
    assert whole.standing().keys() == {entry.id for entry in listed}
    assert whole.torn == (0 if cut == 1 else 1)


def test_foreign_lines_are_passed_over(tmp_path):
    path = tmp_path / "decisions.jsonl"
    path.write_bytes(b'{"schema": "other/1"}\n[1]\nnull\n"x"\n\xff\xfe\n{"schema": "gouji.decision/1", "id": 3}\n')
    assert Ledger(path).made == () and Ledger(path).torn == 6


def test_lines_are_only_ever_added(listed, tmp_path):
    path = tmp_path / "decisions.jsonl"
    one, two = Ledger(path), Ledger(path)
    one.add([decide(listed[0], Ruling.ACCEPT)])
    before = path.read_bytes()
    two.add([decide(listed[1], Ruling.REJECT)])
    assert path.read_bytes().startswith(before)
    assert len(Ledger(path).made) == 2


def test_a_decision_holds_while_the_evidence_stays_and_opens_again_when_it_changes(listed):
    decisions = {listed[0].id: decide(listed[0], Ruling.REJECT), listed[1].id: decide(listed[1], Ruling.ACCEPT)}
    assert [item.state for item in standings(listed, decisions)] == ["reject", "accept", "open"]
    changed = [replace(listed[0], id="f" * 16), *listed[1:]]
    found = standings(changed, decisions)
    assert [item.state for item in found] == ["reopened", "accept", "reopened"]
    assert found[0].decision is decisions[listed[0].id]
    assert counts(found) == {"accept": 1, "reopened": 2}


def test_other_concepts_codes_or_reports_are_not_opened_again(listed):
    decisions = {listed[0].id: decide(listed[0], Ruling.REJECT)}
    for change in ({"concepts": ("carried_in",)}, {"code": "GJ202"}, {"report": "乙县|2023|zfxxgk"}):
        others = [replace(listed[0], id="f" * 16, **change)]
        assert [item.state for item in standings(others, decisions)] == ["open"]
        assert lost(others, decisions) == (decisions[listed[0].id],)
    assert lost([replace(listed[0], id="f" * 16)], decisions) == ()


def test_decisions_give_findings_to_learn_from(listed):
    said = [decide(entry, ruling) for entry, ruling in zip(listed, (Ruling.ACCEPT, Ruling.REJECT, Ruling.UNSURE), strict=True)]
    right, wrong, unsure = judged_findings(said)
    assert [[item.id for item in group] for group in (right, wrong, unsure)] == [[entry.id] for entry in listed]
    assert (right[0].code, right[0].score, right[0].features) == ("GJ201", 0.6, listed[0].features)


def test_lines_say_who_when_and_of_what(listed, tmp_path):
    path = tmp_path / "decisions.jsonl"
    Ledger(path).add([decide(listed[0], Ruling.ACCEPT, "x" * 9999, "王")])
    line = json.loads(path.read_text(encoding="utf-8"))
    assert line["reviewer"] == "王" and line["at"].endswith("Z") and len(line["note"]) == 4000
    assert line["concepts"] == ["received@total"]
