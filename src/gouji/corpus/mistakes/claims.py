"""Mistakes in the figures of the narrative: they disagree with a cell, with a rate, or with their own list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from random import Random

from gouji.corpus.expressions import evaluate, names
from gouji.corpus.figures import LEGAL
from gouji.corpus.gold import GoldClaim, Mistake, Piece
from gouji.corpus.grammar import Author
from gouji.corpus.manuscript import Manuscript, Passage
from gouji.corpus.mistakes.slips import SLIPS, slip
from gouji.corpus.numerals import rounded, truncated

_RATES = ("completion_rate", "share", "growth_rate")


@dataclass(frozen=True, slots=True)
class Spot:
    """A printed claim: the passage and the number of its piece."""

    passage: Passage
    index: int

    @property
    def claim(self) -> GoldClaim:
        """The claim printed here."""
        claim = self.passage.pieces[self.index].claim
        assert claim is not None
        return claim

    def print(self, digits: str, value: Decimal) -> None:
        """Prints another number here."""
        piece, claim = self.passage.pieces[self.index], self.claim
        self.passage.pieces[self.index] = Piece(digits + claim.unit, replace(claim, value=value), piece.lookalike)


def spots(manuscript: Manuscript) -> Iterator[Spot]:
    """All claims with a printed, exact figure."""
    for passage in manuscript.passages:
        for index, piece in enumerate(passage.pieces):
            claim = piece.claim
            if claim and piece.text == f"{abs(claim.value):f}{claim.unit}" and claim.op == "eq":
                yield Spot(passage, index)


def compared(manuscript: Manuscript) -> list[Spot]:
    """Claims that state a figure of the printed tables, alone or as a sum of rows, for this year."""
    found = []
    for spot in spots(manuscript):
        used = names(spot.claim.truth)
        if spot.claim.period != "this_year" or spot.claim.concept.endswith(_RATES):
            continue
        if used and all(cells(manuscript, name) for name in used):
            found.append(spot)
    return found


def cells(manuscript: Manuscript, name: str) -> tuple[str, ...]:
    """Names of the printed cells that hold a figure or add up to it; none where the report's form has no such row."""
    old = {"norm_docs.made": "norm_docs.new_made", "regulations.made": "regulations.new_made"}
    old |= {kind: f"{kind}.decisions" for kind in ("permits", "penalties", "coercion")}
    concept, _, applicant = name.partition("@")
    for candidate in (name, old.get(name, ""), f"{concept}@{applicant or 'total'}"):
        if candidate in manuscript.printed:
            return (candidate,)
    if applicant == "legal":
        return tuple(f"{concept}@{member}" for member in LEGAL)
    if concept.startswith("litigation."):
        return tuple(f"{block}.{concept.split('.')[1]}" for block in ("litigation.direct", "litigation.after_review"))
    return tuple(cell for cell in manuscript.printed if cell.startswith(f"{concept}.") and cell.endswith(f"@{applicant or 'total'}"))


def _harmless(manuscript: Manuscript, claim: GoldClaim, value: Decimal) -> bool:
    """True where the wrong number is a right one under another legitimate reading."""
    figure = manuscript.figures.value
    families = {
        "received": ("received", "on_hand", "handled"),
        "handled": ("handled", "on_hand", "received"),
        "other_count": ("received", "on_hand", "handled"),
        "granted": ("granted", "partial"),
    }
    readings = {figure(name) for name in families.get(claim.concept, ())}
    if claim.concept == "handled":
        readings.add(figure("handled") - figure("carried_in"))
    if claim.concept == "granted":
        readings.add(figure("granted") + figure("partial"))
    return value in readings


def _misstate(manuscript: Manuscript, spot: Spot, kind: str, digits: str) -> Mistake | None:
    claim = spot.claim
    value = Decimal(digits)
    true = evaluate(claim.truth, manuscript.figures.value)
    if value == true or _harmless(manuscript, claim, value):
        return None
    spot.print(digits, value)
    code = "GJ2,GJ3" if claim.member and claim.member.closed else "GJ2"
    concept = names(claim.truth)[0] if claim.concept == "other_count" else claim.concept
    return Mistake(kind, code, (concept.partition("@")[0],), (value, true), claim.concept, digits, f"{true:f}")


