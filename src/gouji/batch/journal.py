"""The journal of a batch: what is done, in one SQLite file that survives being killed at any moment.

Each report is one transaction. Write-ahead logging keeps the file whole whatever happens to the process; a loss of power
may take the last reports with it, which are then done again. Clocks are kept here and nowhere else.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gouji.batch.outcome import Outcome
from gouji.batch.packing import pack_finding, unpack, unpack_finding
from gouji.errors import UsageError
from gouji.records import Finding, Result, Status

FILE = "journal.sqlite"
VERSION = 1

_TABLES = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS plan (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE IF NOT EXISTS items (
    name TEXT PRIMARY KEY, key TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL, status TEXT NOT NULL, limits TEXT NOT NULL,
    seconds REAL NOT NULL, peak INTEGER NOT NULL, finished REAL NOT NULL, result BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS parts (name TEXT PRIMARY KEY, digest TEXT NOT NULL, files TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS across (number INTEGER, rank INTEGER, finding BLOB NOT NULL, PRIMARY KEY (number, rank)) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Done:
    """What the journal knows of an input done before."""

    key: str
    size: int
    status: Status
    limits: str


class Journal:
    """Reads and writes one journal. Failures of the file (full disk, damage) are UsageErrors that name it."""

    def __init__(self, folder: Path, read_only: bool = False) -> None:
        self.path = folder / FILE
        if read_only and not self.path.is_file():
            raise UsageError(str(folder), "holds no batch", "name the folder that `gouji audit FOLDER -o OUT` wrote")
        with self._guard():
            self._connection = sqlite3.connect(f"{self.path.resolve().as_uri()}?mode={'ro' if read_only else 'rwc'}", uri=True, timeout=30)
            if not read_only:
                self._connection.execute("PRAGMA journal_mode=WAL")
                self._connection.execute("PRAGMA synchronous=NORMAL")
                self._connection.executescript(_TABLES)
            if self.meta("version", VERSION) != VERSION:
                raise UsageError(str(self.path), "was written by another version of gouji", "start anew with --restart")
            if not read_only:
                self.set_meta(version=VERSION)

    def close(self) -> None:
        """Let go of the file; the write-ahead log is folded into it."""
        self._connection.close()

    def meta(self, name: str, default: Any = None) -> Any:
        """A value that was set before."""
        with self._guard():
            row = self._connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return json.loads(row[0]) if row else default

    def set_meta(self, **values: Any) -> None:
        """Set values, all at once or none."""
        rows = [(name, json.dumps(value, ensure_ascii=False, sort_keys=True)) for name, value in values.items()]
        with self._guard(), self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", rows)

    def set_plan(self, names: Iterable[str]) -> None:
        """The inputs of this run in their order."""
        with self._guard(), self._connection:
            self._connection.execute("DELETE FROM plan")
            self._connection.executemany("INSERT INTO plan VALUES (?, ?)", enumerate(names))

    def done(self, name: str) -> Done | None:
        """What is known of an input, None for one that was never done."""
        with self._guard():
            row = self._connection.execute("SELECT key, size, status, limits FROM items WHERE name = ?", (name,)).fetchone()
        return Done(row[0], row[1], Status(row[2]), row[3]) if row else None

    def add(self, outcome: Outcome, key: str, limits: str) -> None:
        """Keep the outcome of one input, in the place of an earlier one."""
        row = (outcome.name, key, outcome.sha256, outcome.size, outcome.status.value, limits)
        costs = (outcome.seconds, outcome.peak, time.time(), outcome.packed)
        with self._guard(), self._connection:
            self._connection.execute("INSERT OR REPLACE INTO items VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row + costs)

    def counts(self) -> dict[str, int]:
        """Inputs of the plan by status, those done alone."""
        with self._guard():
            rows = self._connection.execute("SELECT status, count(*) FROM plan JOIN items USING (name) GROUP BY status ORDER BY status")
            return dict(rows.fetchall())

    def keys(self) -> Iterator[tuple[int, str]]:
        """Number and key of each input of the plan that is done, in order."""
        query = "SELECT number, key FROM plan JOIN items USING (name) ORDER BY number"
        with self._guard():
            yield from self._connection.execute(query)

    def results(self, first: int = 0, last: int | None = None) -> Iterator[tuple[int, Result]]:
        """Number and result of the inputs `first` to `last` (exclusive), read one by one."""
        query = "SELECT number, result FROM plan JOIN items USING (name) WHERE number >= ? AND number < ? ORDER BY number"
        with self._guard():
            for number, packed in self._connection.execute(query, (first, 1 << 62 if last is None else last)):
                yield number, unpack(packed)

    def result(self, number: int) -> Result:
        """The result of one input of the plan."""
        return next(result for _, result in self.results(number, number + 1))

    def part(self, name: str) -> tuple[str, dict[str, Any]] | None:
        """Digest of what a part was written from, and its files with rows and SHA-256."""
        with self._guard():
            row = self._connection.execute("SELECT digest, files FROM parts WHERE name = ?", (name,)).fetchone()
        return (row[0], json.loads(row[1])) if row else None

    def set_part(self, name: str, digest: str, files: dict[str, Any]) -> None:
        """Note that a part was written."""
        with self._guard(), self._connection:
            self._connection.execute("INSERT OR REPLACE INTO parts VALUES (?, ?, ?)", (name, digest, json.dumps(files, sort_keys=True)))

    def parts(self) -> dict[str, dict[str, Any]]:
        """Files of all parts by the part's name."""
        with self._guard():
            return {name: json.loads(files) for name, files in self._connection.execute("SELECT name, files FROM parts ORDER BY name")}

    def drop_parts(self, names: Iterable[str]) -> None:
        """Forget parts."""
        with self._guard(), self._connection:
            self._connection.executemany("DELETE FROM parts WHERE name = ?", [(name,) for name in names])

    def set_across(self, findings: Iterable[tuple[int, Finding]]) -> None:
        """The findings between reports, in the place of all earlier ones."""
        with self._guard(), self._connection:
            self._connection.execute("DELETE FROM across")
            rows = ((number, rank, pack_finding(finding)) for rank, (number, finding) in enumerate(findings))
            self._connection.executemany("INSERT INTO across VALUES (?, ?, ?)", rows)

    def across(self, number: int | None = None) -> Iterator[tuple[int, Finding]]:
        """Findings between reports that stand under one of them, or all of them in order."""
        where, values = ("", ()) if number is None else ("WHERE number = ?", (number,))
        with self._guard():
            for found, packed in self._connection.execute(f"SELECT number, finding FROM across {where} ORDER BY number, rank", values):
                yield found, unpack_finding(packed)

    def prune(self) -> None:
        """Forget results of inputs that are no longer in the plan."""
        with self._guard(), self._connection:
            self._connection.execute("DELETE FROM items WHERE name NOT IN (SELECT name FROM plan)")

    def _guard(self) -> _Guard:
        return _Guard(self.path)


class _Guard:
    """Turns errors of the database into one clear line."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, sqlite3.DatabaseError):
            remedy = (
                "make room and run the same command again" if "full" in str(error) else "run again; if it stays, start anew with --restart"
            )
            raise UsageError(str(self._path), f"cannot be used ({error})", remedy) from error
