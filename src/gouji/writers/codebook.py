"""The codebook: every column of every frame with its dtype, Chinese display name and meaning."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from gouji.errors import UsageError
from gouji.records import Text


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a frame. `display` is its Chinese name, `dtype` a pandas dtype."""

    name: str
    dtype: str
    display: str
    meaning: Text


@cache
def codebook() -> dict[str, tuple[Column, ...]]:
    """Columns of each frame, the keys first."""
    source = tomllib.loads((files("gouji.writers") / "codebook.toml").read_text(encoding="utf-8"))
    tables = {name: tuple(_column(*item) for item in columns.items()) for name, columns in source.items()}
    keys = tables.pop("keys")
    return {name: keys + columns for name, columns in tables.items()}


def columns(name: str) -> tuple[Column, ...]:
    """Columns of one frame. Raises UsageError that lists the frames for one that is not known."""
    known = codebook()
    if name not in known:
        raise UsageError(f"frame {name!r}", "is not known", f"choose one of: {', '.join(sorted(known))}")
    return known[name]


def _column(name: str, values: dict[str, str]) -> Column:
    return Column(name, values["dtype"], values["name"], Text(values["zh"], values["en"]))
