"""Layouts: each module holds the layouts of one format under `LAYOUTS`, and is found, not listed."""

from __future__ import annotations

from functools import cache
from random import Random

from gouji.corpus.draft import Written
from gouji.corpus.layouts.layout import Layout
from gouji.errors import UsageError
from gouji.registry import modules


@cache
def layouts() -> dict[str, Layout]:
    """All layouts by name."""
    found: dict[str, Layout] = {}
    for module in modules(__name__):
        found.update(getattr(module, "LAYOUTS", {}))
    return found


def layout(name: str) -> Layout:
    """The layout called `name`. Raises UsageError that lists the valid names."""
    if name not in layouts():
        raise UsageError(f"layout {name!r}", "is not known", f"choose one of: {', '.join(sorted(layouts()))}")
    return layouts()[name]


def render(written: Written, name: str, seed: int = 0) -> bytes:
    """The report as a file in the layout called `name`; same bytes for the same report, layout and seed.

    `seed` varies what a layout leaves open (page furniture, margins, widths). Raises UsageError for an unknown layout and where
    a layout's library (python-docx, reportlab) or font is not there.
    """
    return layout(name).write(written, Random(f"{name}:{seed}"))
