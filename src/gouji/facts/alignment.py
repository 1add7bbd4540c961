"""Printed rows against the rows of a form: monotone alignment by likeness of labels and by order.

Dynamic programming over (printed row, form row), the classic global alignment with gaps (Needleman and Wunsch 1970). A
row without a usable label may stand for any row of its place; it is only placed where one place is clearly best.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gouji.facts.labels import parse_label, row_likeness
from gouji.facts.printed import PrintedRow, Token
from gouji.profiles import Block, Row, TableForm

LEAST = 0.55
"""Likeness (numbers counted in) below which a label does not place its row."""
_OFFSET = 0.45
_UNLABELLED = 0.05
_LOST = -0.2
_MARGIN = 0.04
_REACH = 6
_INNER = 0.35
_MISFIT = 0.3
_STRONG = 0.85
_ABOVE = 0.75
"""Likeness from which a label above a row without one speaks for it; a lone number (of a page) has no other way in."""


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of a form over all its editions.

    Attributes:
        row: its id, number and the labels of all editions.
        blocks: the blocks that print it, with the row as it stands there.
        group: index of the group row above it, -1 for none.
    """

    row: Row
    blocks: tuple[tuple[Block, Row], ...]
    group: int = -1


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


def form_rows(table: TableForm) -> tuple[FormRow, ...]:
    """Rows of a table's form, those of all editions merged by id into one order; group rows keep an empty id."""
    merged: list[FormRow] = []
    for block in table.blocks:
        last = len(merged) - 1
        for row in block.rows:
            at = next((i for i, form in enumerate(merged) if form.row.id and form.row.id == row.id), None)
            if at is None:
                known = any(form.row.id in {other.id for other in block.rows} for form in merged)
                at = last + 1 if known else len(merged)
                merged.insert(at, FormRow(row, ((block, row),)))
            else:
                old = merged[at]
                labels = tuple(dict.fromkeys((*old.row.labels, *row.labels)))
                merged[at] = FormRow(replace(old.row, labels=labels), (*old.blocks, (block, row)))
            last = at
    return _grouped(merged)


def _grouped(rows: list[FormRow]) -> tuple[FormRow, ...]:
    groups: dict[int, int] = {}
    placed = []
    for index, form in enumerate(rows):
        level = form.row.level
        above = [at for at_level, at in groups.items() if level and at_level == level - 1]
        placed.append(replace(form, group=above[0] if above else -1))
        if level:
            groups = {other: at for other, at in groups.items() if other < level} | {level: index}
    return tuple(placed)


def align(printed: Sequence[PrintedRow], forms: Sequence[FormRow], widths: frozenset[int]) -> tuple[list[Placement], list[Refusal]]:
    """Place printed rows on the rows of a form.

    Args:
        widths: numbers of value cells a row of this table can have; a row without a label must have one of them.
    """
    targets = [index for index, form in enumerate(forms) if form.row.id]
    read = [_read(row, forms, widths) for row in printed]
    placements, refusals = _align(read, forms, targets)
    while refusals and (again := _out_of_order(read, placements, refusals, forms, targets)):
        placements += again
        placed = {id(placement.printed) for placement in placements}
        refusals = [refusal for refusal in refusals if id(refusal.printed) not in placed]
    return placements, refusals


