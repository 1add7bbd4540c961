"""Rows of a Word table with the spans of their cells. Each row is walked once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gouji.readers.docx.names import attribute, child, local
from gouji.readers.markup.spans import MAX_COL_SPAN

TRANSPARENT = frozenset(("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))


@dataclass(slots=True)
class WordCell:
    """A cell: the `tc` elements it was merged from, its first grid column, and its spans."""

    nodes: list[Any]
    col: int
    col_span: int
    row_span: int = 1


def read_rows(table: Any) -> list[list[WordCell]]:
    """The rows of a table. Cells merged downwards (vMerge) or to the right (hMerge) stand once, with their spans."""
    rows: list[list[WordCell]] = []
    above: dict[int, WordCell] = {}
    for row in _below(table, "tr"):
        if child(row, "trPr", "del") is not None:
            continue
        cells: list[WordCell] = []
        beneath: dict[int, WordCell] = {}
        for cell, merged in _cells(row):
            upper = above.get(cell.col) if merged else None
            if upper is not None and upper.col_span == cell.col_span:
                upper.row_span += 1
                upper.nodes.extend(cell.nodes)
                beneath[cell.col] = upper
            else:
                cells.append(cell)
                beneath[cell.col] = cell
        above = beneath
        rows.append(cells)
    return rows


def _cells(row: Any) -> Iterator[tuple[WordCell, bool]]:
    """The cells of one row, and whether each goes on from the row above."""
    col = _grid_before(row)
    if col:
        yield WordCell([], 0, col), False
    pending: WordCell | None = None
    merged = False
    for node in _below(row, "tc"):
        properties = child(node, "tcPr")
        if child(properties, "cellDel") is not None:
            continue
        span = min(max(_number(child(properties, "gridSpan"), 1), 1), MAX_COL_SPAN)
        if pending is not None and _merge(properties, "hMerge") == "continue":
            pending.col_span += span
            pending.nodes.append(node)
        else:
            if pending is not None:
                yield pending, merged
            pending, merged = WordCell([node], col, span), _merge(properties, "vMerge") == "continue"
        col += span
    if pending is not None:
        yield pending, merged


def _below(node: Any, name: str) -> Iterator[Any]:
    for item in node:
        tag = local(item)
        if tag == name:
            yield item
        elif tag in TRANSPARENT:
            yield from _below(item, name)


def _merge(properties: Any | None, name: str) -> str:
    """restart, continue (which may be left unsaid), or "" for a cell that is not merged."""
    node = child(properties, name)
    return "" if node is None else attribute(node, "val") or "continue"


def _grid_before(row: Any) -> int:
    return min(_number(child(row, "trPr", "gridBefore"), 0), MAX_COL_SPAN)


def _number(node: Any | None, default: int) -> int:
    value = attribute(node, "val") if node is not None else ""
    return int(value[:9]) if value.isdigit() else default
