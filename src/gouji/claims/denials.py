"""Negations: 未收到申请, 复议、诉讼均未发生, 行政复议零发生, and how far each of them reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from gouji.claims.coordination import distribute
from gouji.claims.counts import Counter
from gouji.claims.discourse import Discourse
from gouji.claims.meanings import CASES, DOCUMENTS, OTHER, Meaning, Setting
from gouji.claims.phrase import Phrase
from gouji.claims.tokens import Sort, Token

_WRONG = re.compile(r"应(?:当|该|予|主动|依法)*(?:公开|答复|受理|办理|提供)[，、]?(?:而|却|但)?(?:没有?|未|不)")
"""没有应公开而未公开的情形: what was done wrong is denied, no request and no outcome."""


_NOT_MADE = ("未制作", "没有制作", "未形成")


def zeros(phrase: Phrase, counter: Counter) -> Iterator[tuple[Meaning, int, int]]:
    """What the negations of a phrase deny, each with where the words for it begin and end."""
    if _WRONG.search(phrase.text):
        return
    cues = [token for token in phrase.tokens if token.has("cue.negation", "cue.zero") or also_denies(phrase, token)]
    for place, cue in enumerate(cues):
        later = cues[place + 1] if place + 1 < len(cues) else None
        zone = phrase.after(cue)
        if later is not None:
            zone = zone.before(later)
        if cue.has("cue.carry"):
            zone = Phrase((cue, *zone.tokens))
        front = phrase.before(cue) if place == 0 else Phrase(())
        if cue.has("cue.zero"):
            if cue.text == "零报告" or (not zone.has_content and front.has("topic")):
                zone = front
            elif not zone.tokens or not zone.tokens[0].has("act", "result", "topic", "outcome"):
                continue
            zone = zone if zone is front else _zero_of(phrase, cue, zone)
        elif not zone.has("topic") and zone.has("act") and later is not None and phrase.after(later).has("topic"):
            noun = phrase.after(later).first("topic")
            if noun is not None and noun.get("topic") in CASES and zone.has_act("receive"):
                noun = None
            zone = Phrase((*zone.tokens, noun)) if noun is not None else zone
        elif not zone.has("cue.last_year", "cue.next_year") and zone.has("cue.carry") and not zone.years:
            zone = Phrase((*_other_years(front, counter.discourse), *zone.tokens))
        for member in distribute(_reach(zone, front)):
            for meaning in _denied(member, counter):
                last = member.tokens[-1] if member.tokens else cue
                yield meaning, cue.start, max(last.end, cue.end)


def also_denies(phrase: Phrase, token: Token) -> bool:
    """未发生超期、诉讼情况: what denies lateness denies what is joined to it; 未办理行政许可 denies permits."""
    behind = phrase.after(token).tokens
    if token.text in _NOT_MADE and behind:
        return behind[0].get("topic") in DOCUMENTS  # 未制作规范性文件
    if token.has("pending") and token.text[0] in "未没" and behind:
        return behind[0].get("topic") not in (None, "request", "info", "other")  # 未办理行政许可
    if not token.has("cue.timely") or token.text[0] not in "未没无不":
        return False
    return len(behind) > 1 and (behind[0].sort is Sort.JOIN or behind[0].has("cue.or")) and behind[1].has("topic")


def _other_years(front: Phrase, discourse: Discourse) -> list[Token]:
    """上年无结转, 2022年未有转结 in the report of 2023: the words that tell which way nothing was carried."""
    years = [token for token in front.tokens if token.sort is Sort.YEAR and token.year != discourse.year]
    return (
        [*years, *front.all("cue.last_year", "cue.next_year")]
        if discourse.year is not None
        else front.all("cue.last_year", "cue.next_year")
    )


def _zero_of(phrase: Phrase, cue: Token, zone: Phrase) -> Phrase:
    """行政复议零发生: the noun stands before 零, the verb behind it, both up to the next 、."""
    before: list[Token] = []
    for token in reversed(phrase.before(cue).tokens):
        if token.sort is Sort.JOIN or token.has("cue.zero", "cue.or"):
            break
        before.insert(0, token)
    after = []
    for token in zone.tokens:
        if token.sort is Sort.JOIN or token.has("cue.or"):
            break
        after.append(token)
    return Phrase((*before, *after))


def _reach(zone: Phrase, front: Phrase) -> Phrase:
    """A negation reaches ahead; where no noun follows it (复议、诉讼均未发生), it speaks of what stands before it."""
    if zone.has("topic", "result", "cue.carry", "cue.carry_in", "cue.carry_out") or zone.residue or not front.has("topic"):
        return zone
    if zone.has_act("charge") and "费" in zone.text:
        return zone  # 办理申请均未收取费用
    if zone.has_content and not zone.has_act("receive", "cause", "add", "make", "charge", "decide", "hold"):
        return zone
    return front


def _denied(member: Phrase, counter: Counter) -> Iterator[Meaning]:
    member = _uncaused(member)
    if member.has("outcome") and not member.has("act", "result") and not member.residue and _may_have_outcome(member, counter.discourse):
        rows = {(word.get("outcome") or "").partition("+")[0] for word in member.all("outcome")}
        yield from (Meaning(row, "request", axis="outcome") for row in sorted(rows))
        return
    if member.has("rate", "cue.timely", "cue.late") or not member.has(
        "topic", "act", "result", "cue.carry", "cue.carry_in", "cue.carry_out"
    ):
        return
    named = member.last("topic")
    if named is not None and named.get("topic") in ("other", "info"):
        return
    if named is None and (member.residue or not _about(member, counter.discourse)):
        return
    if named is not None and member.has("outcome") and not member.has("act"):
        return
    if named is not None and member.after(named).residue and named.get("topic") not in (*CASES, "request"):
        return
    for meaning in counter.meanings(Setting(_plain(member), Phrase(()), "")):
        if meaning.adds:
            yield from (replace(meaning, concept=row, adds=()) for row in meaning.adds)
        elif meaning.concept == "carried_out" and _unreferred(member) and not _handled_told(counter.discourse):
            yield from (replace(meaning, concept=row) for row in ("carried_in", "carried_out"))
        elif meaning.concept != OTHER:
            yield meaning


def _uncaused(member: Phrase) -> Phrase:
    """由依申请公开引起的争议, 因答复申请引发的复议: what stands before the verb is the cause, which the negation does not deny."""
    cue = next((token for token in member.tokens if token.text in ("由", "因", "由于", "因为", "针对", "就")), None)
    verb = member.last("act")
    if cue is None or verb is None or verb.get("act") != "cause" or verb.start < cue.start:
        return member
    return Phrase((*member.before(cue).tokens, *member.after(verb).tokens))


def _unreferred(member: Phrase) -> bool:
    """无结转: neither from last year nor to the next."""
    return not member.has("cue.carry_out", "cue.next_year", "cue.last_year", "cue.this_year", "pending") and not member.years


def _handled_told(discourse: Discourse) -> bool:
    """全部办结，无结转 speaks of what is left at the end of the year."""
    concepts = {draft.concept for draft in discourse.in_sentence}
    carried = any(draft.concept == "carried_in" and draft.quantity.value > 0 for draft in discourse.drafts[-60:])
    return carried or bool(concepts & {"handled", "completion_rate", "on_time_rate"})


def _may_have_outcome(member: Phrase, discourse: Discourse) -> bool:
    """没有不予公开的情形: none was denied, where the text speaks of requests."""
    named = member.last("topic")
    return (named.get("topic") if named is not None else discourse.topic or "request") == "request"


def _plain(member: Phrase) -> Phrase:
    """Without the words for whom and how: 未收到公民、法人的书面申请 is about all requests."""
    return Phrase(
        tuple(
            token
            for token in member.tokens
            if not token.has("applicant", "channel", "cue.topical", "outcome")
            and token.sort is not Sort.GAP
            and not (token.has("ignore") and token.text.endswith("情况"))
        )
    )


def _about(member: Phrase, discourse: Discourse) -> bool:
    topic = discourse.topic
    if topic in ("request", ""):
        if member.has_act("receive") and len(member.all("act")) == 1 and not member.has("outcome", "result"):
            return True
        return member.has("cue.carry", "cue.carry_in", "cue.carry_out", "cue.next_year")
    return (member.has("result") and all(part in CASES for part in topic.split("+"))) or (
        topic in ("norm_docs", "regulations") and member.has("act")
    )
