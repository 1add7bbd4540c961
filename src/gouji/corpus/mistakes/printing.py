"""Mistakes of filling in: a cell no count can have, a cell left blank, a row set one column off, yuan where 万元 are asked for."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

from gouji.corpus.figures import APPLICANTS, outcome_rows
from gouji.corpus.gold import Mistake
from gouji.corpus.grammar import Author
from gouji.corpus.manuscript import Manuscript
from gouji.corpus.mistakes.cells import told_cell
from gouji.corpus.mistakes.identities import number

_COUNTS = ("norm_docs.valid", "norm_docs.made", "permits", "penalties", "coercion", "permits.decisions", "penalties.decisions")
_LEAST_FEES = Decimal(3000)
"""万元; in yuan such an amount is beyond any body's fees."""


def _no_count(manuscript: Manuscript, author: Author, chance: Random) -> Mistake | None:
    """A count below 0 or with a half."""
    names = [name for name in _COUNTS if manuscript.printed.get(name, "").isdigit() and number(manuscript.printed[name])]
    if not names:
        return None
    name = chance.choice(names)
    true = manuscript.printed[name]
    manuscript.printed[name] = wrong = chance.choice((f"-{true}", f"{true}.5"))
    return Mistake("no_count", "GJ1", (name,), (Decimal(wrong),), name, wrong, true, aim="GJ102")


def _left_blank(manuscript: Manuscript, author: Author, chance: Random) -> Mistake | None:
    """One cell is blank where its row and its column ask for a number; bodies that print zeros as blanks are left alone."""
    printed = manuscript.printed
    if any(not number(text) and text != "0" for text in printed.values()):
        return None
    rows = ("received", "handled", *outcome_rows())
    names = [name for row in rows for who in (*APPLICANTS, "total") if (name := f"{row}@{who}") in printed and number(printed[name])]
    if not names:
        return None
    name = chance.choice(names)
    true, printed[name] = printed[name], ""
    return Mistake("left_blank", "GJ1", (name.partition("@")[0],), (Decimal(true),), name, "", true, aim="GJ103")


def _row_moved(manuscript: Manuscript, author: Author, chance: Random) -> Mistake | None:
    """A row was typed one column too far to the left; its last column is 0."""
    printed = manuscript.printed
    columns = (*APPLICANTS, "total")
    rows = [row for row in ("received", "handled", *outcome_rows()) if f"{row}@total" in printed and number(printed[f"{row}@total"])]
    if not rows:
        return None
    alone = [row for row in rows if not number(printed[f"{row}@natural"])]
    row = chance.choice(alone or rows)
    texts = [printed[f"{row}@{column}"] for column in columns]
    for column, text in zip(columns, [*texts[1:], "0"], strict=True):
        printed[f"{row}@{column}"] = text
    found = told_cell(manuscript, "row_moved", f"{row}@total", texts[-1])
    return replace(found, aim="GJ104") if found and alone else found


def _in_yuan(manuscript: Manuscript, author: Author, chance: Random) -> Mistake | None:
    """Fees filled in in yuan under a heading that says 万元."""
    printed = manuscript.printed
    fees = number(printed.get("fees", ""))
    if fees < _LEAST_FEES:
        return None
    true, wrong = printed["fees"], f"{(fees * 10000).normalize():f}"
    printed["fees"] = wrong
    return Mistake("in_yuan", "GJ1,GJ2", ("fees",), (Decimal(wrong), fees), "fees", wrong, true, aim="GJ105")


MISTAKES = {"no_count": _no_count, "left_blank": _left_blank, "row_moved": _row_moved, "in_yuan": _in_yuan}
