"""Reads one paragraph from left to right: each figure and each statement without one becomes a draft claim or a reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gouji.claims.clause import Clause
from gouji.claims.discourse import Draft
from gouji.claims.lists import names_document, settle
from gouji.claims.matters import tell_matters_apart
from gouji.claims.membership import Memory
from gouji.claims.phrase import Phrase
from gouji.claims.tokens import Segment, Sort, Token, Tokenizer, sentences
from gouji.claims.ways import tell_by_way

_IMPLYING = frozenset(("cue.negation", "cue.zero", "cue.universal", "cue.timely", "cue.late", "cue.flat", "cue.rest", "result", "outcome"))


@dataclass(slots=True)
class Reader(Memory):
    """Reads paragraphs of one text; the topic of a heading reaches into the paragraph below it.

    Attributes:
        online, offline: words for ways in, to tell whether a list names every kind of way.
    """

    online: frozenset[str] = frozenset()
    offline: frozenset[str] = frozenset()

    def read(self, tokenizer: Tokenizer) -> list[Draft]:
        """Drafts of one paragraph, in reading order."""
        self.discourse.drafts, self.listings, self.reasons = [], [], {}
        self.discourse.ahead = self.discourse.plans
        for start, end in sentences(tokenizer.text):
            self.discourse.begin_sentence((start, end))
            self._look(tokenizer.text[start:end])
            self.publishing, self.rated, self.changed, self.enumerated = False, None, None, []
            begun = len(self.discourse.drafts)
            if self._states(tokenizer, start, end):
                self.enter(tokenizer.segments(start, end))
                tell_by_way(self.discourse.drafts, begun)
                tell_matters_apart(self.discourse.drafts, begun)
        if self.discourse.ahead and tokenizer.text.endswith("："):
            self.discourse.plans = True
        for draft in self.discourse.drafts:
            if draft.concept == "proactive_total" and names_document(draft.label):
                draft.concept = "proactive_part"  # 信息公开指南1条
        for listing in self.listings:
            settle(listing, self.online, self.offline)
        return sorted(self.discourse.drafts, key=lambda draft: (draft.start, draft.end))

    def _look(self, sentence: str) -> None:
        """Once a paragraph looks ahead, what follows is planned, up to a sentence about the report's own year."""
        own = f"{self.discourse.year}年"
        if self.discourse.ahead:
            dated = self.lexicon.own_year.search(sentence) is not None or own in sentence
            self.discourse.ahead = not dated or self.lexicon.ahead.search(sentence) is not None
            self.discourse.aim = self.discourse.ahead
        elif self.lexicon.ahead.search(sentence) is not None:
            self.discourse.ahead = own not in sentence

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

    def listen(self, phrase: Phrase, *, heading: bool = False) -> None:
        """Take the topic from words without a figure; 以规划许可为主 tells what most of it is about.

        `heading`: they announce what follows (互动交流：); one that names nothing known speaks of something else.
        """
        if phrase.text.endswith("为主"):
            if phrase.has("applicant") and not self.discourse.topic:
                self.discourse.speak_of("request")  # 申请人以自然人为主，共64件
            return
        if phrase.tokens and phrase.tokens[0].text in ("系", "属", "均系", "均属", "属于") and not heading:
            return  # 系2021年复议案件: tells more of what was just counted
        if heading and phrase.residue and not phrase.has("topic", "hint", "act", "outcome", "result", "applicant", "channel", "cue.open"):
            self.discourse.speak_of("other")
        named = [token for token in phrase.all("topic") if not token.has("channel")]
        hint = phrase.last("hint")
        if named:
            self.discourse.speak_of(named[-1].get("topic") or "")
        elif hint is not None and (not self.discourse.topic or hint.has("cue.by")):
            self.discourse.speak_of(hint.get("hint") or "")

    def enter(self, segments: Sequence[Segment], before: Sequence[Token] = ()) -> None:
        """Read the segments of a sentence, or of a bracket with the words before it where no figure stands there."""
        waiting: list[Token] = []
        clause_before = list(before)
        pairs = list(_pairs(segments))
        self.discourse.attribute = self.discourse.sorts = _sorted_documents(pairs, self.lexicon.attributes)
        if not self.discourse.bracket:
            self.discourse.answering = any(_answers(segment) for segment in segments)
        channels = sum(before.has("channel") for before, _ in pairs)
        applicants = sum(before.has("applicant") for before, _ in pairs)
        spoken = {token.get("topic") for segment in segments for token in segment.tokens} - {None}
        submitted = not spoken and not self.discourse.topic and any(before.has_act("submit") for before, _ in pairs)
        kinds = {word.get("applicant") for before, _ in pairs for word in before.all("applicant")} if applicants > 1 else set()
        unnamed = not spoken and not self.discourse.topic and "natural" in kinds and len(kinds) > 1
        unnamed = unnamed and not any(before.has("act") for before, _ in pairs)  # 商业企业19件，自然人148件
        if applicants > 1 and ("request" in spoken or submitted or unnamed):
            self.discourse.speak_of("request")
        for place, segment in enumerate(segments):
            clause = Clause(self, segment, waiting, segments[place + 1 :])
            clause.channels, clause.applicants, clause.last_clause = channels, applicants, clause_before
            clause.read()
            if segment.figures or any(not _numbers(token) for token in segment.tokens if token.inner):
                waiting = clause_before = []
            else:
                waiting = [*waiting, *segment.tokens]
                clause_before = list(segment.tokens)


def _numbers(token: Token) -> bool:
    """True for （5）, which only numbers an item."""
    return all(inner.has("enumerator") for segment in token.inner for inner in segment.tokens)


def _answers(segment: Segment) -> bool:
    """True for an outcome that only the answer to a request has (不属于本机关1件), inside brackets as well."""
    rows = [token.get("outcome") or "" for token in segment.tokens] + [""]
    return any("." in row or row == "unavailable" for row in rows) and segment.figures > 0


def _sorted_documents(pairs: Sequence[tuple[Phrase, Token]], attributes: frozenset[str]) -> bool:
    """True for 主动公开的150件，依申请公开的90件，不予公开的80件: documents sorted by how they may be published."""
    first = pairs[0][0] if pairs else Phrase()
    if first.has_act("receive", "handle", "process") and any(token.get("topic") == "request" for token in first.all("topic")):
        return False  # 答复申请44件：主动公开13件，不予公开5件
    acting = any(left.has_act("proactive") for left, _ in pairs)
    sorts = {token.text for left, _ in pairs if not left.has_act("receive", "handle", "process") for token in left.all("topic", "outcome")}
    return acting and (len(sorts & attributes) > 1 or (bool(sorts & attributes) and _add_up([figure for _, figure in pairs])))


def _add_up(tokens: Sequence[Token]) -> bool:
    """True for 文件20件，主动公开12件，依申请公开8件: the figures behind the first add up to it."""
    values = [token.figure.quantity.value for token in tokens if token.figure is not None]
    return len(values) > 2 and values[0] == sum(values[1:])


def _pairs(segments: Sequence[Segment]) -> Iterable[tuple[Phrase, Token]]:
    for segment in segments:
        left: list[Token] = []
        for token in segment.tokens:
            if token.sort is Sort.FIGURE:
                yield Phrase.of(left), token
                left = []
            else:
                left.append(token)
