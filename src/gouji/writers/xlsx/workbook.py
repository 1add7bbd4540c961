"""The work list: overview, findings, by report, by check, what was not checked, notes. Same results give the same bytes."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from typing import Any

from gouji.records import Result
from gouji.writers.anchors import page_link
from gouji.writers.xlsx.columns import BY_CODE, BY_REPORT, FINDINGS, PRINTED, UNREAD, Column
from gouji.writers.xlsx.rows import Pair, Value, code_rows, finding_row, report_row, unread_rows
from gouji.writers.xlsx.sheet import Sheet, cell_text, print_setup
from gouji.writers.xlsx.words import DECISIONS, NAME, NOTES, OVERVIEW, SHEETS

CREATED = datetime.datetime(2000, 1, 1)
"""Stated as the date of creation, so that the clock is not in the file."""

_FONT = {"font_name": "Microsoft YaHei", "font_size": 10}
_LINE = {"valign": "top", "bottom": 1, "bottom_color": "#E3E7EB"}

_LOOKS: dict[str, dict[str, Any]] = {
    "text": {**_LINE},
    "wrap": {**_LINE, "text_wrap": True},
    "number": {**_LINE, "num_format": "0", "align": "left"},
    "score": {**_LINE, "num_format": "0.00", "align": "left"},
    "link": {**_LINE, "font_color": "#0B5CAD", "underline": 1},
    "input": {"valign": "top", "text_wrap": True, "bg_color": "#FFF8E1", "border": 1, "border_color": "#E0D3A8"},
    "head": {"bold": True, "bg_color": "#E8EDF2", "border": 1, "border_color": "#B9C3CD", "text_wrap": True, "valign": "vcenter"},
    "title": {"bold": True, "font_size": 16},
    "name": {"valign": "top", "font_color": "#59636E"},
    "figure": {"bold": True, "align": "left"},
}


def workbook_name(lang: str) -> str:
    """File name of the work list where nobody chose one."""
    return f"{NAME.get(lang)}.xlsx"


def workbook_bytes(results: Sequence[Result], lang: str, min_score: float, *, linked: bool = False) -> bytes:
    """The workbook; `linked` where the report pages lie beside it."""
    import xlsxwriter

    stream = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "constant_memory": True}
    book = Book(xlsxwriter.Workbook(stream, options), lang)
    pairs = [(result, finding) for result in results for finding in result.findings if finding.score >= min_score]
    overview = book.plain("overview")
    rows = _findings(book, pairs, linked)
    _by_report(book, results, min_score, linked)
    _fill(book.sheet("by_code", BY_CODE), list(code_rows(pairs, lang)))
    _fill(book.sheet("unread", UNREAD), [row for result in results for row in unread_rows(result, lang)])
    _notes(book)
    _overview(book, overview, _counts(results, pairs, min_score), rows)
    _versions(book, overview, results)
    book.close()
    return stream.getvalue()


class Book:
    """A workbook in one language with its cell formats."""

    def __init__(self, book: Any, lang: str) -> None:
        book.set_properties({"created": CREATED, "title": OVERVIEW["title"].get(lang)})
        self.lang = lang
        self.looks = {name: book.add_format({**_FONT, **look}) for name, look in _LOOKS.items()}
        self._book = book

    def plain(self, name: str) -> Any:
        """A sheet without columns of its own."""
        return self._book.add_worksheet(SHEETS[name].get(self.lang))

    def sheet(self, name: str, columns: Sequence[Column]) -> Sheet:
        """A sheet that holds a table."""
        return Sheet(self.plain(name), columns, self.looks, self.lang)

    def close(self) -> None:
        """Write the file."""
        self._book.close()


def _findings(book: Book, pairs: Sequence[Pair], linked: bool) -> int:
    sheet = book.sheet("findings", FINDINGS)
    ordered = sorted(pairs, key=lambda pair: (-pair[1].severity.rank, -pair[1].score))
    for number, (result, finding) in enumerate(ordered, start=1):
        sheet.row(finding_row(number, result, finding, book.lang), page_link(result, finding) if linked else "")
    rows = sheet.close(frozen=2)
    if rows:
        sheet.choices("decision", [item.get(book.lang) for item in DECISIONS])
    sheet.printed_to(PRINTED)
    return rows


def _by_report(book: Book, results: Sequence[Result], min_score: float, linked: bool) -> None:
    sheet = book.sheet("by_report", BY_REPORT)
    for number, result in enumerate(results, start=1):
        found = [finding for finding in result.findings if finding.score >= min_score]
        sheet.row(report_row(number, result, found, book.lang), page_link(result) if linked else "")
    sheet.close()


def _fill(sheet: Sheet, rows: Sequence[Sequence[Value]]) -> None:
    for row in rows:
        sheet.row(row)
    sheet.close()


def _notes(book: Book) -> None:
    sheet = book.plain("notes")
    print_setup(sheet)
    sheet.set_column(0, 0, 100, book.looks["wrap"])
    for number, note in enumerate(NOTES):
        sheet.write_string(number, 0, note.get(book.lang), book.looks["wrap"])


def _counts(results: Sequence[Result], pairs: Sequence[Pair], min_score: float) -> dict[str, float]:
    unread = sum(not result.status.has_result for result in results)
    found = len({id(result) for result, _ in pairs})
    return {
        "reports": len(results),
        "found": found,
        "clean": len(results) - found - unread,
        "unread": unread,
        "compared": sum(count for result in results for _, count in result.coverage.verdicts),
        "findings": len(pairs),
        "min_score": min_score,
    }


def _overview(book: Book, sheet: Any, counts: dict[str, float], rows: int) -> None:
    print_setup(sheet)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 60)
    sheet.set_row(0, 28)
    sheet.write_string(0, 0, OVERVIEW["title"].get(book.lang), book.looks["title"])
    for row, (key, value) in enumerate(counts.items(), start=2):
        sheet.write_string(row, 0, OVERVIEW[key].get(book.lang), book.looks["name"])
        sheet.write_number(row, 1, value, book.looks["figure"])
    if rows:
        row = len(counts) + 2
        sheet.write_string(row, 0, OVERVIEW["decided"].get(book.lang), book.looks["name"])
        sheet.write_formula(row, 1, _decided(rows, book.lang), book.looks["figure"], 0)


def _decided(rows: int, lang: str) -> str:
    """Counts the findings that are no longer open; the only formula in the workbook, and made of our own words."""
    cells = f"'{SHEETS['findings'].get(lang)}'!B2:B{rows + 1}"
    return f'=COUNTIF({cells},"<>{DECISIONS[0].get(lang)}")-COUNTBLANK({cells})'


def _versions(book: Book, sheet: Any, results: Sequence[Result]) -> None:
    versions = dict.fromkeys(f"{name} {version}" for result in results for name, version in result.versions)
    sheet.write_string(12, 0, "gouji", book.looks["name"])
    sheet.write_string(12, 1, cell_text(", ".join(versions), book.lang), book.looks["wrap"])
