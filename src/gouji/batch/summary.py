"""The summary of a run: what it was made from, what came of each input, and how healthy it looks."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gouji.batch.database import connect, rows_of
from gouji.batch.health import Symptom, coverage, failed, measures, symptoms
from gouji.checks import catalogue
from gouji.config import Settings
from gouji.errors import UsageError
from gouji.records import Text
from gouji.writers.placing import place_text

FILE = "summary.json"
SCHEMA = "gouji.batch/1"


@dataclass(frozen=True, slots=True)
class Summary:
    """A finished run. `content` is what stands in summary.json; `findings` counts those at or above the settings' score."""

    content: Mapping[str, Any]
    findings: int

    @property
    def inputs(self) -> int:
        """Reports given in."""
        return int(self.content["inputs"])

    @property
    def without_result(self) -> int:
        """Inputs that could not be read or are of no known genre."""
        statuses: Mapping[str, int] = self.content["statuses"]
        return self.inputs - sum(statuses.get(name, 0) for name in ("ok", "partial"))

    def lines(self, lang: str) -> list[str]:
        """What a person at a terminal is told; signs of trouble stand last, where they are seen."""
        statuses = ", ".join(f"{name} {count}" for name, count in self.content["statuses"].items())
        head = Text(
            f"{self.inputs} 份输入已完成（{statuses}），问题 {self.findings} 条",
            f"{self.inputs} inputs done ({statuses}), {self.findings} findings",
        ).get(lang)
        signs = [("!! " if item["grave"] else "?  ") + item["zh" if lang != "en" else "en"] for item in self.content["health"]]
        return [head, *signs]


def summarise(
    folder: Path, settings: Settings, digest: str, files: Mapping[str, Any], *, last: Mapping[str, Any] | None, failures: Sequence[str] = ()
) -> Summary:
    """The summary of a store whose parts are written.

    Args:
        last: `coverage` of the last run with other inputs or results.
        failures: checks between reports that failed, each with its error.
    """
    codes = tuple(check.code for check in catalogue() if settings.selects(check.code, check.default))
    connection = connect(folder)
    try:
        figures = measures(connection)
        content = {
            "schema": SCHEMA,
            "digest": digest,
            "inputs": figures["inputs"],
            "statuses": dict(rows_of(connection, "SELECT status, reports FROM by_status")),
            "findings": dict(rows_of(connection, "SELECT code, count(*) FROM shown GROUP BY code ORDER BY code")),
            "years": {str(year): count for year, count in rows_of(connection, "SELECT year, reports FROM by_year")},
            "coverage": coverage(figures),
            "health": [_sign(item) for item in (*symptoms(connection, codes, last), *map(failed, failures))],
            "settings": _settings(settings),
            "files": dict(sorted(files.items())),
        }
        counted = "SELECT count(*) FROM findings WHERE score >= ? AND severity <> 'info' AND code NOT LIKE 'GJ9%'"
        findings = rows_of(connection, counted, [settings.min_score])[0][0]
    finally:
        connection.close()
    return Summary(content, findings)


def write_summary(folder: Path, summary: Summary) -> None:
    """Put summary.json in place, which says that the store is whole."""
    place_text(folder / FILE, [json.dumps(summary.content, ensure_ascii=False, indent=1), "\n"])


def read_summary(folder: Path) -> dict[str, Any]:
    """The content of summary.json. Raises UsageError where there is none."""
    try:
        content: dict[str, Any] = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(str(folder), "holds no finished batch", "run gouji audit FOLDER -o OUT to its end") from error
    return content


def _sign(item: Symptom) -> dict[str, Any]:
    return {"name": item.name, "grave": item.grave, "zh": item.message.zh, "en": item.message.en}


def _settings(settings: Settings) -> dict[str, Any]:
    return {
        "profile": settings.profile,
        "select": list(settings.select),
        "ignore": list(settings.ignore),
        "options": {code: dict(chosen) for code, chosen in sorted(settings.options.items())},
        "limits": {name: getattr(settings, name) for name in ("timeout", "stall", "memory", "max_size")},
    }
