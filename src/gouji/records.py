"""The records that pass between the steps: facts, claims, links, equations, discrepancies, findings, results.

All are frozen. Identifiers (`f12`, `c3`, `e7`) are unique within one report and follow reading order.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from gouji.document import Document, Locator, Note, Source
from gouji.quantity import Interval, Quantity

Dimensions: TypeAlias = tuple[tuple[str, str], ...]
"""Sorted (name, member) pairs, such as (("applicant", "natural"),)."""


@dataclass(frozen=True, slots=True)
class Text:
    """One message in both languages of the product."""

    zh: str
    en: str

    def get(self, lang: str) -> str:
        """The message in `lang` ("zh" or "en")."""
        return self.en if lang == "en" else self.zh


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


@dataclass(frozen=True, slots=True)
class FactKey:
    """What a number is about: concept, whose, when, and the member of each dimension."""

    concept: str
    entity: str = ""
    period: Period = Period()
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
    """

    whole: str
    list: int
    closure: Closure = Closure.UNKNOWN
    axis: str = "class"


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
        role: how the figure came about where it matters (published, received, handled, held), "" else.
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
    period: Period = Period()
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
    """

    kind: EvidenceKind
    text: str
    locator: Locator | None = None
    mark: tuple[int, int] | None = None
    label: str = ""
    subject: str = ""


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
    """A change that would restore equations: the fact or claim `subject` read as `value` instead of `printed`."""

    subject: str
    name: str
    printed: str
    value: str


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """The likely cause of a finding: the smallest set of edits that restores the most equations."""

    edits: tuple[Edit, ...] = ()
    cause: str = ""
    restored: int = 0
    message: Text = Text("", "")


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
    diagnosis: Diagnosis = Diagnosis()
    consequences: tuple[Consequence, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    reports: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    features: tuple[tuple[str, float], ...] = ()
    discrepant: float = 1.0
    calibrated: bool = False


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the report was understood and checked. Nothing is dropped silently.

    Attributes:
        figures_explained: figures that are no claims, counted by reason.
        verdicts: comparisons by verdict, identities and links together.
    """

    figures_found: int = 0
    figures_in_claims: int = 0
    figures_explained: tuple[tuple[str, int], ...] = ()
    claims_found: int = 0
    claims_linked: int = 0
    claims_checked: int = 0
    tables_found: int = 0
    tables_recognised: int = 0
    verdicts: tuple[tuple[str, int], ...] = ()


class Status(StrEnum):
    """Final status of an input. Exactly one per input."""

    OK = "ok"
    PARTIAL = "partial"
    UNREADABLE = "unreadable"
    ENCRYPTED = "encrypted"
    SCANNED = "scanned"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    CRASHED = "crashed"
    TOO_LARGE = "too_large"
    UNKNOWN_GENRE = "unknown_genre"
    SKIPPED = "skipped"

    @property
    def has_result(self) -> bool:
        """True where the report was read and audited, fully or in part."""
        return self in (Status.OK, Status.PARTIAL)


@dataclass(frozen=True, slots=True)
class Identity:
    """Who published a report, and for which year, with the doubt of the recognition (0 to 1).

    Attributes:
        parent: the body it belongs to, where the caller said so, "" else.
        region: the division whose name completes the issuer's, where the caller said so, "" else.
    """

    issuer: str = ""
    year: int | None = None
    issuer_doubt: float = 0.0
    year_doubt: float = 0.0
    level: str = ""
    parent: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """All there is to say about one report; the only thing writers see."""

    source: Source
    status: Status
    title: str = ""
    profile: str = ""
    identity: Identity = Identity()
    facts: tuple[Fact, ...] = ()
    claims: tuple[Claim, ...] = ()
    regions: tuple[Region, ...] = ()
    links: tuple[Link, ...] = ()
    equations: tuple[Equation, ...] = ()
    findings: tuple[Finding, ...] = ()
    coverage: Coverage = Coverage()
    notes: tuple[Note, ...] = ()
    versions: tuple[tuple[str, str], ...] = ()
    document: Document | None = field(default=None, repr=False)


