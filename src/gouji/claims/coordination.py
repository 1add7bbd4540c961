"""Coordinations: 上年、下年结转 and 复议、诉讼被纠正, each member with the words it shares."""

from __future__ import annotations

from gouji.claims.phrase import Phrase
from gouji.claims.tokens import Sort, Token


def distribute(phrase: Phrase) -> list[Phrase]:
    """Members of a coordination, each with the noun or verb that it shares with its neighbours."""
    members = phrase.split()
    if len(members) < 2:
        return members
    shared: list[Phrase] = []
    tail = members[-1]
    final = _closing(tail) or _closing_before(members)
    for place, member in enumerate(members):
        tokens = member.tokens
        if not member.has("topic") and member.has("act", "outcome", "channel", "applicant", "cue.last_year", "cue.next_year"):
            others = [*members[place + 1 :], *reversed(members[:place])]
            if member.has_act("handle") and place and members[place - 1].has("topic"):
                others = [members[place - 1]]  # 依申请公开收件数、办件数、复议数
            noun = next((other.last("topic") for other in others if other.has("topic")), None)
            tokens = (*tokens, noun) if noun is not None else tokens
        if not member.has("act", "outcome", "result", "cue.carry", "cue.carry_in", "cue.carry_out"):
            verb = next((other.first("act") for other in reversed(members[:place]) if other.has("act")), None)
            tokens = (verb, *tokens) if verb is not None else tokens
            behind = tail.after(tail.last("topic")).first("act") if tail.has("topic") and verb is None and member is not tail else None  # type: ignore[arg-type]
            tokens = (*tokens, behind) if behind is not None else tokens  # 规章、规范性文件现行有效件数
        if member is not tail and not member.has("result") and final is not None:
            tokens = (*tokens, final)
        if member.has("cue.last_year", "cue.next_year") and not member.has("cue.carry", "cue.carry_in", "cue.carry_out"):
            carry = next((other.first("cue.carry", "cue.carry_in", "cue.carry_out") for other in members if other.has("cue.carry")), None)
            tokens = (*tokens, carry) if carry is not None else tokens
        shared.append(Phrase(tokens))
    return shared


def _closing_before(members: list[Phrase]) -> Token | None:
    """复议和诉讼被撤销或败诉: results in a row behind the last noun hold for all nouns before it."""
    if not members[-1].has("result") or members[-1].has("topic"):
        return None
    named = next((member for member in reversed(members[:-1]) if member.has("topic")), None)
    return named.last("result") if named is not None else None


def _closing(tail: Phrase) -> Token | None:
    """A result at the end of a coordination holds for all of it (复议、诉讼被纠正; 第十四条、第十六条不予公开的)."""
    word = tail.last("result")
    if word is None and tail.tokens[0].sort is Sort.REGION:
        return tail.last("outcome")
    return word if word is not None and tail.has("topic") else None
