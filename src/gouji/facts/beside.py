"""Tables whose rows stand side by side, each with its own set of columns: one line of figures for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gouji.facts.columns import Placed
from gouji.facts.labels import likeness, parse_label
from gouji.facts.tokens import PrintedRow, Token
from gouji.profiles import Block, Row

_NAMED = 0.75


@dataclass(frozen=True, slots=True)
class BesideCell:
    """A value cell with the row it belongs to and its column."""

    row: Row
    placed: Placed


def place_beside(block: Block, rows: Sequence[PrintedRow]) -> tuple[list[BesideCell], list[tuple[PrintedRow, str]]]:
    """Place all value cells of a table. Returns them and the rows that were refused, with reasons."""
    lying = _by_column(block, rows)
    if lying is not None:
        return lying, []
    groups = [row for row in block.rows if row.id]
    cells: list[BesideCell] = []
    refused: list[tuple[PrintedRow, str]] = []
    for row in _joined(block, rows):
        named = _named_groups(block, row)
        placed = _line(block, named, row, groups)
        if placed:
            cells += placed
        elif row.numbers:
            refused.append((row, "its figures fit no part of the table"))
    return cells, refused


def _line(block: Block, named: list[Row], row: PrintedRow, groups: list[Row]) -> list[BesideCell]:
    width = len(block.columns)
    for wanted in (named, groups):
        for tokens in (row.numbers, row.values):
            if wanted and len(tokens) == width * len(wanted):
                return _spread(block, wanted, tokens, row)
    return _by_heading(block, row, groups)


def _spread(block: Block, groups: Sequence[Row], tokens: Sequence[Token], row: PrintedRow) -> list[BesideCell]:
    pairs = [(group, column) for group in groups for column in block.columns]
    doubt, reason = (0.05, "columns by count") if row.loose else (0.0, "")
    return [
        BesideCell(group, Placed(column, token, f"{group.labels[0]} {column.labels[0]}", doubt, reason))
        for (group, column), token in zip(pairs, tokens, strict=True)
    ]


def _named_groups(block: Block, row: PrintedRow) -> list[Row]:
    """The groups that the row's own label names, else those named above it since the last figures."""
    own = _groups_in(block, [token.text for token in row.labels])
    return own or _groups_in(block, [token.text for token in row.context])


def _groups_in(block: Block, texts: Sequence[str]) -> list[Row]:
    """Groups that texts name, in the order of the form. A text that names an inner group does not name the outer one."""
    found: set[str] = set()
    for text in texts:
        label = parse_label(text)
        full = [row for row in block.rows if any(parse_label(wanted).body in label.full for wanted in row.labels)]
        near = full or [row for row in block.rows if likeness(text, row.labels) >= _NAMED]
        inner = [row for row in near if row.id]
        if len(inner) == 1:
            found.add(inner[0].id)
    return [row for row in block.rows if row.id in found]


def _joined(block: Block, rows: Sequence[PrintedRow]) -> list[PrintedRow]:
    """Lines of figures with nothing between them are one line broken over several, up to the form's width."""
    whole = len(block.columns) * sum(1 for row in block.rows if row.id)
    lines: list[PrintedRow] = []
    for row in rows:
        last = lines[-1] if lines else None
        follows = last is not None and last.loose and not row.labels and not row.context
        if last is not None and follows and len(last.values) < whole and len(last.values) + len(row.values) <= whole:
            lines[-1] = replace(last, values=last.values + row.values)
        else:
            lines.append(row)
    return lines


def _by_heading(block: Block, row: PrintedRow, groups: list[Row]) -> list[BesideCell]:
    """A grid line with blank or odd cells: each figure by the heading cells above its grid column."""
    if row.loose or not row.numbers:
        return []
    cells: list[BesideCell] = []
    for token in row.values:
        tops = [top for top in row.header if top.block == token.block and _covers(top, token)]
        found = _groups_in(block, [top.text for top in tops])
        columns = [column for column in block.columns if any(likeness(top.text, column.labels) >= _NAMED for top in tops)]
        if len(found) == 1 and len(columns) == 1:
            cells.append(BesideCell(found[0], Placed(columns[0], token, f"{found[0].labels[0]} {columns[0].labels[0]}")))
        elif token.value and token.value.missing != "blank":
            return []
    meanings = {(cell.row.id, cell.placed.column.id) for cell in cells}
    return cells if len(meanings) == len(cells) else []


def _covers(top: Token, below: Token) -> bool:
    return top.cell.col <= below.cell.col < top.cell.col + top.cell.col_span


def _by_column(block: Block, rows: Sequence[PrintedRow]) -> list[BesideCell] | None:
    """The table turned: a line for each column of the form (结果维持 …), with one figure a group."""
    groups = [row for row in block.rows if row.id]
    cells: list[BesideCell] = []
    lines = 0
    part: list[Row] = []
    for row in rows:
        words = [token.text for token in row.labels if token.text.strip()]
        column = next((c for c in block.columns if words and likeness(words[-1], c.labels) >= 0.9), None)
        named = _groups_in(block, [*words[:-1], *(token.text for token in row.context)])
        part = named or part
        if column is None or _groups_in(block, words[-1:]):
            continue
        lines += 1
        wanted = part if len(part) == len(row.numbers) else groups
        if len(row.numbers) == len(wanted):
            cells += [
                BesideCell(group, Placed(column, token, f"{group.labels[0]} {column.labels[0]}"))
                for group, token in zip(wanted, row.numbers, strict=True)
            ]
    return cells if lines >= len(block.columns) - 1 and cells else None
