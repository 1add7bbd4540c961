"""Finds modules of a package and entry points of installed distributions. Nothing is listed by hand."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import entry_points
from types import ModuleType

from gouji.errors import UsageError


def modules(package: str, prefix: str = "") -> Iterator[ModuleType]:
    """Import and yield the modules of `package` whose name begins with `prefix`, sorted by name."""
    parent = importlib.import_module(package)
    names = sorted(info.name for info in pkgutil.iter_modules(parent.__path__) if info.name.startswith(prefix))
    for name in names:
        yield importlib.import_module(f"{package}.{name}")


@cache
def plugins(group: str) -> Mapping[str, object]:
    """Load the entry points of `group` that installed distributions offer, by name.

    Once a process, since every installed distribution is looked at, which takes longer than many a report.
    """
    return {point.name: point.load() for point in sorted(entry_points(group=group), key=lambda point: point.name)}


def choose(kind: str, name: str, valid: dict[str, object]) -> object:
    """The entry of `valid` named `name`. Raises UsageError that lists the valid names."""
    if name not in valid:
        raise UsageError(f"{kind} {name!r}", "is not known", f"choose one of: {', '.join(sorted(valid))}")
    return valid[name]
