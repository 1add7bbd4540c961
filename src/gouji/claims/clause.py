"""Reads one segment from left to right: figures, brackets, and what its words imply without a figure."""

from __future__ import annotations

import re

from gouji.claims.discourse import Draft
from gouji.claims.figures import Figures
from gouji.claims.implied import Implication, implications
from gouji.claims.lists import open_list, opens
from gouji.claims.meanings import OTHER
from gouji.claims.membership import AMONG
from gouji.claims.periods import turned_to
from gouji.claims.phrase import Phrase
from gouji.claims.tokens import Sort, Token
from gouji.quantity import Approx, UnitKind
from gouji.records import ClaimKind, Closure, Cue, Relation

_ROUGHLY = re.compile("基本|大体|大致|总体|几乎|接近")
_OPEN_ACTS = ("publish", "proactive")
_WISHED = re.compile("(?:申请|诉求|请求|来件)(?:公开|人)?(?:信息)?的?(?:主要)?(?:内容|事项|主题|领域|事由|类别|类型)")
_ABOUT = re.compile("(?:内容|事项|主题|领域)(?:主要|多|大多)?(?:涉及|集中|为|是|包括|以)|涉及|集中(?:在|于|为)")
"""Words that lead a list of what requests were about."""


class Clause(Figures):
    """One segment being read."""

    def read(self) -> None:
        """Turn the segment's figures and statements into drafts."""
        left: list[Token] = []
        anchor: Draft | None = None
        seen = skip = 0
        rule = self.said.has("cue.rule")
        self._ask()
        for place, token in enumerate(self.segment.tokens):
            if token.sort is Sort.FIGURE and token.figure is not None:
                right = self._right(place)
                if idiom := self._idiom(token.figure, Phrase.of(left), right):
                    self.reader.reasons[token.figure.index] = idiom
                    self.idle += 1
                    continue
                own = right.has("act", "outcome", "result") and not right.has("cue.negation")
                if skip and len(left) <= skip and left and (left[-1].has("cue.or") or own):
                    left = []  # 3件行政复议和2件行政诉讼, 12件申请12件办结: the word behind each
                if skip and left and left[0].has("applicant"):
                    left = left[1:]
                among = next((token for token in left if token.text in AMONG), None) if skip else None
                if among is not None:
                    left = left[left.index(among) + 1 :]  # 47件申请中43件系自然人提出
                if seen:
                    left = _outside(left)
                anchor = self._figure(token.figure, Phrase.of(left), right, seen, rule) or anchor
                self.discourse.opened = self.discourse.opened or self._among(right)
                left, seen, skip = [], seen + 1, len(right.tokens) if self.counter.used_right else 0
                self.counter.used_right = False
            elif skip and (token.sort is Sort.JOIN or token.has("cue.open")):
                left, skip = [token], 0
            elif token.sort is Sort.BRACKET and left and left[-1].has("cue.open") and (number := _number(token)) is not None:
                self.reader.reasons[number] = "enumerator"  # 其中（1）动态33条
            elif token.sort is Sort.BRACKET and _speaks(token):
                self._statement(left, seen, anchor)
                joins = [at for at, other in enumerate(left) if other.sort is Sort.JOIN]
                self._bracket(token, anchor, left[joins[-1] + 1 :] if joins else left)
                left = [] if seen else left
            else:
                left.append(token)
        self._statement(left, seen, anchor, consumed=bool(skip))

    def _ask(self) -> None:
        """从申请内容看, 申请事项集中在, and behind a figure of requests 涉及: what follows tells what they were about."""
        discourse, text = self.discourse, self.said.text
        if self.segment.after == "：":
            discourse.asked = False  # 申请事项：…；办理结果：…
        if discourse.asked or (_WISHED.search(text) is not None and not self.said.has_act("decide", "make")):
            discourse.asked = True
        elif discourse.topic == "request" and _ABOUT.search(text) is not None:
            discourse.asked = any(draft.topic == "request" and draft.figure is not None for draft in discourse.in_sentence)

    def _among(self, right: Phrase) -> bool:
        """6件复议中，2件以本局为被申请人: parts follow."""
        last = right.tokens[-1] if right.tokens else None
        inside = last is not None and last is self.segment.tokens[-1] and last.text in AMONG
        return inside and self.segment.after == "，" and self.discourse.topic != "info"

    def _right(self, place: int) -> Phrase:
        tokens: list[Token] = []
        for token in self.segment.tokens[place + 1 :]:
            if token.sort in (Sort.FIGURE, Sort.JOIN) or (token.sort is Sort.BRACKET and _speaks(token)):
                if token.sort is Sort.FIGURE:
                    tokens = _own(tokens)
                break
            tokens.append(token)
        return Phrase.of(tokens, inside=False)

    def _bracket(self, token: Token, anchor: Draft | None, before: list[Token]) -> None:
        discourse = self.discourse
        base = self._base_in_bracket(token, before)
        if base is not None:
            discourse.drafts.append(base)
            return
        saved = (discourse.topic, discourse.listing, discourse.period, discourse.scope, discourse.focus)
        if anchor is not None and anchor.kind not in (ClaimKind.CHANGE, ClaimKind.GROWTH, ClaimKind.SHARE):
            listing = open_list(discourse, anchor, named=False)
            self.reader.listings.append(listing)
            self._sort_of_documents(anchor)
        discourse.bracket = anchor is not None
        if anchor is not None and (anchor.concept or "").endswith(".total"):
            discourse.topic = anchor.topic
        begun = len(discourse.drafts)
        self.reader.enter(token.inner, [] if anchor is not None else before)
        if anchor is not None and anchor.axis == "carry":
            _both_ways(anchor, discourse.drafts[begun:])
        discourse.topic, discourse.listing, discourse.period, discourse.scope, discourse.focus = saved
        discourse.bracket = False

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
        outside = next((token for token in phrase.tokens if token.text in ("外", "以外", "之外")), None)
        if seen == 0 and outside is not None and phrase.after(outside).has("cue.negation"):
            phrase = phrase.after(outside)  # 除主动公开外未收到申请
        if not discourse.aim and not _ruled(phrase) and not (seen == 0 and phrase.has("cue.except")):
            self._imply(phrase, consumed=consumed)
        if seen == 0:
            self._listen(phrase)

    def _listen(self, phrase: Phrase) -> None:
        discourse = self.discourse
        if phrase.has("cue.open") and (self.segment.after == "：" or opens(phrase)):
            discourse.opened = True
        named = phrase.has("act", "rate", "cue.carry", "cue.carry_in", "cue.carry_out", "pending", "cue.up", "cue.down")
        named = named or (phrase.bare and phrase.has("cue.last_year", "cue.cumulative"))  # 上年：186件
        if self.segment.after == "：" and discourse.in_sentence and not named:
            discourse.opened = True
        noun = phrase.last("topic")
        if noun is not None and noun.get("topic") == "info" and phrase.tokens[-1].text in ("中", "里") and phrase.has_act(*_OPEN_ACTS):
            discourse.opened = True  # 主动公开的信息中，政策文件类132条
        if phrase.has("cue.by"):
            discourse.opened = discourse.by = True
        self.reader.listen(phrase, heading=self.segment.after == "：" and self.segment.before == "")
        period = None if discourse.listing is not None else turned_to(phrase, discourse)
        if period is not None:
            discourse.period = period

    def _imply(self, phrase: Phrase, *, consumed: bool) -> None:
        discourse = self.discourse
        if phrase.has("cue.stage") and any(token.has("cue.stage") for segment in self.rest[:2] for token in segment.tokens):
            return  # 一审驳回，二审正在审理: not yet a result
        last = discourse.in_sentence[-1] if discourse.in_sentence else None
        part = (
            last is not None
            and last.listing is not None
            and last.axis not in ("carry",)
            and last.quantity.value < last.listing.whole.quantity.value
        )
        part = part and not phrase.has("cue.rest", "topic") and (last is None or last.listing is None or len(last.listing.members) < 2)
        if last is not None and last.listing is not None and last.concept == "handled":
            part = False
        if self.segment.before == "：" and phrase.tokens[0].has("cue.negation", "cue.zero") and not phrase.has_content:
            phrase = Phrase((*Phrase.of(self.waiting).tokens, *phrase.tokens))
        cue = phrase.first("cue.universal", "cue.rest")
        if consumed and cue is not None and phrase.before(cue).has_content:
            phrase, consumed = Phrase((cue, *phrase.after(cue).tokens)), False
        for implied in implications(
            self._compared(phrase) if phrase.has("cue.flat") and not phrase.has("cue.compare") else phrase,
            self.counter,
            part=part,
            consumed=consumed,
        ):
            if implied.kind is ClaimKind.ZERO and implied.meaning.concept == "received" and self._by_one_way(phrase):
                continue
            if implied.kind is ClaimKind.GROWTH:
                self.reader.changed = phrase
            if not self._said(implied):
                discourse.drafts.append(self._implied_draft(implied))

    def _compared(self, phrase: Phrase) -> Phrase:
        """与上年持平, and 与上年的20件持平, where last year's figure stands between; 基本持平 behind a figure claims nothing exact."""
        last = self.discourse.in_sentence[-1:]
        if not (last and last[0].against and last[0].start >= self.segment.start) or _ROUGHLY.search(phrase.text):
            return Phrase((*self.waiting, *phrase.tokens))
        said = [token for token in self.said.tokens if token.end <= last[0].start]
        return Phrase((*(token for token in said if token.has("cue.compare", "cue.last_year") or token.year), *phrase.tokens))

    def _by_one_way(self, phrase: Phrase) -> bool:
        """True for 没有收到网上申请，信函申请2件: none came in by one way, which denies no others."""
        behind = [token for segment in self.rest if segment.figures for token in segment.tokens]
        return phrase.has("channel") and any(token.has("channel") for token in behind)

    def _said(self, implied: Implication) -> bool:
        """True where the sentence has just said the same."""
        for draft in self.discourse.in_sentence[-12:]:
            same = (draft.concept, draft.dimensions, draft.adds) == (
                implied.meaning.concept,
                implied.meaning.dimensions,
                implied.meaning.adds,
            )
            if same and draft.quantity.value == implied.quantity.value:
                return True
        return False

    def _implied_draft(self, implied: Implication) -> Draft:
        discourse, meaning = self.discourse, implied.meaning
        relation = Relation.EQ if implied.quantity.approx is Approx.EXACT else Relation.ABOUT
        return Draft(
            implied.kind, meaning.concept, implied.quantity, implied.start, implied.end, None, relation, meaning.dimensions,
            discourse.aside or discourse.period, discourse.scope, meaning.adds, implied.of if implied.kind is ClaimKind.GROWTH else None,
            role=meaning.role, implied=True, cues=(Cue(implied.cue, implied.start, implied.end),), doubt=implied.doubt,
            sentence=discourse.sentence, topic=meaning.topic, axis=meaning.axis,
        )  # fmt: skip


