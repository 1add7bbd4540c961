"""The form's identities over printed cells, to see which of them a mistake breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gouji.corpus.figures import APPLICANTS, BLOCKS, RESULTS
from gouji.corpus.manuscript import Manuscript

_INTAKE = ("received", "carried_in", "handled", "carried_out")


@dataclass(frozen=True, slots=True)
class Identity:
    """Sum of the left cells = sum of the right cells."""

    left: tuple[str, ...]
    right: tuple[str, ...]


def identities(manuscript: Manuscript) -> Iterator[Identity]:
    """Rows first, then the two balances of each applicant, then the blocks of table 4."""
    rows = list(dict.fromkeys(name.partition("@")[0] for name in manuscript.printed if "@" in name))
    for row in rows:
        yield Identity((f"{row}@total",), tuple(f"{row}@{applicant}" for applicant in APPLICANTS))
    for applicant in (*APPLICANTS, "total"):
        yield Identity((f"received@{applicant}", f"carried_in@{applicant}"), (f"handled@{applicant}", f"carried_out@{applicant}"))
        yield Identity((f"handled@{applicant}",), tuple(f"{row}@{applicant}" for row in rows if row not in _INTAKE))
    for block in BLOCKS:
        yield Identity((f"{block}.total",), tuple(f"{block}.{result}" for result in RESULTS))


def number(text: str) -> Decimal:
    """A printed cell as a number; blanks and marks count as 0."""
    match = re.search(r"-?\d+(?:\.\d+)?", text)
    return Decimal(match[0]) if match else Decimal(0)


def broken(manuscript: Manuscript) -> list[tuple[Identity, Decimal, Decimal]]:
    """Identities that do not hold, with the sums of both sides."""
    found = []
    for identity in identities(manuscript):
        left, right = (sum((number(manuscript.printed[name]) for name in side), Decimal(0)) for side in (identity.left, identity.right))
        if left != right:
            found.append((identity, left, right))
    return found
