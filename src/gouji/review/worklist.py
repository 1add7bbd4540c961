"""Reads a filled-in Excel work list back: decisions, reviewers and opinions, found by their headings in either language.

Programs write the size of a sheet wrongly (WPS often says A1), so it is not believed; only values are read, no formula is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gouji.errors import UsageError
from gouji.review.decisions import Decision, Ruling, decide
from gouji.writers.listing import Entry
from gouji.writers.xlsx.words import DECISIONS, HEADS, SHEETS

MAX_SIZE, MAX_ROWS, MAX_EMPTY = 100_000_000, 200_000, 1_000
"""Bytes of the file, rows of the sheet, and empty rows after which nothing more is expected."""

NEEDED = ("id", "code", "decision")
_RULINGS = (None, Ruling.ACCEPT, Ruling.REJECT, Ruling.UNSURE)
"""What the words of the drop-down stand for, in their order; the first is an open finding."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the list as a person left it; `number` is its place in the sheet, from 1."""

    number: int
    id: str
    code: str
    decision: str
    reviewer: str
    opinion: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that was not taken, and why."""

    row: Row
    reason: str


def read_rows(path: Path) -> tuple[Row, ...]:
    """The rows of a work list. Raises UsageError for a file that is none, or that lacks a column."""
    import openpyxl

    if not path.is_file() or path.stat().st_size > MAX_SIZE:
        raise UsageError(str(path), "is no file, or is too large for a work list", "name the filled-in .xlsx file")
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # openpyxl raises whatever its zip and XML readers do
        raise UsageError(str(path), f"cannot be read as a workbook ({error})", "save it as .xlsx and try again") from error
    try:
        names = [name.get(lang) for name in (SHEETS["findings"],) for lang in ("zh", "en")]
        sheet = next((book[name] for name in names if name in book.sheetnames), None)
        if sheet is None:
            raise UsageError(str(path), f"has no sheet {names[0]} or {names[1]}", "name a work list that gouji wrote")
        sheet.reset_dimensions()
        return tuple(_rows(str(path), sheet.iter_rows(values_only=True, max_row=MAX_ROWS)))
    finally:
        book.close()


def decisions_in(
    rows: tuple[Row, ...], entries: Mapping[str, Entry], standing: Mapping[str, Decision], reviewer: str
) -> tuple[list[Decision], list[Refusal]]:
    """What the rows add to the decisions in force, and the rows that cannot be taken.

    A row is refused where its id is not among the findings, its code is not that finding's (rows and ids were parted by a
    sort of some columns), its word is none of the drop-down's, or another row says otherwise of the same finding. What is
    in force already is not said again; an open row takes nothing back.
    """
    taken: dict[str, tuple[Row, Decision]] = {}
    refused: list[Refusal] = []
    for row in rows:
        reason = _trouble(row, entries)
        ruling = None if reason else _ruling(row.decision)
        if reason:
            refused.append(Refusal(row, reason))
        elif ruling is not None:
            decision = decide(entries[row.id], ruling, row.opinion, row.reviewer or reviewer)
            other = taken.setdefault(row.id, (row, decision))[1]
            if other.ruling is not ruling:
                refused.append(Refusal(row, f"row {taken[row.id][0].number} says otherwise of the same finding"))
    clashing = {refusal.row.id for refusal in refused}
    fresh = [decision for id, (_, decision) in taken.items() if id not in clashing and not _same(decision, standing.get(id))]
    return fresh, refused


def _trouble(row: Row, entries: Mapping[str, Entry]) -> str:
    entry = entries.get(row.id)
    if entry is None:
        return f"no finding has the id {row.id!r}" if row.id else "the id is missing"
    if entry.code != row.code:
        return f"the id belongs to a finding of {entry.code}, not {row.code!r}: ids and rows were parted"
    return "" if row.decision in _words() else f"{row.decision!r} is none of the decisions to choose from"


def _words() -> dict[str, Ruling | None]:
    found: dict[str, Ruling | None] = {"": None}
    for text, ruling in zip(DECISIONS, _RULINGS, strict=True):
        found |= {text.zh: ruling, text.en: ruling}
    return found


def _ruling(word: str) -> Ruling | None:
    return _words()[word]


def _same(one: Decision, other: Decision | None) -> bool:
    return other is not None and (one.ruling, one.note, one.reviewer) == (other.ruling, other.note, other.reviewer)


def _rows(path: str, lines: Iterator[tuple[Any, ...]]) -> Iterator[Row]:
    heads = [_text(value) for value in next(lines, ())]
    places = {key: place for key in (*NEEDED, "reviewer", "opinion") if (place := _place(heads, key)) is not None}
    missing = [HEADS[key].zh for key in NEEDED if key not in places]
    if missing:
        raise UsageError(path, f"lacks the column {'、'.join(missing)}", "name a work list that gouji wrote, its headings as they were")
    empty = 0
    for number, line in enumerate(lines, start=2):
        values = {key: _text(line[place]) if place < len(line) else "" for key, place in places.items()}
        if any(values.values()):
            empty = 0
            yield Row(number, **{"reviewer": "", "opinion": "", **values})
        elif (empty := empty + 1) > MAX_EMPTY:
            return


def _place(heads: list[str], key: str) -> int | None:
    return next((place for place, head in enumerate(heads) if head in (HEADS[key].zh, HEADS[key].en)), None)


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()