def _number(token: Token) -> int | None:
    """Index of the figure of a bracket that holds a small number and nothing else."""
    inner = [other for segment in token.inner for other in segment.tokens]
    figure = inner[0].figure if len(inner) == 1 else None
    plain = figure is not None and figure.quantity.unit.kind is UnitKind.NONE and 0 < figure.quantity.value < 10
    return figure.index if figure is not None and plain else None


def _ruled(phrase: Phrase) -> bool:
    """True where a rule is told; 每件都按时答复 tells what was done."""
    told = phrase.has("cue.universal") and all(token.text.startswith("每") for token in phrase.all("cue.rule"))
    return phrase.has("cue.rule") and not told


def _both_ways(whole: Draft, parts: list[Draft]) -> None:
    """跨年8件（上年转入3件，转下年5件）: in and out together are no row."""
    if len({part.concept for part in parts if part.axis == "carry"}) > 1:
        whole.concept, whole.adds = OTHER, ("carried_in", "carried_out")


def _own(tokens: list[Token]) -> list[Token]:
    """20件申请已办结18件: behind the noun, the verb is that of the next figure."""
    noun = next((place for place, token in enumerate(tokens) if token.get("topic") == "request"), None)
    if noun is None or not any(token.has("act", "outcome") for token in tokens[noun + 1 :]) or tokens[0].has("act", "outcome"):
        return tokens
    return tokens[: noun + 1]


def _outside(tokens: list[Token]) -> list[Token]:
    """不予公开1件（内部事务信息）、无法提供3件: the bracket says why of the figure before it, not what the next one counts."""
    mark = next((place for place, token in enumerate(tokens) if token.sort is Sort.JOIN), len(tokens))
    return [token for place, token in enumerate(tokens) if token.sort is not Sort.BRACKET or place > mark]


def _speaks(token: Token) -> bool:
    """True for a bracket that holds figures or a statement."""
    return any(
        segment.figures or any(inner.has("cue.universal", "cue.negation", "cue.timely") for inner in segment.tokens)
        for segment in token.inner
    )
