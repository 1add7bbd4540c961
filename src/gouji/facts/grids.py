"""Lines of cells of a grid: turned upright, taken apart where one row stands for several, cut where one line holds several rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from gouji.document import Cell, Table
from gouji.facts.cells import CellValue, parse_cell
from gouji.facts.lexicon import Lexicon
from gouji.facts.tokens import Token

_GROUPED = re.compile(r"\s*(?P<group>[（(]\s*[一二三四五六七八九十]\s*[)）].{2,12}?)\s*(?P<item>\d\s*[.．、]\s*[^\d\s].*)", re.DOTALL)

Line: TypeAlias = tuple[list[Token], list[Token]]
"""Labels, and the value cells behind them."""
_Grid: TypeAlias = tuple[tuple[Cell | None, ...], ...]


def grid_lines(index: int, table: Table, lexicon: Lexicon) -> Iterator[Line]:
    """Lines of a table with its cells' places in the grid; `index` is its block."""
    grid, origins = _upright(lexicon, table)
    for number, row in enumerate(grid):
        cells = [cell for i, cell in enumerate(row) if cell is not None and (i == 0 or cell is not row[i - 1])]
        tokens = [
            _token(index, part, number, origins.get(id(cell), cell if part is not cell else None))
            for cell in cells
            for part in ungrouped(cell)
        ]
        for line in _unstack(tokens):
            yield from _cut(line)


def _upright(lexicon: Lexicon, table: Table) -> tuple[_Grid, dict[int, Cell]]:
    """The table's grid, turned where its row labels stand in a line with their figures below; then also the cells it had."""
    grid = table.grid()
    beside = below = 0
    for cell in table.cells:
        if lexicon.is_row(cell.text):
            beside += _is_number(grid, cell.row, cell.col + cell.col_span)
            below += _is_number(grid, cell.row + cell.row_span, cell.col)
    if below <= beside or below < 2:
        return grid, {}
    turned = {cell: replace(cell, row=cell.col, col=cell.row, row_span=cell.col_span, col_span=cell.row_span) for cell in table.cells}
    other = replace(table, cells=tuple(turned.values())).grid()
    return other, {id(new): old for old, new in turned.items()}


def _is_number(grid: _Grid, row: int, col: int) -> bool:
    cell = grid[row][col] if row < len(grid) and col < len(grid[row]) else None
    value = parse_cell(cell.text) if cell else None
    return value is not None and value.missing != "blank"


def _token(index: int, cell: Cell, row: int, origin: Cell | None) -> Token:
    value = parse_cell(cell.text)
    if cell.row < row and value is not None and value.value is not None:
        value = CellValue(None, "blank", note="merged with the cell above")
    return Token(index, cell, value, cell.row < row, origin)


def _cut(tokens: list[Token]) -> Iterator[Line]:
    """Cut a line of cells before each label that follows a number. A number before all labels numbers the row."""
    labels: list[Token] = []
    values: list[Token] = []
    seen_number = False
    first_label = next((i for i, token in enumerate(tokens) if token.value is None), len(tokens))
    if first_label < len(tokens) and len(tokens) - first_label > 1:
        tokens = tokens[first_label:]
    for token in tokens:
        if token.value is None:
            if seen_number:
                yield labels, values
                labels, values, seen_number = [], [], False
            labels.append(token)
            values = []
        else:
            values.append(token)
            seen_number = seen_number or token.value.missing != "blank"
    yield labels, values


def _unstack(tokens: list[Token]) -> list[list[Token]]:
    """Take apart a row that stands for several: every value cell holds the same number of lines, each a number."""
    stacked = [token for token in tokens if "\n" in token.text and _all_numbers(token.text)]
    counts = {len(token.text.split("\n")) for token in stacked}
    numbers = [token for token in tokens if token.value and token.value.missing != "blank" and token not in stacked]
    if len(counts) != 1 or len(stacked) < 2 or numbers:
        return [tokens]
    count = counts.pop()
    lines: list[list[Token]] = [[] for _ in range(count)]
    for token in tokens:
        parts = token.text.split("\n") if token in stacked else _spread(token.text, count)
        for line, part in zip(lines, parts, strict=True):
            reason = token.cell.reason or "one row stands for several"
            cell = replace(token.cell, text=part, doubt=max(token.cell.doubt, 0.1), reason=reason)
            line.append(Token(token.block, cell, parse_cell(part), token.inherited, token.origin))
    return lines


def _all_numbers(text: str) -> bool:
    return all((value := parse_cell(line)) is not None and value.value is not None for line in text.split("\n"))


def _spread(text: str, count: int) -> list[str]:
    """Lines of a label cell over `count` rows: by numbering where that fits, by lines where those do, else to the first."""
    lines = text.split("\n")
    if len(lines) == count:
        return lines
    starts = [i for i, line in enumerate(lines) if re.match(r"\s*\d{1,2}\s*[.．、]", line)]
    if len(starts) == count:
        return ["".join(lines[start:end]) for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]
    return [text, *[""] * (count - 1)]


def ungrouped(cell: Cell) -> list[Cell]:
    """A label that holds its group's label too ((三)不予公开 1.属于国家秘密) as two."""
    match = _GROUPED.fullmatch(cell.text)
    return [replace(cell, text=match["group"]), replace(cell, text=match["item"])] if match else [cell]
