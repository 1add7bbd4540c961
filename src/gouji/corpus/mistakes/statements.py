"""Mistakes that need a sentence of their own: a thing told twice, a sum of years below one of them, a date or rate that cannot be."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from gouji.corpus.expressions import evaluate
from gouji.corpus.gold import GoldClaim, Mistake, Piece
from gouji.corpus.grammar import Author
from gouji.corpus.manuscript import Manuscript, Passage
from gouji.corpus.mistakes.claims import Spot, other_rate, spots
from gouji.corpus.mistakes.slips import SLIPS, slip
from gouji.corpus.numerals import rounded, truncated

_BOUNDED = ("share", "completion_rate")
_LARGEST_BASE = 60
"""With more cases than this nearly every rate of one decimal can be had."""


def passages_of(manuscript: Manuscript, place: int) -> list[Passage]:
    """The paragraphs of a section, by its place from 0."""
    found: list[Passage] = []
    section = -1
    for passage in manuscript.passages:
        section += passage.heading == 1
        if section == place and passage.heading is None and passage.table is None and not passage.closing:
            found.append(passage)
    return found


def whole_spots(manuscript: Manuscript) -> list[Spot]:
    """Places that print the total of what was made public, exactly and as 公开: what was posted or updated may be another thing."""
    found = [spot for spot in spots(manuscript) if spot.claim.truth == "proactive_total" and spot.claim.period == "this_year"]
    return [spot for spot in found if "公开" in "".join(piece.text for piece in spot.passage.pieces[: spot.index])[-40:]]


def tell_again(manuscript: Manuscript, author: Author, spot: Spot, digits: str, chance: Random) -> bool:
    """Tells a total a second time, where section five begins; False where there is none."""
    there = passages_of(manuscript, 4)
    if not there:
        return False
    claim = spot.claim
    again = GoldClaim(claim.concept, Decimal(digits), claim.unit, truth=claim.truth)
    who = author.body.area if author.body.area in "".join(piece.text for piece in spot.passage.pieces) else author.body.us
    opening = chance.choice((f"{manuscript.figures.year}年，{who}主动公开政府信息", f"{who}全年主动公开政府信息"))
    there[0].pieces[:0] = [Piece(opening), Piece(digits + claim.unit, again), Piece("。")]
    return True


def _told_twice(manuscript: Manuscript, author: Author, chance: Random) -> Mistake | None:
    for spot in whole_spots(manuscript):
        true = f"{spot.claim.value:f}"
        wrong = slip(chance.choice(list(SLIPS)), true, chance)
        if wrong and tell_again(manuscript, author, spot, wrong, chance):
            figures = (Decimal(wrong), spot.claim.value)
            return Mistake("told_twice", "GJ3", (), figures, "proactive_total", wrong, true, aim="GJ302")
    return None


def tell_sum_of_years(manuscript: Manuscript, author: Author, value: Decimal, chance: Random) -> bool:
    """Tells how many requests came in over the years; False where there is no place for it."""
    there = [passage for passage in passages_of(manuscript, 0) if any(p.claim and p.claim.concept == "received" for p in passage.pieces)]
    if not there:
        return False
    unit = author.units["requests"]
    claim = GoldClaim("received", value, unit, period="cumulative")
    who = author.body.area if author.body.area in "".join(piece.text for piece in there[-1].pieces) else ""
    opening = chance.choice((f"{who}历年累计收到政府信息公开申请", f"自条例施行以来，{who}累计收到政府信息公开申请"))
    there[-1].pieces += [Piece(opening), Piece(f"{value}{unit}", claim), Piece("。")]
    return True


def _sum_below_year(manuscript: Manuscript, author: Author, chance: Random) -> Mistake | None:
    received = manuscript.figures.value("received")
    told = [spot for spot in spots(manuscript) if spot.claim.truth == "received" and spot.claim.period == "this_year"]
    if received < 2 or not told:
        return None
    value = Decimal(chance.randrange(int(received) // 2, int(received)))
    if not tell_sum_of_years(manuscript, author, value, chance):
        return None
    return Mistake("sum_below_year", "GJ3", ("received",), (value, received), "list", f"{value}", f">= {received}", aim="GJ305")


def tell_completion(manuscript: Manuscript, rate: Decimal, chance: Random) -> bool:
    """Tells the completion rate of the year's requests where what was done is told; False where it is not."""
    there = [passage for passage in passages_of(manuscript, 0) if any(p.claim and p.claim.truth == "handled" for p in passage.pieces)]
    if not there:
        return False
    claim = GoldClaim("completion_rate", rate, "%", truth="100*handled/on_hand", places=1)
    opening = chance.choice(("政府信息公开申请办结率", "申请办结率为", "全年政府信息公开申请办结率达"))
    there[-1].pieces += [Piece(opening), Piece(f"{rate}%", claim), Piece("。")]
    return True


