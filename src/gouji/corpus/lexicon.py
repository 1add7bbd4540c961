"""Where recipes and word lists are found: the folder `corpora/` of the project."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from gouji.errors import UsageError

ROOT = Path(__file__).resolve().parents[3] / "corpora"


@cache
def load(path: Path) -> dict[str, Any]:
    """A TOML file. Raises UsageError where it is missing or broken."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(str(path), "cannot be read", "recipes and lexicon live in corpora/ of the source tree") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(str(path), f"is no TOML: {error}") from error


def lexicon(name: str) -> dict[str, Any]:
    """The word list `corpora/lexicon/NAME.toml`."""
    return load(ROOT / "lexicon" / f"{name}.toml")
