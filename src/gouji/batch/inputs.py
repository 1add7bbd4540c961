"""Which files a command line names: files, folders (recursive, sorted) and globs."""

from __future__ import annotations

import glob
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from gouji.errors import UsageError
from gouji.readers import suffixes


@dataclass(frozen=True, slots=True)
class Inputs:
    """Files to audit in order, and files of a folder that were passed over because no reader takes their suffix."""

    files: tuple[Path, ...]
    skipped: tuple[Path, ...] = ()
    missing: tuple[str, ...] = ()


def find_inputs(names: Iterable[str]) -> Inputs:
    """Resolve files, folders and globs. Office lock files (`~$…`) and hidden files are left out.

    A named file is taken whatever its suffix; inside a folder only files with a reader's suffix are. Raises UsageError
    where a folder or glob holds nothing to audit.
    """
    known = suffixes()
    files: list[Path] = []
    skipped: list[Path] = []
    missing: list[str] = []
    for name in names:
        path = Path(name)
        if path.is_dir():
            inside = [item for item in sorted(path.rglob("*")) if item.is_file() and not item.name.startswith(("~$", "."))]
            files += [item for item in inside if item.suffix.lower() in known]
            skipped += [item for item in inside if item.suffix.lower() not in known]
            if not inside:
                raise UsageError(name, "is an empty folder", "name a folder that holds reports")
        elif path.exists():
            files.append(path)
        elif glob.has_magic(name):
            paths = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - the pattern may be absolute
            found = [Path(item) for item in paths if Path(item).is_file()]
            if not found:
                raise UsageError(name, "matches no file", "check the pattern; quote it so that the shell leaves it alone")
            files += found
        else:
            missing.append(name)
    return Inputs(tuple(dict.fromkeys(files)), tuple(skipped), tuple(missing))
