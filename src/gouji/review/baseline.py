"""A baseline: known findings that are to be silent, each with a reason and who said so. What it no longer meets is reported."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gouji.errors import UsageError
from gouji.records import Result
from gouji.writers.listing import Entry
from gouji.writers.placing import place_text

SCHEMA = "gouji.baseline/1"


@dataclass(frozen=True, slots=True)
class Known:
    """One known finding. `id` changes with the evidence: a finding with other evidence is not known."""

    id: str
    code: str
    report: str
    reason: str
    author: str
    message: str = ""


@dataclass(frozen=True, slots=True)
class Baseline:
    """Known findings by id."""

    known: tuple[Known, ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """Ids of all known findings."""
        return frozenset(item.id for item in self.known)

    def with_findings(self, entries: Iterable[Entry], reason: str, author: str) -> Baseline:
        """This baseline and those of the findings it does not hold. Raises UsageError without a reason or an author."""
        if not reason.strip() or not author.strip():
            raise UsageError("baseline", "needs a reason and an author for what is to be silent", "give --reason and --author")
        fresh = {entry.id: entry for entry in entries if entry.id not in self.ids}
        added = (Known(entry.id, entry.code, entry.report, reason, author, entry.message.zh) for entry in fresh.values())
        return Baseline((*self.known, *added))

    def stale(self, ids: Iterable[str]) -> tuple[Known, ...]:
        """Entries that none of the findings `ids` meets."""
        found = frozenset(ids)
        return tuple(item for item in self.known if item.id not in found)

    def pruned(self, ids: Iterable[str]) -> Baseline:
        """Without the stale entries."""
        gone = {item.id for item in self.stale(ids)}
        return Baseline(tuple(item for item in self.known if item.id not in gone))

    def without_known(self, results: Iterable[Result]) -> tuple[Result, ...]:
        """The results with known findings taken out."""
        ids = self.ids
        return tuple(replace(result, findings=tuple(item for item in result.findings if item.id not in ids)) for result in results)


def read_baseline(path: Path) -> Baseline:
    """Read a baseline. Raises UsageError for a file that is none."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["schema"] != SCHEMA:
            raise UsageError(str(path), f"is of schema {data['schema']!r}", f"this version reads {SCHEMA!r}")
        return Baseline(tuple(_known(item) for item in data["known"]))
    except (OSError, UnicodeDecodeError, ValueError, KeyError, TypeError) as error:
        raise UsageError(str(path), f"is no baseline ({error})", "write one: gouji baseline create") from error


def write_baseline(path: Path, baseline: Baseline) -> None:
    """Write a baseline, one entry a line in a fixed order, so that changes read well in version control."""
    ordered = sorted(baseline.known, key=lambda item: (item.report, item.code, item.id))
    lines = ",\n".join(json.dumps(_to_dict(item), ensure_ascii=False) for item in ordered)
    place_text(path, [f'{{"schema": "{SCHEMA}", "known": [\n{lines}\n]}}\n'])


def _known(item: dict[str, Any]) -> Known:
    id, code, report, reason, author = (str(item[name]) for name in ("id", "code", "report", "reason", "author"))
    return Known(id, code, report, reason, author, str(item.get("message", "")))


def _to_dict(item: Known) -> dict[str, str]:
    return {name: getattr(item, name) for name in ("id", "code", "report", "reason", "author", "message")}
