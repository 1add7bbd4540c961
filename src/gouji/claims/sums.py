"""Sums: what 合计 behind several figures adds up."""

from __future__ import annotations

import re
from decimal import Decimal

from gouji.claims.discourse import Draft
from gouji.claims.meanings import DECISIONS, DOCUMENTS, OTHER, Meaning, Setting, distinct
from gouji.claims.nouns import Nouns
from gouji.claims.phrase import Phrase
from gouji.records import ClaimKind, PeriodKind

_LONG = 4
"""Characters of an unknown name that may stand before 合计 (三级合计)."""

_IN_ALL = re.compile("[共总]|合计")


class Sums(Nouns):
    """Rules for sums."""

    __slots__ = ()

    def _summed(self, side: Phrase, setting: Setting) -> list[Meaning]:
        """总计58件 behind the outcomes, 合计3件 behind two figures of requests: the sum of what was just listed."""
        if (parts := self._adding_up(side, setting)) and (found := self._sum_of(parts)):
            return [found]
        openly = _openly_summed(side)
        if side.has("cue.sum") and any(token.text.endswith("结果") for token in side.all("hint")) and not side.has_content:
            return [Meaning("handled", "request", role="sum")]  # 办理结果总计44件
        if side.has("cue.sum") and side.has_act("process") and not side.residue and self._both_told() and self._on_hand_is(setting):
            return [Meaning(OTHER, "request", adds=("received", "carried_in"), role="process", axis="sum")]
        if self.discourse.added and _in_all(side):
            verb = side.last("act")
            role = (verb.get("act") or "") if verb is not None else ""
            return [Meaning(OTHER, "request", adds=("received", "carried_in"), role=role, axis="sum")]
        if (side.has_content and not openly) or side.residue or not _sums(side):
            return []
        pool = [draft for draft in self.discourse.in_sentence if draft.figure is not None]
        if not pool:
            return []
        unnamed = len(pool) > 1 and all(draft.concept in (OTHER, "proactive_part") for draft in pool)
        if unnamed and (openly or setting.listed or pool[-1].role in ("publish", "proactive")):
            return [Meaning("proactive_total", "info", role="sum")]
        same = {draft.concept for draft in pool if draft.axis != "carry"}
        if len(pool) > 1 and same == {pool[-1].concept} and pool[-1].concept not in (OTHER, "received", "handled", "proactive_part", None):
            return [Meaning(pool[-1].concept or OTHER, pool[-1].topic, role="sum")]
        if pool[-1].topic != "request":
            return []
        if pool[-1].axis == "outcome" and pool[-1].concept != OTHER:
            return [Meaning("handled", "request", role="sum")]
        rows = {draft.concept for draft in pool if not draft.applicant}
        if pool[-1].concept == "carried_in" and "received" in rows:
            return [Meaning(OTHER, "request", adds=("received", "carried_in"), axis="sum")]
        return [Meaning("received", "request", role="sum")] if len(pool) > 1 and rows <= {"received", OTHER} else []

    def _adding_up(self, side: Phrase, setting: Setting) -> list[Draft]:
        """The figures right before 合计 that add up to it, at least two; none where they do not or something else is named."""
        halves = side.has("cue.this_year") and any(draft.period.kind is PeriodKind.OTHER for draft in self.discourse.in_sentence)
        summed = _sums(side) or "以上" in side.text or halves
        named = side.has("topic", "applicant", "outcome", "result", "channel") or side.has_act("handle", "process")
        if not summed or named or len(side.residue) > _LONG:
            return []
        pool: list[Draft] = []
        total = Decimal(0)
        before = self.discourse.in_sentence or [
            draft for draft in self.discourse.drafts[-60:] if "以上" in side.text and draft.sentence == self.discourse.drafts[-1].sentence
        ]
        for draft in reversed([draft for draft in before if draft.figure is not None and draft.kind in (ClaimKind.LEVEL, ClaimKind.PART)]):
            pool.insert(0, draft)
            total += draft.quantity.value
            if total > setting.value or (total == setting.value > 0):
                break
        return pool if total == setting.value and len(pool) > 1 else []

    def _sum_of(self, parts: list[Draft]) -> Meaning | None:
        """普通程序处罚186件、简易程序2304件，合计2490件: what the first names; outcomes add up to what was handled."""
        first = parts[0]
        named = distinct(draft.concept for draft in parts if draft.concept not in (OTHER, "proactive_part"))
        sorts = [draft for draft in parts if draft.axis == "outcome"]
        loose = [draft for draft in parts if draft.axis != "outcome"]
        unnamed = len(sorts) > 1 and len(loose) == 1 and loose[0].concept == OTHER and loose[0].axis != "carry"
        if first.topic == "request" and ((not loose and len(named) > 1) or unnamed):
            return Meaning("handled", "request", role="sum")
        if not named and all(draft.topic == "info" and draft.role == "publish" for draft in parts):
            for draft in parts:
                draft.concept = "proactive_part"
            return Meaning("proactive_total", "info", role="sum")
        if not named:
            ways = first.topic == "request" and all(draft.axis == "channel" or draft.concept == OTHER for draft in parts)
            return Meaning("received", "request", role="sum", doubt=0.2) if ways and first.axis == "channel" else None
        if named == ["proactive_total"] and all(draft.topic == "info" or draft.role in ("publish", "proactive") for draft in parts):
            for draft in parts:
                draft.concept = "proactive_part"
            return Meaning("proactive_total", "info", role="sum")
        topics = distinct(draft.topic for draft in parts)
        if len(named) > 1 and len(named) == len(topics) == len(parts) and "request" not in topics:
            return Meaning(OTHER, "+".join(topics), adds=tuple(named), role="sum")  # 许可9件、处罚150件，两项合计159件
        alike = all(draft.concept == first.concept or (draft.concept == OTHER and not draft.noun) for draft in parts)
        if len(named) > 1 or named[0] != first.concept or not alike or first.topic not in (*DECISIONS, *DOCUMENTS, "request"):
            return None
        if first.topic == "request" and named[0] not in ("received", "handled"):
            return None
        if any(draft.applicant or draft.period.kind is PeriodKind.OTHER for draft in parts):
            return Meaning(named[0], first.topic, role="sum")  # 自然人44件、企业6件，合计50件; 上半年3件，下半年12件，全年15件
        for draft in parts:
            draft.concept = OTHER
        return Meaning(named[0], first.topic, role="sum")

    def _on_hand_is(self, setting: Setting) -> bool:
        """False where what came in and what was carried in add up to another number: then 总计办理 is what was handled."""
        told = {draft.concept: draft.quantity.value for draft in self.discourse.in_sentence if draft.figure is not None}
        return told["received"] + told["carried_in"] == setting.value

    def _both_told(self) -> bool:
        """True where what came in and what was carried in have been told in the sentence."""
        told = {draft.concept for draft in self.discourse.in_sentence if draft.figure is not None}
        return told >= {"received", "carried_in"}


def _in_all(side: Phrase) -> bool:
    """共承办52件, 共有申请52件 behind 算上上年转入的6件."""
    acts = {token.get("act") for token in side.all("act")}
    others = side.has("outcome", "result", "applicant", "channel", "pending") or any(t.get("topic") != "request" for t in side.all("topic"))
    return (
        (_sums(side) or _IN_ALL.search(side.text) is not None) and acts <= {"process", "receive", "due"} and not others and not side.residue
    )


def _sums(side: Phrase) -> bool:
    return side.has("cue.sum") or any(token.text in ("共", "总", "计", "共有", "总共", "总量", "总数", "总量为") for token in side.tokens)


def _openly_summed(side: Phrase) -> bool:
    """合计公开60条 behind its parts."""
    return not side.has("topic", "outcome", "applicant", "channel") and side.has_act("publish", "proactive") and side.has("cue.sum")
