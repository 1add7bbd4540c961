"""The work sheet: a CSV a reviewer fills in with any spreadsheet, and reads back."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from gouji.errors import UsageError

COLUMNS = ("kind", "stratum", "stratum_size", "report", "key", "message", "evidence", "score", "decision", "missed", "note")
DECISIONS = {"right": True, "属实": True, "y": True, "1": True, "wrong": False, "不属实": False, "n": False, "0": False}
HINT = {
    "finding": "decision: right/属实 or wrong/不属实",
    "silent": "missed: how many discrepancies the report has, 0 for none",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the sheet.

    Attributes:
        kind: "finding" (decide whether it is right) or "silent" (count what was missed in the report).
        stratum: what it was drawn from; `size` says how many there were.
        right: the reviewer's decision on a finding, None where not yet given.
        missed: the reviewer's count for a silent report, None where not yet given.
    """

    kind: str
    stratum: str
    report: str
    key: str
    message: str = ""
    evidence: str = ""
    score: float = 0.0
    size: int = 0
    right: bool | None = None
    missed: int | None = None
    note: str = ""


def write_sheet(path: Path, entries: Iterable[Entry], sizes: Iterable[tuple[str, int]]) -> None:
    """Write the sheet, with a byte order mark so that Chinese Excel opens it. Foreign text cannot run as a formula."""
    known = dict(sizes)
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(COLUMNS)
        for entry in entries:
            texts = [_guarded(text) for text in (entry.report, entry.key, entry.message, entry.evidence)]
            writer.writerow(
                [entry.kind, entry.stratum, known.get(entry.stratum, entry.size), *texts, f"{entry.score:.4f}", "", "", HINT[entry.kind]]
            )


def read_sheet(path: Path) -> tuple[Entry, ...]:
    """Read a filled-in sheet. Raises UsageError that names the line of what cannot be understood."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(str(path), f"cannot be read ({error})", "save the sheet as CSV in UTF-8") from error
    if not rows or not set(COLUMNS) <= set(rows[0]):
        raise UsageError(str(path), "is no sheet of gouji sample", f"it must keep the columns {', '.join(COLUMNS)}")
    return tuple(_entry(row, f"{path}, line {number}") for number, row in enumerate(rows, start=2))


def _entry(row: dict[str, str], place: str) -> Entry:
    try:
        size = int(row["stratum_size"])
    except ValueError as error:
        raise UsageError(place, f"stratum_size {row['stratum_size']!r} is no number", "leave that column as it was") from error
    entry = Entry(row["kind"], row["stratum"], row["report"], row["key"], row["message"], row["evidence"], size=size, note=row["note"])
    decision, missed = row["decision"].strip().lower(), row["missed"].strip()
    if decision and decision not in DECISIONS:
        raise UsageError(place, f"decision {row['decision']!r} is not understood", f"write one of {', '.join(DECISIONS)}")
    if missed and not missed.isdigit():
        raise UsageError(place, f"missed {row['missed']!r} is no count", "write 0 or how many were missed")
    return replace(entry, right=DECISIONS.get(decision), missed=int(missed) if missed else None)


def _guarded(text: str) -> str:
    return "'" + text if text[:1] in tuple("=+-@\t\r＝＋－＠") else text
