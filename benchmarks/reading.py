"""Measures the reading of PDF against plain pdfplumber, and compares what both read, page by page.

    python benchmarks/reading.py [--rounds 5] [--generated N] FILE...

For each file, in one process and turn by turn: pdfplumber's `extract_text()` and `extract_tables()` on every page; gouji's
characters and tables of every page; the whole of `gouji.readers.read`. Prints the median times and their ratios. Then each
page is read by pdfium and by pdfplumber through gouji's own steps, and by pdfplumber alone with gouji's rulings: characters
and cells have to be the same. `--generated` adds N pages of synthetic reports to the comparison.
"""

from __future__ import annotations

import argparse
import gc
import io
import logging
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from statistics import median

import pdfplumber

from gouji.document import Document
from gouji.readers import read
from gouji.readers.pdf.file import opened
from gouji.readers.pdf.lines import printed_lines
from gouji.readers.pdf.page import PageContent
from gouji.readers.pdf.tables import find_tables


def plain(data: bytes) -> None:
    """Text and tables by pdfplumber as it comes."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.extract_tables()
            page.close()


def characters_and_tables(data: bytes) -> None:
    """Lines and tables of each page by gouji."""
    gc.disable()
    for content in _contents(data, fast=True):
        _, rest = find_tables(content)
        printed_lines(rest, content.number)
    gc.enable()


def whole(data: bytes) -> None:
    """The document by gouji."""
    read(data, "report.pdf")


def _contents(data: bytes, fast: bool) -> Iterator[PageContent]:
    with opened(data, "report.pdf", fast) as file:
        for number in range(1, file.page_count + 1):
            content = file.content(number, file.traits(number))
            assert content is not None
            yield content


def _milliseconds(step: Callable[[bytes], None], data: bytes) -> float:
    gc.collect()
    begun = time.perf_counter()
    step(data)
    return (time.perf_counter() - begun) * 1000


def compare_times(files: Sequence[Path], rounds: int) -> None:
    """Print medians and ratios, a line a file."""
    steps = (plain, characters_and_tables, whole)
    ratios = []
    for path in files:
        data = path.read_bytes()
        for step in steps:
            step(data)
        runs = [[_milliseconds(step, data) for step in steps] for _ in range(rounds)]
        base, ours, all_of_it = (median(column) for column in zip(*runs, strict=True))
        ratios.append((median(run[1] / run[0] for run in runs), median(run[2] / run[0] for run in runs)))
        print(
            f"{path.name}: plain {base:.0f} ms, characters and tables {ours:.0f} ms ({ratios[-1][0]:.3f}), "
            f"read {all_of_it:.0f} ms ({ratios[-1][1]:.3f})"
        )
    for name, column in zip(("characters and tables", "whole read"), zip(*ratios, strict=True), strict=True):
        print(f"{name}: median {median(column):.3f}, worst {max(column):.3f} of plain pdfplumber")


def compare_pages(name: str, data: bytes) -> tuple[int, int]:
    """Number of pages, and of those on which the readers differ (each is printed)."""
    pages = wrong = 0
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for one, other, page in zip(_contents(data, True), _contents(data, False), pdf.pages, strict=True):
            found = list(_differences(one, other, page))
            page.close()
            pages, wrong = pages + 1, wrong + bool(found)
            if found:
                print(f"{name} page {one.number}: {'; '.join(found)}")
    return pages, wrong


def _differences(one: PageContent, other: PageContent, page: pdfplumber.page.Page) -> Iterator[str]:
    if sorted(c.text for c in one.characters) != sorted(c.text for c in other.characters):
        yield "other characters"
    tables, rest = find_tables(one)
    again, rest_again = find_tables(other)
    if [[cell.text for cell in table.cells] for table in tables] != [[cell.text for cell in table.cells] for table in again]:
        yield "other cells"
    if [line.text for line in printed_lines(rest, 1)] != [line.text for line in printed_lines(rest_again, 1)]:
        yield "other lines"
    ours = sorted(_plain(cell.text) for table in tables if not table.boxed for cell in table.cells)
    theirs = sorted(_pdfplumber_cells(page, {tuple(map(round, table.box)) for table in tables if not table.boxed}))
    if not one.turn and ours != theirs:
        yield f"other cells than pdfplumber alone: {sorted(set(ours) ^ set(theirs))[:4]}"


def _pdfplumber_cells(page: pdfplumber.page.Page, boxes: set[tuple[int, ...]]) -> Iterator[str]:
    """Cell texts of pdfplumber's own tables (white areas left out) that stand where gouji found a table."""
    seen = page.filter(
        lambda item: (
            not (item["object_type"] == "rect" and item["fill"] and not item["stroke"] and set(item["non_stroking_color"] or (0,)) == {1.0})
        )
    )
    from gouji.readers.pdf.plain import read_plain
    from gouji.readers.pdf.rulings import closing_rulings
    from gouji.readers.pdf.tables import merged_rulings

    closing = closing_rulings(merged_rulings(read_plain(page, 1).edges))
    settings = {
        "explicit_horizontal_lines": [edge for edge in closing if edge["orientation"] == "h"],
        "explicit_vertical_lines": [edge for edge in closing if edge["orientation"] == "v"],
    }
    for table in seen.find_tables(settings):
        if any(all(abs(a - b) <= 4 for a, b in zip(table.bbox, box, strict=True)) for box in boxes):
            yield from (_plain(text) for row in table.extract() for text in row if text is not None)


def _plain(text: str) -> str:
    return re.sub(r"\s", "", text)


def generated(count: int) -> Iterator[tuple[str, bytes]]:
    """Reports in all PDF layouts, with fonts embedded as publishers do, until they have `count` pages."""
    import pypdfium2

    from gouji.corpus import layouts

    pages, seed = 0, 0
    names = [name for name in layouts() if name.startswith("pdf")]
    drafts = _drafts()
    while pages < count:
        name = names[seed % len(names)]
        write = layouts()[name].write
        assert isinstance(write, partial)
        style = replace(write.keywords["style"], font="embedded", size=10 + seed % 6, margin=60 + seed % 5 * 6)
        data = write(drafts[seed % len(drafts)], Random(seed), style=style)
        pages += len(pypdfium2.PdfDocument(data))
        yield f"{name} {seed}", data
        seed += 1


def _drafts() -> list[Document]:
    shared = Path(__file__).parents[2] / "shared" / "reports" / "zfxxgk"
    return [read(path) for path in sorted(shared.glob("*.html"))]


def main() -> int:
    """Measure, compare, and give 1 where a page differs."""
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--generated", type=int, default=0)
    options = parser.parse_args()
    if options.files:
        compare_times(options.files, options.rounds)
    pages = wrong = 0
    for name, data in [*((path.name, path.read_bytes()) for path in options.files), *generated(options.generated)]:
        found = compare_pages(name, data)
        pages, wrong = pages + found[0], wrong + found[1]
    print(f"{wrong} of {pages} pages differ")
    return int(wrong > 0)


if __name__ == "__main__":
    raise SystemExit(main())
