"""What the scan of a text gives: quantities with their spans, and the figures that are none."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from gouji.quantity import Approx, Quantity, UnitKind, plain


@dataclass(frozen=True, slots=True)
class Mention:
    """A quantity in a text.

    Attributes:
        start, end: code points of sign, number and unit in the text as given, end exclusive.
        unit_start: where the unit begins; equals `end` where none is printed, and for a unit shared with a later number.
    """

    start: int
    end: int
    quantity: Quantity
    unit_start: int

    @property
    def kind(self) -> UnitKind:
        """What the unit measures."""
        return self.quantity.unit.kind

    @property
    def approx(self) -> Approx:
        """How exactly the number is meant."""
        return self.quantity.approx

    @property
    def value(self) -> Decimal:
        """The number in the base unit of its kind: money in 元, rates in percent points, fractions and counts as they are."""
        return self.quantity.value * self.quantity.unit.factor

    def to_dict(self) -> dict[str, str | int | None]:
        """Plain values: start, end, value (in base units, as decimal string), unit, kind, approx (null where exact)."""
        approx = self.quantity.approx
        return {
            "start": self.start,
            "end": self.end,
            "value": plain(self.value),
            "unit": self.quantity.unit.symbol,
            "kind": self.quantity.unit.kind.value,
            "approx": None if approx is Approx.EXACT else approx.value,
        }


class RegionKind(StrEnum):
    """Why a figure is no quantity."""

    DATE = "date"
    PERIOD = "period"
    TIME = "time"
    DOCUMENT_NUMBER = "document_number"
    ARTICLE = "article"
    ORDINAL = "ordinal"
    ENUMERATOR = "enumerator"
    PHONE = "phone"
    HOTLINE = "hotline"
    POSTCODE = "postcode"
    URL = "url"
    CODE = "code"
    VERSION = "version"
    ADDRESS = "address"
    RATIO = "ratio"
    PAGE = "page"
    VAGUE = "vague"
    FIXED = "fixed"


@dataclass(frozen=True, slots=True)
class NumberRegion:
    """A stretch of text whose figures are no quantity, with the reason."""

    start: int
    end: int
    kind: RegionKind
