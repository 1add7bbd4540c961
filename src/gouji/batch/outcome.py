"""What became of one input: its one final status, with the packed result."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from gouji.batch.inputs import Input
from gouji.batch.packing import pack
from gouji.document import Note, Source
from gouji.records import Result, Status


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is kept of one input.

    Attributes:
        sha256: of the content that was read, "" where it never was.
        packed: the result; see packing.py.
        seconds, peak: time taken, and most megabytes the worker had held by then; for the journal, never for an output.
    """

    name: str
    status: Status
    sha256: str
    size: int
    packed: bytes
    seconds: float = 0.0
    peak: int = 0


def outcome_of(result: Result, seconds: float = 0.0, peak: int = 0) -> Outcome:
    """The outcome of an input that has a result."""
    source = result.source
    return Outcome(source.path, result.status, source.sha256, source.size, pack(result), seconds, peak)


def lost(item: Input, status: Status, cause: str) -> Outcome:
    """The outcome of an input that gave no result."""
    digest, size = fingerprint(item)
    note = Note(status.value, f"{item.name}: {cause}")
    return outcome_of(Result(Source(item.name, digest, size, ""), status, notes=(note,)))


def fingerprint(item: Input) -> tuple[str, int]:
    """SHA-256 and size of an input's content, read piece by piece; "" and 0 where it cannot be read."""
    if item.data is not None:
        return hashlib.sha256(item.data).hexdigest(), len(item.data)
    path = item.path
    try:
        if path is None or not path.is_file():
            return "", 0
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest(), path.stat().st_size
    except OSError:
        return "", 0
