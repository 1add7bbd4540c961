"""A table of the report as rows of cells to show, each with the verdict of the relations it is part of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gouji.document import Cell, Table
from gouji.quantity import plain
from gouji.records import Equation, Fact, Verdict
from gouji.writers import wording
from gouji.writers.anchors import anchor
from gouji.writers.html.narrative import Marker
from gouji.writers.html.verdicts import SIGNS, css
from gouji.writers.html.words import words

_TOLD = 6
"""Relations and statements told of a cell."""


@dataclass(frozen=True, slots=True)
class Box:
    """A cell to show. `head` tells a label from a figure; `key` one that a finding names as the number to look at."""

    id: str
    text: str
    row_span: int
    col_span: int
    head: str = ""
    look: str = ""
    sign: str = ""
    title: str = ""
    label: str = ""
    fact: str = ""
    finding: str = ""
    key: bool = False
    doubt: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table to show, with the number of its block."""

    block: int
    title: str
    rows: tuple[tuple[Box, ...], ...]


def grid(block: int, table: Table, facts: Mapping[tuple[int, int], Fact], marker: Marker) -> Grid:
    """All cells in reading order; a place where nothing is printed gives an empty cell, so that columns stay in line."""
    figures = {row for row, _ in facts}
    rows = []
    for row, cells in enumerate(table.grid()):
        boxes = []
        for col, cell in enumerate(cells):
            if cell is None:
                boxes.append(Box(cell_id(block, row, col), "", 1, 1))
            elif (cell.row, cell.col) == (row, col):
                boxes.append(_box(block, cell, facts, figures, marker))
        rows.append(tuple(boxes))
    return Grid(block, table.title, tuple(rows))


def cell_id(block: int, row: int | None, col: int | None) -> str:
    """Id of a cell on the page."""
    return f"k{block}-{row or 0}-{col or 0}"


def _box(block: int, cell: Cell, facts: Mapping[tuple[int, int], Fact], figures: set[int], marker: Marker) -> Box:
    id = cell_id(block, cell.row, cell.col)
    fact = facts.get((cell.row, cell.col))
    if fact is None:
        beside = any(row in figures for row in range(cell.row, cell.row + cell.row_span))
        head = "" if not cell.text.strip() else "row" if beside else "col"
        return Box(id, cell.text, cell.row_span, cell.col_span, head)
    verdict = marker.verdicts.of_fact(fact)
    findings = marker.verdicts.findings.get(fact.id, [])
    word = wording.VERDICTS[verdict].get(marker.lang) if verdict else ""
    return Box(
        id,
        cell.text,
        cell.row_span,
        cell.col_span,
        look=css(verdict),
        sign=SIGNS[verdict] if verdict and verdict not in (Verdict.CONSISTENT, Verdict.UNLINKED) else "",
        title=_told(fact, marker, word),
        label=word,
        fact=fact.id,
        finding=anchor(findings[0]) if findings else "",
        key=fact.id in marker.verdicts.edited,
        doubt=fact.doubt >= 0.2,
    )


def _told(fact: Fact, marker: Marker, word: str) -> str:
    """What was found out about a cell: its meaning, verdict, relations, the statements it was compared with, doubts."""
    lang, t = marker.lang, words(marker.lang)
    value = f"{plain(fact.quantity.value)}{fact.quantity.unit.symbol}" if fact.quantity else f"— ({fact.missing or t['cell_blank']})"
    lines = [f"{marker.names.concept(fact.key.name, lang)} = {value}" + (f" · {word}" if word else "")]
    equations = marker.verdicts.equations.get(fact.id, [])
    failing = [item for item in equations if item.verdict is Verdict.DISCREPANT]
    lines += [f"{SIGNS[item.verdict]} {_equation(item, marker)}" for item in (failing or equations)[:_TOLD]]
    claims = marker.verdicts.claims_of.get(fact.id, [])[:_TOLD]
    lines += [f"{SIGNS[marker.verdicts.of_claim(claim)]} {t['cell_claims']}: {' '.join(claim.text.split())[:60]}" for claim in claims]
    if fact.doubt:
        lines.append(f"{t['cell_doubt']} {fact.doubt:.0%}: {'; '.join(fact.reasons)}")
    return "\n".join(lines)


def _equation(equation: Equation, marker: Marker) -> str:
    name = marker.names.identity(equation.identity, marker.lang)
    if equation.left_value is None or equation.right_value is None:
        return f"{name}: {equation.reason}"
    relation = "≥" if ">=" in equation.formula else "≤" if "<=" in equation.formula else "="
    sign = {"=": "≠", "≥": "<", "≤": ">"}[relation] if equation.verdict is Verdict.DISCREPANT else relation
    return f"{name}: {plain(equation.left_value)} {sign} {plain(equation.right_value)}"


def facts_by_block(facts: Iterable[Fact]) -> dict[int, dict[tuple[int, int], Fact]]:
    """Facts of each table by row and column."""
    placed: dict[int, dict[tuple[int, int], Fact]] = {}
    for fact in facts:
        place = fact.locator
        if place.row is not None and place.col is not None:
            placed.setdefault(place.block, {})[place.row, place.col] = fact
    return placed
