"""Tables of pages turned into text: what merged and blank cells leave behind moves no figure to another column."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest

from gouji.corpus import generate
from gouji.corpus.draft import cell_rows
from gouji.corpus.layouts import plain
from gouji.document import Table
from gouji.facts import extract_facts
from gouji.profiles import load_profile
from gouji.readers import read


def opened_rows(printed: Table) -> Iterator[str]:
    """A lone pipe opens each row; a cell and its pipe make a line, and the pipes of a merged cell another."""
    for row in cell_rows(printed):
        yield "|"
        for cell in row:
            yield f"{cell.text} |" if cell.text.strip() else "|"
            if cell.col_span > 1:
                yield "|" * (cell.col_span - 1)


def padded_cells(printed: Table) -> Iterator[str]:
    """The same with spaces around the cells and the pipes of a merged cell behind it."""
    for row in cell_rows(printed):
        yield "| "
        for cell in row:
            yield f" {cell.text}  | {'|' * (cell.col_span - 1)}"


def merged_behind(printed: Table) -> Iterator[str]:
    """A row a line, with blank places at its end for all that is merged from above."""
    for row in cell_rows(printed):
        used = sum(cell.col_span for cell in row)
        yield " | ".join(cell.text for cell in row) + " | " + "|" * (printed.column_count - used)


def merged_before(printed: Table) -> Iterator[str]:
    """A row a line, with blank places where a label goes on from above or from the left."""
    for number, row in enumerate(printed.grid()):
        places = [cell.text if cell and (cell.row, cell.col) == (number, col) else "" for col, cell in enumerate(row)]
        yield " | ".join(places).rstrip() + " |"


@pytest.fixture(scope="module")
def reports():
    styles = ("bureau_plain", "city_summary", "commission", "county_office")
    return list(generate(styles, 8, 5, layout_names=["txt_tabs"], mistaken=0.0))


@pytest.mark.parametrize("table_text", [opened_rows, padded_cells, merged_behind, merged_before], ids=lambda found: found.__name__)
def test_every_cell_keeps_its_column(reports, table_text):
    profile = load_profile("zfxxgk")
    blanks = 0
    for report in reports:
        document = read(plain._write(report.draft, Random(1), table_text), name="report.txt")
        found = {fact.key.name: fact.raw.strip() for fact in extract_facts(document, profile)}
        printed = {name: text.strip() for name, text in report.facts.items()}
        assert {name: found[name] for name in printed if name in found} == {name: printed[name] for name in printed if name in found}
        assert [name for name, text in printed.items() if text and name not in found] == []
        blanks += sum(not text for text in printed.values())
    assert blanks > 100
