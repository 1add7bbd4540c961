"""What is left out: the noun said in the clause before, the figure of last year, the order of an enumeration."""

from __future__ import annotations

import re
from dataclasses import replace

from gouji.claims.coordination import distribute
from gouji.claims.discourse import Draft
from gouji.claims.meanings import DOCUMENTS, OTHER, Setting
from gouji.claims.membership import Membership
from gouji.claims.phrase import Phrase
from gouji.claims.tokens import Figure, Sort, Token
from gouji.quantity import Approx, Quantity, UnitKind
from gouji.records import ClaimKind, Period, PeriodKind, Relation

_RELATIONS = {Approx.EXACT: Relation.EQ, Approx.OVER: Relation.GE, Approx.UNDER: Relation.LE, Approx.ABOUT: Relation.ABOUT}

_JOINED = re.compile("[、和及或与]|以及|或者")


class Ellipsis(Membership):
    """One segment being read, with the words it leaves out."""

    def _draft(self, figure: Figure, kind: ClaimKind, concept: str | None, quantity: Quantity) -> Draft:
        discourse = self.discourse
        return Draft(
            kind, concept, quantity, figure.start, figure.end, figure.index, _RELATIONS[quantity.approx],
            period=discourse.period, scope=discourse.scope, sentence=discourse.sentence,
        )  # fmt: skip

    def _elided(self, left: Phrase) -> Phrase | None:
        """达99件, 均为31件: what is counted stands in the clause before, or before the percentage."""
        if left.has("cue.sum") and self.discourse.in_sentence and self.discourse.in_sentence[-1].kind is ClaimKind.LEVEL:
            return None
        if left.text.lstrip("、").startswith(("其他", "其它")) and not self.discourse.bracket:
            return None
        source = Phrase.of(self.last_clause)
        if source.text.endswith("为主") and not source.has("applicant"):
            return None
        drafts = self.discourse.in_sentence
        if drafts and drafts[-1].kind is ClaimKind.CHANGE and self.reader.changed is not None:
            cue = self.reader.changed.first("cue.compare", "cue.up", "cue.down")
            source = self.reader.changed.before(cue) if cue is not None else source
        if (
            not source.has("topic", "applicant", "outcome", "result")
            and not source.has_act("receive", "handle", "process", "publish", "proactive")
            and self.reader.rated is not None
        ):
            source = Phrase(tuple(token for token in self.reader.rated.tokens if not token.has("cue.open", "cue.share")))
        carried = ("cue.carry", "cue.carry_in", "cue.carry_out", "pending")
        if self.segment.before == "（" and source.tail and not source.tail.endswith(("居多", "之", "主")):
            return None  # 自然资源局（42件）
        stated = source.has("applicant", "topic", "outcome", "result", "channel", *carried) or source.has_act(
            "receive", "handle", "process", "publish", "proactive"
        )
        stated = stated or (self.discourse.bracket and source.text.lstrip("，、：").startswith(("其他", "其它")))
        labelled = self.segment.before == "：" and source.has("cue.carry", "cue.carry_in", "cue.carry_out", "pending")
        if labelled and not left.tokens:
            return source  # 转下年度：1件
        if not stated or source.has("cue.negation", "cue.open") or left.has("cue.open", "cue.also", "cue.etc"):
            return None
        last = source.last("act", "topic", "applicant", "channel", "outcome", "result", *carried)
        tokens = source.tokens[: source.index(last) + 1] if last is not None else source.tokens
        behind = source.after(last).tokens[:1] if last is not None else ()
        if behind and behind[0].text in ("量", "数", "总量", "总数", "数量"):
            tokens = (*tokens, *behind)  # 依申请公开量增长50%，达18件
        return Phrase((*tokens, *(token for token in left.tokens if not token.has("cue.each"))))

    def _base(self, figure: Figure, left: Phrase, right: Phrase) -> Draft | None:
        """比2022年的58件增长: last year's figure of what was just said."""
        cue = left.last("cue.compare")
        ahead = right.has("cue.up", "cue.down", "cue.level", "cue.flat", "cue.compare")
        if cue is None or not ahead or left.after(cue).has("topic", "act"):
            return None
        said = self.reader.changed or self.reader.rated
        subject = self._named(left.before(cue), right, figure) or self._outside() or self.discourse.recent(sentence=True)
        if subject is None and said is not None:  # 申请总量同比下降三成，由上年的132件降至95件
            subject = self._named(said, Phrase(()), figure)
        head = Phrase.of(self.last_clause)
        compared = head.first("cue.compare")
        if subject is None and compared is not None:  # 申请量较上年增加一倍，由12件增至24件
            subject = self._named(head.before(compared), Phrase(()), figure)
        subject = subject or self.discourse.recent()
        if subject is not None and subject.concept == OTHER and left.before(cue).has_act("publish", "proactive"):
            subject = next((draft for draft in reversed(self.discourse.drafts) if draft.concept == "proactive_total"), subject)
        if subject is None:
            return None
        self._in_force(subject, left.before(cue))
        draft = self._draft(figure, ClaimKind.LEVEL, subject.concept, figure.quantity)
        years = left.years
        year = years[-1] if years else (self.discourse.year - 1 if self.discourse.year else None)
        draft.period = Period(PeriodKind.LAST_YEAR, year)
        draft.topic, draft.dimensions, draft.label, draft.against = subject.topic, subject.dimensions, left.text, True
        if subject.concept == "carried_out":  # 在办7件，较年初的10件减少
            draft.concept, draft.period = "carried_in", Period(PeriodKind.THIS_YEAR, self.discourse.year)
        return draft

    def _base_in_bracket(self, token: Token, before: list[Token]) -> Draft | None:
        """较去年（400条）增加3条: last year's figure of what was just said."""
        words, inner = Phrase.of(before), [part for segment in token.inner for part in segment.tokens]
        subject = self.discourse.recent(sentence=True)
        figure = inner[-1].figure if len(inner) == 1 else None
        yearly = words.has("cue.last_year") or words.years or any(mark in words.text for mark in ("年", "同期", "同比"))
        if (
            figure is None
            or subject is None
            or not (words.has("cue.compare") and yearly)
            or words.has("topic", "act", "cue.up", "cue.down")
        ):
            return None
        if figure.quantity.unit.kind not in (UnitKind.COUNT, UnitKind.NONE, UnitKind.MONEY):
            return None
        draft = self._draft(figure, ClaimKind.LEVEL, subject.concept, figure.quantity)
        draft.period = Period(PeriodKind.LAST_YEAR, self.discourse.year - 1 if self.discourse.year else None)
        draft.topic, draft.dimensions, draft.label, draft.against = subject.topic, subject.dimensions, words.text, True
        return draft

    def _in_force(self, subject: Draft, words: Phrase) -> None:
        """规范性文件由上年的8件变为9件: a stock, not what was made in the year."""
        level = any(token.has("cue.level") for token in self.segment.tokens)
        if level and subject.topic in DOCUMENTS and not words.has("act"):
            subject.concept, subject.verb = f"{subject.topic}.valid", "valid"

    def _exactly(self, figure: Figure, left: Phrase, right: Phrase) -> Draft | None:
        """突破万条，达10362条: the same count again, to the last one."""
        last = self.discourse.in_sentence[-1] if self.discourse.in_sentence else None
        if last is None or last.figure is None or last.kind is not ClaimKind.LEVEL or not left.bare or right.has_content:
            return None
        cued = any(token.text in ("达", "达到", "共", "为", "计", "共计", "实际为", "合计") for token in left.tokens)
        vague, exact = last.quantity, figure.quantity
        alike = vague.unit.symbol == exact.unit.symbol and vague.approx is not Approx.EXACT and exact.approx is Approx.EXACT
        if not (cued and alike and vague.interval.low <= exact.value <= vague.interval.high):
            return None
        return replace(last, quantity=exact, start=figure.start, end=figure.end, figure=figure.index, relation=Relation.EQ)

    def _outside(self) -> Draft | None:
        """复议31件（维持22件，其他9件），较2021年的40件减少: the count before the bracket, not the last inside it."""
        focus, last = self.discourse.focus, self.discourse.in_sentence[-1:]
        bracketed = bool(last) and last[0].listing is not None and not last[0].listing.named and last[0].listing.whole is focus
        return focus if bracketed else None

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
        if cue is None or left.after(cue).residue or left.has("topic") or left.before(cue).has("act") or subject is None:
            return None
        draft = self._draft(figure, ClaimKind.LEVEL, subject.concept, figure.quantity)
        draft.period = Period(PeriodKind.THIS_YEAR, self.discourse.year)
        draft.topic, draft.dimensions, draft.label = subject.topic, subject.dimensions, left.text
        return draft

    def _parted(self, phrase: Phrase) -> Phrase:
        """公民、法人和其他组织 is one word for anybody; with figures in order it names three kinds of applicants."""
        tokens: list[Token] = []
        for token in phrase.tokens:
            names = [name for name in _JOINED.split(token.text) if name] if token.has("ignore") else []
            senses = [self.reader.lexicon.senses(name) for name in names]
            if len(names) < 2 or not all("applicant" in found for found in senses):
                tokens.append(token)
                continue
            for name, found in zip(names, senses, strict=True):
                tokens.append(Token(Sort.WORD, token.start, token.end, name, found))
                tokens.append(Token(Sort.JOIN, token.end, token.end, "、"))
            tokens.pop()
        return Phrase(tuple(tokens))

    def _in_order(self, left: Phrase, seen: int) -> Phrase:
        """分别为: the noun or verb that stands at the figure's place in the enumeration before it."""
        told = self.reader.enumerated
        if seen == 0 and len(told) == self._row() > 1 and not left.has_content and left.residue in ("", "即"):
            self.queue = list(told)  # 许可、处罚、强制合计4310件，即4017件、276件、17件
            return self.queue.pop(0)
        if seen == 0:
            cue = left.last("cue.respectively")
            before = left.before(cue) if cue is not None else left
            if cue is None and (len(before.split()) < 2 or not before.has("topic", "outcome", "result")):
                return left
            source = before if before.has_content else Phrase((*Phrase.of(self.waiting).tokens, *before.tokens))
            noun = source.last("topic", "outcome", "result", "applicant", "channel", "act")
            if noun is not None and source.after(noun).has("cue.up", "cue.down"):
                source = Phrase((*source.before(noun).tokens, noun))  # 复议、应诉案件双下降，分别为3件、1件
            members = distribute(self._parted(source))
            tail = left.after(cue) if cue is not None else Phrase()
            if tail.has("topic") and not tail.residue and all(member.has("applicant") or not member.has_content for member in members):
                members = [Phrase((*member.tokens, *tail.tokens)) for member in members]  # 自然人、企业分别提出申请45件、6件
            wanted = self._figures_in_row() if cue is not None else self._row()
            self.queue = members if len(members) == wanted and wanted > 1 else []
            if not self.queue:
                return left
        return self.queue.pop(0)
