"""What a reader keeps in mind while reading on: the topic, the period, the scope, the list at hand, the claims so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from gouji.quantity import Quantity
from gouji.records import ClaimKind, Closure, Cue, Dimensions, Period, Relation, Scope


@dataclass(slots=True, eq=False)
class Draft:
    """A claim while its paragraph is read. Offsets point into the squeezed text; `figure` is None where no number is printed.

    Attributes:
        summed: True where 累计 stands before the figure.
        verb, noun: kind of the verb, and the noun, before the figure.
        narrowed: True where a part of it turned out to be what the form counts.
        disclosed: True where 公开 stands before it in its clause.
        against: True for a figure of another year that only sets off this year's (较上年的58件, 上年60件).
        topic: what it counts: a topic of the lexicon, "other", or two joined by +.
        axis: for a part, what its list divides by.
        of: the draft a share, growth or change speaks of; `base` the whole of a share.
    """

    kind: ClaimKind
    concept: str | None
    quantity: Quantity
    start: int
    end: int
    figure: int | None = None
    relation: Relation = Relation.EQ
    dimensions: Dimensions = ()
    period: Period = field(default_factory=Period)
    scope: Scope = Scope.OWN
    adds: tuple[str, ...] = ()
    of: Draft | None = None
    base: Draft | None = None
    listing: Listing | None = None
    label: str = ""
    role: str = ""
    implied: bool = False
    cues: tuple[Cue, ...] = ()
    doubt: float = 0.0
    sentence: tuple[int, int] = (0, 0)
    topic: str = ""
    axis: str = "class"
    resolved: bool = False
    verb: str = ""
    summed: bool = False
    noun: str = ""
    narrowed: bool = False
    against: bool = False
    disclosed: bool = False

    @property
    def applicant(self) -> str:
        """The applicant it is split by, "" for none."""
        return dict(self.dimensions).get("applicant", "")


@dataclass(slots=True, eq=False)
class Listing:
    """A list of parts of one whole.

    Attributes:
        named: True where 其中 or its like opens it.
        marks: the marks before its members.
    """

    number: int
    whole: Draft
    axis: str = ""
    closure: Closure = Closure.UNKNOWN
    members: list[Draft] = field(default_factory=list)
    named: bool = True
    marks: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Discourse:
    """State of reading. The first group lives for the paragraph (the topic beyond it), the second for the sentence.

    Attributes:
        year: the report's year, None where nothing tells it.
        topic: what was last spoken of; `inherited` where an earlier sentence or a heading spoke of it.
        opened: True after 其中, until the first figure behind it.
        sorts: True in a sentence that sorts documents by how they may be published.
        orphan: True where the figures are parts of a whole whose figure was left blank.
        bracket: True inside brackets behind a figure.
        focus: the last count outside a closed bracket, which shares, growth and changes speak of.
        aside: the period to come back to behind 上年为8件, which only sets last year's figure beside this year's.
        added: True behind 算上上年结转的6件: the total that follows holds them.
        answering: True in a sentence that tells how requests were answered.
        asked: True in a sentence that tells what the requests were about.
        aim: True in a sentence that states a rule or a plan, not a result; `ahead` where the paragraph so far looks ahead, `plans`
            where its heading does.
    """

    year: int | None = None
    topic: str = ""
    drafts: list[Draft] = field(default_factory=list)
    listings: int = 0
    sentence: tuple[int, int] = (0, 0)
    first_of_sentence: int = 0
    period: Period = field(default_factory=Period)
    aside: Period | None = None
    scope: Scope = Scope.OWN
    listing: Listing | None = None
    opened: bool = False
    by: bool = False
    attribute: bool = False
    sorts: bool = False
    asked: bool = False
    answering: bool = False
    added: bool = False
    aim: bool = False
    ahead: bool = False
    plans: bool = False
    rest: bool = False
    excepted: bool = False
    inherited: bool = True
    comparing: bool = False
    focus: Draft | None = None
    bracket: bool = False
    orphan: bool = False

    def begin_sentence(self, span: tuple[int, int]) -> None:
        """Forget what does not reach beyond a full stop."""
        self.sentence = span
        self.first_of_sentence = len(self.drafts)
        self.period, self.aside = Period(year=self.year), None
        self.scope = Scope.OWN
        self.listing = None
        self.inherited = True
        self.opened = self.by = self.orphan = self.attribute = self.asked = self.added = self.aim = self.rest = self.excepted = (
            self.comparing
        ) = False

    def speak_of(self, topic: str) -> None:
        """Take `topic` as what the sentence speaks of."""
        self.topic, self.inherited = topic, False

    @property
    def in_sentence(self) -> list[Draft]:
        """Drafts of the sentence at hand, the last two hundred of a very long one."""
        return self.drafts[max(self.first_of_sentence, len(self.drafts) - 200) :]

    def recent(self, topics: tuple[str, ...] = (), *, sentence: bool = False) -> Draft | None:
        """The last draft of a count, of one of `topics` where given."""
        pool = self.in_sentence if sentence else self.drafts
        for draft in reversed(pool):
            if draft.kind in (ClaimKind.LEVEL, ClaimKind.PART) and (not topics or draft.topic in topics):
                return draft
        return None
