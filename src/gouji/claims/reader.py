"""Reads one paragraph from left to right: each figure and each statement without one becomes a draft claim or a reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from gouji.claims.counts import OTHER, Counter, Meaning, Setting
from gouji.claims.discourse import Discourse, Draft, Listing
from gouji.claims.implied import Implication, distribute, implications
from gouji.claims.lexicon import Lexicon
from gouji.claims.lists import bare_part, ends, fits, join, leaves, open_list, opens, settle, whole_for
from gouji.claims.periods import compared, period_in, scope_in
from gouji.claims.phrase import Phrase
from gouji.claims.rates import Rate, difference, percentages
from gouji.claims.tokens import Figure, Segment, Sort, Token, Tokenizer, sentences
from gouji.quantity import PERCENT, YUAN, Approx, Quantity, Unit, UnitKind
from gouji.records import ClaimKind, Closure, Cue, Period, PeriodKind, Relation, Scope

_IMPLYING = frozenset(("cue.negation", "cue.zero", "cue.universal", "cue.timely", "cue.late", "cue.flat", "cue.rest", "result", "outcome"))
_RELATIONS = {Approx.EXACT: Relation.EQ, Approx.OVER: Relation.GE, Approx.UNDER: Relation.LE, Approx.ABOUT: Relation.ABOUT}
_RATIOS = (UnitKind.PERCENT, UnitKind.PERCENTAGE_POINT, UnitKind.FRACTION)
_NO_COUNT = {UnitKind.DURATION: "duration", UnitKind.MEASURE: "measure"}
WAN_YUAN = Unit("万元", UnitKind.MONEY, Decimal(10000))


@dataclass(slots=True)
class Reader:
    """Reads paragraphs of one text; the topic of a heading reaches into the paragraph below it.

    Attributes:
        reasons: figure index to the reason why it is no claim.
    """

    lexicon: Lexicon
    discourse: Discourse = field(default_factory=Discourse)
    listings: list[Listing] = field(default_factory=list)
    reasons: dict[int, str] = field(default_factory=dict)
    publishing: bool = False
    rated: Phrase | None = None
    changed: Phrase | None = None
    online: frozenset[str] = frozenset()
    offline: frozenset[str] = frozenset()

    def read(self, tokenizer: Tokenizer) -> list[Draft]:
        """Drafts of one paragraph, in reading order."""
        self.discourse.drafts, self.listings, self.reasons = [], [], {}
        for start, end in sentences(tokenizer.text):
            self.discourse.begin_sentence((start, end))
            self.publishing, self.rated, self.changed = False, None, None
            if self._states(tokenizer, start, end):
                self._segments(tokenizer.segments(start, end))
        for listing in self.listings:
            settle(listing, self.online, self.offline)
        return sorted(self.discourse.drafts, key=lambda draft: (draft.start, draft.end))

    def _states(self, tokenizer: Tokenizer, start: int, end: int) -> bool:
        """False for a sentence without a figure that can imply none either; its topic is taken all the same."""
        if tokenizer.has_figure(start, end):
            return True
        topic = ""
        kinds: set[str] = set()
        for _, _, senses in self.lexicon.find(tokenizer.text, start, end, None):
            kinds.update(senses)
            topic = senses.get("topic", topic) if "channel" not in senses else topic
        if not kinds.isdisjoint(_IMPLYING) and (topic or self.discourse.topic) not in ("", "other", "info"):
            return True
        if not kinds.isdisjoint(_IMPLYING) and ("topic" in kinds or "cue.carry" in kinds):
            return True
        self.discourse.topic = topic or self.discourse.topic
        return False

    def listen(self, phrase: Phrase) -> None:
        """Take the topic from words without a figure."""
        named = [token for token in phrase.all("topic") if not token.has("channel")]
        hint = phrase.last("hint")
        if named:
            self.discourse.topic = named[-1].get("topic") or ""
        elif hint is not None and not self.discourse.topic:
            self.discourse.topic = hint.get("hint") or ""

    # segments

    def _segments(self, segments: Sequence[Segment]) -> None:
        waiting: list[Token] = []
        clause_before: list[Token] = []
        pairs = list(_pairs(segments))
        self.discourse.attribute = _sorted_documents(pairs, self.lexicon.attributes)
        channels = sum(before.has("channel") for before, _ in pairs)
        applicants = sum(before.has("applicant") for before, _ in pairs)
        for place, segment in enumerate(segments):
            clause = _Clause(self, segment, waiting, segments[place + 1 :])
            clause.channels, clause.applicants, clause.last_clause = channels, applicants, clause_before
            clause.read()
            if segment.figures or any(token.inner for token in segment.tokens):
                waiting = clause_before = []
            else:
                waiting = [*waiting, *segment.tokens]
                clause_before = list(segment.tokens)


def _sorted_documents(pairs: Sequence[tuple[Phrase, Token]], attributes: frozenset[str]) -> bool:
    """True for 主动公开的150件，依申请公开的90件，不予公开的80件: documents sorted by how they may be published."""
    acting = any(left.has_act("proactive") for left, _ in pairs)
    sorts = {token.text for left, _ in pairs if not left.has_act("receive", "handle", "process") for token in left.all("topic", "outcome")}
    return acting and len(sorts & attributes) > 1


def _pairs(segments: Sequence[Segment]) -> Iterable[tuple[Phrase, Token]]:
    for segment in segments:
        left: list[Token] = []
        for token in segment.tokens:
            if token.sort is Sort.FIGURE:
                yield Phrase.of(left), token
                left = []
            else:
                left.append(token)


class _Clause:
    """One segment being read. `waiting`: tokens of the figureless segments before it in the sentence."""

    def __init__(self, reader: Reader, segment: Segment, waiting: list[Token], rest: Sequence[Segment]) -> None:
        self.reader = reader
        self.discourse = reader.discourse
        self.segment = segment
        self.waiting = waiting
        self.channels = self.applicants = 0
        self.last_clause: list[Token] = []
        self._near: Phrase | None = None
        self._wide: Phrase | None = None
        self.said = Phrase.of(segment.tokens)
        self.rest = rest
        self.consumed = False
        self.act = ""
        self.queue: list[Phrase] = []
        self.counter = Counter(reader.lexicon, reader.discourse)

    def read(self) -> None:
        left: list[Token] = []
        anchor: Draft | None = None
        seen = skip = 0
        rule = self.said.has("cue.rule")
        for place, token in enumerate(self.segment.tokens):
            if token.sort is Sort.FIGURE and token.figure is not None:
                right = self._right(place)
                if self._idiom(token.figure, Phrase.of(left), right):
                    self.reader.reasons[token.figure.index] = "negation"
                    continue
                anchor = self._figure(token.figure, Phrase.of(left), right, seen, rule) or anchor
                left, seen, skip = [], seen + 1, len(right.tokens) if self.counter.used_right else 0
                self.counter.used_right = False
            elif skip and (token.sort is Sort.JOIN or token.has("cue.open")):
                left, skip = [token], 0
            elif token.sort is Sort.BRACKET and _speaks(token):
                self._statement(left, seen, anchor)
                left = [] if seen else left
                self._bracket(token, anchor)
            else:
                left.append(token)
        self._statement(left, seen, anchor, consumed=bool(skip))

    def _right(self, place: int) -> Phrase:
        tokens: list[Token] = []
        for token in self.segment.tokens[place + 1 :]:
            if token.sort in (Sort.FIGURE, Sort.JOIN) or token.sort is Sort.BRACKET and _speaks(token):
                break
            tokens.append(token)
        return Phrase.of(tokens, inside=False)

    # figures

    def _figure(self, figure: Figure, left: Phrase, right: Phrase, seen: int, rule: bool) -> Draft | None:
        discourse = self.discourse
        reason = _NO_COUNT.get(figure.quantity.unit.kind) or self._barred(left, rule)
        if reason:
            self.reader.reasons[figure.index] = reason
            return None
        self._hear(left)
        if figure.quantity.unit.kind is UnitKind.MULTIPLE and left.has("cue.up", "cue.down"):
            figure = replace(figure, quantity=replace(figure.quantity, value=figure.quantity.value * 100, unit=PERCENT, step=figure.quantity.step * 100))
        if figure.quantity.unit.kind in _RATIOS and seen and not left.has_content and left.bare and self.reader.rated is not None:
            left = self.reader.rated
        if figure.quantity.unit.kind in _RATIOS:
            left = self._rate_in_order(left, seen)
            drafts = [self._rate_draft(figure, rate) for rate in percentages(left, right, discourse, several=_several(left))]
            self._drop_implied(drafts)
            if left.has_content or left.has("cue.up", "cue.down", "cue.share"):
                self.reader.rated = left
        else:
            drafts = self._count(figure, left, right, seen)
            self.reader.rated = None
        for draft in drafts:
            discourse.drafts.append(draft)
            if draft.kind in (ClaimKind.LEVEL, ClaimKind.PART, ClaimKind.SHARE):
                discourse.focus = draft
        return drafts[-1] if drafts else None

    def _rate_in_order(self, left: Phrase, seen: int) -> Phrase:
        """答复率、满意率分别为100%、98.5%: one rate for each figure."""
        names = left.all("rate")
        if seen == 0 and len(names) > 1 and len(names) == self._figures_in_row() and left.has("cue.respectively"):
            self.queue = [Phrase((*left.before(names[0]).tokens, name)) for name in names]
        return self.queue.pop(0) if self.queue else left

    def _drop_implied(self, drafts: list[Draft]) -> None:
        """均已办结，办结率100% states one thing; the printed figure speaks for it."""
        for draft in drafts:
            twins = [other for other in self.discourse.in_sentence if other.implied and (other.concept, other.quantity.value) == (draft.concept, draft.quantity.value)]
            for twin in twins:
                self.discourse.drafts.remove(twin)

    def _idiom(self, figure: Figure, left: Phrase, right: Phrase) -> str:
        """一件都没有收到, 未发生一起复议, 三项均无: the figure belongs to the negation."""
        if figure.quantity.value > 9 or figure.quantity.unit.kind is not UnitKind.COUNT or figure.printed[:1].isdigit():
            return ""
        cue = right.first("cue.negation")
        behind = cue is not None and not right.before(cue).residue and not right.after(cue).has("result", "outcome", "cue.timely")
        single = figure.quantity.value == 1
        ahead = single and left.has("cue.negation") and not left.has("cue.also")
        return "negation" if ahead or behind and (single and right.has_act("receive", "cause") or cue is not None and not right.after(cue).tokens) else ""

    def _barred(self, left: Phrase, rule: bool) -> str:
        if left.has("cue.plan"):
            self.discourse.aim = True
        if self.discourse.aim:
            return "plan"
        return "rule" if rule else ""

    def _hear(self, left: Phrase) -> None:
        scope = scope_in(left, self.discourse)
        if scope is not None:
            self.discourse.scope = scope
        if left.has("cue.compare"):
            self.discourse.comparing = True

    def _rate_draft(self, figure: Figure, rate: Rate) -> Draft:
        quantity = figure.quantity
        if quantity.unit.kind is UnitKind.PERCENT and quantity.unit.factor != 1:
            quantity = quantity.convert(PERCENT)
        if rate.sign < 0:
            quantity = replace(quantity, value=-quantity.value, signed=True)
        draft = self._draft(figure, rate.kind, rate.concept, quantity)
        draft.of, draft.base, draft.label = rate.of, rate.base, rate.label
        draft.topic = rate.of.topic if rate.of else self.discourse.topic
        if rate.of is not None and rate.kind is ClaimKind.SHARE:
            draft.dimensions = ()
        return draft

    def _draft(self, figure: Figure, kind: ClaimKind, concept: str | None, quantity: Quantity) -> Draft:
        discourse = self.discourse
        return Draft(
            kind, concept, quantity, figure.start, figure.end, figure.index, _RELATIONS[quantity.approx],
            period=discourse.period, scope=discourse.scope, sentence=discourse.sentence,
        )  # fmt: skip

    def _count(self, figure: Figure, left: Phrase, right: Phrase, seen: int) -> list[Draft]:
        if (seen == 0 and left.has("cue.respectively")) or self.queue:
            left = self._in_order(left, seen)
        change = difference(left, right, figure.quantity, self.discourse)
        if change is not None:
            self.reader.changed = left
            return [self._rate_draft(figure, change)]
        base = self._base(figure, left, right) or self._level(figure, left)
        if base is not None:
            return [base]
        if left.bare and not right.has_content and (elided := self._elided(left)):
            left = elided
        if figure.quantity.unit.kind is UnitKind.NONE and left.has_act("charge"):
            figure = replace(figure, quantity=replace(figure.quantity, unit=YUAN))
        unit = figure.quantity.unit
        mark = self.segment.before if seen == 0 else "、"
        listing = self._listing(figure, left, mark)
        whole = (listing.whole.concept or "") if listing is not None and listing.named else ""
        published = listing is not None and _published(listing.whole)
        act = self.act if seen else ""
        symbol = unit.symbol if unit.kind is not UnitKind.MONEY else "元"
        last = self.discourse.recent(sentence=True)
        axis = last.axis if last is not None else ""
        setting = Setting(left, right, symbol, listing is not None, published, whole, act, self.channels, axis, self.reader.publishing, self._around(), self.applicants, self._beside())
        self.counter.several = self.segment.figures + sum(segment.figures for segment in self.rest[:6]) > 1
        meanings = [self._money(left, meaning) if unit.kind is UnitKind.MONEY else meaning for meaning in self._meanings(setting, unit)]
        verb = left.last("act")
        self.act = (verb.get("act") or "") if verb is not None else act
        if verb is not None or left.has("cue.also", "cue.this_year"):
            self.reader.publishing = verb is not None and verb.get("act") in ("publish", "proactive")
        self._period(left, meanings[0])
        if self.discourse.period.kind is PeriodKind.NEXT_YEAR and meanings[0].axis != "carry":
            self.reader.reasons[figure.index] = "plan"
            return []
        drafts = [self._from_meaning(figure, meaning, listing, mark, left) for meaning in meanings]
        if meanings[0].concept == "proactive_total" and left.has("cue.sum") and listing is None:
            self._sum_up(drafts[0])
        self._turn(meanings[-1], listing)
        return drafts

    def _beside(self) -> Phrase:
        """The words of the segments that follow."""
        if self._near is None:
            self._near = Phrase.of([token for segment in (self.segment, *self.rest[:2]) for token in segment.tokens])
        return self._near

    def _around(self) -> Phrase:
        if self._wide is None:
            self._wide = Phrase.of((*self.waiting, *self.segment.tokens))
        return self._wide

    def _elided(self, left: Phrase) -> Phrase | None:
        """达99件, 均为31件: what is counted stands in the clause before, or before the percentage."""
        if left.has("cue.sum") and self.discourse.in_sentence and self.discourse.in_sentence[-1].kind is ClaimKind.LEVEL:
            return None
        source = Phrase.of(self.last_clause)
        drafts = self.discourse.in_sentence
        if drafts and drafts[-1].kind is ClaimKind.CHANGE and self.reader.changed is not None:
            cue = self.reader.changed.first("cue.compare", "cue.up", "cue.down")
            source = self.reader.changed.before(cue) if cue is not None else source
        if not source.has("topic", "applicant") and not source.has_act("receive", "handle", "process", "publish", "proactive") and self.reader.rated is not None:
            source = Phrase(tuple(token for token in self.reader.rated.tokens if not token.has("cue.open", "cue.share")))
        stated = source.has("applicant", "topic") or source.has_act("receive", "handle", "process", "publish", "proactive")
        if not stated or source.has("cue.negation", "cue.open") or left.has("cue.open", "cue.also", "cue.etc"):
            return None
        last = source.last("act", "topic", "applicant", "channel")
        tokens = source.tokens[: source.index(last) + 1] if last is not None else source.tokens
        return Phrase((*tokens, *(token for token in left.tokens if not token.has("cue.each"))))

    def _meanings(self, setting: Setting, unit: Unit) -> list[Meaning]:
        if unit.kind is UnitKind.MONEY:
            return [Meaning(label=setting.left.text)]
        cue = setting.left.last("cue.each")
        if cue is not None:
            members = [member for member in distribute(setting.left.before(cue)) if member.has_content or member.has("cue.carry", "cue.carry_in", "cue.carry_out")]
            if len(members) > 1:
                return [meaning for member in members for meaning in self.counter.meanings(replace(setting, left=member))]
        return self.counter.meanings(setting)

    def _money(self, left: Phrase, meaning: Meaning) -> Meaning:
        named = left.last("topic")
        if (named is not None and named.get("topic") == "fees") or (named is None and self.discourse.topic == "fees" and not left.tail):
            return Meaning("fees", "fees")
        if named is None and left.has_act("charge") and any(draft.topic in ("permits", "penalties", "coercion", "fees") for draft in self.discourse.in_sentence):
            return Meaning("fees", "fees", doubt=0.1)
        return replace(meaning, topic=(named.get("topic") or "other") if named else self.discourse.topic)

    def _base(self, figure: Figure, left: Phrase, right: Phrase) -> Draft | None:
        """比2022年的58件增长: last year's figure of what was just said."""
        cue = left.last("cue.compare")
        ahead = right.has("cue.up", "cue.down", "cue.level", "cue.flat", "cue.compare")
        if cue is None or not ahead or left.after(cue).has("topic", "act"):
            return None
        subject = self._named(left.before(cue), right, figure) or self.discourse.recent()
        if subject is None:
            return None
        draft = self._draft(figure, ClaimKind.LEVEL, subject.concept, figure.quantity)
        years = left.years
        year = years[-1] if years else (self.discourse.year - 1 if self.discourse.year else None)
        draft.period = Period(PeriodKind.LAST_YEAR, year)
        draft.topic, draft.dimensions, draft.label = subject.topic, subject.dimensions, left.text
        return draft

    def _named(self, words: Phrase, right: Phrase, figure: Figure) -> Draft | None:
        """What 申请总量 in 申请总量由上年的62件增至80件 counts."""
        if not words.has("topic", "act"):
            return None
        meaning = self.counter.meanings(Setting(words, Phrase(()), figure.quantity.unit.symbol))[-1]
        draft = self._draft(figure, ClaimKind.LEVEL, meaning.concept, figure.quantity)
        draft.topic, draft.dimensions = meaning.topic, meaning.dimensions
        return draft

    def _level(self, figure: Figure, left: Phrase) -> Draft | None:
        """增至80件: this year's figure of what was said last."""
        cue, subject = left.last("cue.level"), self.discourse.recent(sentence=True)
        if subject is None and self.reader.changed is not None:
            subject = self._named(self.reader.changed, Phrase(()), figure)
        subject = subject or self.discourse.recent()
        if cue is None or left.after(cue).residue or left.has("topic") or subject is None:
            return None
        draft = self._draft(figure, ClaimKind.LEVEL, subject.concept, figure.quantity)
        draft.period = Period(PeriodKind.THIS_YEAR, self.discourse.year)
        draft.topic, draft.dimensions, draft.label = subject.topic, subject.dimensions, left.text
        return draft

    def _in_order(self, left: Phrase, seen: int) -> Phrase:
        """分别为: the noun or verb that stands at the figure's place in the enumeration before it."""
        if seen == 0:
            cue = left.last("cue.respectively")
            before = left.before(cue) if cue is not None else left
            source = before if before.has_content else Phrase((*Phrase.of(self.waiting).tokens, *before.tokens))
            members = distribute(source)
            wanted = self._figures_in_row()
            self.queue = members if len(members) == wanted and wanted > 1 else []
            if not self.queue:
                return left
        return self.queue.pop(0)

    def _figures_in_row(self) -> int:
        count = self.segment.figures
        for segment in self.rest:
            if segment.figures != 1 or segment.before != "，" or Phrase.of(segment.tokens).has_content:
                break
            count += 1
        return count

    def _listing(self, figure: Figure, left: Phrase, mark: str) -> Listing | None:
        discourse = self.discourse
        if opens(left) or discourse.opened or left.has("cue.by"):
            again = left.has("cue.by") or discourse.by
            discourse.opened = discourse.by = False
            whole = self._whole_again() if again else whole_for(discourse, figure.quantity.interval.low)
            whole = whole or whole_for(discourse, figure.quantity.interval.low)
            if whole is not None:
                listing = open_list(discourse, whole)
                self.reader.listings.append(listing)
                self._sort_of_documents(whole)
                return listing
            return None
        listing = discourse.listing
        if listing is not None and (leaves(left, discourse) or not fits(listing, figure.quantity.unit.symbol) or ends(listing, left, mark)):
            discourse.listing = listing = None
        if listing is None and (whole := bare_part(left, figure.quantity.unit.symbol, discourse, row=self._in_row())) is not None:
            listing = open_list(discourse, whole, named=False)
            self.reader.listings.append(listing)
            self._sort_of_documents(whole)
        return listing

    def _in_row(self) -> bool:
        """True where other figures stand beside this one, as in a list."""
        near = self.rest[0].figures if self.rest and self.segment.after in "，；、" else 0
        return self.segment.figures + near > 1

    def _whole_again(self) -> Draft | None:
        """按渠道分 behind another breakdown divides the same whole again."""
        for draft in reversed(self.discourse.drafts):
            if draft.listing is not None:
                return draft.listing.whole
        return None

    def _sort_of_documents(self, whole: Draft) -> None:
        if whole.topic == "info":
            self.discourse.attribute = True

    def _period(self, left: Phrase, meaning: Meaning) -> None:
        if meaning.axis == "carry":
            return
        if self.discourse.listing is not None and self.discourse.listing.members:
            return
        found = period_in(left, self.discourse)
        if found is None and self.waiting:
            found = period_in(Phrase.of(self.waiting), self.discourse)
        if found is not None:
            self.discourse.period = found

    def _from_meaning(self, figure: Figure, meaning: Meaning, listing: Listing | None, mark: str, left: Phrase) -> Draft:
        quantity = figure.quantity
        if meaning.concept == "fees" and quantity.unit.kind is UnitKind.MONEY:
            quantity = quantity.convert(WAN_YUAN)
        kind = ClaimKind.PART if listing is not None and meaning.concept in (OTHER, "proactive_part") else ClaimKind.LEVEL
        draft = self._draft(figure, kind, meaning.concept, quantity)
        draft.dimensions, draft.adds, draft.role, draft.topic = meaning.dimensions, meaning.adds, meaning.role, meaning.topic
        draft.label, draft.axis, draft.doubt = meaning.label, meaning.axis, meaning.doubt
        if "累计" in left.text and any(other.concept == draft.concept != OTHER and other.quantity.value < quantity.value for other in self.discourse.in_sentence):
            draft.period = Period(PeriodKind.CUMULATIVE)
        if meaning.axis == "carry":
            draft.period = Period(PeriodKind.THIS_YEAR, self.discourse.year)
            self._on_hand(draft, listing, left)
        if listing is not None and self._is_part(draft, listing):
            join(listing, draft, mark, self.discourse)
            if draft.listing is not None and draft.listing not in self.reader.listings:
                self.reader.listings.append(draft.listing)
        return draft

    def _sum_up(self, whole: Draft) -> None:
        """合计公开997条 behind its parts: they are the parts of it."""
        parts = [draft for draft in self.discourse.in_sentence if draft.figure is not None and draft.listing is None]
        if len(parts) < 2 or any(part.concept not in (OTHER, "proactive_part") for part in parts):
            return
        listing = open_list(self.discourse, whole, named=False)
        self.reader.listings.append(listing)
        for part in parts:
            part.kind, part.concept, part.topic = ClaimKind.PART, "proactive_part", "info"
            join(listing, part, "、", self.discourse)
        listing.closure = Closure.CLOSED
        self.discourse.listing = None

    def _is_part(self, draft: Draft, listing: Listing) -> bool:
        if listing.whole.topic == "request":
            return draft.topic in ("request", "other", "") and (draft.axis in ("applicant", "channel", "outcome") or draft.concept == OTHER or not listing.members)
        if (draft.concept or "").endswith(".total") or draft.topic == "request":
            return False
        return draft.kind is ClaimKind.PART or listing.whole.topic in ("info", "other") or draft.topic in listing.whole.topic

    def _on_hand(self, draft: Draft, listing: Listing | None, left: Phrase) -> None:
        """收到57件（含上年结转1件）: the first figure is the total on hand, new and carried in together."""
        whole = listing.whole if listing is not None else None
        if whole is None or whole.topic != "request" or whole.concept not in ("received", "handled") or whole.applicant:
            return
        if listing is not None and listing.named and listing.members:
            return
        included = draft.concept == "carried_in" and whole.role in ("receive", "process") or draft.concept == "carried_out" and whole.role == "process"
        if included and not left.has("cue.also"):
            whole.concept, whole.adds = OTHER, ("received", "carried_in")

    def _turn(self, meaning: Meaning, listing: Listing | None) -> None:
        if listing is not None and meaning.concept in (OTHER, "proactive_part") and listing.whole.topic != "":
            return
        self.discourse.topic = self._joined_cases(meaning)
        if meaning.topic == "info" and not any(draft.topic == "request" for draft in self.discourse.in_sentence):
            self.discourse.attribute = True

    def _joined_cases(self, meaning: Meaning) -> str:
        """行政复议5件、行政诉讼4件: what follows may speak of both."""
        before = [draft for draft in self.discourse.in_sentence if draft.figure is not None]
        if meaning.concept.endswith(".total") and before and (before[-1].concept or "").endswith(".total") and before[-1].topic != meaning.topic:
            if not self.discourse.topic.count("+") and self.segment.before != "；":
                return f"{before[-1].topic}+{meaning.topic}"
        return meaning.topic

    # brackets and statements without figures

    def _bracket(self, token: Token, anchor: Draft | None) -> None:
        discourse = self.discourse
        saved = (discourse.topic, discourse.listing, discourse.period, discourse.scope, discourse.focus)
        if anchor is not None:
            listing = open_list(discourse, anchor, named=False)
            self.reader.listings.append(listing)
            self._sort_of_documents(anchor)
        self.reader._segments(token.inner)
        discourse.topic, discourse.listing, discourse.period, discourse.scope, discourse.focus = saved

    def _statement(self, tokens: list[Token], seen: int, anchor: Draft | None, *, consumed: bool = False) -> None:
        """Words behind the last figure, or a segment without figures."""
        phrase = Phrase.of(tokens)
        discourse = self.discourse
        if not phrase:
            return
        if anchor is not None and anchor.listing is not None and phrase.tokens[0].has("cue.etc"):
            anchor.listing.closure = Closure.OPEN
        if phrase.has("cue.plan"):
            discourse.aim = True
        if self.said.has("cue.except"):
            discourse.excepted = True
        if seen == 0:
            self._hear(phrase)
        if not discourse.aim and not phrase.has("cue.rule") and not (seen == 0 and phrase.has("cue.except")):
            self._imply(phrase, consumed=consumed)
        if seen == 0:
            self._listen(phrase)

    def _listen(self, phrase: Phrase) -> None:
        discourse = self.discourse
        if phrase.has("cue.open") and (self.segment.after == "：" or opens(phrase)):
            discourse.opened = True
        if self.segment.after == "：" and discourse.in_sentence and not phrase.has("act"):
            discourse.opened = True
        if phrase.has("cue.by"):
            discourse.opened = discourse.by = True
        self.reader.listen(phrase)
        inside = phrase.has("cue.carry", "cue.carry_in") or discourse.listing is not None
        period = None if inside else period_in(phrase, discourse)
        if period is not None:
            discourse.period = period

    def _imply(self, phrase: Phrase, *, consumed: bool) -> None:
        discourse = self.discourse
        last = discourse.in_sentence[-1] if discourse.in_sentence else None
        part = last is not None and last.listing is not None and last.axis not in ("carry",) and last.quantity.value < last.listing.whole.quantity.value
        part = part and not phrase.has("cue.rest", "topic") and (last is None or last.listing is None or len(last.listing.members) < 2)
        if last is not None and last.listing is not None and last.concept == "handled":
            part = False
        if self.segment.before == "：" and phrase.tokens[0].has("cue.negation", "cue.zero") and not phrase.has_content:
            phrase = Phrase((*Phrase.of(self.waiting).tokens, *phrase.tokens))
        cue = phrase.first("cue.universal", "cue.rest")
        if consumed and cue is not None and phrase.before(cue).has_content:
            phrase, consumed = Phrase((cue, *phrase.after(cue).tokens)), False
        for implied in implications(Phrase((*self.waiting, *phrase.tokens)) if phrase.has("cue.flat") and not phrase.has("cue.compare") else phrase, self.counter, part=part, consumed=consumed):
            if not self._said(implied):
                discourse.drafts.append(self._implied_draft(implied))

    def _said(self, implied: Implication) -> bool:
        """True where the paragraph has just said the same."""
        for draft in self.discourse.drafts[-12:]:
            same = (draft.concept, draft.dimensions, draft.adds) == (implied.meaning.concept, implied.meaning.dimensions, implied.meaning.adds)
            if same and draft.quantity.value == implied.quantity.value:
                return True
        return False

    def _implied_draft(self, implied: Implication) -> Draft:
        discourse, meaning = self.discourse, implied.meaning
        return Draft(
            implied.kind, meaning.concept, implied.quantity, implied.start, implied.end, None, _RELATIONS[implied.quantity.approx], meaning.dimensions,
            discourse.period, discourse.scope, meaning.adds, implied.of if implied.kind is ClaimKind.GROWTH else None,
            role=meaning.role, implied=True, cues=(Cue(implied.cue, implied.start, implied.end),), doubt=implied.doubt,
            sentence=discourse.sentence, topic=meaning.topic, axis=meaning.axis,
        )  # fmt: skip


def _published(whole: Draft) -> bool:
    """True for information made public; 制作信息330条 counts what was made."""
    return whole.concept in ("proactive_total", "proactive_part") or whole.topic == "info" and whole.role not in ("", "make", "collect", "hold", "receive", "process")


def _speaks(token: Token) -> bool:
    """True for a bracket that holds figures or a statement."""
    return any(
        segment.figures or any(inner.has("cue.universal", "cue.negation", "cue.timely") for inner in segment.tokens) for segment in token.inner
    )


def _several(left: Phrase) -> bool:
    """办结率、按时办结率均为100%: one figure for two rates."""
    names = left.all("rate")
    if len(names) < 2:
        return False
    between = Phrase(left.tokens[left.index(names[0]) + 1 : left.index(names[-1])])
    return any(token.sort is Sort.JOIN or token.has("cue.or") for token in between.tokens)


__all__ = ["Reader", "Scope", "compared"]
