"""One sheet: a frozen heading row with filter, cells written as text or number and never as a formula, set up for print."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

from gouji.writers.visible import visible
from gouji.writers.xlsx.columns import Column
from gouji.writers.xlsx.rows import Value
from gouji.writers.xlsx.words import CUT, HEADS

MAX_TEXT = 32_767
"""Characters a cell may hold; Excel cuts what is longer without a word."""

LINE, MAX_LINES = 14.5, 12
"""Points of a line of text, and lines of the highest row. Heights are stated, since not every program finds them itself."""

MAX_LINKS = 65_530
"""Links a sheet may hold."""


class Sheet:
    """A table with columns, written row by row from the top."""

    def __init__(self, sheet: Any, columns: Sequence[Column], looks: dict[str, Any], lang: str) -> None:
        self.sheet = sheet
        self._columns, self._looks, self._lang = columns, looks, lang
        self._row, self._links = 0, 0
        for number, column in enumerate(columns):
            self.sheet.set_column(number, number, column.width, looks[column.kind])
            self.sheet.write_string(0, number, HEADS[column.key].get(lang), looks["head"])
        print_setup(self.sheet)
        self.sheet.repeat_rows(0)

    def row(self, values: Iterable[Value], link: str = "") -> None:
        """Write one row. `link` is the address of a column of kind link."""
        self._row += 1
        cells = list(zip(self._columns, values, strict=True))
        self.sheet.set_row(self._row, LINE * max(_lines(value, column.width) for column, value in cells if column.kind != "link"))
        for number, (column, value) in enumerate(cells):
            look = self._looks[column.kind]
            if column.kind == "link":
                self._link(number, link, value, look)
            elif value is None or value == "":
                self.sheet.write_blank(self._row, number, None, look)
            elif isinstance(value, str):
                self.sheet.write_string(self._row, number, cell_text(value, self._lang), look)
            else:
                self.sheet.write_number(self._row, number, value, look)

    def choices(self, key: str, words: Sequence[str]) -> None:
        """Offer `words` in each cell of a column."""
        number = [column.key for column in self._columns].index(key)
        self.sheet.data_validation(1, number, self._row, number, {"validate": "list", "source": list(words)})

    def printed_to(self, key: str) -> None:
        """Print the columns up to `key` only."""
        number = [column.key for column in self._columns].index(key)
        self.sheet.print_area(0, 0, max(self._row, 1), number)

    def close(self, frozen: int = 0) -> int:
        """Freeze the heading and the first columns, set the filter over all rows. Returns the number of rows below the heading."""
        self.sheet.freeze_panes(1, frozen)
        self.sheet.autofilter(0, 0, max(self._row, 1), len(self._columns) - 1)
        return self._row

    def _link(self, number: int, link: str, value: Value, look: Any) -> None:
        if link and self._links < MAX_LINKS:
            self._links += 1
            self.sheet.write_url(self._row, number, f"external:{link}", look, str(value or ""))
        else:
            self.sheet.write_blank(self._row, number, None, look)


def _lines(value: Value, width: float) -> int:
    """Lines a text takes in a column; a Chinese character (three bytes) is as wide as two others."""
    if not isinstance(value, str):
        return 1
    lines = 0
    for line in value[: 200 * MAX_LINES].split("\n"):
        units = len(line) + (len(line.encode("utf-8", "replace")) - len(line)) // 2
        lines += max(math.ceil(units * 1.05 / width), 1)
    return min(lines, MAX_LINES)


def cell_text(text: str, lang: str) -> str:
    """Text fit for a cell: no controls, direction marks shown, and its end marked where it was cut."""
    shown, mark = visible(text), CUT.get(lang)
    return shown if len(shown) <= MAX_TEXT else shown[: MAX_TEXT - len(mark)] + mark


def print_setup(sheet: Any) -> None:
    """A4 across, as wide as the page, numbered."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P / &N&R&A")
