"""Which files a command line names: files, folders (recursive, sorted), globs, and folders elsewhere through fsspec."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from gouji.batch.archived import addresses
from gouji.batch.remote import is_remote, list_remote
from gouji.errors import UsageError
from gouji.readers import suffixes
from gouji.readers.archives import SUFFIXES as ARCHIVES
from gouji.records import Identity


@dataclass(frozen=True, slots=True)
class Input:
    """One report to audit.

    Attributes:
        name: what it is called in every output: its path relative to the batch's root, with slashes.
        place: where it is read from, a path or the address of another file system.
        given: issuer and year where a manifest gives them.
        data: its content, where the caller has it at hand.
    """

    name: str
    place: str
    given: Identity | None = None
    data: bytes | None = None

    @property
    def is_elsewhere(self) -> bool:
        """True where it has to be fetched from another file system."""
        return self.data is None and is_remote(self.place)

    @property
    def path(self) -> Path | None:
        """The local file, None for one that is elsewhere or at hand."""
        return None if self.data is not None or is_remote(self.place) else Path(self.place)


@dataclass(frozen=True, slots=True)
class Inputs:
    """Files to audit in order, and files of a folder that were passed over because no reader takes their suffix."""

    files: tuple[Input, ...]
    skipped: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def inputs_of(sources: Iterable[str | Path | bytes | Input]) -> list[Input]:
    """The inputs a library call names by path or content; names are relative to what all paths share."""
    items = list(sources)
    paths = [Path(item) for item in items if isinstance(item, str | Path) and not is_remote(str(item))]
    root = _common([path.parent for path in paths]) if paths else Path()
    named = _unpacked(_input(item, root) for item in items)
    seen: dict[str, int] = {}
    unique = []
    for item in named:
        seen[item.name] = seen.get(item.name, 0) + 1
        unique.append(replace(item, name=f"{item.name}-{seen[item.name]}") if seen[item.name] > 1 else item)
    return unique


def _input(source: str | Path | bytes | Input, root: Path) -> Input:
    if isinstance(source, Input):
        return source
    if isinstance(source, bytes):
        return Input("input", "", data=source)
    place = str(source)
    return Input(place.rpartition("/")[2] if is_remote(place) else _local_name(place, root), place)


def find_inputs(names: Iterable[str]) -> Inputs:
    """Resolve files, folders and globs. Office lock files (`~$…`) and hidden files are left out.

    A named file is taken whatever its suffix; inside a folder only files with a reader's suffix are. Names in outputs are
    relative to the folder, or to what all named places share. Raises UsageError where a folder or glob holds nothing.
    """
    search = _Search(suffixes())
    for name in names:
        search.add(name)
    return search.inputs()


class _Search:
    def __init__(self, known: frozenset[str]) -> None:
        self._known = known
        self._files: dict[str, str | None] = {}
        """Place to the root it was found under; None for a local file, whose root depends on the others."""
        self._roots: list[Path] = []
        self._skipped: list[str] = []
        self._missing: list[str] = []

    def add(self, name: str) -> None:
        if is_remote(name):
            self._sort_out(dict.fromkeys(list_remote(name), name), name)
        elif Path(name).is_dir():
            self._roots.append(Path(name))
            self._sort_out(dict.fromkeys(map(str, walk(Path(name)))), name)
        elif Path(name).exists():
            self._add_file(name)
        elif glob.has_magic(name):
            found = [path for path in sorted(glob.glob(name, recursive=True)) if Path(path).is_file()]  # noqa: PTH207 - may be absolute
            kept = [path for path in found if not _is_hidden(Path(path).name)]
            if not kept:
                raise UsageError(name, "matches no file", "check the pattern; quote it so that the shell leaves it alone")
            for path in kept:
                self._add_file(path)
        else:
            self._missing.append(name)

    def inputs(self) -> Inputs:
        root = _common(self._roots) if self._roots else Path()
        files = (Input(_remote_name(place, base) if base else _local_name(place, root), place) for place, base in self._files.items())
        return Inputs(tuple(_unpacked(files)), tuple(self._skipped), tuple(self._missing))

    def _add_file(self, name: str) -> None:
        self._roots.append(Path(name).parent)
        self._files.setdefault(name, None)

    def _sort_out(self, places: dict[str, str | None] | dict[str, str], name: str) -> None:
        if not places:
            raise UsageError(name, "is an empty folder", "name a folder that holds reports")
        for place, base in places.items():
            if PurePath(place.partition("::")[0] if base else place).suffix.lower() in self._known:
                self._files.setdefault(place, base)
            else:
                self._skipped.append(place)


def _unpacked(files: Iterable[Input]) -> Iterator[Input]:
    """The inputs, each local archive of several reports as its reports."""
    for file in files:
        path = file.path
        found = addresses(path) if path is not None and path.suffix.lower() in ARCHIVES and path.is_file() else []
        for name, address in found:
            yield Input(f"{file.name}/{name}", address, file.given)
        if not found:
            yield file


def walk(folder: Path) -> Iterator[Path]:
    """Files below a folder, sorted by their path; hidden ones, lock files and links to folders are left out."""
    with os.scandir(folder) as entries:
        inside = sorted(entries, key=lambda entry: entry.name)
    for entry in inside:
        if _is_hidden(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from walk(folder / entry.name)
        elif entry.is_file():
            yield folder / entry.name


def _is_hidden(name: str) -> bool:
    return name.startswith(("~$", "."))


def _common(roots: list[Path]) -> Path:
    try:
        return Path(os.path.commonpath([root.resolve() for root in roots]))
    except ValueError:  # on different drives
        return Path()


def _local_name(place: str, root: Path) -> str:
    path = Path(place)
    parent = path.parent.resolve()
    return (parent.relative_to(root) / path.name).as_posix() if parent.is_relative_to(root) else path.name


def _remote_name(place: str, base: str) -> str:
    """The part of an address below the folder that was named; of an address within another (`zip://a.txt::b.zip`) the inner one."""
    inner, above = place.partition("::")[0], base.partition("::")[0]
    return inner.removeprefix(above).lstrip("/") or inner.rstrip("/").rpartition("/")[2]
