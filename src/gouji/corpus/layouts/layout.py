"""What a layout is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from gouji.corpus.draft import Written


@dataclass(frozen=True, slots=True)
class Layout:
    """One way to print a report as a file.

    Attributes:
        suffix: of the file, with the dot.
        write: gives the file's bytes; all chance comes from the Random handed in.
        exact: False where the layout destroys cell borders (glued cells), so that a reader may refuse but not guess.
    """

    suffix: str
    write: Callable[[Written, Random], bytes]
    exact: bool = True
