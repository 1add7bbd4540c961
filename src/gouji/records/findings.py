"""Discrepancies and findings, with their evidence and diagnosis."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from gouji.document import Locator
from gouji.records.links import Contribution
from gouji.records.texts import NO_TEXT, Text


class Severity(StrEnum):
    """How bad a finding is if true."""

    INFO = "info"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for info to 3 for critical."""
        return list(Severity).index(self)


class EvidenceKind(StrEnum):
    """What a piece of evidence shows."""

    SENTENCE = "sentence"
    CELL = "cell"
    COMPUTATION = "computation"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a finding rests on.

    Attributes:
        text: the sentence, the cell's text, or the computation.
        mark: start and end of the figure in `text`.
        label: row and column labels of a cell, section of a sentence.
        subject: id of the fact or claim shown, "" for a computation.
        en: English of a text that is ours, "" where `text` says it in both languages or is the report's.
    """

    kind: EvidenceKind
    text: str
    locator: Locator | None = None
    mark: tuple[int, int] | None = None
    label: str = ""
    subject: str = ""
    en: str = ""

    def said(self, lang: str) -> str:
        """The text in `lang` where it is ours, else as it stands."""
        return self.en if lang == "en" and self.en else self.text


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """What a check yields: one thing that does not hold.

    Attributes:
        code: the check's code.
        concepts: names (`received@natural`) it is about.
        figures: stated, expected and computed values.
        subjects: ids of facts and claims of which one must be wrong.
        equation: id of the equation or of the claim's link that fails.
        discrepant: probability that it is a disagreement at all (1 for arithmetic, the link's mass for claims).
        features: named values for the score.
        report: path of the report it stands under, "" where only one is looked at.
        reports: paths of the other reports it speaks of.
    """

    code: str
    severity: Severity
    message: Text
    concepts: tuple[str, ...]
    figures: tuple[Decimal, ...]
    evidence: tuple[Evidence, ...]
    subjects: tuple[str, ...] = ()
    equation: str = ""
    discrepant: float = 1.0
    basis: str = ""
    features: tuple[tuple[str, float], ...] = ()
    report: str = ""
    reports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """A change that would restore equations: the fact or claim `subject` read as `value` instead of `printed`.

    Attributes:
        bound: `at_least` or `at_most` where the evidence sets only a bound, "" where it gives the value.
    """

    subject: str
    name: str
    printed: str
    value: str
    bound: str = ""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """The likely cause of a finding: the smallest set of edits that restores the most equations."""

    edits: tuple[Edit, ...] = ()
    cause: str = ""
    restored: int = 0
    message: Text = NO_TEXT


UNDIAGNOSED = Diagnosis()
"""Nothing is said of the cause."""


@dataclass(frozen=True, slots=True)
class Consequence:
    """What else fails because of a finding's cause."""

    code: str
    message: Text
    concepts: tuple[str, ...] = ()
    figures: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One cause, with what follows from it.

    Attributes:
        id: stable over runs while code, report and evidence stay the same.
        score: probability that the report itself is wrong; `calibrated` tells whether that was measured.
        contributions: parts of the score in log-odds, which add up to it.
        subjects: ids of the facts and claims of the lead discrepancy and of its consequences.
        features: named values the score was made from.
    """

    id: str
    code: str
    severity: Severity
    score: float
    message: Text
    concepts: tuple[str, ...]
    figures: tuple[Decimal, ...]
    evidence: tuple[Evidence, ...]
    basis: str = ""
    diagnosis: Diagnosis = UNDIAGNOSED
    consequences: tuple[Consequence, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    reports: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    features: tuple[tuple[str, float], ...] = ()
    discrepant: float = 1.0
    calibrated: bool = False
