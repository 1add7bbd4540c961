"""Printed rows against the rows of a form: monotone alignment by likeness of labels and by order.

Dynamic programming over (printed row, form row), the classic global alignment with gaps (Needleman and Wunsch 1970). A
row without a usable label may stand for any row of its place; it is only placed where one place is clearly best.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gouji.facts.form_rows import FormRow, form_rows
from gouji.facts.scores import ReadRow, Score, read_row, score_row
from gouji.facts.tokens import PrintedRow
from gouji.profiles import TableForm

_LOST = -0.2
_MARGIN = 0.04
_STRONG = 0.85
_FIRST = 1e-6


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a printed row belongs.

    Attributes:
        likeness: of its label, 0 for a row placed by order alone.
        doubt: what else is uncertain about its place, with the reason.
    """

    printed: PrintedRow
    form: FormRow
    likeness: float
    by_order: bool = False
    doubt: float = 0.0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A printed row that was not placed, and why."""

    printed: PrintedRow
    reason: str


def align(printed: Sequence[PrintedRow], table: TableForm) -> tuple[list[Placement], list[Refusal]]:
    """Place printed rows on the rows of a table's form.

    Where several printed rows bear one label, the first that fits is taken; it is doubted if the others' figures differ.
    """
    forms = form_rows(table)
    widths = frozenset(len(block.columns) for block in table.blocks)
    targets = [index for index, form in enumerate(forms) if form.row.id]
    read = [read_row(row, forms, widths, table.corners) for row in printed]
    placements, refusals = _align(read, forms, targets)
    while refusals and (again := _out_of_order(read, placements, refusals, forms, targets)):
        placements += again
        placed = {id(placement.printed) for placement in placements}
        refusals = [refusal for refusal in refusals if id(refusal.printed) not in placed]
    return [_against_rivals(placement, read) for placement in placements], refusals


def _against_rivals(placement: Placement, read: Sequence[ReadRow]) -> Placement:
    """Doubt a row if another of the same label and number of figures holds other figures."""
    if placement.by_order:
        return placement
    own = placement.printed
    words = [token.text for token in own.labels[-1:]]
    for row in read:
        other = row.printed
        if other is own or [token.text for token in other.labels[-1:]] != words or len(other.numbers) != len(own.numbers):
            continue
        if [token.text for token in other.numbers] != [token.text for token in own.numbers]:
            return replace(placement, doubt=0.3, reason="another row bears the same label")
    return placement


def _out_of_order(
    read: Sequence[ReadRow], placements: Sequence[Placement], refusals: Sequence[Refusal], forms: Sequence[FormRow], targets: Sequence[int]
) -> list[Placement]:
    """A second alignment of rows that stand out of the form's order, with the rows of the form that are still free."""
    left = {id(refusal.printed) for refusal in refusals}
    taken = {placement.form.row.id for placement in placements}
    rows = [row for row in read if id(row.printed) in left and not row.bare and row.fits]
    free = [index for index in targets if forms[index].row.id not in taken]
    if not rows or not free:
        return []
    found, _ = _align(rows, forms, free)
    return [placement for placement in found if placement.likeness >= _STRONG]


def _align(read: Sequence[ReadRow], forms: Sequence[FormRow], targets: Sequence[int]) -> tuple[list[Placement], list[Refusal]]:
    scores = [[_favour(score_row(row, forms, index), len(read) - i) for index in targets] for i, row in enumerate(read)]
    lost = [_LOST if row.unlabelled else 0.0 for row in read]
    ahead = _totals([line[::-1] for line in scores[::-1]], lost[::-1])
    behind = _totals(scores, lost)
    placements: list[Placement] = []
    refusals: list[Refusal] = []
    best = behind[-1][-1] if read else 0.0
    for i, row in enumerate(read):
        after = ahead[len(read) - i - 1][::-1]
        through = [score.total + behind[i][j] + after[j + 1] if score else float("-inf") for j, score in enumerate(scores[i])]
        skipped = max(before + rest for before, rest in zip(behind[i], after, strict=True)) + lost[i]
        ranked = sorted(range(len(targets)), key=lambda j: -through[j])
        chosen = scores[i][ranked[0]]
        rivals = [through[j] for j in ranked[1:2]] + ([skipped] if chosen and chosen.by_order else [])
        if chosen is None or through[ranked[0]] < best - 1e-9:
            refusals.append(Refusal(row.printed, "no row of the form has such a label"))
        elif any(through[ranked[0]] - rival < _MARGIN for rival in rivals):
            refusals.append(Refusal(row.printed, "several rows of the form are equally likely"))
        else:
            placements.append(Placement(row.printed, forms[targets[ranked[0]]], chosen.likeness, chosen.by_order))
    return placements, refusals


def _favour(score: Score | None, place: int) -> Score | None:
    """Let the first of several equal rows win."""
    return Score(score.total + _FIRST * place, score.likeness, score.by_order) if score else None


def _totals(scores: list[list[Score | None]], lost: list[float]) -> list[list[float]]:
    """Best totals for the first i printed and the first j form rows."""
    width = len(scores[0]) if scores else 0
    table = [[0.0] * (width + 1)]
    for i, line in enumerate(scores):
        above = table[-1]
        row = [above[0] + lost[i]]
        for j, score in enumerate(line):
            value = max(above[j + 1] + lost[i], row[j])
            if score:
                value = max(value, above[j] + score.total)
            row.append(value)
        table.append(row)
    return table


