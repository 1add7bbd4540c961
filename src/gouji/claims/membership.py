"""Where a figure stands in a list: which whole it is a part of, and what the list says about that whole."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field

from gouji.claims.counts import Counter
from gouji.claims.discourse import Discourse, Draft, Listing
from gouji.claims.lexicon import Lexicon
from gouji.claims.lists import bare_part, ends, fits, join, leaves, open_list, opens, whole_for
from gouji.claims.meanings import CASES, DOCUMENTS, OTHER, Meaning
from gouji.claims.nouns import WEAK
from gouji.claims.phrase import Phrase
from gouji.claims.tokens import Figure, Segment, Sort, Token
from gouji.quantity import UnitKind
from gouji.records import ClaimKind, Closure, Period, PeriodKind

_PUBLISHING = ("publish", "proactive", "push", "collect", "make", "published")


@dataclass(slots=True)
class Memory:
    """What the clauses of one paragraph share.

    Attributes:
        reasons: figure index to the reason why it is no claim.
        publishing: True where the sentence lists what was published.
        rated, changed: words before the last percentage and the last difference of the sentence.
        enumerated: members of the last enumeration that one figure counted together.
    """

    lexicon: Lexicon
    discourse: Discourse = field(default_factory=Discourse)
    listings: list[Listing] = field(default_factory=list)
    reasons: dict[int, str] = field(default_factory=dict)
    publishing: bool = False
    rated: Phrase | None = None
    changed: Phrase | None = None
    enumerated: list[Phrase] = field(default_factory=list)

    @abstractmethod
    def enter(self, segments: Sequence[Segment], before: Sequence[Token] = ()) -> None:
        """Read the segments of a bracket, `before` it these words."""

    @abstractmethod
    def listen(self, phrase: Phrase, *, heading: bool = False) -> None:
        """Take the topic from words without a figure."""


AMONG = ("中", "里", "当中", "之中")
_RANKS = ("级", "度", "层", "路", "道")


def _goes_on(left: Phrase, discourse: Discourse) -> bool:
    """其中涉及规章的2条，涉及财政的8条: within a list 涉及 names the next part and opens no list of its own."""
    cue = left.first("cue.open")
    return discourse.listing is not None and cue is not None and cue.text in ("涉及", "涉")


def _ranks(figure: Figure) -> bool:
    """True for 6.2级 in 6.2级地震灾后重建86条: a number that names, not one that counts parts."""
    quantity = figure.quantity
    return quantity.unit.symbol in _RANKS or (quantity.unit.kind is UnitKind.COUNT and quantity.value != quantity.value.to_integral_value())


def _outgrows(figure: Figure, listing: Listing, left: Phrase, mark: str) -> bool:
    """案件137件，其中处罚118件；登记286件: what is more than a whole that is no total, behind a semicolon, is something else."""
    larger = figure.quantity.interval.low > listing.whole.quantity.interval.high
    return larger and mark == "；" and listing.whole.concept != "proactive_total" and bool(left.residue or left.has("act"))


class Membership:
    """One segment being read, as a place in lists.

    Attributes:
        waiting: tokens of the figureless segments before it in the sentence; `last_clause` those of the last one.
        rest: the segments behind it.
        idle: number of its figures that count nothing of their own (许可、处罚、强制三项).
        queue: words for the figures of an enumeration by order (分别为).
    """

    def __init__(self, reader: Memory, segment: Segment, waiting: list[Token], rest: Sequence[Segment]) -> None:
        self.reader = reader
        self.discourse = reader.discourse
        self.segment = segment
        self.waiting = waiting
        self.channels = self.applicants = 0
        self.last_clause: list[Token] = []
        self.row = -1
        self._near: Phrase | None = None
        self._wide: Phrase | None = None
        self.said = Phrase.of(segment.tokens)
        self.rest = rest
        self.idle = 0
        self.consumed = False
        self.act = ""
        self.queue: list[Phrase] = []
        self.counter = Counter(reader.lexicon, reader.discourse)

    def _listing(self, figure: Figure, left: Phrase, mark: str) -> Listing | None:
        discourse = self.discourse
        label = Phrase.of(self.last_clause)
        told = label.has("cue.carry", "cue.carry_in", "cue.carry_out", "pending", "rate")  # 转下年度：1件
        colon = (
            mark == "："
            and not told
            and not left.has("act", "cue.last_year")
            and bool(discourse.in_sentence)
            and discourse.in_sentence[-1].figure is not None
        )
        if (opens(left) and not _goes_on(left, discourse)) or discourse.opened or left.has("cue.by") or colon:
            if _ranks(figure):
                discourse.opened = True
                return None
            again = left.has("cue.by") or discourse.by
            discourse.opened = discourse.by = False
            self._orphan()
            if discourse.orphan:
                return None
            whole = self._whole_again() if again else whole_for(discourse, figure.quantity.interval.low)
            whole = whole or whole_for(discourse, figure.quantity.interval.low)
            if discourse.bracket and whole is not discourse.focus and not again:
                return None
            if whole is not None:
                whole = (self._answered(whole) if left.has("outcome") else None) or whole
                opened = open_list(discourse, whole)
                self.reader.listings.append(opened)
                self._sort_of_documents(whole)
                return opened
            return None
        listing = discourse.listing
        if listing is not None and (leaves(left, discourse) or ends(listing, left, mark) or _outgrows(figure, listing, left, mark)):
            discourse.listing = None
            return None
        if listing is not None and not fits(listing, figure.quantity.unit.symbol, mark):
            discourse.listing = listing = None
        if listing is not None and left.has("outcome") and (answered := self._answered(listing.whole)) is not None:
            listing = open_list(discourse, answered)
            self.reader.listings.append(listing)
        if listing is None and (whole := self._sorted_whole(figure, left)) is not None:
            listing = open_list(discourse, whole, named=False)
            self.reader.listings.append(listing)
        if listing is None and (whole := bare_part(left, figure.quantity.unit.symbol, discourse, row=self._in_row())) is not None:
            listing = open_list(discourse, whole, named=False)
            self.reader.listings.append(listing)
            self._sort_of_documents(whole)
        return listing

    def _sorted_whole(self, figure: Figure, left: Phrase) -> Draft | None:
        """制发公文64件，主动公开42件、依申请公开22件: the documents that the sentence sorts by how they may be published."""
        drafts = self.discourse.in_sentence
        last = drafts[-1] if drafts else None
        if not self.discourse.sorts or last is None or last.figure is None:
            return None
        if last.axis == "attribute" or last.topic not in ("other", *DOCUMENTS):
            return None
        sorting = left.has_act("proactive") or any(token.text in self.reader.lexicon.attributes for token in left.all("topic", "outcome"))
        return last if sorting and last.kind is ClaimKind.LEVEL and last.quantity.value >= figure.quantity.value else None

    def _answered(self, whole: Draft) -> Draft | None:
        """收到193件，其中办结190件，予以公开100件: outcomes divide what was handled, where that is told behind what came in."""
        if whole.concept != "received" and "received" not in whole.adds:
            return None
        behind = [draft for draft in self.discourse.drafts[-60:] if draft.start > whole.start and draft.figure is not None]
        return next((draft for draft in reversed(behind) if draft.concept == "handled"), None)

    def _in_row(self) -> bool:
        """True where other figures stand beside this one, as in a list."""
        near = self.rest[0].figures if self.rest and self.segment.after in "，；、" else 0
        return self.segment.figures + near > 1

    def _orphan(self) -> None:
        """主动公开信息　条，其中网站4条: the whole was left blank, its parts are parts all the same."""
        before = Phrase.of(self.waiting)
        noun = before.last("topic")
        among = bool(before) and before.tokens[-1].text in AMONG  # 主动公开的信息中，政策4条
        said = noun is not None and noun.get("topic") == "info" and before.has_act("publish", "proactive") and not among
        self.discourse.orphan = said and not any(draft.figure is not None for draft in self.discourse.in_sentence)

    def _whole_again(self) -> Draft | None:
        """按渠道分 behind another breakdown divides the same whole again; else it divides the last total."""
        for draft in reversed(self.discourse.drafts[-60:]):
            if draft.listing is not None:
                return draft.listing.whole
        totals = ("proactive_total", "received", "handled")
        return next((draft for draft in reversed(self.discourse.drafts[-60:]) if draft.concept in totals and not draft.applicant), None)

    def _sort_of_documents(self, whole: Draft) -> None:
        if whole.topic == "info":
            self.discourse.attribute = True

    def _sum_up(self, whole: Draft) -> None:
        """合计公开997条 behind its parts: they are the parts of it."""
        parts = [draft for draft in self.discourse.in_sentence if draft.figure is not None and draft.listing is None]
        parts = [draft for draft in parts if draft.axis != "carry" and draft.kind is not ClaimKind.SHARE]
        openly = whole.concept == "proactive_total"
        if whole.concept == "handled":
            parts = [draft for draft in parts if draft.axis == "outcome"]
        if len(parts) < 2 or (openly and any(part.concept not in (OTHER, "proactive_part") for part in parts)):
            return
        if not openly and any(part.concept not in (OTHER, whole.concept) and part.axis != "outcome" for part in parts):
            return
        listing = open_list(self.discourse, whole, named=False)
        self.reader.listings.append(listing)
        for part in parts:
            if openly:
                part.kind, part.concept, part.topic = ClaimKind.PART, "proactive_part", "info"
            join(listing, part, "、", self.discourse)
        listing.closure = Closure.CLOSED
        self.discourse.listing = None

    def _narrow(self, draft: Draft, listing: Listing, left: Phrase) -> None:
        """行政诉讼案件45件，其中政府信息公开类3件: the form counts the second, the first are cases of every kind."""
        whole, noun = listing.whole, left.last("topic")
        if self._narrow_cases(draft, whole, left):
            return
        if whole.topic in DOCUMENTS:
            self._narrow_documents(draft, whole)
        if whole.concept == "litigation.total" and draft.concept == "review.total" and whole.start >= self.discourse.sentence[0]:
            whole.concept, whole.adds, whole.topic = OTHER, ("review.total", "litigation.total"), "review+litigation"
        about = noun is not None and noun.get("topic") in CASES and "公开" in left.text and not whole.disclosed  # 其中涉及信息公开的诉讼2件
        if not listing.named or noun is None or not ("公开" in noun.text or about) or whole.narrowed:
            return
        if whole.concept == OTHER and whole.topic in CASES:  # 受理行政案件186件，审结171件，其中涉及信息公开的9件
            told = [other for other in self.discourse.in_sentence if other.concept == f"{whole.topic}.total" and other.start < whole.start]
            whole = told[-1] if told else whole
        spoken = any(token.text in WEAK for token in left.all("topic"))
        cases = (whole.concept or "").endswith(".total") and spoken and draft.concept == OTHER
        requests = whole.concept == draft.concept == "received" and "公开" not in whole.noun
        if cases and left.has("cue.respectively"):
            for total in self.discourse.in_sentence:
                if (total.concept or "").endswith(".total"):
                    total.concept, total.narrowed = OTHER, True
        elif cases or requests:
            draft.concept, draft.topic, draft.kind = whole.concept, whole.topic, ClaimKind.LEVEL
            whole.concept, whole.narrowed = OTHER, True

    def _narrow_cases(self, draft: Draft, whole: Draft, left: Phrase) -> bool:
        """True where the cases told before turn out to be of every kind (复议、诉讼案件合计30件，其中信息公开类4件)."""
        if whole.concept == OTHER and len(whole.adds) > 1 and whole.topic == "review+litigation" and self._of_disclosure(draft, left):
            draft.adds, draft.topic, draft.kind, whole.adds, whole.narrowed = whole.adds, whole.topic, ClaimKind.LEVEL, (), True
            return True
        wide = self._wider(draft, whole) if "公开" in left.text else []
        for total in wide:
            total.concept, total.adds, total.narrowed = OTHER, (), True
        return bool(wide)

    def _narrow_documents(self, draft: Draft, whole: Draft) -> None:
        """公布规章18件（现行有效14件，失效4件）: all that were ever made; 公开规章18件（含新制定4件）: more than was made."""
        summed = any(other.summed for other in self.discourse.in_sentence)
        if (summed or whole.role == "published") and draft.concept == f"{whole.topic}.valid":
            whole.concept, whole.role = OTHER, "ever"
        if whole.role == "ever" and summed:
            draft.period = Period(PeriodKind.CUMULATIVE)
        if whole.concept == draft.concept:
            whole.role = "published"

    def _of_disclosure(self, draft: Draft, left: Phrase) -> bool:
        nouns = [token.text for token in left.all("topic")]
        return draft.concept == OTHER and not draft.adds and bool(nouns) and nouns[-1] in WEAK

    def _wider(self, draft: Draft, whole: Draft) -> list[Draft]:
        """被申请复议30件、应诉12件，其中涉及信息公开的复议3件: the figures told before are of cases of every kind."""
        if not (whole.concept or "").endswith(".total") or whole.narrowed or not (draft.concept or "").endswith(".total"):
            return []
        told = [other for other in self.discourse.in_sentence if other is whole or other.concept == draft.concept]
        told = [other for other in told if not other.disclosed and other.quantity.value >= draft.quantity.value]
        return told if any(other.concept == draft.concept for other in told) else []

    def _is_part(self, draft: Draft, listing: Listing) -> bool:
        if listing.whole.axis == "outcome" and listing.whole.topic == "request" and draft.concept != OTHER:
            return (draft.concept or "").startswith(f"{listing.whole.concept}.") or draft.concept == "withdrawn"
        if listing.whole.topic == "request":
            wished = draft.topic == "info" and draft.concept == OTHER and draft.role not in _PUBLISHING  # 7件申请公开项目信息
            return (wished or draft.topic in ("request", "other", "")) and (
                draft.axis in ("applicant", "channel", "outcome") or draft.concept == OTHER or not listing.members
            )
        if draft.topic == "request" or ((draft.concept or "").endswith(".total") and listing.whole.concept != OTHER):
            return False
        return draft.kind is ClaimKind.PART or listing.whole.topic in ("info", "other") or draft.topic in listing.whole.topic

    def _on_hand(self, draft: Draft, listing: Listing | None, left: Phrase) -> None:
        """收到57件（含上年结转1件）: the first figure is the total on hand, new and carried in together."""
        whole = listing.whole if listing is not None else None
        if whole is not None and whole.concept == "received" == draft.concept and draft.role == "new":
            whole.concept, whole.adds = OTHER, ("received", "carried_in")
            return
        if whole is None or whole.topic != "request" or whole.concept not in ("received", "handled") or whole.applicant:
            return
        if listing is not None and listing.named and any(member.concept != "received" for member in listing.members):
            return
        included = (draft.concept == "carried_in" and whole.role in ("receive", "process")) or (
            draft.concept == "carried_out" and whole.role == "process"
        )
        if included and not left.has("cue.also") and not (self.segment.before == "；" and listing is not None and listing.members):
            whole.concept, whole.adds = OTHER, ("received", "carried_in")

    def _joined_cases(self, meaning: Meaning) -> str:
        """行政复议5件、行政诉讼4件: what follows may speak of both."""
        before = [draft for draft in self.discourse.in_sentence if draft.figure is not None]
        last = before[-1] if before else None
        if last is None or not (meaning.concept.endswith(".total") and (last.concept or "").endswith(".total")):
            return meaning.topic
        if last.topic != meaning.topic and "+" not in self.discourse.topic and self.segment.before != "；":
            return f"{last.topic}+{meaning.topic}"
        return meaning.topic

    def _row(self) -> int:
        """Number of figures that stand side by side in the segment, 、 or 和 alone between them (3件、2件)."""
        if self.row < 0:
            self.row, begun = 0, False
            for token in self.segment.tokens:
                if token.sort is Sort.FIGURE:
                    self.row, begun = self.row + 1, True
                elif begun and not (token.sort is Sort.JOIN or token.has("cue.or")):
                    break
        return self.row

    def _figures_in_row(self) -> int:
        count = self.segment.figures - self.idle
        for segment in self.rest:
            if segment.figures != 1 or segment.before != "，" or Phrase.of(segment.tokens).has_content:
                break
            count += 1
        return count
