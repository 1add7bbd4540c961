"""Information made public: totals, and classes of it."""

from __future__ import annotations

import re

from gouji.claims.meanings import OTHER, Meaning, Setting, label_of
from gouji.claims.nouns import Nouns
from gouji.claims.phrase import Phrase
from gouji.claims.tokens import Token

_ABOUT = re.compile("围绕|聚焦|针对|重点领域|领域$")
"""围绕重点领域公开信息402条: of one kind, whatever stands between the verb and 信息."""


class Published(Nouns):
    """Rules for information made public."""

    __slots__ = ()

    def _info(self, side: Phrase, setting: Setting) -> Meaning:
        noun, act = side.last("topic"), self._act(side, setting)
        if noun is not None and noun.get("topic") != "info":
            noun = None
        label = label_of(side)
        if not self.lexicon.counted_in("info", setting.unit):
            return Meaning(OTHER, "info", label=label)
        if side.has("outcome"):
            return Meaning(OTHER, "info", label=label)  # 不予公开信息4件
        classed = self._classed(side, noun) if noun is not None else bool(side.tail) or side.has("cue.topical")
        channel = side.last("channel")
        media = all(token.get("channel") == "media" for token in side.all("channel")) and not side.has("cue.etc")
        if channel is None and act == "publish" and not setting.member and self._by_medium():
            return Meaning(OTHER, "info", label=label, role=act, axis="channel")
        if channel is not None and media and act != "proactive" and not (setting.member or setting.published):
            spread = noun is not None and not classed and act == "publish"  # 依托广播公开信息780条
            return Meaning("proactive_part" if spread else OTHER, "info", label=label, role=act, axis="channel")
        if act == "publish" and noun is None and side.has("cue.sum") and self._listed():
            return Meaning("proactive_total", "info", label=label)
        official = noun is not None and noun.text not in ("信息", "信息量", "各项信息") and not side.has("act")
        if noun is None and not classed and channel is None and self._of_this_year(side, act):
            return Meaning("proactive_total", "info", label=label)
        rest = any(word in label for word in ("其他", "其它", "其余"))
        whole = act == "proactive" or official or (act == "publish" and noun is not None)
        within = setting.member and (channel is not None or act == "publish")
        if whole and not classed and not rest and not within:
            by = any(token.text in ("通过", "利用", "依托", "借助", "经由") for token in side.tokens) and act != "proactive"
            if channel is not None and (noun is None or by) and setting.channels > 1:
                return Meaning("proactive_part", "info", label=label, role=act, axis="channel")
            return Meaning("proactive_total", "info", label=label, axis="channel" if channel is not None else "class")
        if setting.published:
            return Meaning("proactive_part", "info", label=label, axis="channel" if channel else "class")
        if act == "proactive" and classed and noun is not None and not setting.member:
            return Meaning("proactive_part", "info", label=label, role=act)  # 主动公开服务信息213条
        sited = channel is not None and not media and act == "publish" and noun is None and not side.tail and not setting.member
        concept = "proactive_part" if sited else OTHER  # 官网发布1830条
        return Meaning(concept, "info", label=label, role=act or "told", axis="channel" if channel and not classed else "class")

    def _by_medium(self) -> bool:
        """公众号粉丝12万，发布信息350篇: the account publishes, not the body as a whole."""
        first = next((draft for draft in self.discourse.in_sentence if draft.figure is not None), None)
        return first is not None and first.topic == "other" and any(word in first.label for word in self.lexicon.channels["media"])

    def _of_this_year(self, side: Phrase, act: str) -> bool:
        """当年新增公开93条 behind 累计公开信息680条: the year's own total."""
        last = self.discourse.recent(sentence=True)
        dated = side.has("cue.this_year") or self.discourse.year in side.years
        return act in ("publish", "add") and dated and last is not None and last.concept == "proactive_total" and last.summed

    def _listed(self) -> bool:
        drafts = self.discourse.in_sentence
        return len(drafts) > 1 and all(draft.concept in (OTHER, "proactive_part") for draft in drafts)

    def _classed(self, side: Phrase, noun: Token) -> bool:
        """True where words between the verb and 信息 say what kind of information it is."""
        if side.after(noun).residue:
            return True
        head = side.before(noun)
        verb = head.last("act")
        if verb is not None and _ABOUT.search(head.before(verb).text):
            return True
        between = head.after(verb) if verb is not None else head
        if between.tokens and between.tokens[-1].has("cue.etc"):
            return False
        if verb is not None and verb.get("act") == "publish" and _class_before(head.before(verb)):
            return True
        named = between.has("topic", "cue.topical", "applicant", "ignore", "elsewhere")
        if "政" in noun.text and not named and len(between.residue) <= 4:
            return False
        return bool(between.residue) or named or side.after(noun).has("cue.topical")


def _class_before(head: Phrase) -> bool:
    """True for 工作动态发布信息33条: what stands right before the verb names a class."""
    last = head.tokens[-1] if head.tokens else None
    return last is not None and last.get("topic") in ("info", "other") and last.get("topic") is not None
