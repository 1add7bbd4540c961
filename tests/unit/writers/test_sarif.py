import json
from dataclasses import replace

import pytest

from built import finding, result, unread
from gouji.records import Severity
from gouji.writers import write
from payloads import MARKUP


def run_of(results, **options):
    log = json.loads("".join(write(results, "sarif", **options)))
    assert log["version"] == "2.1.0"
    return log["runs"][0]


def test_a_finding_names_rule_level_place_and_related_places():
    run = run_of([result()])
    found = run["results"][0]
    assert run["tool"]["driver"]["rules"][found["ruleIndex"]]["id"] == found["ruleId"] == "GJ201"
    assert run["tool"]["driver"]["rules"][0]["fullDescription"]["text"].startswith("GJ201")
    assert (found["level"], found["kind"], found["rank"]) == ("warning", "fail", 87.0)
    place = found["locations"][0]
    assert place["physicalLocation"]["artifactLocation"]["index"] == 0
    assert place["logicalLocations"][0]["fullyQualifiedName"].startswith("block[2]/char[")
    assert [item["id"] for item in found["relatedLocations"]] == [1, 2]
    assert found["relatedLocations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "block[3]/cell[1,2]"
    assert found["relatedLocations"][0]["properties"]["page"] == 1


@pytest.mark.parametrize(
    ("severity", "level"),
    [(Severity.INFO, "note"), (Severity.MINOR, "warning"), (Severity.MAJOR, "warning"), (Severity.CRITICAL, "error")],
)
def test_levels(severity, level):
    assert run_of([result(findings=[finding(severity=severity)])])["results"][0]["level"] == level


def test_fingerprints_follow_the_evidence_not_the_score_or_the_file():
    first = run_of([result(path="a.html")])["results"][0]
    same = run_of([result(path="b.html", findings=[finding(score=0.6)])])["results"][0]
    moved = replace(finding().evidence[1], text="19")
    other = run_of([result(findings=[finding(evidence=(finding().evidence[0], moved))])])["results"][0]
    assert first["partialFingerprints"] == same["partialFingerprints"] != other["partialFingerprints"]
    assert first["fingerprints"] == {"gouji/finding/v1": finding().id}


def test_low_scores_are_left_out_and_unread_reports_do_not_look_clean():
    run = run_of([result(findings=[finding(score=0.2)]), unread()], min_score=0.5)
    assert run["results"] == []
    assert run["tool"]["driver"]["rules"] == []
    assert run["invocations"][0]["executionSuccessful"] is False
    assert "坏文件.pdf" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


def test_unknown_codes_and_findings_without_evidence_have_a_place_too():
    run = run_of([result(findings=[finding(code="XX001", evidence=())])])
    assert run["tool"]["driver"]["rules"] == [{"id": "XX001"}]
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].endswith(".html")


@pytest.mark.parametrize("payload", MARKUP[:5] + MARKUP[-8:-2])
def test_addresses_are_quoted(payload):
    uri = run_of([result(payload, path=payload)])["artifacts"][0]["location"]["uri"]
    assert not set(uri) & set(' <>"\\^`{|}\x00')
