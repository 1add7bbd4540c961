"""Statements that look wrong and are right, the twins of the mistakes: a total told again, a larger sum of years, a leap day."""

from __future__ import annotations

from calendar import isleap
from decimal import Decimal
from random import Random

from gouji.corpus.gold import Lookalike, Piece
from gouji.corpus.grammar import Author
from gouji.corpus.manuscript import Manuscript
from gouji.corpus.mistakes.claims import spots
from gouji.corpus.mistakes.statements import completion, passages_of, tell_again, tell_completion, tell_sum_of_years, whole_spots

_CHANCE = 0.15
"""How often each is added to a report without a mistake."""


def add_lookalikes(manuscript: Manuscript, author: Author, chance: Random) -> None:
    """Adds some of the twins to a report without a mistake."""
    for add in (_told_again, _sum_of_years, _rate, _real_date, _plan, _other_years):
        if chance.random() < _CHANCE:
            add(manuscript, author, chance)


def _told_again(manuscript: Manuscript, author: Author, chance: Random) -> None:
    found = whole_spots(manuscript)
    if found:
        tell_again(manuscript, author, found[0], f"{found[0].claim.value:f}", chance)


def _sum_of_years(manuscript: Manuscript, author: Author, chance: Random) -> None:
    received = manuscript.figures.value("received")
    if received and any(spot.claim.truth == "received" for spot in spots(manuscript)):
        tell_sum_of_years(manuscript, author, received + Decimal(chance.randint(0, 9)) * received, chance)


def _rate(manuscript: Manuscript, author: Author, chance: Random) -> None:
    rate = completion(manuscript)
    if rate is not None:
        tell_completion(manuscript, rate, chance)


def _real_date(manuscript: Manuscript, author: Author, chance: Random) -> None:
    year = manuscript.figures.year
    _append(manuscript, chance, f"{year}年{'2月29日' if isleap(year) else '12月31日'}，召开年终总结会议。", "real_date", "GJ307")


def _plan(manuscript: Manuscript, author: Author, chance: Random) -> None:
    """Next year's year in this year's report, with a figure that is no count of this year."""
    for passage in passages_of(manuscript, 4)[-1:]:
        passage.pieces.append(Piece(f"{manuscript.figures.year + 1}年计划公开信息不少于{chance.randint(2, 90) * 10}条。"))
        passage.pieces.append(Piece("", None, Lookalike("plan", "GJ5")))


def _other_years(manuscript: Manuscript, author: Author, chance: Random) -> None:
    """A look back at the year before, told as such."""
    year = manuscript.figures.year
    _append(manuscript, chance, f"与{year - 1}年相比，{author.body.us}政府信息公开工作有了新的进步。", "looks_back", "GJ503")


def _append(manuscript: Manuscript, chance: Random, text: str, kind: str, code: str) -> None:
    there = passages_of(manuscript, 0)
    if there:
        chance.choice(there).pieces.extend((Piece(text), Piece("", None, Lookalike(kind, code))))
