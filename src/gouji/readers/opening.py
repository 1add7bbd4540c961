"""Opens an input: checks its size, tells its format by content, and hands it to the reader of that format."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Protocol, cast

from gouji.document import Document, Note, Source
from gouji.errors import ReadError
from gouji.readers.foreign import refuse_foreign
from gouji.readers.raw import RawDocument
from gouji.readers.sections import assemble
from gouji.registry import modules, plugins

MAX_SIZE = 200_000_000
"""Largest input in bytes that is read unless the caller says otherwise."""

HEAD = 65_536
"""Bytes a reader sees when it is asked whether it recognises an input."""


class Reader(Protocol):
    """What a reader module offers. `FALLBACK = True` marks one that is asked last since it takes any text."""

    __name__: str
    SUFFIXES: tuple[str, ...]
    recognises: Callable[[bytes, str], bool]
    read_blocks: Callable[[bytes, str], RawDocument]


def read(source: str | Path | bytes, name: str | None = None, max_size: int = MAX_SIZE) -> Document:
    """Read one report.

    Args:
        source: path of a file, or its content.
        name: name to be shown for it; the path's last part where it is not given.
        max_size: bytes above which the input is refused before it is loaded.

    The format is told from the content. A suffix that names another format is noted, not obeyed.

    Raises:
        ReadError: its `status` is `unreadable`, `encrypted`, `scanned` or `too_large`.
    """
    data, name = _load(source, name, max_size)
    if not data.strip(b"\0 \t\r\n"):
        raise ReadError(name, "is empty", "fetch the report again")
    reader = _choose(data, name)
    raw = _with_suffix_note(reader.read_blocks(data, name), reader, name)
    return assemble(raw, Source(name, hashlib.sha256(data).hexdigest(), len(data), reader.__name__.rpartition(".")[2]))


def read_raw(data: bytes, name: str) -> RawDocument:
    """Read a part of a report to its blocks, before headings are told from the rest. Raises ReadError as `read`."""
    if not data.strip(b"\0 \t\r\n"):
        raise ReadError(name, "is empty", "fetch the report again")
    return _choose(data, name).read_blocks(data, name)


def _load(source: str | Path | bytes, name: str | None, max_size: int) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        name = name or "input"
        _check_size(len(source), name, max_size)
        return source, name
    path = Path(source)
    name = name or path.name
    try:
        if path.is_dir():
            raise ReadError(name, "is a folder", "give the files in it, or read the folder as a batch")
        if not path.exists():
            raise ReadError(name, "does not exist", "check the path")
        if not path.is_file():
            raise ReadError(name, "is no regular file", "copy its content to a file first")
        _check_size(path.stat().st_size, name, max_size)
        return path.read_bytes(), name
    except (OSError, ValueError) as error:
        raise ReadError(name, f"cannot be opened ({error})", "check the path and its permissions") from error


def _check_size(size: int, name: str, max_size: int) -> None:
    if size > max_size:
        raise ReadError(name, f"is {size:,} bytes, above the limit of {max_size:,}", "raise the size limit to read it", "too_large")


@cache
def _readers() -> tuple[Reader, ...]:
    found = [*modules("gouji.readers"), *plugins("gouji.readers").values()]
    readers = [cast(Reader, module) for module in found if hasattr(module, "recognises") and hasattr(module, "read_blocks")]
    return tuple(sorted(readers, key=lambda reader: bool(getattr(reader, "FALLBACK", False))))


def suffixes() -> frozenset[str]:
    """File name endings, with their dot, that some reader takes."""
    return frozenset(suffix for reader in _readers() for suffix in reader.SUFFIXES)


def _choose(data: bytes, name: str) -> Reader:
    head = data[:HEAD]
    refuse_foreign(data, name)
    for reader in _readers():
        if reader.recognises(head, name):
            return reader
    raise ReadError(name, "is in no format that can be read", f"save it as one of {', '.join(sorted(suffixes()))}")


def _with_suffix_note(raw: RawDocument, reader: Reader, name: str) -> RawDocument:
    suffix = Path(name).suffix.lower()
    if suffix not in suffixes() or suffix in reader.SUFFIXES:
        return raw
    format_name = reader.__name__.rpartition(".")[2]
    note = Note("suffix", f"the name ends in {suffix}, the content is {format_name}; read as {format_name}")
    return RawDocument(raw.blocks, (*raw.notes, note), raw.page_count, raw.partial, raw.metadata)
