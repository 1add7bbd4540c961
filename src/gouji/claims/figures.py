"""Reads one figure of a segment: a rate, a difference or a count, with its period and scope."""

from __future__ import annotations

import re
from dataclasses import replace

from gouji.claims.apart import CLEANED
from gouji.claims.coordination import distribute
from gouji.claims.discourse import Draft, Listing
from gouji.claims.fitting import fitted
from gouji.claims.lists import join
from gouji.claims.meanings import DECISIONS, OTHER, SHARED_VERBS, Meaning, Setting
from gouji.claims.periods import period_in, scope_in, turned_to
from gouji.claims.phrase import Phrase
from gouji.claims.rates import Rate, difference, percentages
from gouji.claims.surroundings import Surroundings
from gouji.claims.tokens import Figure, Sort, Token
from gouji.quantity import PERCENT, WAN_YUAN, YUAN, Unit, UnitKind
from gouji.records import ClaimKind, Period, PeriodKind

_RATIOS = (UnitKind.PERCENT, UnitKind.PERCENTAGE_POINT, UnitKind.FRACTION)
_KINDS = ("类", "项", "者", "种", "方面", "大类", "样")
_TOGETHER = re.compile("(?:共计?|合计|总计|均|都|皆|加起来|相加|之和)")
_ADDING = re.compile("算上|加上|连同|计上|并上|合并|加之|再加|计入|累加")
_WAYS = re.compile("(?:渠道|途径|方面|类别|部分|层级|平台|载体|环节|维度)")
_NO_COUNT = {UnitKind.DURATION: "duration", UnitKind.MEASURE: "measure"}


