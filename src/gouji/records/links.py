"""Links and equations: how claims and facts compare."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from gouji.quantity import Interval


class Verdict(StrEnum):
    """Outcome of one comparison."""

    CONSISTENT = "consistent"
    BY_ROUNDING = "consistent_by_rounding"
    DISCREPANT = "discrepant"
    AMBIGUOUS = "ambiguous"
    UNLINKED = "unlinked"
    NOT_ASSESSABLE = "not_assessable"


@dataclass(frozen=True, slots=True)
class Contribution:
    """One named part of a score, in log-odds; `value` is the feature's value as shown to a reader."""

    name: str
    log_odds: float
    value: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a claim: a fact or a formula over facts. `formula` "" is the reading "none of these".

    Attributes:
        formula: profile formula such as `received + carried_in`.
        facts: ids of the facts it uses.
        expected: what the tables give for it, None where a fact has no number.
        probability: how likely this reading is; the readings of one link sum to 1.
        verdict: of claim against expected (consistent, consistent_by_rounding, discrepant, not_assessable).
    """

    formula: str
    facts: tuple[str, ...]
    expected: Interval | None
    probability: float
    verdict: Verdict
    weights: tuple[Contribution, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A claim with its competing readings, most probable first, and the verdict over all of them.

    Attributes:
        discrepant: probability mass of the readings that fail.
        reason: why it is unlinked, ambiguous or not assessable.
    """

    claim: str
    readings: tuple[Reading, ...]
    verdict: Verdict
    discrepant: float = 0.0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """One term of an equation: a fact or claim id with its sign."""

    subject: str
    sign: int = 1


@dataclass(frozen=True, slots=True)
class Equation:
    """An identity of the form applied to one member, with its outcome: sum of `left` = sum of `right`.

    Attributes:
        identity: the profile's identity id.
        formula: as shown to a reader, in the profile's words.
        member: the dimension member it is for, such as `natural`.
        blanks: ids of facts without a number that were taken as 0.
    """

    id: str
    identity: str
    formula: str
    left: tuple[Term, ...]
    right: tuple[Term, ...]
    left_value: Decimal | None
    right_value: Decimal | None
    verdict: Verdict
    member: str = ""
    blanks: tuple[str, ...] = ()
    reason: str = ""
