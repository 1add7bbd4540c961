"""Carried over from last year or to next year: the verb seldom tells, the year beside it does."""

from __future__ import annotations

from gouji.claims.discourse import Discourse
from gouji.claims.phrase import Phrase
from gouji.claims.tokens import Sort, Token

_PASSED = ("转来", "转过来", "移交来", "接手", "承接", "承继", "承续", "承", "余")
"""Verbs that without a year rather tell of another body that passed a request on, or of any request taken on."""

_TURNING = ("转为", "转作", "转做", "转由", "并入", "归到", "放到", "流转到", "延后")
"""Verbs that carry only where a year says so: 转为申请 is another thing."""


def direction(phrase: Phrase, discourse: Discourse) -> str:
    """ "in", "out", or "" where nothing is carried over. A year named for comparison or as the period carries nothing."""
    reference = _reference(phrase, discourse)
    if reference == "next":
        return "out"
    if phrase.has("cue.carry_in") and (reference == "last" or phrase.last("cue.carry_in").text not in _PASSED):  # type: ignore[union-attr]
        return "in"
    verb = phrase.last("cue.carry", "cue.carry_out")
    if reference == "last":
        return "in" if verb or phrase.has("pending", "cue.late", "cue.rest") or _bare(phrase) else ""
    if verb is None or verb.text in _TURNING:
        return ""
    if verb.has("cue.carry") and len(verb.text) > 1 and phrase.has_act("handle") and phrase.first("act").start < verb.start:  # type: ignore[union-attr]
        return "in"
    if verb.has("cue.carry_out"):
        return "in" if phrase.after(verb).has("cue.this_year") or discourse.year in _years(phrase.after(verb)) else "out"
    if len(verb.text) == 1:
        return "out" if phrase.tokens[-1] is verb and discourse.topic == "request" else ""
    year = next((token for token in phrase.tokens if token.sort is Sort.YEAR), None)
    if year is not None and year.year != discourse.year:
        return "out" if year.start > verb.start else "in"
    return "in" if phrase.has("cue.open") else "out"


def _years(phrase: Phrase) -> set[int]:
    """Years that are named: 结转至2024年办理 in the report of 2024 came in with it."""
    return {token.year for token in phrase.tokens if token.sort in (Sort.YEAR, Sort.REGION) and token.year and "月" not in token.text}


def _reference(phrase: Phrase, discourse: Discourse) -> str:
    for token in reversed(phrase.tokens):
        if token.has("cue.next_year"):
            return "next"
        if token.has("cue.last_year"):
            return "last"
        dated = (
            token.sort is Sort.REGION
            and token.year
            and (phrase.has("cue.rest", "cue.carry", "cue.carry_out", "pending") or _done_later(phrase, token, discourse))
        )
        if (token.sort is Sort.YEAR or dated) and discourse.year is not None:
            if token.year == discourse.year + 1:
                return "" if _series(phrase, token) else "next"
            if token.year == discourse.year - 1 or (token.year == discourse.year and token.text.endswith("初")):
                return "last"
    return ""


def _series(phrase: Phrase, token: Token) -> bool:
    """2021年38件，2022年52件: the year alone, as in a row of years."""
    return token.sort is Sort.YEAR and phrase.bare and not phrase.has("cue.carry", "cue.carry_in", "cue.carry_out", "cue.open", "cue.rest")


def _done_later(phrase: Phrase, token: Token, discourse: Discourse) -> bool:
    """2件于2024年1月答复: answered when the report's year was over; 截至2024年1月 only tells the day of counting."""
    before = phrase.before(token).tokens
    own = discourse.year is not None and token.year == discourse.year + 1
    return own and phrase.has_act("handle", "process") and not (before and before[-1].text in ("截至", "截止", "至", "截止到", "截至到"))


def _bare(phrase: Phrase) -> bool:
    """True for 含上年度8件 and 办理上年申请2件: the year alone, under an opener or behind a verb of handling (上年办结8件 is past)."""
    acts = phrase.all("act")
    named: Token | None = phrase.last("cue.open")
    if not acts:
        return named is not None
    year = next((token for token in reversed(phrase.tokens) if token.has("cue.last_year") or token.sort is Sort.YEAR), None)
    over = [token for token in acts if token.get("act") in ("process", "handle")]
    received = any(token.get("act") == "receive" for token in acts)
    return bool(over) and not received and (year is None or any(token.start < year.start for token in over))
