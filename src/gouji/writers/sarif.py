"""Findings as SARIF 2.1.0, for pipelines and code hosts. Each carries our own fingerprints, so that it is known again later."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import quote

from gouji.checks import Check, catalogue
from gouji.document import Locator
from gouji.records import Evidence, Finding, Result, Severity
from gouji.writers.terminal import marked
from gouji.writers.visible import visible

FORMAT = "sarif"

VERSION = "2.1.0"
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

LEVELS = {Severity.INFO: "note", Severity.MINOR: "warning", Severity.MAJOR: "warning", Severity.CRITICAL: "error"}


def render(results: Iterable[Result], lang: str, min_score: float) -> Iterator[str]:
    """One run over all reports with the findings at or above `min_score`."""
    known = list(results)
    used = sorted({finding.code for result in known for finding in result.findings if finding.score >= min_score})
    rules = _rules(used, lang)
    run = {
        "tool": {"driver": {"name": "gouji", "rules": rules, **_version(known)}},
        "automationDetails": {"id": "gouji/"},
        "language": "en-US" if lang == "en" else "zh-CN",
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(result) for result in known],
        "results": [
            _result(result, number, finding, used, lang)
            for number, result in enumerate(known)
            for finding in result.findings
            if finding.score >= min_score
        ],
        "invocations": [_invocation(known)],
    }
    yield json.dumps({"$schema": SCHEMA, "version": VERSION, "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _version(results: Sequence[Result]) -> dict[str, str]:
    versions = [version for result in results for name, version in result.versions if name == "gouji"]
    return {"version": versions[0]} if versions else {}


def _rules(codes: Sequence[str], lang: str) -> list[dict[str, Any]]:
    known = {check.code: check for check in catalogue()}
    return [_rule(known[code], lang) if code in known else {"id": code} for code in codes]


def _rule(check: Check, lang: str) -> dict[str, Any]:
    return {
        "id": check.code,
        "name": "".join(part.capitalize() for part in check.name.split("_")),
        "shortDescription": {"text": check.title.get(lang)},
        "fullDescription": {"text": check.page.get(lang)},
        "defaultConfiguration": {"level": LEVELS[check.severity]},
    }


def _artifact(result: Result) -> dict[str, Any]:
    artifact: dict[str, Any] = {"location": {"uri": _uri(result)}, "length": result.source.size}
    if result.source.sha256:
        artifact["hashes"] = {"sha-256": result.source.sha256}
    return artifact


def _uri(result: Result) -> str:
    return quote(visible(result.source.path).replace("\\", "/"))


def _invocation(results: Sequence[Result]) -> dict[str, Any]:
    """What could not be read, so that a run with unread reports does not look clean."""
    notes = [
        {"level": "error", "message": {"text": visible(f"{result.source.path}: {note.message}")}}
        for result in results
        if not result.status.has_result
        for note in result.notes
    ]
    return {"executionSuccessful": not notes, "toolExecutionNotifications": notes}


def _result(result: Result, number: int, finding: Finding, used: Sequence[str], lang: str) -> dict[str, Any]:
    evidence = [_location(result, number, item, lang) for item in finding.evidence]
    return {
        "ruleId": finding.code,
        "ruleIndex": used.index(finding.code),
        "level": LEVELS[finding.severity],
        "kind": "fail",
        "message": {"text": visible(finding.message.get(lang))},
        "locations": evidence[:1] or [{"physicalLocation": _physical(result, number)}],
        "relatedLocations": [{"id": place, **item} for place, item in enumerate(evidence[1:], start=1)],
        "fingerprints": {"gouji/finding/v1": finding.id},
        "partialFingerprints": {"gouji/evidence/v1": _evidence_hash(finding)},
        "rank": round(100 * finding.score, 2),
        "properties": {"severity": finding.severity.value, "score": round(finding.score, 4), "calibrated": finding.calibrated},
    }


def _physical(result: Result, number: int) -> dict[str, Any]:
    return {"artifactLocation": {"uri": _uri(result), "index": number}}


def _location(result: Result, number: int, item: Evidence, lang: str) -> dict[str, Any]:
    """Where a piece of evidence stands. Paragraphs and cells are no lines of a file, so they are named, not numbered."""
    told = marked(item, lang=lang)
    location: dict[str, Any] = {
        "physicalLocation": _physical(result, number),
        "message": {"text": visible(f"{item.label}: {told}" if item.label else told)},
    }
    if item.locator is not None:
        kind = "cell" if item.locator.row is not None else "paragraph"
        location["logicalLocations"] = [{"fullyQualifiedName": _place(item.locator), "kind": kind}]
        if item.locator.page:
            location["properties"] = {"page": item.locator.page}
    return location


def _place(place: Locator) -> str:
    cell = f"/cell[{place.row},{place.col}]" if place.row is not None else ""
    span = f"/char[{place.start},{place.end}]" if place.start is not None and not cell else ""
    return f"block[{place.block}]{cell}{span}"


def _evidence_hash(finding: Finding) -> str:
    """Changes with code and evidence alone: the same sentence and cell in a copy of the report give the same."""
    parts = [finding.code, *(f"{item.kind.value}|{item.label}|{' '.join(item.text.split())}" for item in finding.evidence)]
    return hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:32]
