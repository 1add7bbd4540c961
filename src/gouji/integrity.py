"""Whether a file of an installed distribution is still the one that was installed: its sum against the one the wheel states."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path


def was_changed(path: Path, distribution: str = "gouji") -> bool:
    """Whether a file differs from what its wheel brought; False where no wheel states a sum (work on the sources).

    Raises OSError where the file cannot be read.
    """
    stated = _sums(distribution).get(str(path.resolve()))
    return stated is not None and stated != _sum(path)


@cache
def _sums(distribution: str) -> dict[str, str]:
    """Sums by path that the distribution's record states, those of Python code aside."""
    try:
        entries = files(distribution) or []
    except PackageNotFoundError:
        return {}
    data = (entry for entry in entries if entry.hash is not None and entry.hash.mode == "sha256" and entry.suffix != ".py")
    return {str(Path(str(entry.locate())).resolve()): entry.hash.value for entry in data if entry.hash}


def _sum(path: Path) -> str:
    with path.open("rb") as stream:
        found = hashlib.file_digest(stream, "sha256").digest()
    return base64.urlsafe_b64encode(found).rstrip(b"=").decode()
