"""Rows of a form over all its editions, in one order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from gouji.profiles import Block, Row, TableForm


@dataclass(frozen=True, slots=True, eq=False)
class FormRow:
    """A row of a form over all its editions; equal to itself alone.

    Attributes:
        row: its id, number and the labels of all editions.
        blocks: the blocks that print it, with the row as it stands there.
        group: index of the group row above it, -1 for none.
        chain: its own index, that of its group, of the group's group, and -1 at the end.
        leads: True for a group row with rows below it.
    """

    row: Row
    blocks: tuple[tuple[Block, Row], ...]
    group: int = -1
    chain: tuple[int, ...] = ()
    leads: bool = False


@lru_cache(maxsize=64)
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
    leading = {form.group for form in placed}
    return tuple(replace(form, chain=_chain(index, placed), leads=index in leading) for index, form in enumerate(placed))


def _chain(index: int, rows: Sequence[FormRow]) -> tuple[int, ...]:
    chain = [index]
    while chain[-1] >= 0:
        chain.append(rows[chain[-1]].group)
    return tuple(chain)
