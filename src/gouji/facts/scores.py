"""How well a printed row fits a row of a form: words, number, group, and what stands above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gouji.facts.columns import heading_match
from gouji.facts.form_rows import FormRow
from gouji.facts.labels import parse_label, row_likeness
from gouji.facts.tokens import PrintedRow, Token
from gouji.profiles import Row

LEAST = 0.55
"""Likeness (numbers counted in) below which a label does not place its row."""
_OFFSET = 0.45
_UNLABELLED = 0.05
_REACH = 6
_INNER = 0.35
_MISFIT = 0.3
_PLACED = 0.1
_HEADED = 0.5
_ABOVE = 0.75
"""Likeness from which a label above a row without one speaks for it; a lone number (of a page) has no other way in."""


@dataclass(frozen=True, slots=True)
class Score:
    """What a placement adds to the alignment's total, with the likeness of the label (0 where order alone places the row)."""

    total: float
    likeness: float
    by_order: bool


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A printed row as seen by the alignment.

    Attributes:
        words: its labels that are not blank.
        groups: for each of them, the index of the group row it names, -1 for none.
        fits: whether it has as many value cells as a row of this table has.
        bare: whether it has no words of its own but those of groups.
        headed: blocks of the form whose columns the headings above it name.
    """

    printed: PrintedRow
    words: tuple[Token, ...]
    groups: dict[str, int]
    fits: bool
    bare: bool
    headed: frozenset[str] = frozenset()

    @property
    def unlabelled(self) -> bool:
        """Only order can place it."""
        return self.bare and self.fits


def read_row(row: PrintedRow, forms: Sequence[FormRow], widths: frozenset[int], corners: tuple[str, ...]) -> ReadRow:
    """Look at a printed row's labels once.

    Args:
        widths: numbers of value cells a row of the table can have; a row without a label must have one of them.
        corners: labels of cells above the row labels.
    """
    words = tuple(token for token in row.labels if token.text.strip())
    groups = {token.text: _group_of(token.text, forms) for token in words}
    bare = all(groups[token.text] >= 0 for token in words if not token.inherited)
    fits = len(row.numbers) in widths or len(row.values) in widths
    blocks = dict.fromkeys(block for form in forms for block, _ in form.blocks)
    several = blocks if len(widths) > 1 else ()
    headed = frozenset(block.id for block in several if heading_match(block, row.header, corners) >= _HEADED)
    return ReadRow(row, words, groups, fits, bare, headed)


def score_row(row: ReadRow, forms: Sequence[FormRow], index: int) -> Score | None:
    """Score of a printed row on the form's row at `index`, None where it cannot stand there."""
    form = forms[index]
    is_group = any(other.group == index for other in forms)
    likeness = _own_likeness(row, form.row, index, is_group)
    bonus = _group_bonus([group for group in row.groups.values() if group >= 0], forms, index)
    bonus += _PLACED * (row.printed.named + any(block.id in row.headed for block, _ in form.blocks))
    if likeness >= LEAST and not _too_short(row):
        return Score(max(likeness - _OFFSET - (0.0 if row.fits else _MISFIT), 0.01) + bonus, likeness, False)
    if not row.unlabelled or is_group:
        return None
    above = max((row_likeness(token.text, form.row) for token in row.printed.context if _telling(token.text)), default=0.0)
    if above < _ABOVE and len(row.printed.numbers) == 1:
        return None
    return Score(_UNLABELLED + (0.3 if above >= _ABOVE else 0.0) + bonus, 0.0, True)


def _own_likeness(row: ReadRow, wanted: Row, index: int, is_group: bool) -> float:
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


def _too_short(row: ReadRow) -> bool:
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
