"""Which period and whose figure: years and scope words, each valid until the next one in the sentence."""

from __future__ import annotations

import re

from gouji.claims.discourse import Discourse
from gouji.claims.phrase import Phrase
from gouji.claims.tokens import Sort, Token
from gouji.records import Period, PeriodKind, Scope

_BEHALF = re.compile("代表?.{0,10}?(?:政府|管委会)|以.{0,10}?(?:政府|管委会)(?:的)?名义|政府本级")
"""A government that tells its region's figures tells its own apart (市政府本级收到128件)."""
_BELOW = re.compile(
    r"^(?:\d{4}年度?|全年|今年|本年度?|年内|当年|此外|同时|另外?|其中|[，、])*各?"
    r"(?:县市区|市县区|县区|区县|市县|县级|区级|乡镇|镇街|街镇|基层|下属|所属|直属|下级|派出)[^，、；：。\d的]{0,6}?(?:部门|局|单位|机构|机关|院|所)"
    r"(?!的|发|来|所|长|级|转)"
)
"""县级部门答复申请60件, 各县区教育部门作出许可90件: what bodies below did."""
_PERIODS = {
    "cue.cumulative": PeriodKind.CUMULATIVE,
    "cue.other_period": PeriodKind.OTHER,
    "cue.last_year": PeriodKind.LAST_YEAR,
    "cue.next_year": PeriodKind.NEXT_YEAR,
    "cue.this_year": PeriodKind.THIS_YEAR,
}
_SCOPES = (("cue.region", Scope.REGION), ("cue.other_body", Scope.OTHER), ("cue.own", Scope.OWN))
"""The region first: 全市各部门 are the whole region, 各部门 alone are others."""


def kind_of(year: int, own: int | None) -> PeriodKind:
    """A year as seen from the report's year."""
    if own is None or year == own:
        return PeriodKind.THIS_YEAR
    if year == own - 1:
        return PeriodKind.LAST_YEAR
    return PeriodKind.NEXT_YEAR if year == own + 1 else PeriodKind.OTHER


def period_in(phrase: Phrase, discourse: Discourse) -> Period | None:
    """The last period that the phrase sets, None where it sets none; a year named for comparison sets none."""
    found: Period | None = None
    for token in phrase.tokens:
        kind = _kind(token, discourse)
        since = kind is PeriodKind.CUMULATIVE and token.text.endswith("以来")
        if (
            kind is not None
            and (since or not compared(phrase, token))
            and not _until(phrase, token, found)
            and not _of_things(phrase, token, kind)
        ):
            found = Period(kind, _year(token, kind, discourse))
        if (
            since
            and found is not None
            and token.text == "以来"
            and phrase.index(token)
            and phrase.tokens[phrase.index(token) - 1].year == discourse.year
        ):
            found = Period(PeriodKind.THIS_YEAR, discourse.year)  # 2024年以来 in the report of 2024
    return found


def _of_things(phrase: Phrase, token: Token, kind: PeriodKind) -> bool:
    """废止2015年以来的文件12件, 对上年底前印发的文件进行清理: when the things date from, not when it was done."""
    behind = "".join(other.text for other in phrase.after(token).tokens[:2])
    asked = phrase.after(token).first("topic")
    if asked is not None and asked.get("topic") == "request" and phrase.after(asked).has_act("cause"):
        return True  # 因上年度申请引发复议3件
    dated = behind.startswith("的") if kind is PeriodKind.CUMULATIVE else behind == "以来的" or behind.startswith(("前", "以前", "之前"))
    head = phrase.before(token)
    return dated and (head.has("act") or any(other.text in ("对", "将") for other in head.tokens))


def _until(phrase: Phrase, token: Token, found: Period | None) -> bool:
    """True for 2022年底 in 条例施行以来至2022年底: where a longer period ends."""
    if found is None or found.kind is not PeriodKind.CUMULATIVE or token.sort is not Sort.YEAR:
        return False
    place = phrase.index(token)
    return token.text[-1] in "底末" or (place > 0 and phrase.tokens[place - 1].text in ("至", "到", "截至", "截止", "截止到"))


def turned_to(phrase: Phrase, discourse: Discourse) -> Period | None:
    """The period that a clause without figures turns to.

    One that carries requests over turns to none; and where requests are spoken of, another year in a clause that says what
    was done with them rather tells where they are carried from or to.
    """
    if phrase.has("cue.carry", "cue.carry_in", "cue.carry_out", "pending"):
        return None
    found = period_in(phrase, discourse)
    if found is None or discourse.topic != "request" or found.kind not in (PeriodKind.LAST_YEAR, PeriodKind.NEXT_YEAR):
        return found
    return None if phrase.has("act", "outcome") or phrase.residue else found


def _kind(token: Token, discourse: Discourse) -> PeriodKind | None:
    if token.sort is Sort.YEAR:
        return kind_of(token.year, discourse.year)
    for cue in token.senses:
        if cue in _PERIODS:
            return _PERIODS[cue]
    return None


def _year(token: Token, kind: PeriodKind, discourse: Discourse) -> int | None:
    if token.sort is Sort.YEAR:
        return token.year
    step = {PeriodKind.THIS_YEAR: 0, PeriodKind.LAST_YEAR: -1, PeriodKind.NEXT_YEAR: 1}.get(kind)
    return discourse.year + step if discourse.year is not None and step is not None else None


def compared(phrase: Phrase, token: Token) -> bool:
    """True where a year is what something is compared with: 较2022年, 与上年相比, 比2022年的58件."""
    place = phrase.index(token)
    nearby = [other for other in phrase.tokens[max(0, place - 2) : place] if other.has("cue.compare")]
    if not nearby:
        return False
    later = Phrase(phrase.tokens[place + 1 :])
    return (
        nearby[-1].text not in ("自", "从", "由", "与", "同", "和")
        or later.has("cue.up", "cue.down", "cue.flat", "cue.compare", "cue.level")
        or not later.has_content
    )


def scope_in(phrase: Phrase, discourse: Discourse) -> Scope | None:
    """The scope that the phrase sets, None where it sets none."""
    if _BEHALF.search(phrase.text):
        return Scope.ON_BEHALF
    for cue, scope in _SCOPES:
        if phrase.has(cue):
            return scope
    return Scope.OTHER if _BELOW.match(phrase.text) else None


def main_year(tokens: list[Token]) -> int | None:
    """The year a text is about, from the first year that is not carried from, carried to or compared with."""
    for place, token in enumerate(tokens):
        if token.sort is not Sort.YEAR:
            continue
        near = Phrase(tuple(tokens[max(0, place - 2) : place + 3]))
        if not near.has("cue.carry", "cue.carry_in", "cue.carry_out", "cue.compare") and not Phrase(
            tuple(tokens[max(0, place - 1) : place])
        ).has("cue.last_year"):
            return token.year
    return None
