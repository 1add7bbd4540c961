"""Percentages and differences: rates of handling, shares, growth, changes against another year."""

from __future__ import annotations

from dataclasses import dataclass

from gouji.claims.discourse import Discourse, Draft
from gouji.claims.phrase import Phrase
from gouji.claims.tokens import Token
from gouji.quantity import Quantity, UnitKind
from gouji.records import ClaimKind

RATES = ("completion_rate", "on_time_rate")
_WHOLES = {"outcome": "handled", "applicant": "received"}


@dataclass(frozen=True, slots=True)
class Rate:
    """What a percentage or difference states. `sign` is -1 for a decrease."""

    kind: ClaimKind
    concept: str
    of: Draft | None = None
    sign: int = 1
    label: str = ""
    base: Draft | None = None


def percentages(left: Phrase, right: Phrase, discourse: Discourse, *, several: bool) -> list[Rate]:
    """What a percentage states, from the words on both sides; one figure may answer for two rates."""
    names = left.all("rate")
    if discourse.bracket and not left.tokens and discourse.focus is not None:
        return [Rate(ClaimKind.SHARE, "share", discourse.focus, base=_whole(discourse.focus, discourse))]
    growth = _direction(left)
    if growth and not (names and left.index(names[-1]) > _place(left)):
        return [Rate(ClaimKind.GROWTH, "growth_rate", _subject(discourse), growth, left.text)]
    if left.has("cue.share") or (right.has("cue.share") and not names and not left.has("act")):
        part = _part(left, discourse)
        return [Rate(ClaimKind.SHARE, "share", part, label=left.text, base=_whole(part, discourse))]
    if right.text.startswith("的") and right.has("topic", "applicant") and not names and not left.has_content:
        return [Rate(ClaimKind.SHARE, "share", label=right.text)]  # 三分之二的信息通过网站公开
    if left.has("outcome") and (left.residue.endswith("率") or not left.has("act", "rate")) and _about_requests(left, discourse):
        return [Rate(ClaimKind.SHARE, "share", _subject(discourse), label=left.text)]
    if _about_requests(left, discourse):
        if names:
            rows = dict.fromkeys(word.get("rate") or "" for word in (names if several else names[-1:]))
            found = [Rate(ClaimKind.LEVEL, row, label=left.text) for row in rows if row in RATES]
            return found or [Rate(ClaimKind.LEVEL, "other_count", label=left.text)]
        act = left.last("act")
        if act is not None and act.get("act") in ("handle", "process"):
            return [Rate(ClaimKind.LEVEL, "on_time_rate" if left.has("cue.timely") else "completion_rate", label=left.text)]
    concept = "share" if any(word.get("rate") in RATES for word in names) else "other_count"
    return [Rate(ClaimKind.LEVEL, concept, label=left.text)]


def difference(left: Phrase, right: Phrase, quantity: Quantity, discourse: Discourse) -> Rate | None:
    """A count that is an increase or decrease (较上年增加3件), None for one that is not."""
    sign = _direction(left)
    if not sign or quantity.unit.kind not in (UnitKind.COUNT, UnitKind.NONE, UnitKind.MONEY):
        return None
    cue = left.last("cue.up", "cue.down")
    if cue is not None and (discourse.comparing or left.before(cue).has("cue.compare")) and _names_row(left.after(cue)):
        return Rate(ClaimKind.CHANGE, "change", _told(left.after(cue), discourse), sign, left.text)
    if cue is None or left.after(cue).residue or left.after(cue).has("topic", "outcome", "applicant"):
        return None
    told = left.has("cue.compare", "cue.last_year") or (left.has("cue.this_year") and left.has("topic"))
    if not (discourse.comparing or told or discourse.in_sentence):
        return None
    return Rate(ClaimKind.CHANGE, "change", _subject(discourse), sign, left.text)


def _names_row(words: Phrase) -> bool:
    """减少行政处罚12件, 较上年增加申请3件: a noun alone between the verb and the figure."""
    named = words.last("topic")
    return named is not None and named is words.tokens[-1] and not words.has("act") and not words.residue


def _told(words: Phrase, discourse: Discourse) -> Draft | None:
    """The figure told of what a noun names."""
    named = words.last("topic")
    topic = named.get("topic") if named is not None else None
    return next((draft for draft in reversed(discourse.drafts) if draft.topic == topic and draft.kind is ClaimKind.LEVEL), None)


def _direction(left: Phrase) -> int:
    cue = left.last("cue.up", "cue.down")
    level = left.last("cue.level")
    if cue is None or (level is not None and level.start >= cue.start and left.has("cue.share", "rate")):
        return 0
    if left.after(cue).has("cue.share", "rate"):
        return 0
    return 1 if cue.has("cue.up") else -1


def _place(left: Phrase) -> int:
    cue = left.last("cue.up", "cue.down")
    return left.index(cue) if cue is not None else -1


def _subject(discourse: Discourse) -> Draft | None:
    if discourse.focus is not None and discourse.focus.start >= discourse.sentence[0]:
        return discourse.focus
    for draft in reversed(discourse.drafts):
        if draft.kind in (ClaimKind.LEVEL, ClaimKind.PART, ClaimKind.SHARE) and draft.start >= discourse.sentence[0] - 200:
            return draft
    return None


def _part(left: Phrase, discourse: Discourse) -> Draft | None:
    """The count that a share is the share of: the one just said, or the one the words before 占 name; None where no figure states it."""
    cue = left.first("cue.share")
    head = left.before(cue) if cue is not None else Phrase(())
    last = _subject(discourse)
    if not head.has_content and not head.residue:
        return last if last is None or last.kind is not ClaimKind.SHARE else last.of
    if len([member for member in head.split() if member.has_content]) > 1:
        return None
    if head.has_act("proactive"):
        return next((draft for draft in reversed(discourse.drafts) if draft.concept == "proactive_total"), None)
    word = head.last("outcome", "applicant", "channel")
    if word is not None:
        return next((draft for draft in reversed(discourse.in_sentence) if _answers(draft, word)), None)
    return None


def _answers(draft: Draft, word: Token) -> bool:
    if word.get("outcome"):
        return draft.concept == word.get("outcome")
    return draft.applicant == word.get("applicant") if word.get("applicant") else word.text in draft.label


def _whole(part: Draft | None, discourse: Discourse) -> Draft | None:
    """What a part is a share of: the whole of its list; for an outcome what was handled, for an applicant what came in."""
    if part is None:
        return None
    if part.listing is not None and not (part.axis == "outcome" and part.listing.whole.concept == "received"):
        return part.listing.whole
    concept = _WHOLES.get(part.axis, "") if part.topic == "request" else ""
    pool = (draft for draft in reversed(discourse.drafts) if draft.concept == concept and draft.figure is not None and not draft.applicant)
    return next(pool, None)


def _about_requests(left: Phrase, discourse: Discourse) -> bool:
    named = left.last("topic")
    if named is not None:
        return named.get("topic") == "request"
    return discourse.topic == "request" or (discourse.topic == "" and left.has("rate", "outcome"))
