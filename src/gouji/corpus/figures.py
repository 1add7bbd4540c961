"""The figures of one body and year, as they ought to be: every identity of the form holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from gouji.corpus.lexicon import lexicon

APPLICANTS = ("natural", "commercial", "research", "nonprofit", "legal_service", "other")
LEGAL = APPLICANTS[1:]
RESULTS = ("upheld", "corrected", "other", "pending")
BLOCKS = ("review", "litigation.direct", "litigation.after_review")
ZERO = Decimal(0)


def outcome_rows() -> tuple[str, ...]:
    """Concepts of the outcome rows of table 3, in the form's order."""
    form = lexicon("forms")["table3"]
    return tuple(concept for concept, _ in form["single"]) + tuple(concept for group in form["group"] for concept, _ in group["rows"])


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of a body's year by name (`received@natural`, `norm_docs.valid`).

    Attributes:
        form: "2021", "2019" or "hybrid".
        values: printed rows and columns; groups, totals and sums are computed by `value`.
        last: the figures of the year before, None for the first year of a body.
    """

    year: int
    form: str
    values: Mapping[str, Decimal]
    last: Figures | None = field(default=None, repr=False)

    def value(self, name: str) -> Decimal:
        """A figure by name: a row at an applicant (total by default), a group, `on_hand`, `litigation.*`, `last.NAME`.

        Raises KeyError for a name the form does not know.
        """
        if name.startswith("last."):
            if self.last is None:
                raise KeyError(name)
            return self.last.value(name.removeprefix("last."))
        if name in self.values:
            return self.values[name]
        concept, _, applicant = name.partition("@")
        if applicant == "legal":
            return sum((self.value(f"{concept}@{member}") for member in LEGAL), ZERO)
        if concept == "on_hand":
            suffix = f"@{applicant}" if applicant else ""
            return self.value(f"received{suffix}") + self.value(f"carried_in{suffix}")
        if concept.startswith("litigation.") and concept.count(".") == 1:
            result = concept.split(".")[1]
            return self.value(f"litigation.direct.{result}") + self.value(f"litigation.after_review.{result}")
        return self._rows(concept, applicant or "total", name)

    def _rows(self, concept: str, applicant: str, name: str) -> Decimal:
        rows = [row for row in outcome_rows() if row == concept or row.startswith(concept + ".")]
        keys = [f"{row}@{applicant}" for row in (rows or [concept])]
        if any(key not in self.values for key in keys):
            raise KeyError(name)
        return sum((self.values[key] for key in keys), ZERO)
