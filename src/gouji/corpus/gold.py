"""Labels of a generated report: what its sentences claim, which errors were seeded, which look-alikes are right."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Membership:
    """A part's place in a list: number of the list within the report, expression of its whole, closed or open, what it divides by."""

    number: int
    whole: str
    closed: bool
    axis: str


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """One claim of a sentence, as a careful reader would label it (conventions of bench/claims-dev.jsonl).

    Attributes:
        concept: profile id, with `@applicant` where the sentence names one.
        value: the plain number as printed (万 multiplied out, except fees), negative for a decrease.
        truth: the expression over the body's figures that the sentence states, "" for drawn counts.
        accept: concepts that another careful reader would defend.
        block, start, end: where the figure and its unit stand; start equals end for an implied claim.
    """

    concept: str
    value: Decimal
    unit: str
    kind: str = "level"
    period: str = "this_year"
    op: str = "eq"
    accept: tuple[str, ...] = ()
    required: bool = True
    of: str = ""
    truth: str = ""
    places: int | None = None
    member: Membership | None = None
    block: int = -1
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Mistake:
    """A seeded error.

    Attributes:
        kind: class of the error, such as digit_swap.
        code: code families a finding may have, joined by commas (GJ1, GJ2, GJ3, GJ4, GJ5).
        concepts, figures: what the finding must name.
        place: name of the cell or claim that is wrong.
        printed, true: what stands there and what should.
        visible: False where nothing in the report can show it.
        aim: the check that is there to find it.
    """

    kind: str
    code: str
    concepts: tuple[str, ...]
    figures: tuple[Decimal, ...]
    place: str
    printed: str
    true: str
    visible: bool = True
    aim: str = ""


@dataclass(frozen=True, slots=True)
class Lookalike:
    """A statement that looks wrong to a naive checker and is right."""

    kind: str
    code: str
    concepts: tuple[str, ...] = ()
    figures: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; `claim` where the run prints a figure (or, empty, implies one)."""

    text: str
    claim: GoldClaim | None = None
    lookalike: Lookalike | None = None
