"""Puts files in place whole: written beside their name, brought to disk, then renamed. What fails leaves nothing half done."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from gouji.errors import UsageError


@contextmanager
def placed(path: Path) -> Iterator[Path]:
    """A temporary path to write to; on leaving without an error it becomes `path`. Raises UsageError where that cannot be."""
    partial = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield partial
        with partial.open("rb") as stream:
            os.fsync(stream.fileno())
        partial.replace(path)
    except OSError as error:
        raise UsageError(str(path), f"cannot be written ({error.strerror or error})", "choose another place or make room") from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def place_text(path: Path, pieces: Iterable[str]) -> None:
    """Write text as UTF-8."""
    with placed(path) as partial, partial.open("w", encoding="utf-8", newline="", errors="replace") as stream:
        stream.writelines(pieces)


def place_bytes(path: Path, data: bytes) -> None:
    """Write bytes."""
    with placed(path) as partial:
        partial.write_bytes(data)


class Folder:
    """A folder of files made by one run. Files of an earlier run that this one does not make are removed, nothing else is."""

    LIST = ".gouji-files"

    def __init__(self, path: Path) -> None:
        if path.exists() and not path.is_dir():
            raise UsageError(str(path), "is a file", "name a folder")
        self.path = path
        self._made: set[str] = set()

    def text(self, name: str, pieces: Iterable[str]) -> None:
        """Write a text file of this folder."""
        place_text(self.path / name, pieces)
        self._made.add(name)

    def bytes(self, name: str, data: bytes) -> None:
        """Write a file of this folder."""
        place_bytes(self.path / name, data)
        self._made.add(name)

    def close(self) -> None:
        """Remove what an earlier run left, then note what this one made."""
        for name in self._earlier() - self._made:
            with suppress(OSError):
                (self.path / name).unlink(missing_ok=True)
        place_text(self.path / self.LIST, (f"{name}\n" for name in sorted(self._made)))

    def _earlier(self) -> set[str]:
        """Names an earlier run noted; only plain names within this folder count, whoever wrote the list."""
        try:
            names = (self.path / self.LIST).read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return set()
        root = self.path.resolve()
        return {name for name in names if name and (self.path / name).resolve().is_relative_to(root)}
