"""Writers: one module per format, found by its `FORMAT`. What we read is a report; what we write is an audit.

A format is either text, given piece by piece (`render`), or files (`write_to`, with `TARGET` telling file from folder).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol, cast

from gouji.errors import UsageError
from gouji.records import Result
from gouji.registry import modules
from gouji.writers.placing import place_text


class TextWriter(Protocol):
    """A writer module of a text format: `FORMAT` is its name on the command line."""

    FORMAT: str

    def render(self, results: Iterable[Result], lang: str, min_score: float) -> Iterator[str]:
        """The audit as text."""
        ...


class FileWriter(Protocol):
    """A writer module of a format of files. `TARGET` is "file" or "folder"."""

    FORMAT: str
    TARGET: str

    def write_to(self, results: Sequence[Result], target: Path, lang: str, min_score: float, sources: Mapping[str, Path]) -> None:
        """Write the audit to `target`; `sources` gives the files of the reports by SHA-256, as far as they are at hand."""
        ...


def writers() -> dict[str, TextWriter | FileWriter]:
    """All writer modules by format."""
    found = (module for module in modules("gouji.writers") if hasattr(module, "FORMAT"))
    return {module.FORMAT: cast("TextWriter | FileWriter", module) for module in found}


def writer(format: str) -> TextWriter | FileWriter:
    """The writer of a format. Raises UsageError that lists the formats for one that is not known."""
    known = writers()
    if format not in known:
        raise UsageError(f"format {format!r}", "is not known", f"choose one of: {', '.join(sorted(known))}")
    return known[format]


def is_text(chosen: TextWriter | FileWriter) -> bool:
    """True for a format that can go to stdout."""
    return hasattr(chosen, "render")


def write(results: Iterable[Result], format: str, lang: str = "zh", min_score: float = 0.5) -> Iterator[str]:
    """Render results in a text format. Raises UsageError for a format that is not known or is one of files."""
    chosen = writer(format)
    if not is_text(chosen):
        raise UsageError(f"format {format!r}", "is written to disk", "give a target: write_to, or -o on the command line")
    return cast(TextWriter, chosen).render(results, lang, min_score)


def write_to(
    results: Iterable[Result],
    target: str | Path,
    format: str,
    *,
    lang: str = "zh",
    min_score: float = 0.5,
    sources: Mapping[str, Path] | None = None,
) -> None:
    """Write results in any format to a file, or for `html` into a folder.

    Each file appears under its name only when it is whole; see placing.py.

    Args:
        sources: files of the reports by SHA-256; with them PDF findings get pictures of their pages.

    Raises:
        UsageError: an unknown format, or a target that cannot be written.
    """
    chosen = writer(format)
    if is_text(chosen):
        place_text(Path(target), cast(TextWriter, chosen).render(results, lang, min_score))
    else:
        cast(FileWriter, chosen).write_to(tuple(results), Path(target), lang, min_score, sources or {})


__all__ = ["is_text", "write", "write_to", "writer", "writers"]