def _out_of_order(
    read: Sequence[_Read], placements: Sequence[Placement], refusals: Sequence[Refusal], forms: Sequence[FormRow], targets: Sequence[int]
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


def _align(read: Sequence[_Read], forms: Sequence[FormRow], targets: Sequence[int]) -> tuple[list[Placement], list[Refusal]]:
    scores = [[_score(row, forms, index) for index in targets] for row in read]
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
        if chosen is None or through[ranked[0]] < best - 1e-9:
            refusals.append(Refusal(row.printed, "no row of the form has such a label"))
        elif through[ranked[0]] - max(skipped, *(through[j] for j in ranked[1:2])) < _MARGIN:
            refusals.append(Refusal(row.printed, "several rows of the form are equally likely"))
        else:
            placements.append(Placement(row.printed, forms[targets[ranked[0]]], chosen.likeness, chosen.by_order))
    return placements, refusals


@dataclass(frozen=True, slots=True)
class _Score:
    total: float
    likeness: float
    by_order: bool


def _totals(scores: list[list[_Score | None]], lost: list[float]) -> list[list[float]]:
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


@dataclass(frozen=True, slots=True)
class _Read:
    """A printed row as seen by the alignment.

    Attributes:
        words: its labels that are not blank.
        groups: for each of them, the index of the group row it names, -1 for none.
        fits: whether it has as many value cells as a row of this table has.
        bare: whether it has no words of its own but those of groups.
    """

    printed: PrintedRow
    words: tuple[Token, ...]
    groups: dict[str, int]
    fits: bool
    bare: bool

    @property
    def unlabelled(self) -> bool:
        """Only order can place it."""
        return self.bare and self.fits


def _read(row: PrintedRow, forms: Sequence[FormRow], widths: frozenset[int]) -> _Read:
    words = tuple(token for token in row.labels if token.text.strip())
    groups = {token.text: _group_of(token.text, forms) for token in words}
    bare = all(groups[token.text] >= 0 for token in words if not token.inherited)
    fits = len(row.numbers) in widths or len(row.values) in widths
    return _Read(row, words, groups, fits, bare)


def _score(row: _Read, forms: Sequence[FormRow], index: int) -> _Score | None:
    form = forms[index]
    is_group = any(other.group == index for other in forms)
    likeness = _own_likeness(row, form.row, index, is_group)
    bonus = (0.1 if row.printed.named else 0.0) + _group_bonus([group for group in row.groups.values() if group >= 0], forms, index)
    if likeness >= LEAST and not _too_short(row):
        return _Score(max(likeness - _OFFSET - (0.0 if row.fits else _MISFIT), 0.01) + bonus, likeness, False)
    if not row.unlabelled or is_group:
        return None
    above = max((row_likeness(token.text, form.row) for token in row.printed.context if _telling(token.text)), default=0.0)
    if above < _ABOVE and len(row.printed.numbers) == 1:
        return None
    return _Score(_UNLABELLED + (0.3 if above >= _ABOVE else 0.0) + bonus, 0.0, True)


def _own_likeness(row: _Read, wanted: Row, index: int, is_group: bool) -> float:
    """Best likeness of the row's labels, single, joined, or joined with a piece above; inner labels count less.

    A group's label with another label behind it heads that row's group and is not the row's own.
    """
    if not row.words:
        return 0.0
    texts = [token.text for token in row.words]
    best = 0.0
    for distance, text in enumerate(reversed(texts[-1 if is_group else -_REACH :])):
        if row.groups.get(text, index) in (index, -1):
            best = max(best, row_likeness(text, wanted) - _INNER * distance)
    if is_group and len(texts[-1]) > len(wanted.labels[0]):
        return best
    for length in range(2, min(_REACH, len(texts)) + 1):
        if parse_label(texts[1 - length]).number:
            break
        best = max(best, _joined(texts[-length:], wanted) - 0.02)
    own = [token.text for token in row.words if not token.inherited]
    pieces = [token.text for token in row.printed.context[-2:]]
    if own and not parse_label(own[0]).number:
        for length in range(1, len(pieces) + 1):
            best = max(best, _joined([*pieces[-length:], *own], wanted) - 0.05)
    return best


def _joined(pieces: Sequence[str], wanted: Row) -> float:
    """Likeness of a label in pieces; 0 where the first piece alone is as like, since then the others are no part of it."""
    whole = row_likeness("".join(pieces), wanted)
    return whole if whole > row_likeness(pieces[0], wanted) + 0.05 else 0.0


def _too_short(row: _Read) -> bool:
    """A short label (其他, 总计) places a row only inside a table that is known."""
    return not row.printed.zone and len(parse_label(row.words[-1].text).body) < 4


def _telling(text: str) -> bool:
    """A label above a row speaks for it only when it cannot be a column's."""
    label = parse_label(text)
    return bool(label.number) or len(label.body) >= 5


def _group_of(text: str, forms: Sequence[FormRow]) -> int:
    """Index of the group row that a label names, -1 for none."""
    label = parse_label(text)
    if not label.number and len(label.body) < 4:
        return -1
    best, at = 0.8, -1
    for index in {form.group for form in forms if form.group >= 0}:
        value = row_likeness(text, forms[index].row)
        if value > best:
            best, at = value, index
    return at


def _group_bonus(named: Sequence[int], forms: Sequence[FormRow], index: int) -> float:
    if not named:
        return 0.0
    chain = [index]
    while chain[-1] >= 0:
        chain.append(forms[chain[-1]].group)
    return 0.2 if named[-1] in chain else -0.3
