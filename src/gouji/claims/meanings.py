"""What a count may mean, and what surrounds it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from gouji.claims.phrase import Phrase
from gouji.records import Dimensions

OTHER = "other_count"
PROACTIVE = ("proactive_total", "proactive_part")
CASES = ("review", "litigation", "litigation.direct", "litigation.after_review")
DOCUMENTS = ("norm_docs", "regulations")
SHARED_VERBS = ("make", "repeal", "lapse", "modify", "valid")
"""Verbs that the parts of a list take over from their whole."""
DECISIONS = ("permits", "penalties", "coercion")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a count counts.

    Attributes:
        topic: see Draft.
        axis: what it would divide a whole by.
        label, role, doubt: see records.Claim.
    """

    concept: str = OTHER
    topic: str = "other"
    dimensions: Dimensions = ()
    adds: tuple[str, ...] = ()
    role: str = ""
    label: str = ""
    axis: str = "class"
    doubt: float = 0.0


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a figure.

    Attributes:
        left, right: the words on both sides, up to the next figure or mark.
        unit: symbol of the printed unit.
        member: True where it goes on with a list; `published` and `whole` tell what the list divides.
        act: the verb of the figure before it in the clause.
        axis: of the last count of the sentence.
        value: of the figure, -1 where none is printed. 0 holds for each of several nouns.
        bracket: True inside a bracket behind the whole.
        listed: True where the sentence lists what was published.
        within_days: True where a number of days stands before it in the clause (5日内答复30件).
        announced: the group of outcomes before the colon (不予处理：).
        head: text of the clause up to the figure.
        around, beside: words of the clause and of those before and behind it; `behind` those of the clauses without figures that follow.
        channels, applicants: figures of the sentence with a way in, or an applicant, beside them.
    """

    left: Phrase
    right: Phrase
    unit: str = "件"
    member: bool = False
    published: bool = False
    whole: str = ""
    act: str = ""
    channels: int = 0
    axis: str = ""
    bracket: bool = False
    value: Decimal = Decimal(-1)
    listed: bool = False
    around: Phrase = field(default_factory=Phrase)
    announced: str = ""
    head: str = ""
    within_days: bool = False
    behind: Phrase = field(default_factory=Phrase)
    applicants: int = 0
    beside: Phrase = field(default_factory=Phrase)


def label_of(phrase: Phrase) -> str:
    """The words as a label, marks at both ends left out."""
    return phrase.text.strip("，、：；的了 ")


def distinct(items: Iterable[str | None]) -> list[str]:
    """Each item once, in order, nothing empty."""
    return list(dict.fromkeys(item for item in items if item))
