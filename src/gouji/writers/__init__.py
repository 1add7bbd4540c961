"""Writers: one module per format, found by its `FORMAT`. What we read is a report; what we write is an audit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, cast

from gouji.errors import UsageError
from gouji.records import Result
from gouji.registry import modules


class Writer(Protocol):
    """A writer module: `FORMAT` is its name on the command line, `render` gives the text piece by piece."""

    FORMAT: str

    def render(self, results: Iterable[Result], lang: str, min_score: float) -> Iterator[str]:
        """The audit as text."""
        ...


def writers() -> dict[str, Writer]:
    """All writer modules by format."""
    found = (module for module in modules("gouji.writers") if hasattr(module, "FORMAT"))
    return {module.FORMAT: cast(Writer, module) for module in found}


def write(results: Iterable[Result], format: str, lang: str = "zh", min_score: float = 0.5) -> Iterator[str]:
    """Render results in a format. Raises UsageError that lists the formats for one that is not known."""
    known = writers()
    if format not in known:
        raise UsageError(f"format {format!r}", "is not known", f"choose one of: {', '.join(sorted(known))}")
    return known[format].render(results, lang, min_score)


__all__ = ["write", "writers"]