class Figures(Surroundings):
    """One segment being read, figure by figure."""

    def _figure(self, figure: Figure, left: Phrase, right: Phrase, seen: int, rule: bool) -> Draft | None:
        discourse = self.discourse
        reason = _NO_COUNT.get(figure.quantity.unit.kind) or self._barred(left, rule)
        if reason:
            self.reader.reasons[figure.index] = reason
            return None
        self._hear(left)
        if figure.quantity.unit.kind is UnitKind.MULTIPLE and left.has("cue.up", "cue.down"):
            figure = replace(
                figure, quantity=replace(figure.quantity, value=figure.quantity.value * 100, unit=PERCENT, step=figure.quantity.step * 100)
            )
        if figure.quantity.unit.kind is UnitKind.MULTIPLE and left.has("cue.last_year") and left.has("topic"):
            self.reader.rated = left  # 申请量为去年的1.5倍，共246件
            discourse.drafts.append(self._rate_draft(figure, Rate(ClaimKind.LEVEL, OTHER, label=left.text)))
            return None
        if figure.quantity.unit.kind in _RATIOS and seen and not left.has_content and left.bare and self.reader.rated is not None:
            left = self.reader.rated
        if figure.quantity.unit.kind in _RATIOS and left.bare and any(token.has("cue.share") for token in self.last_clause):
            left = Phrase.of(self.last_clause)  # 无法提供占比最高，达29.1%
        if figure.quantity.unit.kind in _RATIOS and not left.tokens and self.segment.before == "：":
            label = Phrase.of(self.last_clause)
            left = label if label.has("rate", "cue.up", "cue.down") else left  # 办结率：93.8%
        if figure.quantity.unit.kind in _RATIOS and self._planned(left):
            self.reader.reasons[figure.index] = "plan"
            return None
        if figure.quantity.unit.kind in _RATIOS:
            left = self._rate_in_order(left, seen)
            drafts = [self._rate_draft(figure, rate) for rate in percentages(left, right, discourse, several=_several(left))]
            self._drop_implied(drafts)
            if left.has_content or left.has("cue.up", "cue.down", "cue.share"):
                self.reader.rated = left
        else:
            drafts = self._count(figure, left, right, seen)
            self.reader.rated = left if left.has("cue.share") and right.text == "的" else None  # 占30件的50%
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
        counts = [draft for draft in self.discourse.in_sentence if draft.figure is not None and draft.kind is ClaimKind.LEVEL]
        row = self._figures_in_row()
        if seen == 0 and len(names) == 1 and row > 1 and len(counts) == row and left.has("cue.respectively") and not left.has("topic"):
            self.queue = [self._rate_of(draft, left) for draft in counts]
        return self.queue.pop(0) if self.queue else left

    def _rate_of(self, draft: Draft, left: Phrase) -> Phrase:
        """申请33件、来信89件，按期办结率分别为100%、98%: the rate of one of the counts."""
        topic = "request" if draft.topic == "request" else "other"
        return Phrase((Token(Sort.WORD, draft.start, draft.end, "", {"topic": topic}), *left.tokens))

    def _drop_implied(self, drafts: list[Draft]) -> None:
        """均已办结，办结率100% states one thing; the printed figure speaks for it."""
        for draft in drafts:
            twins = [
                other
                for other in self.discourse.in_sentence
                if other.implied and (other.concept, other.quantity.value) == (draft.concept, draft.quantity.value)
            ]
            for twin in twins:
                self.discourse.drafts.remove(twin)

    def _idiom(self, figure: Figure, left: Phrase, right: Phrase) -> str:
        """一件都没有收到, 未发生一起复议, 三项均无, 许可、处罚、强制三类: the figure counts nothing of its own."""
        denied = left.tokens[-1] if left else None
        if figure.quantity.value == 1 and denied is not None and denied.has("cue.negation") and figure.quantity.unit.kind is UnitKind.COUNT:
            return "negation"  # 无1件
        if figure.quantity.value > 9 or figure.quantity.unit.kind is not UnitKind.COUNT or figure.printed[:1].isdigit():
            return ""
        if figure.quantity.unit.symbol in _KINDS and len(left.split()) == figure.quantity.value > 1:
            return "enumeration"
        if (figure.quantity.unit.symbol in _KINDS and self._counts_kinds(left, right)) or self._counts_ways(right):
            return "enumeration"
        if figure.quantity.value == 1 and "最" in left.text and left.text.endswith("的"):
            return "fixed"
        cue = right.first("cue.negation")
        single = figure.quantity.value == 1
        if single and left.has("cue.negation") and not left.has("cue.also"):
            return "negation"
        if cue is None or right.before(cue).residue or right.after(cue).has("result", "outcome", "cue.timely"):
            return ""
        return "negation" if not right.after(cue).tokens or (single and right.has_act("receive", "cause")) else ""

    def _counts_kinds(self, left: Phrase, right: Phrase) -> bool:
        """分三类：, 两项共57万元, 两项均按时办结: how many kinds there are of what the other figures count."""
        divides = not right.tokens and self.segment.after == "：" and left.text.endswith(("分", "分为", "分成", "归为", "有", "共"))
        return divides or _TOGETHER.match(right.text) is not None

    def _counts_ways(self, right: Phrase) -> bool:
        """网站、公众号和公开栏三个渠道: how many ways there are."""
        return _WAYS.match(right.text) is not None

    def _barred(self, left: Phrase, rule: bool) -> str:
        if left.has("cue.plan"):
            self.discourse.aim = True
        if self.discourse.aim:
            return "plan"
        return "rule" if rule else ""

    def _planned(self, left: Phrase) -> bool:
        """True for a rate of next year, and then for what the sentence goes on with."""
        if left.has("cue.carry", "cue.carry_in", "cue.carry_out", "pending"):
            return False
        found = period_in(left, self.discourse) or self.discourse.period
        self.discourse.aim = self.discourse.aim or found.kind is PeriodKind.NEXT_YEAR
        return self.discourse.aim

    def _hear(self, left: Phrase) -> None:
        scope = scope_in(left, self.discourse)
        if scope is not None:
            self.discourse.scope = scope
        if left.has("cue.compare"):
            self.discourse.comparing = True

    def _rate_draft(self, figure: Figure, rate: Rate) -> Draft:
        quantity = figure.quantity
        if quantity.unit.kind is UnitKind.FRACTION and rate.kind is not ClaimKind.CHANGE:
            quantity = replace(quantity, value=round(quantity.value * 100, 2), unit=PERCENT, step=quantity.step * 100)
        if quantity.unit.kind is UnitKind.PERCENT and quantity.unit.factor != 1:
            quantity = quantity.convert(PERCENT)
        if rate.sign < 0:
            quantity = replace(quantity, value=-quantity.value, signed=True)
        draft = self._draft(figure, rate.kind, rate.concept, quantity)
        if rate.kind in (ClaimKind.GROWTH, ClaimKind.CHANGE) and draft.period.kind in (PeriodKind.LAST_YEAR, PeriodKind.OTHER):
            draft.period = Period(PeriodKind.THIS_YEAR, self.discourse.year)
        draft.of, draft.base, draft.label = rate.of, rate.base, rate.label
        draft.topic = rate.of.topic if rate.of else self.discourse.topic
        if rate.of is not None and rate.kind is ClaimKind.SHARE:
            draft.dimensions = ()
        return draft

    def _of_another(self, figure: Figure, left: Phrase, right: Phrase, seen: int) -> Draft | None:
        """A difference, or the level that one is taken from or leads to: told beside the figure it speaks of."""
        change = difference(left, right, figure.quantity, self.discourse) or (self._changed_too(left, right) if seen else None)
        if change is not None:
            self.reader.changed = left
            if (named := left.last("topic")) is not None:
                self.discourse.speak_of(named.get("topic") or "")
            return self._rate_draft(figure, change)
        base = self._base(figure, left, right) or self._level(figure, left) or self._exactly(figure, left, right)
        if base is not None and base.concept in DECISIONS and figure.quantity.unit.symbol == "项":
            base.concept = OTHER  # 行政许可由26项调整为24项: kinds of powers
        if base is not None and base.topic not in ("", self.discourse.topic):
            self.discourse.speak_of(base.topic)
        return base

    def _count(self, figure: Figure, left: Phrase, right: Phrase, seen: int) -> list[Draft]:
        if (seen == 0 and (left.has("cue.respectively") or self._row() > 1)) or self.queue:
            left = self._in_order(left, seen)
        left = self._dated(left) if seen == 0 else self._flow(left)
        beside = self._of_another(figure, left, right, seen)
        if beside is not None:
            return [beside]
        if left.bare and not right.has_content and not right.has("cue.late") and not (self._timed(figure) or self._told_behind(figure)):
            left = self._elided(left) or left
        if figure.quantity.unit.kind is UnitKind.NONE and left.has_act("charge"):
            figure = replace(figure, quantity=replace(figure.quantity, unit=YUAN))
        unit = figure.quantity.unit
        mark = self.segment.before if seen == 0 else "、"
        listing = self._listing(figure, left, mark)
        whole = (listing.whole.concept or "") if listing is not None and listing.named else ""
        published = self.discourse.orphan or (listing is not None and _published(listing.whole))
        act = self.act if seen else self._announced(left)
        if listing is not None and listing.whole.verb in SHARED_VERBS:
            act = act or listing.whole.verb
        symbol = unit.symbol if unit.kind is not UnitKind.MONEY else "元"
        last = self.discourse.recent(sentence=True)
        axis = last.axis if last is not None else ""
        setting = Setting(
            left=left,
            right=right,
            unit=symbol,
            member=listing is not None,
            published=published,
            whole=whole,
            act=act,
            channels=self.channels,
            axis=axis,
            bracket=self.discourse.bracket,
            value=figure.quantity.value,
            listed=self.reader.publishing,
            around=self._around(),
            behind=self._behind(figure),
            announced=self._group(),
            head="".join(token.text for token in self.said.tokens if token.end <= figure.start),
            within_days=self._timed(figure),
            applicants=self.applicants,
            beside=self._beside(),
        )
        self.counter.several = self.segment.figures + sum(segment.figures for segment in self.rest[:6]) > 1
        meanings = [self._money(left, meaning) if unit.kind is UnitKind.MONEY else meaning for meaning in self._meanings(setting, unit)]
        verb = left.last("act")
        self.act = (verb.get("act") or "") if verb is not None else act
        if left.has_act("proactive"):
            self.act = "proactive"  # 主动公开医疗服务信息98条、价格信息45条
        if verb is not None or left.has("cue.also", "cue.this_year"):
            self.reader.publishing = verb is not None and verb.get("act") in ("publish", "proactive", "push")
        meanings = [self._again(figure, left, meaning) for meaning in meanings]
        if len(meanings[0].adds) > 1:
            self.reader.enumerated = distribute(left)
        self._period(left, meanings[0])
        if self.discourse.period.kind is PeriodKind.NEXT_YEAR and meanings[0].axis != "carry":
            self.reader.reasons[figure.index] = "plan"
            return []
        drafts = [self._from_meaning(figure, meaning, listing, mark, left) for meaning in meanings]
        self._year_in_order(drafts, seen)
        if (meanings[0].role == "sum" or (meanings[0].concept == "proactive_total" and left.has("cue.sum"))) and listing is None:
            self._sum_up(drafts[0])
        self._turn(meanings[-1], listing)
        return drafts

    def _meanings(self, setting: Setting, unit: Unit) -> list[Meaning]:
        if unit.kind is UnitKind.MONEY:
            return [Meaning(label=setting.left.text)]
        cue = setting.left.last("cue.each")
        if cue is not None:
            members = [
                member
                for member in distribute(setting.left.before(cue))
                if member.has_content or member.has("cue.carry", "cue.carry_in", "cue.carry_out")
            ]
            if len(members) > 1:
                return [meaning for member in members for meaning in self.counter.meanings(replace(setting, left=member))]
        return [fitted(meaning, setting, unit) for meaning in self.counter.meanings(setting)]

    def _money(self, left: Phrase, meaning: Meaning) -> Meaning:
        named = left.last("topic")
        if left.has_act("waive"):
            return replace(meaning, topic="other")
        if (named is not None and named.get("topic") == "fees") or (named is None and self.discourse.topic == "fees" and not left.tail):
            return Meaning("fees", "fees")
        if (
            named is None
            and left.has_act("charge")
            and (not left.tail or "费" in left.tail)
            and any(draft.topic.split("+")[-1] in (*DECISIONS, "fees") for draft in self.discourse.in_sentence)
        ):
            return Meaning("fees", "fees", doubt=0.1)
        return replace(meaning, topic=(named.get("topic") or "other") if named else self.discourse.topic)

    def _period(self, left: Phrase, meaning: Meaning) -> None:
        if meaning.axis in ("carry", "sum") or (left.has("cue.carry", "cue.carry_in") and left.has("cue.last_year")):
            return
        if meaning.role == "sum" and self.discourse.period.kind is PeriodKind.OTHER:
            self.discourse.period = Period(year=self.discourse.year)  # 一季度8件，…，合计44件
            return
        if self.discourse.listing is not None and self.discourse.listing.members:
            return
        found = period_in(left, self.discourse)
        if found is None and self.waiting:
            found = turned_to(Phrase.of(self.waiting), self.discourse)
        if found is not None:
            beside = found.kind is PeriodKind.LAST_YEAR and (not left.has("topic", "act") or _passed_on(left))
            self.discourse.aside = self.discourse.period if beside else None
            self.discourse.period = found
        elif self.discourse.aside is not None and left.has("topic", "act"):
            self.discourse.period, self.discourse.aside = self.discourse.aside, None

    def _from_meaning(self, figure: Figure, meaning: Meaning, listing: Listing | None, mark: str, left: Phrase) -> Draft:
        quantity = figure.quantity
        if meaning.concept == "fees" and quantity.unit.kind is UnitKind.MONEY:
            quantity = quantity.convert(WAN_YUAN)
        kind = ClaimKind.PART if listing is not None and meaning.concept in (OTHER, "proactive_part") else ClaimKind.LEVEL
        draft = self._draft(figure, kind, meaning.concept, quantity)
        draft.dimensions, draft.adds, draft.role, draft.topic = meaning.dimensions, meaning.adds, meaning.role, meaning.topic
        named = left.last("act")
        draft.verb = (named.get("act") or "") if named is not None else ""
        spoken = left.last("topic")
        draft.noun = spoken.text if spoken is not None else ""
        draft.label, draft.axis, draft.doubt = meaning.label, meaning.axis, meaning.doubt
        draft.disclosed = "公开" in "".join(token.text for token in (*self.waiting, *self.said.tokens) if token.end <= figure.start)
        draft.summed = "累计" in left.text
        self._all_in_force(draft)
        self._since_when(draft, left)
        if self.discourse.sorts and draft.verb == "proactive":
            draft.axis = "attribute"
        if meaning.axis == "carry":
            self.discourse.added = draft.concept == "carried_in" and _ADDING.search(left.text) is not None
            draft.period = Period(PeriodKind.THIS_YEAR, self.discourse.year)
            self._on_hand(draft, listing, left)
        if meaning.role == "new":
            self._on_hand(draft, listing, left)
        aside = draft.period.kind is PeriodKind.LAST_YEAR and listing is not None and draft.concept == listing.whole.concept
        if aside:
            return draft  # 收到293件（上年638件）: beside it, not a part
        if listing is not None:
            self._narrow(draft, listing, left)
        if listing is not None and self._is_part(draft, listing):
            join(listing, draft, mark, self.discourse)
            if draft.listing is not None and draft.listing not in self.reader.listings:
                self.reader.listings.append(draft.listing)
        return draft

    def _all_in_force(self, draft: Draft) -> None:
        """清理后继续有效188件。现行有效199件: the documents looked through give way to all in force, whichever is told first."""
        if draft.concept != "norm_docs.valid":
            return
        twins = [other for other in self.discourse.drafts[-60:] if other.concept == draft.concept and CLEANED in (other.role, draft.role)]
        for twin in twins:
            given = draft if draft.role == CLEANED else twin
            given.concept, given.kind = OTHER, ClaimKind.LEVEL

    def _since_when(self, draft: Draft, left: Phrase) -> None:
        """累计340件 beside a smaller figure of the year's own is of all years, whichever comes first."""
        if draft.concept == OTHER:
            return
        twins = [other for other in self.discourse.in_sentence if (other.concept, other.dimensions) == (draft.concept, draft.dimensions)]
        if draft.summed and any(other.quantity.value < draft.quantity.value for other in twins):
            draft.period = Period(PeriodKind.CUMULATIVE)
        if left.has("cue.this_year") or self.discourse.year in left.years:
            for other in twins:
                if other.summed and other.quantity.value > draft.quantity.value:
                    other.period = Period(PeriodKind.CUMULATIVE)

    def _turn(self, meaning: Meaning, listing: Listing | None) -> None:
        if listing is not None and meaning.concept in (OTHER, "proactive_part") and listing.whole.topic != "":
            return
        topic = self._joined_cases(meaning)
        if topic != self.discourse.topic or meaning.concept != OTHER:
            self.discourse.speak_of(topic)
        if meaning.topic == "info" and not any(draft.topic == "request" for draft in self.discourse.in_sentence):
            self.discourse.attribute = True


def _passed_on(left: Phrase) -> bool:
    """转办上一年度申请3件: the year belongs to the requests, not to what the sentence goes on to tell."""
    year = left.last("cue.last_year")
    behind = left.after(year).tokens if year is not None else ()
    return year is not None and left.before(year).has_act("assist") and bool(behind) and behind[0].get("topic") == "request"


def _published(whole: Draft) -> bool:
    """True for information made public; 制作信息330条 counts what was made."""
    return whole.concept in ("proactive_total", "proactive_part") or (
        whole.topic == "info" and whole.role not in ("", "make", "collect", "hold", "receive", "process")
    )


def _several(left: Phrase) -> bool:
    """办结率、按时办结率均为100%: one figure for two rates."""
    names = left.all("rate")
    if len(names) < 2:
        return False
    between = Phrase(left.tokens[left.index(names[0]) + 1 : left.index(names[-1])])
    return any(token.sort is Sort.JOIN or token.has("cue.or") for token in between.tokens)
