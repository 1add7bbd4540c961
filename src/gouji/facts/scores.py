"""How well a printed row fits a row of a form: words, number, group, and what stands above it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from gouji.facts.columns import heading_match
from gouji.facts.form_rows import FormRow
from gouji.facts.labels import parse_label, row_likeness
from gouji.facts.tokens import PrintedRow
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
    """A printed row as seen by the alignment; all that does not depend on the form's row is worked out once.

    Attributes:
        texts: its labels that are not blank.
        groups: for each of them, the index of the group row it names, -1 for none.
        group: the last group that is named, None for none.
        fits: whether it has as many value cells as a row of this table has.
        bare: whether it has no words of its own but those of groups.
        short: whether its last label is too short to place it outside a table that is known.
        joins: labels that may be one in pieces: the first piece, all of them, and what it costs to join them.
        above: labels above it that speak for it.
        headed: blocks of the form whose columns the headings above it name.
    """

    printed: PrintedRow
    texts: tuple[str, ...]
    groups: Mapping[str, int]
    group: int | None
    fits: bool
    bare: bool
    short: bool
    joins: tuple[tuple[str, str, float], ...]
    above: tuple[str, ...]
    headed: frozenset[str] = frozenset()

    @property
    def unlabelled(self) -> bool:
        """Only order can place it."""
        return self.bare and self.fits


def read_row(row: PrintedRow, forms: tuple[FormRow, ...], widths: frozenset[int], corners: tuple[str, ...]) -> ReadRow:
    """Look at a printed row's labels once.

    Args:
        widths: numbers of value cells a row of the table can have; a row without a label must have one of them.
        corners: labels of cells above the row labels.
    """
    words = tuple(token for token in row.labels if token.text.strip())
    texts = tuple(token.text for token in words)
    own = tuple(token.text for token in words if not token.inherited)
    groups = {text: _group_of(text, forms) for text in texts}
    named = [group for group in groups.values() if group >= 0]
    blocks = dict.fromkeys(block for form in forms for block, _ in form.blocks) if len(widths) > 1 else ()
    return ReadRow(
        printed=row,
        texts=texts,
        groups=groups,
        group=named[-1] if named else None,
        fits=len(row.numbers) in widths or len(row.values) in widths,
        bare=all(groups[text] >= 0 for text in own),
        short=not row.zone and bool(texts) and len(parse_label(texts[-1]).body) < 4,
        joins=tuple(_joins(texts, own, tuple(token.text for token in row.context[-2:]))),
        above=tuple(token.text for token in row.context if _telling(token.text)),
        headed=frozenset(block.id for block in blocks if heading_match(block, row.header, corners) >= _HEADED),
    )


def _joins(texts: Sequence[str], own: Sequence[str], above: Sequence[str]) -> Iterator[tuple[str, str, float]]:
    """Labels that may be one in pieces: those of the row itself, or its own behind pieces above it."""
    for length in range(2, min(_REACH, len(texts)) + 1):
        if parse_label(texts[1 - length]).number:
            break
        yield texts[-length], "".join(texts[-length:]), 0.02
    if own and not parse_label(own[0]).number:
        for length in range(1, len(above) + 1):
            yield above[-length], "".join((*above[-length:], *own)), 0.05


def score_row(row: ReadRow, forms: Sequence[FormRow], index: int) -> Score | None:
    """Score of a printed row on the form's row at `index`, None where it cannot stand there."""
    form = forms[index]
    likeness = _own_likeness(row, form, index)
    placed = not row.short and likeness >= LEAST
    if not placed and (form.leads or not row.unlabelled):
        return None
    bonus = 0.0 if row.group is None else 0.2 if row.group in form.chain else -0.3
    bonus += _PLACED * (row.printed.named + any(block.id in row.headed for block, _ in form.blocks))
    if placed:
        return Score(max(likeness - _OFFSET - (0.0 if row.fits else _MISFIT), 0.01) + bonus, likeness, False)
    above = max((row_likeness(text, form.row) for text in row.above), default=0.0)
    if above < _ABOVE and len(row.printed.numbers) == 1:
        return None
    return Score(_UNLABELLED + (0.3 if above >= _ABOVE else 0.0) + bonus, 0.0, True)


def _own_likeness(row: ReadRow, form: FormRow, index: int) -> float:
    """Best likeness of the row's labels, single, joined, or joined with a piece above; inner labels count less.

    A group's label with another label behind it heads that row's group and is not the row's own.
    """
    if not row.texts:
        return 0.0
    wanted = form.row
    best = 0.0
    for distance, text in enumerate(reversed(row.texts[-1 if form.leads else -_REACH :])):
        if row.groups[text] in (index, -1):
            best = max(best, row_likeness(text, wanted) - _INNER * distance)
    if form.leads and len(row.texts[-1]) > len(wanted.labels[0]):
        return best
    for first, whole, cost in row.joins:
        best = max(best, _joined(first, whole, wanted) - cost)
    return best


def _joined(first: str, whole: str, wanted: Row) -> float:
    """Likeness of a label in pieces; 0 where the first piece alone is as like, since then the others are no part of it."""
    found = row_likeness(whole, wanted)
    return found if found > row_likeness(first, wanted) + 0.05 else 0.0


def _telling(text: str) -> bool:
    """A label above a row speaks for it only when it cannot be a column's."""
    label = parse_label(text)
    return bool(label.number) or len(label.body) >= 5


@lru_cache(maxsize=16384)
def _group_of(text: str, forms: tuple[FormRow, ...]) -> int:
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
