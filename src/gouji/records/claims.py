"""Claims: statements of the narrative that hold a number, and figures that are none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gouji.document import Locator
from gouji.quantity import Quantity
from gouji.records.facts import THIS_YEAR, Dimensions, Period


class ClaimKind(StrEnum):
    """What kind of statement a claim is."""

    LEVEL = "level"
    ZERO = "zero"
    UNIVERSAL = "universal"
    SHARE = "share"
    GROWTH = "growth"
    CHANGE = "change"
    PART = "part"


class Relation(StrEnum):
    """How the stated number relates to the true one."""

    EQ = "="
    LT = "<"
    GT = ">"
    LE = "<="
    GE = ">="
    ABOUT = "≈"


class Scope(StrEnum):
    """Whose figure it is: the report's own body, a whole region, a body the author acts for, or another body."""

    OWN = "own"
    REGION = "region"
    ON_BEHALF = "on_behalf"
    OTHER = "other"
    UNCLEAR = "unclear"


class Closure(StrEnum):
    """Whether a list names all parts of its whole: 其他N条 closes it, 等 opens it."""

    CLOSED = "closed"
    OPEN = "open"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that decided something about a claim. Offsets point into the paragraph's text."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """Membership of a claim in a list of parts.

    Attributes:
        whole: id of the claim that states the whole.
        list: number of the list within the report; the parts of one breakdown share it.
        closure: whether the list names all parts.
        axis: what it divides by: class, channel, applicant, outcome, region, other.
        named: True where words say that it is a part (其中, 包括, a colon); else it only stands in a row behind the whole.
    """

    whole: str
    list: int
    closure: Closure = Closure.UNKNOWN
    axis: str = "class"
    named: bool = True


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of the narrative that holds a number, said or implied.

    Attributes:
        concept: profile id, `other_count` for counts without a table row, None where unknown.
        adds: concepts whose sum the figure states (予以公开及部分公开17件: granted, partial; 含上年结转: received, carried_in);
            empty where the figure states `concept` alone.
        of: for shares, growth and changes, the concept they speak of.
        base: for a share, the id of the claim or the concept it is a share of, "" where unknown.
        label: the words that name what is counted, for parts and other counts.
        role: how the figure came about where it matters (published, received, handled, held, concluded), `rest` for 其他N件 at the end of a
            list of outcomes, which may be all that the list does not name, "" else.
        implied: True where no number is printed (均已办结, 未收到).
        doubt: probability that the sentence was misread, 0 to 1.
        locator: block, and start and end of the statement (figure and unit) in the paragraph's text.
        text: the paragraph's text from `locator.start` to `locator.end`.
        sentence: start and end of the sentence in the paragraph's text.
    """

    id: str
    kind: ClaimKind
    concept: str | None
    quantity: Quantity
    locator: Locator
    text: str
    relation: Relation = Relation.EQ
    dimensions: Dimensions = ()
    period: Period = THIS_YEAR
    scope: Scope = Scope.OWN
    adds: tuple[str, ...] = ()
    of: str | None = None
    base: str = ""
    part: Part | None = None
    label: str = ""
    role: str = ""
    implied: bool = False
    cues: tuple[Cue, ...] = ()
    doubt: float = 0.0
    sentence: tuple[int, int] = (0, 0)

    @property
    def name(self) -> str:
        """Short name such as `received@natural`."""
        member = dict(self.dimensions).get("applicant")
        return f"{self.concept}@{member}" if member else str(self.concept)


@dataclass(frozen=True, slots=True)
class Region:
    """A figure of the narrative that is not a claim, with the reason (date, document_number, ordinal, slogan, limit, ...)."""

    block: int
    start: int
    end: int
    reason: str
