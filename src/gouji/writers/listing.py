"""The findings of an audit as short entries: what a review, a baseline and training know a finding by.

`findings.json` beside the pages holds them, so that a folder can be reviewed without the reports.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gouji.errors import UsageError
from gouji.records import Finding, Result, Text
from gouji.writers.anchors import anchor, page_name

FILE = "findings.json"
SCHEMA = "gouji.findings/1"


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding of an audit.

    Attributes:
        id: changes with code, report and evidence.
        report: whose report it is and of which year, or its file where that is not known; the same over runs.
        path: file of the report.
        concepts: what the finding is about; the same while the evidence changes.
        features: named values the score was made from.
        page, anchor: where its card is.
    """

    id: str
    code: str
    report: str
    path: str
    concepts: tuple[str, ...]
    severity: str
    score: float
    features: tuple[tuple[str, float], ...]
    message: Text
    page: str = ""
    anchor: str = ""

    @property
    def subject(self) -> tuple[str, str, tuple[str, ...]]:
        """What stays when the evidence changes: code, report and concepts."""
        return (self.code, self.report, self.concepts)


def report_key(result: Result) -> str:
    """A report's issuer, year and genre, or its file where issuer or year is not known; the same in every run."""
    who = result.identity
    return f"{who.issuer}|{who.year}|{result.profile}" if who.issuer and who.year else result.source.path


def entries(results: Iterable[Result]) -> Iterator[Entry]:
    """An entry for each finding, reports in their order."""
    for result in results:
        report, page = report_key(result), page_name(result)
        for finding in result.findings:
            yield _entry(result, finding, report, page)


def entries_json(found: Iterable[Entry], min_score: float) -> str:
    """Entries as JSON text, one a line."""
    lines = ",\n".join(json.dumps(_to_dict(entry), ensure_ascii=False, sort_keys=True) for entry in found)
    return f'{{"schema": "{SCHEMA}", "min_score": {min_score:g}, "findings": [\n{lines}\n]}}\n'


def read_entries(folder: Path) -> tuple[Entry, ...]:
    """The entries of a folder of pages. Raises UsageError where there are none or they cannot be read."""
    path = folder / FILE
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["schema"] != SCHEMA:
            raise UsageError(str(path), f"is of schema {data['schema']!r}", "write the pages again with --format html")
        return tuple(_from_dict(item) for item in data["findings"])
    except (OSError, UnicodeDecodeError, ValueError, KeyError, TypeError) as error:
        raise UsageError(str(folder), "holds no pages of an audit", "write them first: gouji audit … --format html -o FOLDER") from error


def _entry(result: Result, finding: Finding, report: str, page: str) -> Entry:
    return Entry(
        id=finding.id,
        code=finding.code,
        report=report,
        path=result.source.path,
        concepts=finding.concepts,
        severity=finding.severity.value,
        score=round(finding.score, 4),
        features=finding.features,
        message=finding.message,
        page=page,
        anchor=anchor(finding),
    )


def _to_dict(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "code": entry.code,
        "report": entry.report,
        "path": entry.path,
        "concepts": list(entry.concepts),
        "severity": entry.severity,
        "score": entry.score,
        "features": dict(entry.features),
        "messages": {"zh": entry.message.zh, "en": entry.message.en},
        "page": entry.page,
        "anchor": entry.anchor,
    }


def _from_dict(item: dict[str, Any]) -> Entry:
    return Entry(
        id=str(item["id"]),
        code=str(item["code"]),
        report=str(item["report"]),
        path=str(item["path"]),
        concepts=tuple(map(str, item["concepts"])),
        severity=str(item["severity"]),
        score=float(item["score"]),
        features=tuple((str(name), float(value)) for name, value in sorted(item["features"].items())),
        message=Text(str(item["messages"]["zh"]), str(item["messages"]["en"])),
        page=str(item["page"]),
        anchor=str(item["anchor"]),
    )
