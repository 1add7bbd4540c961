"""Facts: printed cells with a meaning, and the periods and keys they are found by."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from gouji.document import Locator
from gouji.quantity import Quantity

Dimensions: TypeAlias = tuple[tuple[str, str], ...]
"""Sorted (name, member) pairs, such as (("applicant", "natural"),)."""


class PeriodKind(StrEnum):
    """Which period a figure is about, seen from the report's year."""

    THIS_YEAR = "this_year"
    LAST_YEAR = "last_year"
    NEXT_YEAR = "next_year"
    CUMULATIVE = "cumulative"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Period:
    """The period a figure is about. `year` where it is known."""

    kind: PeriodKind = PeriodKind.THIS_YEAR
    year: int | None = None


THIS_YEAR = Period()
"""The report's own year, its number not said."""


@dataclass(frozen=True, slots=True)
class FactKey:
    """What a number is about: concept, whose, when, and the member of each dimension."""

    concept: str
    entity: str = ""
    period: Period = THIS_YEAR
    dimensions: Dimensions = ()

    @property
    def name(self) -> str:
        """Short name such as `received@natural`."""
        member = dict(self.dimensions).get("applicant")
        return f"{self.concept}@{member}" if member else self.concept


@dataclass(frozen=True, slots=True)
class Fact:
    """One printed table cell with a meaning.

    Attributes:
        quantity: the number, None for a cell without one; `missing` then says why (blank, slash, dash, text, unreadable).
        raw: the cell's text as printed.
        doubt: probability that the reader took the wrong cell or digits, 0 to 1; `reasons` says why.
    """

    id: str
    key: FactKey
    quantity: Quantity | None
    raw: str
    locator: Locator
    row_label: str = ""
    column_label: str = ""
    missing: str = ""
    doubt: float = 0.0
    reasons: tuple[str, ...] = ()
