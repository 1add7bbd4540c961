"""Mistakes in table 2: a cell that disagrees with the sentence beside it, a stock below what was added to it."""

from __future__ import annotations

from random import Random

from gouji.corpus.gold import Mistake
from gouji.corpus.grammar import Author
from gouji.corpus.manuscript import Manuscript
from gouji.corpus.mistakes.claims import cells, compared
from gouji.corpus.mistakes.identities import number
from gouji.corpus.mistakes.slips import SLIPS, slip

_ROWS = ("norm_docs.", "regulations.", "permits", "penalties", "coercion", "fees")


def _cell_against_claim(manuscript: Manuscript, author: Author, chance: Random) -> Mistake | None:
    """A cell of table 2 is wrong; only the narrative shows it."""
    found = [spot for spot in compared(manuscript) if spot.claim.truth.startswith(_ROWS)]
    for spot in chance.sample(found, len(found)):
        (cell,) = cells(manuscript.printed, spot.claim.truth)
        true = manuscript.printed[cell]
        wrong = slip(chance.choice(list(SLIPS)), true, chance) if number(true) else None
        if wrong and number(wrong) != number(true):
            manuscript.printed[cell] = wrong
            return Mistake("table2_cell", "GJ2", (spot.claim.concept,), (spot.claim.value, number(wrong)), cell, wrong, true, aim="GJ201")
    return None


def _stock_below_flow(manuscript: Manuscript, author: Author, chance: Random) -> Mistake | None:
    """In force less than made: one made, none repealed, none in force."""
    printed = manuscript.printed
    if "norm_docs.valid" not in printed:
        return None
    flow = number(printed["norm_docs.made"]) - number(printed["norm_docs.repealed"])
    if flow <= 0:
        return None
    true, printed["norm_docs.valid"] = printed["norm_docs.valid"], "0"
    return Mistake("stock_below_flow", "GJ1", ("norm_docs.valid",), (flow, number("0")), "norm_docs.valid", "0", true, aim="GJ101")


MISTAKES = {"table2_cell": _cell_against_claim, "stock_below_flow": _stock_below_flow}
