"""Mistakes in the figures of the narrative: they disagree with a cell, with a rate, or with their own list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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

_RATE_CHECKS = {"completion_rate": "GJ203", "share": "GJ303", "growth_rate": "GJ304"}
_RATES = tuple(_RATE_CHECKS)


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
        if used and all(cells(manuscript.printed, name) for name in used):
            found.append(spot)
    return found


def cells(printed: Mapping[str, str], name: str) -> tuple[str, ...]:
    """Names of the printed cells that hold a figure or add up to it; none where the report's form has no such row."""
    old = {"norm_docs.made": "norm_docs.new_made", "regulations.made": "regulations.new_made"}
    old |= {kind: f"{kind}.decisions" for kind in ("permits", "penalties", "coercion")}
    concept, _, applicant = name.partition("@")
    for candidate in (name, old.get(name, ""), f"{concept}@{applicant or 'total'}"):
        if candidate in printed:
            return (candidate,)
    if concept == "on_hand":
        return tuple(f"{row}@{applicant or 'total'}" for row in ("received", "carried_in"))
    if applicant == "legal":
        return tuple(f"{concept}@{member}" for member in LEGAL)
    if concept.startswith("litigation."):
        return tuple(f"{block}.{concept.split('.')[1]}" for block in ("litigation.direct", "litigation.after_review"))
    return tuple(cell for cell in printed if cell.startswith(f"{concept}.") and cell.endswith(f"@{applicant or 'total'}"))


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
    if claim.concept == "other_count":  # a sum of rows: the text's own parts may show it as well as the table
        return Mistake(kind, "GJ2,GJ3", (), (value, true), claim.concept, digits, f"{true:f}", aim=_aim(claim))
    return Mistake(kind, code, (claim.concept.partition("@")[0],), (value, true), claim.concept, digits, f"{true:f}", aim=_aim(claim))


def _aim(claim: GoldClaim) -> str:
    """The check for a wrong figure beside the tables: of one row and applicant, of a sum of rows, or of a row."""
    if "@" in claim.concept:
        return "GJ204"
    return "GJ205" if "+" in claim.truth or claim.truth == "on_hand" else "GJ201"


def _slipped_claim(manuscript: Manuscript, author: Author, chance: Random, kind: str) -> Mistake | None:
    found = compared(manuscript)
    for spot in chance.sample(found, len(found)):
        wrong = slip(kind, f"{spot.claim.value:f}", chance)
        mistake = wrong and _misstate(manuscript, spot, f"claim_{kind}", wrong)
        if mistake:
            return mistake
    return None


def _slipped_aim(manuscript: Manuscript, author: Author, chance: Random, aim: str) -> Mistake | None:
    """A slip in a figure for one applicant, or in one that adds rows up: rarer than figures of a row."""
    found = [spot for spot in compared(manuscript) if _aim(spot.claim) == aim]
    for spot in chance.sample(found, len(found)):
        wrong = slip(chance.choice(list(SLIPS)), f"{spot.claim.value:f}", chance)
        mistake = wrong and _misstate(manuscript, spot, {"GJ204": "applicant_wrong", "GJ205": "sum_wrong"}[aim], wrong)
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
    true, place = spot.claim.value, spot.claim.concept
    spot.print(f"{true:f}万", true * 10000)
    code = "GJ3" if spot.claim.truth == "proactive_total" else "GJ2,GJ3"
    return Mistake("stray_wan", code, (place,), (true * 10000, true), place, f"{true:f}万", f"{true:f}", aim="GJ202")


def _wrong_rate(manuscript: Manuscript, author: Author, chance: Random, kind: str) -> Mistake | None:
    """A rate of printed figures that is off, cut off instead of rounded, or that no whole number of cases can give."""
    wanted = {"growth_wrong": ("growth_rate",), "share_wrong": ("share",)}.get(kind, _RATES)
    found = [spot for spot in spots(manuscript) if spot.claim.concept in wanted and spot.claim.places is not None]
    for spot in chance.sample(found, len(found)):
        claim = spot.claim
        if not claim.truth or not _base_is_stated(spot):
            continue
        true = abs(evaluate(claim.truth, manuscript.figures.value))
        wrong = other_rate(true, claim.places or 0, kind, chance)
        if wrong is None or wrong == rounded(true, claim.places or 0):
            continue
        sign = -1 if claim.value < 0 else 1
        spot.print(f"{wrong:f}", sign * wrong)
        shown, right, aim = f"{wrong:f}", f"{rounded(true, claim.places or 0):f}", _RATE_CHECKS[claim.concept]
        return Mistake(kind, "GJ2,GJ3", (claim.concept,), (sign * wrong,), claim.concept, shown, right, aim=aim)
    return None


def _base_is_stated(spot: Spot) -> bool:
    """A growth can be checked only where the paragraph states last year's figure too; other rates speak of this year's tables."""
    if spot.claim.concept != "growth_rate":
        return True
    return any(piece.claim and piece.claim.truth.startswith("last.") for piece in spot.passage.pieces)


def other_rate(true: Decimal, places: int, kind: str, chance: Random) -> Decimal | None:
    """A wrong rate more than a point off, or the true one cut off; None where the slip gives none."""
    if kind == "rate_truncated":
        return truncated(true, places)
    wrong = slip(chance.choice(list(SLIPS)), f"{rounded(true, places):f}", chance)
    value = Decimal(wrong) if wrong else None
    return value if value is not None and (value <= 100 or true > 100) and abs(value - true) > 1 else None


MISTAKES = {f"claim_{kind}": partial(_slipped_claim, kind=kind) for kind in SLIPS} | {
    "claim_last_year": _last_years_claim,
    "stray_wan": _stray_wan,
    "applicant_wrong": partial(_slipped_aim, aim="GJ204"),
    "sum_wrong": partial(_slipped_aim, aim="GJ205"),
    "share_wrong": partial(_wrong_rate, kind="share_wrong"),
    "growth_wrong": partial(_wrong_rate, kind="growth_wrong"),
    "rate_truncated": partial(_wrong_rate, kind="rate_truncated"),
}
