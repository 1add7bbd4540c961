"""Mistakes between two reports of one body: figures that do not follow on, a growth the two do not give, last year's text kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from random import Random

from gouji.corpus.figures import Figures
from gouji.corpus.gold import Mistake, Piece
from gouji.corpus.manuscript import Manuscript, Passage
from gouji.corpus.mistakes.claims import spots
from gouji.corpus.mistakes.identities import number
from gouji.corpus.mistakes.slips import slip

Broken = tuple[Figures, Mistake | None]
_FREE_CELLS = ("permits", "penalties", "norm_docs.valid", "permits.decisions", "penalties.decisions", "coercion", "coercion.decisions")
"""Cells of which no identity of one report speaks."""


def break_carry(figures: Figures, chance: Random) -> Broken:
    """What was carried in is not what was carried out last year, while the year's own tables stay in balance."""
    if figures.last is None or figures.values["received@natural"] < 1:
        return figures, None
    values = dict(figures.values)
    for applicant in ("natural", "total"):
        values[f"carried_in@{applicant}"] += 1
        values[f"received@{applicant}"] -= 1
    out, into = figures.last.value("carried_out"), values["carried_in@total"]
    return replace(figures, values=values), _mistake("carry_broken", "GJ401", "carried_in@total", into, Decimal(out))


def break_stock(figures: Figures, chance: Random) -> Broken:
    """Documents in force are not last year's with what was made and without what was repealed."""
    if figures.last is None or {figures.form, figures.last.form} != {"2021"}:
        return figures, None
    true = figures.values["norm_docs.valid"]
    wrong = true + chance.randint(1, 9)
    changed = replace(figures, values={**figures.values, "norm_docs.valid": wrong})
    return changed, _mistake("stock_broken", "GJ402", "norm_docs.valid", wrong, true)


def break_items(figures: Figures, chance: Random) -> Broken:
    """Items of last year on the 2019 form are not what last year's report gives."""
    if figures.last is None or {figures.form, figures.last.form} != {"2019"}:
        return figures, None
    name = chance.choice(("permits.items_last_year", "penalties.items_last_year", "coercion.items_last_year"))
    true = figures.values[name]
    wrong = true + chance.randint(1, 9)
    return replace(figures, values={**figures.values, name: wrong}), _mistake("items_broken", "GJ403", name, wrong, true)


FIGURES: dict[str, Callable[[Figures, Random], Broken]] = {
    "carry_broken": break_carry,
    "stock_broken": break_stock,
    "items_broken": break_items,
}
"""Breaks made before a word is written: the report is right in itself."""


def misstate_growth(manuscript: Manuscript, earlier: Manuscript, chance: Random) -> Mistake | None:
    """A growth that this report alone cannot contradict, since last year's figure is not in it."""
    found = [spot for spot in spots(manuscript) if spot.claim.concept == "growth_rate" and spot.claim.places is not None]
    for spot in chance.sample(found, len(found)):
        claim = spot.claim
        base = any(piece.claim and piece.claim.truth.startswith("last.") for piece in spot.passage.pieces)
        wrong = slip("digit_swap", f"{abs(claim.value):f}", chance) or slip("doubled_digit", f"{abs(claim.value):f}", chance)
        compared = claim.of == "received" or (_told_once(manuscript, claim.of) and _told_once(earlier, claim.of))
        if base or not wrong or not compared or abs(Decimal(wrong) - abs(claim.value)) < 1:
            continue
        true, stated = claim.value, Decimal(wrong).copy_sign(claim.value)
        spot.print(wrong, stated)
        return Mistake("growth_misstated", "GJ404", ("growth_rate",), (stated,), "growth_rate", wrong, f"{true:f}", aim="GJ404")
    return None


def _told_once(manuscript: Manuscript, concept: str) -> bool:
    return len({spot.claim.value for spot in spots(manuscript) if spot.claim.truth == concept and spot.claim.op == "eq"}) == 1


def keep_text(manuscript: Manuscript, earlier: Manuscript, chance: Random) -> Mistake | None:
    """The text is last year's with the years moved on; the tables are this year's."""
    told = sum(len(list(_figures(passage))) > 0 for passage in earlier.passages if passage.heading is None)
    changed = any(manuscript.printed.get(name) != text for name, text in earlier.printed.items())
    if told < 2 or not changed or manuscript.form.kind != earlier.form.kind:
        return None
    year = earlier.figures.year
    manuscript.passages[:] = [replace(passage, pieces=_moved_on(passage.pieces, year)) for passage in earlier.passages]
    manuscript.title = "".join(piece.text for piece in manuscript.passages[0].pieces)
    return Mistake("text_kept", "GJ407", (), (), "text", f"{year}", f"{manuscript.figures.year}", aim="GJ407")


def _figures(passage: Passage) -> list[Piece]:
    return [piece for piece in passage.pieces if piece.claim and piece.text and abs(piece.claim.value) not in (0, 100)]


def _moved_on(pieces: list[Piece], year: int) -> list[Piece]:
    """The pieces with every year one later, but those of figures and of numbers of documents."""
    years = re.compile(rf"(?<!\d)({year - 1}|{year}|{year + 1})(?!\d)")
    moved, before = [], ""

    def later(match: re.Match[str]) -> str:
        numbered = (before + match.string[: match.start()])[-1:] in ("〔", "[")
        return match[0] if numbered else str(int(match[1]) + 1)

    for piece in pieces:
        figure = piece.claim and piece.text
        moved.append(piece if figure else replace(piece, text=years.sub(later, piece.text)))
        before = piece.text or before
    return moved


TEXTS: dict[str, Callable[[Manuscript, Manuscript, Random], Mistake | None]] = {
    "growth_misstated": misstate_growth,
    "text_kept": keep_text,
}
"""Breaks made in what is written, beside the report of the year before."""


def change_cell(manuscript: Manuscript, chance: Random) -> Mistake | None:
    """A second version of a report prints another number in one cell, of which the text does not speak."""
    printed = manuscript.printed
    told = {spot.claim.truth for spot in spots(manuscript)}
    names = [name for name in _FREE_CELLS if printed.get(name, "").isdigit() and number(printed[name])]
    names = [name for name in names if not any(name.startswith(truth) for truth in told if truth)]
    if not names:
        return None
    name = chance.choice(names)
    true = printed[name]
    printed[name] = str(int(true) + chance.randint(1, 20))
    figures = (Decimal(true), Decimal(printed[name]))
    return Mistake("second_version", "GJ406", (name,), figures, name, printed[name], true, aim="GJ406")


def _mistake(kind: str, aim: str, place: str, wrong: Decimal, true: Decimal) -> Mistake:
    return Mistake(kind, aim, (place.partition("@")[0],), (true, wrong), place, f"{wrong}", f"{true}", aim=aim)
