"""Mistakes in closed lists of parts: one forgotten, one added, one counted twice, a wrong whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial
from random import Random

from gouji.corpus.gold import Mistake, Piece
from gouji.corpus.grammar import Author
from gouji.corpus.manuscript import Manuscript
from gouji.corpus.mistakes.claims import Spot, spots
from gouji.corpus.mistakes.slips import SLIPS, slip

Edit = Callable[[list[Spot], Random], Decimal | None]


def _closed_lists(manuscript: Manuscript) -> list[tuple[Spot, list[Spot]]]:
    """Closed lists with the spot of their whole, printed before them in the same paragraph."""
    found = []
    everything = list(spots(manuscript))
    numbers = dict.fromkeys(spot.claim.member.number for spot in everything if spot.claim.member and spot.claim.member.closed)
    for number in numbers:
        parts = [spot for spot in everything if spot.claim.member and spot.claim.member.number == number]
        member = parts[0].claim.member
        wholes = [
            spot
            for spot in everything
            if spot.passage is parts[0].passage and spot.index < parts[0].index and member and spot.claim.truth == member.whole
        ]
        if wholes and len(parts) > 1 and sum(part.claim.value for part in parts) == wholes[-1].claim.value:
            found.append((wholes[-1], parts))
    return found


def _slipped_part(parts: list[Spot], chance: Random) -> Decimal | None:
    spot = chance.choice(parts)
    if spot.claim.truth:  # states a cell as well: that is a mistake of `claims`
        return None
    wrong = slip(chance.choice(list(SLIPS)), f"{spot.claim.value:f}", chance)
    if wrong is None:
        return None
    change = Decimal(wrong) - spot.claim.value
    spot.print(wrong, Decimal(wrong))
    return change


def _forgotten_part(parts: list[Spot], chance: Random) -> Decimal | None:
    """A part between two others is left out, with its label."""
    if len(parts) < 3:
        return None
    number = chance.randrange(len(parts) - 1)
    spot, following = parts[number], parts[number + 1]
    start = parts[number - 1].index + 1 if number else spot.index - 1
    if number == 0:
        return None
    end = spot.index
    if any(piece.claim for piece in spot.passage.pieces[start:end]) or following.index <= end:
        return None
    change = -spot.claim.value
    del spot.passage.pieces[start : end + 1]
    return change


def _part_twice(parts: list[Spot], chance: Random) -> Decimal | None:
    """A part is printed a second time right after itself."""
    number = chance.randrange(1, len(parts))
    spot = parts[number]
    start = parts[number - 1].index + 1
    again = spot.passage.pieces[start : spot.index + 1]
    if not spot.claim.value or any(piece.claim for piece in again[:-1]):
        return None
    spot.passage.pieces[spot.index + 1 : spot.index + 1] = [replace(piece) for piece in again]
    return spot.claim.value


def _added_part(parts: list[Spot], chance: Random) -> Decimal | None:
    """A part that belongs elsewhere is named too."""
    spot = parts[0]
    value = Decimal(chance.randint(1, max(int(sum(part.claim.value for part in parts) // 4), 3)))
    claim = replace(spot.claim, value=value, concept="proactive_part")
    if spot.claim.concept != "proactive_part":
        return None
    label = chance.choice(("信息公开年报", "政策问答", "便民信息", "会议公开"))
    spot.passage.pieces[spot.index + 1 : spot.index + 1] = [Piece("、" + label), Piece(f"{value}{claim.unit}", claim)]
    return value


def _edited_list(manuscript: Manuscript, author: Author, chance: Random, kind: str, edit: Edit) -> Mistake | None:
    for whole, parts in _shuffled(_closed_lists(manuscript), chance):
        stated, closes = whole.claim.value, _closes(parts)
        change = edit(parts, chance)
        if change and change < 0 and not closes:
            return None
        if change:
            return Mistake(kind, "GJ3", (), (stated, stated + change), "list", f"{stated + change:f}", f"{stated:f}", aim="GJ301")
    return None


def _closes(parts: list[Spot]) -> bool:
    """True where a reader sees that the list names all parts: 其他 comes last, or both kinds of applicants are named."""
    pieces = parts[0].passage.pieces
    labels = "".join(piece.text for piece in pieces if not piece.claim)
    member = parts[0].claim.member
    assert member is not None
    if member.axis == "applicant":
        return all(any(part.claim.concept == f"received@{kind}" for part in parts) for kind in ("natural", "legal"))
    return member.axis != "outcome" and ("其他" in labels or "其它" in labels)


def _wrong_whole(manuscript: Manuscript, author: Author, chance: Random) -> Mistake | None:
    """The whole of a list without a table row does not equal its parts."""
    for whole, parts in _shuffled(_closed_lists(manuscript), chance):
        if whole.claim.truth != "proactive_total":
            continue
        true = whole.claim.value
        wrong = slip(chance.choice(list(SLIPS)), f"{true:f}", chance)
        if wrong and (Decimal(wrong) < true or _closes(parts)):
            whole.print(wrong, Decimal(wrong))
            return Mistake("wrong_whole", "GJ3", (), (Decimal(wrong), true), "proactive_total", wrong, f"{true:f}", aim="GJ301")
    return None


def _shuffled(lists: list[tuple[Spot, list[Spot]]], chance: Random) -> list[tuple[Spot, list[Spot]]]:
    return chance.sample(lists, len(lists))


MISTAKES = {
    "part_wrong": partial(_edited_list, kind="part_wrong", edit=_slipped_part),
    "part_forgotten": partial(_edited_list, kind="part_forgotten", edit=_forgotten_part),
    "part_twice": partial(_edited_list, kind="part_twice", edit=_part_twice),
    "part_added": partial(_edited_list, kind="part_added", edit=_added_part),
    "wrong_whole": _wrong_whole,
}
