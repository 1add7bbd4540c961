"""Which edition of the form a placed row belongs to: told from the headings above it, never from the year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from gouji.facts.alignment import Placement
from gouji.facts.columns import heading_match
from gouji.facts.tokens import PrintedRow
from gouji.profiles import Block, Row, TableForm

_FITTING = 0.3
_NAMED = 0.5


def choose_blocks(
    table: TableForm, placements: Sequence[Placement], refused: Sequence[PrintedRow]
) -> tuple[list[tuple[Placement, Block, Row]], list[Placement]]:
    """The edition of the form each placed row belongs to: by headings and number of cells, else as the rows around it.

    Without fitting headings a row counts only in a table most of whose rows are the form's: `refused` are those that are not.
    """
    strange = Counter(row.values[0].block for row in refused if row.values)
    known = Counter(placement.printed.values[0].block for placement in placements if placement.printed.values)
    chosen: list[tuple[Placement, Block, Row]] = []
    open_rows: list[Placement] = []
    for placement in placements:
        best = _best_block(table, placement)
        if best:
            chosen.append((placement, *best))
        else:
            open_rows.append(placement)
    forms = Counter(block.form for _, block, _ in chosen)
    unsure = []
    for placement in open_rows:
        block = placement.printed.values[0].block if placement.printed.values else -1
        if strange[block] > known[block]:
            unsure.append(placement)
            continue
        fitting = _fitting_blocks(placement, forms.most_common(1)[0][0] if forms else "")
        if len(fitting) == 1:
            chosen.append((replace(placement, doubt=0.1, reason="no heading names its columns"), *fitting[0]))
        else:
            unsure.append(placement)
    return chosen, unsure


def _fitting_blocks(placement: Placement, form: str) -> list[tuple[Block, Row]]:
    """Blocks that a row without fitting headings may belong to: of the edition around it, else by its number of figures."""
    row = placement.printed
    if form:
        return [(block, line) for block, line in placement.form.blocks if block.form == form and len(row.values) >= len(block.columns)]
    if row.header or not row.named:
        return []
    return [(block, line) for block, line in placement.form.blocks if len(row.numbers) == len(block.columns)]


def _best_block(table: TableForm, placement: Placement) -> tuple[Block, Row] | None:
    blocks = placement.form.blocks
    if len(blocks) == 1 and len(table.blocks) == 1:
        return blocks[0]
    scored = []
    for block, row in blocks:
        width, count = len(block.columns), len(placement.printed.numbers)
        named = heading_match(block, placement.printed.header, table.corners)
        if count > width or named < _NAMED:
            continue
        fit = _FITTING if count == width else 0.1 if len(placement.printed.values) >= width else 0.0
        scored.append((named + fit, block, row))
    scored.sort(key=lambda item: -item[0])
    if not scored or (len(scored) > 1 and scored[0][0] - scored[1][0] < 0.02):
        return None
    return scored[0][1], scored[0][2]
