"""Nouns and verbs beside a figure: which of them say what it counts, and what the text had in mind where none does."""

from __future__ import annotations

from dataclasses import dataclass

from gouji.claims.discourse import Discourse
from gouji.claims.lexicon import Lexicon
from gouji.claims.meanings import CASES, DECISIONS, DOCUMENTS, SHARED_VERBS, Setting, distinct
from gouji.claims.phrase import Phrase
from gouji.claims.tokens import Sort, Token
from gouji.records import Dimensions

_PLAIN = ("申请", "申请件", "申请事项", "申请表", "申请书", "申请量", "申请数", "申请总量", "申请数量")
"""Nouns of any kind of request: 低保申请 is none of information."""
_SERVICES = ("政务服务", "行政审批", "公共服务")
WEAK = frozenset(("信息公开", "政府信息公开", "政务公开"))
"""Nouns of what the genre is about: they name the topic only where no other noun stands."""


def _thing(side: Phrase) -> bool:
    """True where unknown words stand before the first word with content: they name what was counted."""
    first = side.first("act", "topic", "outcome", "result", "applicant", "channel", "rate", "pending")
    return first is not None and len(side.before(first).residue) > 1


@dataclass(slots=True)
class Nouns:
    """Asks the words beside one figure.

    Attributes:
        used_right: True where words behind the figure said what it counts.
        several: True where the sentence holds more figures.
        ahead: the noun right behind the figure (12件申请), where none stands before it.
        foreign: True where unknown words before the figure name what it counts.
        asked, answer: the words last asked for their topic, and that topic, as several rules ask for it.
    """

    lexicon: Lexicon
    discourse: Discourse
    used_right: bool = False
    several: bool = False
    ahead: Token | None = None
    foreign: bool = False
    asked: Phrase | None = None
    answer: str = ""

    def _act(self, side: Phrase, setting: Setting) -> str:
        acts = side.all("act")
        acts = [token for token in acts if not token.nested] or acts  # 制发（修改）规章1份
        if len(acts) > 1 and (self._noun(side) or acts[0]).get("topic") in DOCUMENTS:
            acts = [token for token in acts if token.text != "办"] or acts  # 废止县府办规范性文件20件
        if len(acts) > 1 and (self._noun(side) or acts[0]).get("topic") == "request":
            acts = [token for token in acts if token.get("act") not in ("publish", "proactive", "cause", "make")] or acts
        if not acts:
            noun = self._noun(side)
            return (
                "publish"
                if noun is not None and noun.get("topic") == "info" and ("公开" in noun.text or "发布" in noun.text)
                else setting.act
            )
        last = acts[-1]
        if len(acts) > 1:
            first = acts[-2]
            joined = Phrase(side.tokens[side.index(first) + 1 : side.index(last)])
            if {first.get("act"), last.get("act")} == {"repeal", "lapse"} and not joined.residue:
                return "repeal"  # 废止和失效规范性文件14件
            noun = self._noun(side)
            if noun is not None and noun.get("topic") in DOCUMENTS and last.get("act") == "valid":
                return "valid"  # 收录现行有效规章42件
            decided = noun is not None and noun.get("topic") in DECISIONS  # 受理并办结行政许可
            if decided and last.get("act") == "handle":
                return "handle"
            if (first.get("act") == "receive" and joined.has("cue.or") and not joined.residue) or (
                first.get("act") == "receive" and first.end == last.start
            ):
                return "receive"
            if last.get("act") == "cause" or last.get("act") == "charge":
                last = first
        return last.get("act") or ""

    def _topics(self, side: Phrase) -> list[str]:
        """The nouns right before the figure, joined by 、 or 和."""
        tokens = side.all("topic")
        tokens = [token for token in tokens if token.text not in WEAK] or tokens
        if not tokens:
            return []
        chosen = [tokens[-1]]
        special = [token for token in tokens if (token.get("topic") or "").startswith(f"{tokens[-1].get('topic')}.")]
        if special:
            return [special[-1].get("topic") or ""]
        for token in reversed(tokens[:-1]):
            between = Phrase(side.tokens[side.index(token) + 1 : side.index(chosen[-1])])
            joined = (not between and token.get("topic") in (*CASES, *DECISIONS)) or any(
                item.sort is Sort.JOIN or item.has("cue.or") for item in between.tokens
            )
            if not joined or between.residue or between.has("act", "outcome"):
                break
            chosen.append(token)
        return distinct(token.get("topic") for token in reversed(chosen))

    def _noun(self, side: Phrase) -> Token | None:
        """The last noun; 信息公开 only where no other stands (被诉信息公开案件7件 are lawsuits)."""
        tokens = side.all("topic")
        return next((token for token in reversed(tokens) if token.text not in WEAK), tokens[-1] if tokens else None)

    def _topic(self, side: Phrase) -> str:
        if self.asked is not side:
            self.asked, self.answer = side, self._named_topic(side)
        return self.answer

    def _named_topic(self, side: Phrase) -> str:
        named = self._noun(side)
        if named is not None:
            if named.text in _PLAIN and self._foreign(side, named):
                return "other"
            if named.has("outcome") and self.discourse.topic == "request":
                # 受理信访件126件, 信访事项上年结转3件: petitions themselves, no outcome of requests
                itself = side.before(named).has_act("receive", "handle", "process") or side.has(
                    "cue.carry", "cue.carry_in", "cue.carry_out"
                )
                return "other" if itself and named.get("topic") == "other" else "request"
            return named.get("topic") or ""
        if side.tail and side.has("act") and not (side.has("outcome") and self.discourse.topic == "request"):
            return "other"
        hint = side.last("hint")
        if hint is not None and not self.discourse.topic:
            return hint.get("hint") or ""
        if row := self._of_requests(side):
            return row
        if self.discourse.topic == "other" and side.has("applicant") and not side.residue and not side.has("act"):
            came = any(draft.concept in ("received", "handled") and not draft.applicant for draft in self.discourse.in_sentence)
            return "request" if came else "other"  # 出自41名申请人；个人件79件
        if not self._goes_on(side):
            return "other"
        if self.used_right and not self.discourse.topic and (self.foreign or _thing(side)):
            return "other"  # 民生实事10件全部完成
        if self.discourse.topic or side.tail or any(token.has("ignore") and not token.has("hint") for token in side.tokens):
            return self.discourse.topic
        if side.tokens and side.tokens[-1].text in ("业务", "事项") and side.has("act"):
            return "other"  # 窗口受理业务4.6万件
        submitted = side.has_act("submit") and side.has("applicant")  # 由自然人提出的40件
        return "request" if submitted or side.has_act("receive", "handle", "withdraw", "add", "due") else ""

    def _of_requests(self, side: Phrase) -> str:
        """结转下年度5件, 不予公开5件 in a sentence of their own speak of requests, whatever was spoken of before; 予以公开5件 may not."""
        if self.discourse.in_sentence or not set(self.discourse.topic.split("+")) <= {*DOCUMENTS, *DECISIONS, "fees"}:
            return ""
        carried = side.has("cue.carry", "cue.carry_in", "cue.carry_out") and side.has("cue.next_year", "cue.last_year")
        rows = {token.get("outcome") for token in side.all("outcome")}
        return "request" if carried or rows - {"granted"} else "other" if rows else ""

    def _goes_on(self, side: Phrase) -> bool:
        """True where the noun of what was last spoken of may be left out here: the verb suits it, and no other thing is named.

        Beyond the end of a sentence only a verb that suits it, or a result, keeps to it.
        """
        topics = self.discourse.topic.split("+")
        acts = {token.get("act") or "" for token in side.all("act")}
        if not all(topic in self.lexicon.elided for topic in topics):
            return True
        if side.has("result", "outcome", "cue.carry", "cue.carry_in", "cue.carry_out", "pending"):
            return True
        if any(not acts <= self.lexicon.elided[topic] for topic in topics) or (topics[-1] in CASES and side.has("channel", "cue.topical")):
            return False
        return bool(acts) or not self.discourse.inherited or side.has("cue.stage")

    def _foreign(self, side: Phrase, named: Token) -> bool:
        at = side.index(named)
        if at > 0 and side.tokens[at - 1].text.startswith(_SERVICES):
            return True  # 政务服务申请3.42万件
        head = side.tokens[at - 1] if at > 0 else named
        if named.text in _PLAIN[:2] and head.get("topic") in (*DECISIONS, "other") and not head.has("channel", "outcome"):
            return True  # 行政裁决申请12件
        if any(token.has("elsewhere") for token in side.tokens[:at]):
            return True  # 法律援助中心受理申请312件
        if named.text not in _PLAIN[:2]:
            return False
        if at > 1 and side.tokens[at - 1].has("act") and side.tokens[at - 2].sort is Sort.GAP and Phrase(side.tokens[: at - 2]).has("act"):
            return True
        return at > 0 and side.tokens[at - 1].sort is Sort.GAP and not side.tokens[at - 1].text.endswith(("的", "”", "）"))

    def _is_label(self, side: Phrase, named: Token | None) -> bool:
        """True for 规范性文件类68条 or 许可事项清单3份: the noun only names a class of other things."""
        if named is None:
            return bool(side.tail)
        if self.ahead is named:
            return False
        if named.get("topic") == "request" and named.text in _PLAIN and self._foreign(side, named):
            return True
        rest = Phrase(tuple(token for token in side.after(named).tokens if token.text not in WEAK))
        if named.get("topic") in DOCUMENTS and rest.has("cue.topical") and rest.after(rest.last("cue.topical")).has_act(*SHARED_VERBS):  # type: ignore[arg-type]
            return False  # 规范性文件清理后保留86件
        hidden = any(token.has("ignore") and not token.has("hint") for token in rest.tokens)
        return rest.has("cue.topical") or (bool(rest.residue or hidden) and not rest.has("act"))

    def _applicant(self, side: Phrase, beside: Phrase | None = None) -> Dimensions:
        """Who applied. 律师事务所及其他组织14件 are two columns together where other organisations have figures of their own, else all
        that are no natural persons; 律师事务所等14件 is the latter, and no column where others have figures of their own.
        """
        words = side.all("applicant")
        members = distinct(word.get("applicant") for word in words)
        if not members:
            return ()
        if "natural" in members or (len(members) == 1 and not self._and_others(side, words[-1])):
            return (("applicant", members[-1]),)
        near = [*(beside.all("applicant") if beside is not None else ())]
        told = {word.get("applicant") or "" for word in near} | {draft.applicant for draft in self.discourse.in_sentence}
        if not told - {"", "natural", *members}:
            return (("applicant", "legal"),)
        return () if self._and_others(side, words[-1]) or "legal" in members else (("applicant", "+".join(members)),)

    def _and_others(self, side: Phrase, word: Token) -> bool:
        """律师事务所等提出14件: the kind named is an example."""
        behind = side.after(word).tokens
        return bool(behind) and behind[0].has("cue.etc") and not Phrase(behind).has("applicant")

    def _negated(self, side: Phrase) -> bool:
        cue, act = side.last("cue.negation"), side.last("act")
        return cue is not None and act is not None and 0 <= act.start - cue.end <= 6
