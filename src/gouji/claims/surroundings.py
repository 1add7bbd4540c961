"""What stands around a figure: clauses before and behind it, years told in order, verbs that follow."""

from __future__ import annotations

from dataclasses import replace

from gouji.claims.carrying import direction
from gouji.claims.discourse import Draft
from gouji.claims.ellipsis import Ellipsis
from gouji.claims.meanings import DOCUMENTS, OTHER, Meaning
from gouji.claims.periods import kind_of
from gouji.claims.phrase import Phrase
from gouji.claims.rates import Rate
from gouji.claims.tokens import Figure, Sort, Token
from gouji.quantity import UnitKind
from gouji.records import ClaimKind, Period, PeriodKind


class Surroundings(Ellipsis):
    """One segment being read, with the words around its figures."""

    def _changed_too(self, left: Phrase, right: Phrase) -> Rate | None:
        """比上年少2件、1件: the second is a difference as well."""
        last = self.discourse.in_sentence[-1] if self.discourse.in_sentence else None
        joined = bool(left) and all(token.sort is Sort.JOIN or token.has("cue.or") for token in left.tokens)
        if last is None or last.kind is not ClaimKind.CHANGE or not joined or right.has_content:
            return None
        return Rate(ClaimKind.CHANGE, "change", None, -1 if last.quantity.value < 0 else 1, left.text)

    def _dated(self, left: Phrase) -> Phrase:
        """上年：186件: the year before the colon belongs to the figure."""
        head = Phrase.of(self.last_clause)
        dated = head.has("cue.last_year", "cue.cumulative") and head.bare and self.segment.before == "："
        return Phrase((*head.tokens, *left.tokens)) if dated and left.bare else self._flow(left)

    def _flow(self, left: Phrase) -> Phrase:
        """规范性文件存量24件，全年增3件减6件: made and repealed."""
        cue = left.last("cue.up", "cue.down")
        if cue is None or self.discourse.topic not in DOCUMENTS or not left.bare or left.has("cue.compare", "cue.last_year", "cue.level"):
            return left
        stock = any((draft.concept or "").endswith(".valid") for draft in self.discourse.in_sentence)
        if not stock or self.discourse.comparing or left.after(cue).tokens:
            return left
        verb = Token(Sort.WORD, cue.start, cue.end, cue.text, {"act": "make" if cue.has("cue.up") else "repeal"})
        return Phrase((*left.before(cue).tokens, verb))

    def _year_in_order(self, drafts: list[Draft], seen: int) -> None:
        """2021年至2023年分别收到申请11件、15件、20件: a figure for each year; of no one year where their numbers differ."""
        years = sorted({token.year for token in self.segment.tokens if token.sort is Sort.YEAR})
        if len(years) < 2 or not self.said.has("cue.respectively") or self.discourse.year is None:
            return
        if len(years) == 2:
            years = list(range(years[0], years[1] + 1))
        known = len(years) == self._figures_in_row() and seen < len(years)
        for draft in drafts:
            kind = kind_of(years[seen], self.discourse.year) if known else PeriodKind.OTHER
            draft.period = Period(kind, years[seen] if known else None)

    def _again(self, figure: Figure, left: Phrase, meaning: Meaning) -> Meaning:
        """结案65件。65件申请中: a figure that no verb says anew takes up the one before it that is the same."""
        told_so = [draft for draft in self.discourse.drafts[-60:] if draft.role == "way" and draft.quantity.value == figure.quantity.value]
        if meaning.concept == "handled" and told_so:
            return replace(meaning, concept=OTHER, role="way")  # 主办答复7件。7件答复中
        if meaning.concept != "received" or meaning.dimensions or left.has("act"):
            return meaning
        value = figure.quantity.value
        told = [draft for draft in self.discourse.drafts[-60:] if draft.topic == "request" and draft.quantity.value == value]
        levels = [draft for draft in told if draft.kind is ClaimKind.LEVEL and not draft.applicant]
        same = [draft for draft in levels if draft.concept in ("received", "handled") or draft.adds]
        if not same or any(draft.concept == "received" for draft in same):
            return meaning
        return replace(meaning, concept=same[-1].concept or OTHER, adds=same[-1].adds, role=same[-1].role)

    def _announced(self, left: Phrase) -> str:
        """归集信息：许可1200条: the verb before the colon, where it tells of collecting or publishing."""
        verb = Phrase.of(self.waiting).last("act") if self.segment.before == "：" and not left.has("act") else None
        act = (verb.get("act") or "") if verb is not None else self._goes_on_in_force(left)
        return act if act in ("collect", "publish", "proactive", "valid") else ""

    def _goes_on_in_force(self, left: Phrase) -> str:
        """现行有效规章41件，规范性文件215件: documents of the other kind, in force as well."""
        last, noun = self.discourse.recent(sentence=True), left.last("topic")
        kind = noun.get("topic") if noun is not None else None
        if last is None or last.verb != "valid" or left.has("act") or kind not in DOCUMENTS or last.topic not in DOCUMENTS:
            return ""
        return "valid" if kind != last.topic else ""

    def _beside(self) -> Phrase:
        """The words of the segments that follow."""
        if self._near is None:
            self._near = Phrase.of([token for segment in (self.segment, *self.rest[:2]) for token in segment.tokens])
        return self._near

    def _timed(self, figure: Figure) -> bool:
        before = (token.figure for token in self.segment.tokens if token.figure is not None and token.end <= figure.start)
        return any(other.quantity.unit.kind is UnitKind.DURATION for other in before)

    def _group(self) -> str:
        word = Phrase.of(self.waiting).last("outcome") if self.segment.before == "：" else None
        return ((word.get("outcome") or "") if word is not None else "").partition(".")[0]

    def _behind(self, figure: Figure) -> Phrase:
        """What the clauses behind the last figure of its segment go on to say of it (6件依法延期，转下年办理)."""
        tokens: list[Token] = []
        if figure.end < max(token.end for token in self.segment.tokens if token.sort is Sort.FIGURE):
            return Phrase()
        mark = self.segment.after
        for segment in self.rest[:3]:
            if mark != "，" or segment.figures or any(token.inner for token in segment.tokens):
                break
            said = Phrase.of(segment.tokens)
            if said.has("cue.negation") and said.has("cue.carry", "cue.carry_in", "cue.carry_out"):
                break  # 无结转至下年的申请
            tokens.extend(segment.tokens)
            mark = segment.after
        return Phrase.of(tokens)

    def _told_behind(self, figure: Figure) -> bool:
        """1件因补正，转下年办理; 1件为规划资料，予以公开: what became of it stands behind it, and nothing before it speaks of it."""
        behind = self._behind(figure)
        if self.discourse.topic != "request" or behind.has("cue.universal", "cue.rest"):
            return False
        return behind.has("outcome", "pending") or direction(behind, self.discourse) == "out"

    def _around(self) -> Phrase:
        if self._wide is None:
            behind = self.rest[0] if self.rest and self.segment.after == "，" and not self.rest[0].figures else None
            tokens = list(behind.tokens) if behind is not None else []
            if behind is not None and self.rest[1:] and behind.after == "，" and not self.rest[1].figures:
                tokens.extend(self.rest[1].tokens)  # 诉讼1件，系不服处罚，与信息公开无关
            apart = any(token.has("elsewhere") and "无关" in token.text for token in tokens)
            self._wide = Phrase.of((*self.waiting, *self.segment.tokens, *(tokens if apart else ())))
        return self._wide