def _slipped_claim(manuscript: Manuscript, author: Author, chance: Random, kind: str) -> Mistake | None:
    found = compared(manuscript)
    for spot in chance.sample(found, len(found)):
        wrong = slip(kind, f"{spot.claim.value:f}", chance)
        mistake = wrong and _misstate(manuscript, spot, f"claim_{kind}", wrong)
        if mistake:
            return mistake
    return None


def _last_years_claim(manuscript: Manuscript, author: Author, chance: Random) -> Mistake | None:
    """The sentence was copied from last year's report with its figure."""
    found = [spot for spot in compared(manuscript) if spot.claim.truth == spot.claim.concept]
    for spot in chance.sample(found, len(found)):
        last = manuscript.figures.last
        if last and last.value(spot.claim.concept) > 0:
            mistake = _misstate(manuscript, spot, "claim_last_year", f"{last.value(spot.claim.concept):f}")
            if mistake:
                return mistake
    return None


def _stray_wan(manuscript: Manuscript, author: Author, chance: Random) -> Mistake | None:
    """A 万 that does not belong there, before the unit of a count or of the whole of a list."""
    wholes = {spot.claim.member.whole for spot in spots(manuscript) if spot.claim.member and spot.claim.member.closed}
    found = [spot for spot in spots(manuscript) if spot.claim.truth in ("permits", "penalties", *wholes) and spot.claim.value > 20]
    if not found:
        return None
    spot = chance.choice(found)
    true = spot.claim.value
    spot.print(f"{true:f}万", true * 10000)
    code = "GJ3" if spot.claim.truth == "proactive_total" else "GJ2,GJ3"
    return Mistake("stray_wan", code, (spot.claim.concept,), (true * 10000, true), spot.claim.concept, f"{true:f}万", f"{true:f}")


def _wrong_rate(manuscript: Manuscript, author: Author, chance: Random, kind: str) -> Mistake | None:
    """A rate of printed figures that is off, cut off instead of rounded, or that no whole number of cases can give."""
    found = [spot for spot in spots(manuscript) if spot.claim.concept.endswith(_RATES) and spot.claim.places is not None]
    for spot in chance.sample(found, len(found)):
        claim = spot.claim
        if not claim.truth or not _base_is_stated(spot):
            continue
        true = abs(evaluate(claim.truth, manuscript.figures.value))
        wrong = _other_rate(true, claim.places or 0, kind, chance)
        if wrong is None or wrong == rounded(true, claim.places or 0):
            continue
        sign = -1 if claim.value < 0 else 1
        spot.print(f"{wrong:f}", sign * wrong)
        return Mistake(
            kind, "GJ2,GJ3", (claim.concept,), (sign * wrong,), claim.concept, f"{wrong:f}", f"{rounded(true, claim.places or 0):f}"
        )
    return None


def _base_is_stated(spot: Spot) -> bool:
    """A growth can be checked only where the paragraph states last year's figure too; other rates speak of this year's tables."""
    if spot.claim.concept != "growth_rate":
        return True
    return any(piece.claim and piece.claim.truth.startswith("last.") for piece in spot.passage.pieces)


def _other_rate(true: Decimal, places: int, kind: str, chance: Random) -> Decimal | None:
    if kind == "rate_truncated":
        return truncated(true, places)
    wrong = slip(chance.choice(list(SLIPS)), f"{rounded(true, places):f}", chance)
    value = Decimal(wrong) if wrong else None
    return value if value is not None and (value <= 100 or true > 100) and abs(value - true) > 1 else None


MISTAKES = {f"claim_{kind}": partial(_slipped_claim, kind=kind) for kind in SLIPS} | {
    "claim_last_year": _last_years_claim,
    "stray_wan": _stray_wan,
    "rate_wrong": partial(_wrong_rate, kind="rate_wrong"),
    "rate_truncated": partial(_wrong_rate, kind="rate_truncated"),
}
