"""Text layouts: what is left of a report after a page or a PDF was turned into text (guide/tables.md, section 4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from random import Random

from gouji.corpus.draft import Written, cell_rows
from gouji.corpus.layouts.layout import Layout
from gouji.document import Cell, Table

TableText = Callable[[Table], Iterator[str]]


def _texts(printed: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in cell_rows(printed)]


def _tabs(printed: Table) -> Iterator[str]:
    """Tabs between the cells and after the last one, as PDF tools leave them; a merged label is not repeated."""
    for row in _texts(printed):
        yield "\t".join(row) + "\t"


def _pipes(printed: Table) -> Iterator[str]:
    for row in _texts(printed):
        yield " | ".join(row) + " |"


def _merged_pipes(printed: Table) -> Iterator[str]:
    """Pipes where a cell merged over columns leaves empty places behind it."""
    for row in cell_rows(printed):
        yield " | ".join(cell.text + " |" * (cell.col_span - 1) for cell in row) + " |"


def _leading_pipes(printed: Table) -> Iterator[str]:
    for row in _texts(printed):
        yield "| " + " | ".join(row) + " | "


def _lone_pipes(printed: Table) -> Iterator[str]:
    """One cell a line with a lone pipe between; row ends are not marked."""
    for row in _texts(printed):
        for text in row:
            yield text
            yield "|"


def _cell_lines(printed: Table) -> Iterator[str]:
    """One cell a line with blank lines between; row ends are lost and blank cells vanish."""
    for row in _texts(printed):
        for text in row:
            if text.strip():
                yield text
                yield ""


def _trailing_pipes(printed: Table) -> Iterator[str]:
    for row in _texts(printed):
        for text in row:
            yield text + " |"


def _spaces(printed: Table) -> Iterator[str]:
    """Columns kept apart by runs of spaces."""
    widths = _widths(printed)
    for row in cell_rows(printed):
        line = ""
        for cell in row:
            start = sum(widths[: cell.col])
            line = line + "  " if _width(line) + 2 > start else line + " " * (start - _width(line))
            line += cell.text
        yield line.rstrip()


def _widths(printed: Table) -> list[int]:
    widths = [4] * printed.column_count
    for cell in printed.cells:
        if cell.col_span == 1:
            widths[cell.col] = max(widths[cell.col], _width(cell.text) + 3)
    return widths


def _width(text: str) -> int:
    """Columns a text takes on a terminal: two for each Chinese character."""
    return sum(2 if ord(char) > 0x2E80 else 1 for char in text)


def _glued(printed: Table) -> Iterator[str]:
    """Label and figures in one run: not readable without guessing."""
    for row in _texts(printed):
        yield "".join(row)


def _lines(written: Written, tables: TableText) -> Iterator[str]:
    for block in written.blocks:
        if isinstance(block, Table):
            yield ""
            yield from tables(block)
            yield ""
        else:
            yield block.text
            yield ""


def _write(written: Written, chance: Random, tables: TableText) -> bytes:
    text = "\n".join(_lines(written, tables)) + "\n"
    return text.encode("utf-8-sig" if chance.random() < 0.1 else "utf-8")


def _write_gbk(written: Written, chance: Random) -> bytes:
    return "\r\n".join(_lines(written, _tabs)).encode("gb18030")


def _write_one_line(written: Written, chance: Random) -> bytes:
    """The whole page in one line, cells and paragraphs kept apart by a space."""
    lines = (line for block in _lines(written, _spaces) for line in [block.strip()] if line)
    return (" ".join(" ".join(line.split()) for line in lines) + "\n").encode()


def _markdown_row(cells: list[str]) -> str:
    return "| " + " | ".join(text.replace("|", "\\|").replace("\n", "<br>") for text in cells) + " |"


def _markdown_table(printed: Table, fill: Callable[[Cell, bool], str]) -> Iterator[str]:
    for number, row in enumerate(printed.grid()):
        yield _markdown_row([fill(cell, cell.row == number and cell.col == col) if cell else "" for col, cell in enumerate(row)])
        if number == 0:
            yield "|" + "---|" * printed.column_count


def _write_markdown(written: Written, chance: Random) -> bytes:
    """Markdown with pipe tables; a merged cell stands at each place it covers, or only at the first."""
    repeat = chance.random() < 0.5
    lines: list[str] = []
    for block in written.blocks:
        if isinstance(block, Table):
            lines += _markdown_table(block, lambda cell, first: cell.text if first or repeat else "")
        else:
            marks = "" if block.heading is None else "#" * (block.heading + 1) + " "
            lines.append(marks + block.text)
        lines.append("")
    return "\n".join(lines).encode()


LAYOUTS = {
    "txt_tabs": Layout(".txt", partial(_write, tables=_tabs)),
    "txt_pipes": Layout(".txt", partial(_write, tables=_pipes)),
    "txt_merged_pipes": Layout(".txt", partial(_write, tables=_merged_pipes)),
    "txt_leading_pipes": Layout(".txt", partial(_write, tables=_leading_pipes)),
    "txt_lone_pipes": Layout(".txt", partial(_write, tables=_lone_pipes)),
    "txt_cell_lines": Layout(".txt", partial(_write, tables=_cell_lines)),
    "txt_trailing_pipes": Layout(".txt", partial(_write, tables=_trailing_pipes)),
    "txt_spaces": Layout(".txt", partial(_write, tables=_spaces)),
    "txt_gbk": Layout(".txt", _write_gbk),
    "txt_glued": Layout(".txt", partial(_write, tables=_glued), exact=False),
    "txt_one_line": Layout(".txt", _write_one_line, exact=False),
    "markdown": Layout(".md", _write_markdown),
}
