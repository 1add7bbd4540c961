"""The folder a batch is kept in: it has to be local, and belongs to one run at a time."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from gouji.batch.remote import is_remote
from gouji.errors import UsageError

LOCK = "run.lock"

SHARES = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "glusterfs", "lustre", "beegfs", "fuse.sshfs", "fuse.s3fs"})
"""File systems over a network: SQLite's locks and shared memory cannot be relied on there."""

REMEDY = "keep the batch in a local folder and copy it out with: gouji export FOLDER -o TARGET"


def local_folder(target: str | Path) -> Path:
    """The folder of a batch. Raises UsageError for a file, a network share or an address of another file system."""
    if is_remote(str(target)):
        raise UsageError(str(target), "is no local folder, which the journal of a batch needs", REMEDY)
    folder = Path(target)
    if folder.exists() and not folder.is_dir():
        raise UsageError(str(folder), "is a file", "name a folder for the batch")
    kind = _file_system(folder)
    if kind in SHARES or kind.startswith("fuse.rclone"):
        raise UsageError(str(folder), f"is on a network share ({kind}), where a journal is not safe", REMEDY)
    return folder


def _file_system(folder: Path) -> str:
    """Type of the file system a folder is on, "" where the system does not tell."""
    mounts = Path("/proc/mounts")
    if sys.platform != "linux" or not mounts.exists():
        return ""
    path = folder.resolve()
    best, kind = -1, ""
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        fields = line.split(" ")
        point = Path(fields[1].replace("\\040", " "))
        if (path == point or path.is_relative_to(point)) and len(point.parts) >= best:
            best, kind = len(point.parts), fields[2]
    return kind


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold a folder for one run. The system lets go of it when the process ends, however it ends.

    Raises UsageError where another run holds it or it cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(folder / LOCK, timeout=0, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise UsageError(str(folder), f"cannot be written ({error})", "choose another folder or mend its permissions") from error
    with closing(connection):
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise UsageError(str(folder), "is in use by another run", "wait for it, or choose another folder with -o") from error
            raise UsageError(str(folder), f"cannot be written ({error})", "choose another folder or make room") from error
        yield
