"""Decisions of reviewers: an append-only file of JSON lines, each brought to disk before it counts."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from threading import Lock
from typing import Any

from gouji.errors import UsageError
from gouji.writers.listing import Entry

FILE = "decisions.jsonl"
SCHEMA = "gouji.decision/1"
MAX_NOTE = 4000
"""Characters of a note."""


class Ruling(StrEnum):
    """What a reviewer says of a finding. UNDO takes back the reviewer's last word on it."""

    ACCEPT = "accept"
    REJECT = "reject"
    UNSURE = "unsure"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the file: the ruling with all that is needed to know the finding again and to learn from it.

    Attributes:
        at: when, in UTC, to the second.
        score, features: as they were when the reviewer decided.
    """

    id: str
    code: str
    report: str
    concepts: tuple[str, ...]
    ruling: Ruling
    note: str = ""
    reviewer: str = ""
    at: str = ""
    score: float = 0.0
    features: tuple[tuple[str, float], ...] = ()

    @property
    def subject(self) -> tuple[str, str, tuple[str, ...]]:
        """What stays when the evidence changes: code, report and concepts."""
        return (self.code, self.report, self.concepts)


def decide(entry: Entry, ruling: Ruling, note: str = "", reviewer: str = "", at: str | None = None) -> Decision:
    """A decision on a finding, now unless `at` says when."""
    when = at if at is not None else datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Decision(
        entry.id, entry.code, entry.report, entry.concepts, ruling, note[:MAX_NOTE], reviewer[:MAX_NOTE], when, entry.score, entry.features
    )


class Ledger:
    """The decisions of one folder, in the order they were made. Lines are only ever added.

    A line that a crash tore is passed over, wherever it stands: the next line starts on its own.
    """

    def __init__(self, path: Path) -> None:
        """Read what is there. Raises UsageError for a file that cannot be read."""
        self.path = path
        self.torn = 0
        self._lock = Lock()
        self._made: list[Decision] = []
        for line in _lines(path):
            decision = _parsed(line)
            if decision is None:
                self.torn += 1
            else:
                self._made.append(decision)

    @property
    def made(self) -> tuple[Decision, ...]:
        """Every line, undone ones included."""
        return tuple(self._made)

    def add(self, decisions: Iterable[Decision]) -> None:
        """Append decisions and bring them to disk. Raises UsageError where that cannot be."""
        fresh = tuple(decisions)
        data = "".join(json.dumps(_to_dict(item), ensure_ascii=False, sort_keys=True) + "\n" for item in fresh).encode()
        if not fresh:
            return
        with self._lock:
            try:
                handle = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
                try:
                    _write(handle, (b"\n" if _is_torn(handle) else b"") + data)
                    os.fsync(handle)
                finally:
                    os.close(handle)
            except OSError as error:
                cause = f"cannot be written ({error.strerror or error})"
                raise UsageError(str(self.path), cause, "make room or choose another folder") from error
            self._made.extend(fresh)

    def standing(self) -> dict[str, Decision]:
        """The decision in force on each finding, by its id; what was undone is as if never said."""
        said: dict[str, list[Decision]] = {}
        for item in self._made:
            stack = said.setdefault(item.id, [])
            if item.ruling is not Ruling.UNDO:
                stack.append(item)
            elif stack:
                stack.pop()
        return {id: stack[-1] for id, stack in said.items() if stack}


def _lines(path: Path) -> list[bytes]:
    try:
        return [line for line in path.read_bytes().split(b"\n") if line.strip()]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise UsageError(str(path), f"cannot be read ({error.strerror or error})", "check the path and its rights") from error


def _is_torn(handle: int) -> bool:
    return os.fstat(handle).st_size > 0 and os.lseek(handle, -1, os.SEEK_END) >= 0 and os.read(handle, 1) != b"\n"


def _write(handle: int, data: bytes) -> None:
    while data:
        data = data[os.write(handle, data) :]


def _parsed(line: bytes) -> Decision | None:
    try:
        item: Mapping[str, Any] = json.loads(line)
        if item["schema"] != SCHEMA:
            return None
        return Decision(
            id=str(item["id"]),
            code=str(item["code"]),
            report=str(item["report"]),
            concepts=tuple(map(str, item["concepts"])),
            ruling=Ruling(item["decision"]),
            note=str(item["note"]),
            reviewer=str(item["reviewer"]),
            at=str(item["at"]),
            score=float(item["score"]),
            features=tuple((str(name), float(value)) for name, value in sorted(item["features"].items())),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _to_dict(item: Decision) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "id": item.id,
        "code": item.code,
        "report": item.report,
        "concepts": list(item.concepts),
        "decision": item.ruling.value,
        "note": item.note,
        "reviewer": item.reviewer,
        "at": item.at,
        "score": item.score,
        "features": dict(item.features),
    }
