"""A manifest: a CSV that names the reports of a batch and what is known of each."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from gouji.batch.inputs import Input, Inputs
from gouji.batch.remote import is_remote
from gouji.errors import UsageError
from gouji.records import Identity

COLUMNS = ("path", "issuer", "year", "parent", "region")
"""Columns of a manifest; `path` alone is needed. Others are an error, so that a slip of the pen does not go unseen."""


def read_manifest(path: Path) -> Inputs:
    """The inputs a manifest names, in its order.

    A path is relative to the manifest's folder, or an address of another file system. Issuer and year that are given
    stand above those recognised; `parent` is the body it belongs to, `region` the division that completes its name.

    Raises:
        UsageError: no such file, unknown columns, a year that is none, a path named twice, or no line at all.
    """
    files: dict[str, Input] = {}
    missing: list[str] = []
    for number, row in enumerate(_rows(path), start=2):
        item = _input(path, number, row)
        if item.name in files:
            raise UsageError(f"{path} line {number}", f"names {item.name} a second time", "name each file once")
        if item.path is not None and not item.path.exists():
            missing.append(item.name)
        else:
            files[item.name] = item
    if not files and not missing:
        raise UsageError(str(path), "names no report", f"write one line a report under the heading {','.join(COLUMNS)}")
    return Inputs(tuple(files.values()), missing=tuple(missing))


def _rows(path: Path) -> Iterator[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            heads = [name.strip() for name in reader.fieldnames or ()]
            unknown = [name for name in heads if name not in COLUMNS]
            if "path" not in heads or unknown:
                cause = f"has the columns {', '.join(unknown)}" if unknown else "has no column path"
                raise UsageError(str(path), cause, f"the columns are: {', '.join(COLUMNS)}")
            for row in reader:
                yield {str(name).strip(): (value or "").strip() for name, value in row.items() if isinstance(value, str | None)}
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(str(path), f"cannot be read ({error})", "save it as CSV in UTF-8") from error


def _input(path: Path, number: int, row: dict[str, str]) -> Input:
    place = row["path"]
    if not place:
        raise UsageError(f"{path} line {number}", "names no path", "name the report's file")
    year = row.get("year", "")
    if year and not (year.isdigit() and len(year) == 4):
        raise UsageError(f"{path} line {number}", f"has the year {year!r}", "write four digits, or leave it empty")
    identity = Identity(row.get("issuer", ""), int(year) if year else None, parent=row.get("parent", ""), region=row.get("region", ""))
    given = identity if identity != Identity() else None
    if is_remote(place):
        return Input(place.partition("://")[2], place, given)
    return Input(Path(place).as_posix().lstrip("/"), str(path.parent / place), given)
