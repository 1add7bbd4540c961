"""Mistakes in the cells of tables 3 and 4, each of which breaks an identity of the form."""

from __future__ import annotations

import itertools
from functools import partial
from random import Random

from gouji.corpus.figures import APPLICANTS, BLOCKS, outcome_rows
from gouji.corpus.gold import Mistake
from gouji.corpus.grammar import Author
from gouji.corpus.manuscript import Manuscript
from gouji.corpus.mistakes.identities import broken, number
from gouji.corpus.mistakes.slips import SLIPS, slip


def _concept(name: str) -> str:
    return name.partition("@")[0]


def told_cell(manuscript: Manuscript, kind: str, place: str, true: str) -> Mistake | None:
    """The mistake at the cell `place`, with the identity that shows it; None where no identity without a blank does."""
    failing = broken(manuscript)
    shown = next((entry for entry in failing if place in (*entry[0].left, *entry[0].right)), None)
    if shown is None or any(not manuscript.printed[name].isdigit() for side in (shown[0].left, shown[0].right) for name in side):
        return None
    identity, left, right = shown
    concept = _concept(identity.left[0]) if len(identity.left) == 1 else _concept(place)
    return Mistake(kind, "GJ1", (concept,), (left, right), place, manuscript.printed[place], true, aim="GJ101")


def _slipped_cell(manuscript: Manuscript, author: Author, chance: Random, kind: str) -> Mistake | None:
    names = [name for name, text in manuscript.printed.items() if text.isdigit() and int(text) and ("@" in name or name.startswith(BLOCKS))]
    for name in chance.sample(names, len(names)):
        true = manuscript.printed[name]
        wrong = slip(kind, true, chance)
        if wrong:
            manuscript.printed[name] = wrong
            return told_cell(manuscript, f"cell_{kind}", name, true)
    return None


def _last_years_cell(manuscript: Manuscript, author: Author, chance: Random) -> Mistake | None:
    """A cell still holds last year's figure."""
    last = manuscript.figures.last
    names = [name for name, text in manuscript.printed.items() if "@" in name and text.isdigit()]
    names = [name for name in names if last and last.value(name) != manuscript.figures.value(name) and last.value(name) > 0]
    if not names or last is None:
        return None
    name = chance.choice(names)
    true, manuscript.printed[name] = manuscript.printed[name], str(last.value(name))
    return told_cell(manuscript, "cell_last_year", name, true)


def _wrong_column(manuscript: Manuscript, author: Author, chance: Random) -> Mistake | None:
    """The figures of two applicants stand in each other's column, in one row."""
    rows = [row for row in ("received", "handled", "carried_in") if number(manuscript.printed[f"{row}@natural"]) > 0]
    if not rows:
        return None
    row, other = chance.choice(rows), chance.choice(APPLICANTS[1:])
    here, there = f"{row}@natural", f"{row}@{other}"
    printed = manuscript.printed
    if number(printed[here]) == number(printed[there]):
        return None
    true = printed[here]
    printed[here], printed[there] = printed[there], printed[here]
    return told_cell(manuscript, "wrong_column", here, true)


def _wrong_row(manuscript: Manuscript, author: Author, chance: Random) -> Mistake | None:
    """One applicant's figure stands a row too low."""
    printed = manuscript.printed
    rows = [row for row in outcome_rows() if f"{row}@natural" in printed]
    pairs = [(a, b) for a, b in itertools.pairwise(rows) if number(printed[f"{a}@natural"]) and not number(printed[f"{b}@natural"])]
    if not pairs:
        return None
    above, below = (f"{row}@natural" for row in chance.choice(pairs))
    true = printed[above]
    printed[above], printed[below] = printed[below], printed[above]
    return told_cell(manuscript, "wrong_row", above, true)


def _blank_total(manuscript: Manuscript, author: Author, chance: Random) -> Mistake | None:
    """A total left at 0 or blank while its parts are not."""
    names = [f"{block}.total" for block in BLOCKS] + ["handled@total", "received@total"]
    names = [name for name in names if number(manuscript.printed[name]) > 0]
    if not names:
        return None
    name = chance.choice(names)
    true, manuscript.printed[name] = manuscript.printed[name], "0"
    return told_cell(manuscript, "blank_total", name, true)


def _outcomes_left_out(manuscript: Manuscript, author: Author, chance: Random) -> Mistake | None:
    """All outcome rows are 0 beside a 总计 that is not."""
    printed = manuscript.printed
    if number(printed["handled@total"]) == 0:
        return None
    for row in outcome_rows():
        for applicant in (*APPLICANTS, "total"):
            if f"{row}@{applicant}" in printed:
                printed[f"{row}@{applicant}"] = "0"
    if not manuscript.form.one_other_row:
        return told_cell(manuscript, "outcomes_left_out", "handled@total", printed["handled@total"])
    for applicant in (*APPLICANTS, "total"):
        printed[f"other_result@{applicant}"] = "0"
    return told_cell(manuscript, "outcomes_left_out", "handled@total", printed["handled@total"])


def _row_counted_twice(manuscript: Manuscript, author: Author, chance: Random) -> Mistake | None:
    """部分公开 counted a second time under 予以公开: rows add up, the outcomes exceed their 总计."""
    printed = manuscript.printed
    if number(printed["partial@total"]) == 0:
        return None
    true = printed["granted@total"]
    for applicant in (*APPLICANTS, "total"):
        total = number(printed[f"granted@{applicant}"]) + number(printed[f"partial@{applicant}"])
        printed[f"granted@{applicant}"] = str(total)
    return told_cell(manuscript, "row_counted_twice", "granted@total", true)


MISTAKES = {f"cell_{kind}": partial(_slipped_cell, kind=kind) for kind in SLIPS} | {
    "cell_last_year": _last_years_cell,
    "wrong_column": _wrong_column,
    "wrong_row": _wrong_row,
    "blank_total": _blank_total,
    "outcomes_left_out": _outcomes_left_out,
    "row_counted_twice": _row_counted_twice,
}