def completion(manuscript: Manuscript) -> Decimal | None:
    """The completion rate to one place, None where nothing was on hand, done or carried over."""
    figure = manuscript.figures.value
    if not figure("handled") or not figure("carried_out"):
        return None
    return rounded(100 * figure("handled") / figure("on_hand"), 1)


def _completion_wrong(manuscript: Manuscript, author: Author, chance: Random) -> Mistake | None:
    true = completion(manuscript)
    wrong = other_rate(true, 1, "completion_wrong", chance) if true is not None else None
    if wrong is None or not tell_completion(manuscript, wrong, chance):
        return None
    return Mistake("completion_wrong", "GJ2", ("completion_rate",), (wrong,), "completion_rate", f"{wrong}", f"{true}", aim="GJ203")


def _no_such_date(manuscript: Manuscript, author: Author, chance: Random) -> Mistake | None:
    there = passages_of(manuscript, 0)
    if not there:
        return None
    date = chance.choice(("13月5日", "2月30日", "4月31日", "6月31日", "9月31日", "11月31日"))
    meeting = chance.choice(("召开专题会议研究政府信息公开工作", "组织开展政务公开业务培训"))
    chance.choice(there).pieces.append(Piece(f"{manuscript.figures.year}年{date}，{meeting}。"))
    return Mistake("no_such_date", "GJ307", (), (), "date", date, "", aim="GJ307")


def _above_hundred(manuscript: Manuscript, author: Author, chance: Random) -> Mistake | None:
    found = [spot for spot in spots(manuscript) if spot.claim.concept in _BOUNDED and spot.claim.truth and spot.claim.places is not None]
    if not found:
        return None
    spot = chance.choice(found)
    true, places = spot.claim.value, spot.claim.places or 0
    value = rounded(Decimal(chance.randint(10050, 18000)) / 100, places)
    spot.print(f"{value:f}", value)
    return Mistake("above_hundred", "GJ2,GJ3", (spot.claim.concept,), (value,), spot.claim.concept, f"{value:f}", f"{true:f}", aim="GJ307")


def _impossible_rate(manuscript: Manuscript, author: Author, chance: Random) -> Mistake | None:
    """A rate near the true one that no whole number of so few cases can give."""
    found = [spot for spot in spots(manuscript) if spot.claim.concept in _BOUNDED and spot.claim.places and "/" in spot.claim.truth]
    for spot in chance.sample(found, len(found)):
        claim, places = spot.claim, spot.claim.places or 0
        base = evaluate(claim.truth.rpartition("/")[2].strip(), manuscript.figures.value)
        wrong = _not_of(base, evaluate(claim.truth, manuscript.figures.value), places) if 3 <= base <= _LARGEST_BASE else None
        if wrong is not None:
            true = f"{claim.value:f}"
            spot.print(f"{wrong:f}", wrong)
            aim = {"share": "GJ303", "completion_rate": "GJ203"}[claim.concept]
            return Mistake("impossible_rate", "GJ2,GJ3", (claim.concept,), (wrong,), claim.concept, f"{wrong:f}", true, aim=aim)
    return None


def _not_of(base: Decimal, true: Decimal, places: int) -> Decimal | None:
    """The nearest rate at least half a point off that is k of `base` for no whole k, rounded or cut off."""
    rates = [100 * Decimal(count) / base for count in range(int(base) + 1)]
    possible = {cut(rate, places) for rate in rates for cut in (rounded, truncated)}
    for step in range(6, 40):
        for value in (true - Decimal(step) / 10, true + Decimal(step) / 10):
            candidate = rounded(value, places)
            if 0 < candidate < 100 and candidate not in possible:
                return candidate
    return None


MISTAKES = {
    "told_twice": _told_twice,
    "sum_below_year": _sum_below_year,
    "completion_wrong": _completion_wrong,
    "no_such_date": _no_such_date,
    "above_hundred": _above_hundred,
    "impossible_rate": _impossible_rate,
}
