"""Compares the tables read from a final account with tables typed from its page images: title, pages, columns, rows.

    python benchmarks/final_accounts.py GOLD.json [REPORTS_FOLDER]

GOLD.json holds `file` and `tables` by name, each with title, pages, columns (header paths joined by /) and rows. Prints one
line a table and the number that agree; exits with 1 where one does not.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from gouji.document import Table
from gouji.readers import read


def differences(gold: Mapping[str, Any], tables: Sequence[Table]) -> Iterator[tuple[str, list[str]]]:
    """For each gold table its name and what differs; tables are taken in order, so a missing or false one shows."""
    wanted = gold["tables"]
    for index, (name, table) in enumerate(wanted.items()):
        if index >= len(tables):
            yield name, ["table not found"]
        else:
            yield name, list(_compare(table, tables[index]))
    for extra in tables[len(wanted) :]:
        yield extra.title, ["table is not in the gold"]


def _compare(gold: Mapping[str, Any], table: Table) -> Iterator[str]:
    rows = [[_plain(text) for text in row] for row in table.rows()]
    wanted = [[_plain(text) for text in row] for row in gold["rows"]]
    if _plain(gold["title"]) not in _plain(table.title):
        yield f"title {table.title!r}, not {gold['title']!r}"
    if list(table.pages) != gold["pages"]:
        yield f"pages {table.pages}, not {gold['pages']}"
    first = len(rows) - len(wanted)
    if rows[first:] != wanted:
        yield f"{len(rows)} rows read, of {len(wanted)} rows {sum(row not in rows for row in wanted)} are not there"
        yield from (f"  missing {row}" for row in wanted if row not in rows)
    paths = _paths(table, first)
    for column, (path, name) in enumerate(zip(paths, gold["columns"], strict=False)):
        label = re.sub(r"\(\d\)$", "", _plain(name))
        if not f"/{path}".endswith(f"/{label}") and wanted[0][column] != label:
            yield f"column {column} is {path!r}, not {label!r}"
    if len(paths) != len(gold["columns"]):
        yield f"{len(paths)} columns, not {len(gold['columns'])}"


def _paths(table: Table, head: int) -> list[str]:
    """Words of the head rows above each column, each merged cell once."""
    grid = table.grid()
    paths = []
    for column in range(table.column_count):
        cells = dict.fromkeys(row[column] for row in grid[:head])
        paths.append("/".join(_plain(cell.text) for cell in cells if cell and cell.text))
    return paths


def _plain(text: str) -> str:
    return re.sub(r"\s", "", text)


def main(arguments: Sequence[str]) -> int:
    """Compare and print; the exit status is 1 where a table differs."""
    path = Path(arguments[0])
    gold = json.loads(path.read_text(encoding="utf-8"))
    folder = Path(arguments[1]) if len(arguments) > 1 else path.parent.parent
    found = list(differences(gold, read(folder / gold["file"]).tables))
    for name, wrong in found:
        print(f"{name}: {'as typed' if not wrong else '; '.join(wrong)}")
    print(f"{sum(not wrong for _, wrong in found)} of {len(found)} tables as typed")
    return int(any(wrong for _, wrong in found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
