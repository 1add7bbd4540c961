"""Which lines belong to tables, and the tables they make."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gouji.document import Cell, Table
from gouji.readers.plain.lines import SHORT, Kind, TextLine, is_sentence, is_value
from gouji.readers.plain.places import with_blanks

_STRONG = (Kind.ROW, Kind.BAR, Kind.CELL, Kind.RULE)
_NUMERALS = "一二三四五六七八九十"
_PART = re.compile(rf"#*\s*([{_NUMERALS}])[、．.]\s*\S")
_LONGEST_GAP = 16
_LONGEST_HEADER = 25


@dataclass(frozen=True, slots=True)
class Region:
    """Lines `first` to `last` (exclusive) that make one table."""

    first: int
    last: int
    table: Table


def find_regions(lines: Sequence[TextLine]) -> list[Region]:
    """Tables of a text in order."""
    parts = _part_headings(lines)
    regions: list[Region] = []
    at = 0
    while at < len(lines):
        end = _row_region(lines, at, parts)
        if end == at:
            end, begin = _stream_region(lines, at, parts)
        else:
            begin = _first_cell(lines, at, parts)
        if end > at:
            table = _table(lines[begin:end])
            if table is not None:
                regions.append(Region(begin, end, table))
                at = end
                continue
        at += 1
    return regions


def _part_headings(lines: Sequence[TextLine]) -> frozenset[int]:
    """Lines that head the report's parts (一、 二、 …): numbered on from the part before, and no figures follow."""
    found: set[int] = set()
    number = 0
    for index, line in enumerate(lines):
        match = _PART.match(line.text) if line.kind in (Kind.SHORT, Kind.WEAK_ROW) else None
        if match is None or (line.cells and is_value(line.cells[-1])):
            continue
        own = _NUMERALS.index(match[1]) + 1
        if own in (number + 1, number + 2) and not _figures_follow(lines, index):
            found.add(index)
            number = own
        elif own == 1 and number > 1 and not _figures_follow(lines, index) and not _inside_table(lines, index):
            found.add(index)
            number = 1
    return frozenset(found)


def _figures_follow(lines: Sequence[TextLine], index: int) -> bool:
    """Whether a line is the label of a row (or its first piece): figures come within two more short lines."""
    short = bars = 0
    for line in lines[index + 1 : index + 8]:
        if line.kind is Kind.NUMBER or (line.kind is Kind.CELL and is_value(line.cells[0])):
            return True
        if line.kind is Kind.BAR:
            bars += line.text.count("|") == 1
            if bars > 1:  # a blank cell
                return True
        elif line.kind in (Kind.SHORT, Kind.CELL) and short < 2 and not line.text.startswith("#"):
            short, bars = short + 1, 0
        elif line.kind is not Kind.BLANK:
            return False
    return False


def _inside_table(lines: Sequence[TextLine], index: int) -> bool:
    near = [line for line in lines[max(index - 6, 0) : index + 6] if line.kind is not Kind.BLANK]
    return sum(line.kind in (*_STRONG, Kind.NUMBER) for line in near) >= 3


def _row_region(lines: Sequence[TextLine], first: int, parts: frozenset[int]) -> int:
    """End of a region of rows (pipes, tabs or spaces between cells) that begins at `first`; `first` where none does."""
    if lines[first].kind not in (Kind.ROW, Kind.WEAK_ROW, Kind.CELL, Kind.BAR):
        return first
    at = last = first
    rows = 0
    while at < len(lines):
        line = lines[at]
        piped = at == last > first and lines[at - 1].kind is Kind.BAR and len(line.text) <= SHORT and not is_sentence(line.text)
        if at in parts or line.text.startswith("#") or (line.kind is Kind.TEXT and not piped):
            break
        piped = piped and line.kind is not Kind.BLANK
        if line.kind in _STRONG or piped or (line.kind is Kind.WEAK_ROW and at - last <= 2):
            rows += line.kind is Kind.ROW
            last = at + 1
        elif at - last >= _LONGEST_GAP:
            break
        at += 1
    return last if _is_table(lines[first:last], rows) else first


def _first_cell(lines: Sequence[TextLine], at: int, parts: frozenset[int]) -> int:
    """Where a region begins: a region that opens with a lone pipe has its first cell on the line above."""
    above = next((i for i in range(at - 1, max(at - 4, -1), -1) if lines[i].kind is not Kind.BLANK), -1)
    opens = lines[at].kind is Kind.BAR and above >= 0 and above not in parts
    return above if opens and lines[above].kind in (Kind.SHORT, Kind.NUMBER) and not lines[above].text.startswith("#") else at


def _is_table(lines: Sequence[TextLine], rows: int) -> bool:
    figures = sum(is_value(cell) for line in lines for cell in line.cells) + sum(line.kind is Kind.NUMBER for line in lines)
    ruled = any(line.kind is Kind.RULE and line.separator for line in lines)
    tabs = sum(line.separator == "\t" for line in lines)
    weak = sum(line.kind is Kind.WEAK_ROW for line in lines)
    bars = sum(line.kind in (Kind.BAR, Kind.CELL) for line in lines)
    soft = sum(line.kind is Kind.SHORT for line in lines)
    if ruled and rows:
        return True
    if rows >= 1 and (figures >= 2 or tabs >= 2) and soft <= 6 * (rows + weak + bars):
        return True
    return (weak >= 2 and figures >= 2 and soft <= 4 * weak) or (bars >= 4 and figures >= 2)


def _stream_region(lines: Sequence[TextLine], first: int, parts: frozenset[int]) -> tuple[int, int]:
    """A region with one cell a line: its end and its beginning; both `first` where none begins here."""
    if lines[first].kind is not Kind.NUMBER:
        return first, first
    at = last = first
    numbers = short = 0
    while at < len(lines):
        line = lines[at]
        if at in parts or line.kind is Kind.TEXT or line.text.startswith("#") or at - last > 2 * _LONGEST_HEADER:
            break
        if line.kind in (Kind.NUMBER, Kind.ROW, Kind.WEAK_ROW, Kind.BAR, Kind.CELL):
            if short > _LONGEST_HEADER:
                break
            numbers += 1
            last, short = at + 1, 0
        elif line.kind is Kind.SHORT:
            short += 1
        at += 1
    if numbers < 3:
        return first, first
    return last, _header_start(lines, first, parts)


def _header_start(lines: Sequence[TextLine], first: int, parts: frozenset[int]) -> int:
    """First of the short lines right above a number that may head its column or row."""
    at = first
    for index in range(first - 1, max(first - 2 * _LONGEST_HEADER, -1), -1):
        line = lines[index]
        if index in parts or line.kind in (Kind.TEXT, Kind.ROW) or line.text.startswith("#"):
            break
        if line.kind is Kind.SHORT:
            at = index
    return at


def _table(lines: Sequence[TextLine]) -> Table | None:
    rows: list[tuple[str, ...]] = []
    loose: list[str] = []
    torn = False
    filled = with_blanks(lines)
    streams = _streams(lines)
    for index, line in enumerate(lines):
        if streams and line.kind is Kind.ROW and sum(map(bool, line.cells)) == 1:
            loose.append(f"{next(filter(None, line.cells))} |")
            torn = True
        elif streams and line.kind is Kind.BAR and line.text.replace(" ", "").count("|") > 1:
            continue
        elif line.kind is Kind.ROW or line.kind is Kind.WEAK_ROW:
            rows += _stream_rows(loose)
            loose = []
            rows.append(filled.get(index, line.cells))
            torn = torn or line.separator == " "
        elif line.kind in (Kind.BAR, Kind.CELL, Kind.NUMBER, Kind.SHORT, Kind.TEXT):
            loose.append(line.text)
            torn = True
    rows += _stream_rows(loose)
    if streams and lines[0].kind is Kind.BAR:  # a lone pipe opens each row: it stands at the end of the row above
        rows = [row[:-1] if len(row) > 1 and not row[-1] else row for row in rows]
    rows = [row for row in rows if any(row)]
    cells = tuple(Cell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row))
    if not any(is_value(cell.text) for cell in cells) and len(rows) < 2:
        return None
    reasons = ("row ends are not marked in the text",) if torn else ()
    return Table(cells, torn=torn, reasons=reasons)


def _streams(lines: Sequence[TextLine]) -> bool:
    """Whether most lines hold one cell and its pipe. Pipes side by side then are what is left of a cell merged over columns."""
    cells = sum(line.kind is Kind.CELL for line in lines)
    return cells > sum(line.kind is Kind.ROW and sum(map(bool, line.cells)) > 1 for line in lines)


def _stream_rows(lines: Sequence[str]) -> list[tuple[str, ...]]:
    """Rows of a stream of cells: each label opens a row, values go on with it."""
    rows: list[list[str]] = []
    cells = _stream_cells(lines)
    for cell in cells:
        if rows and (is_value(cell) or not cell):
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return [tuple(row) for row in rows]


def _stream_cells(lines: Sequence[str]) -> list[str]:
    """Cells of lines that hold one cell each, with or without pipes between; two pipes with nothing between are a blank cell."""
    if not any("|" in line for line in lines):
        return list(lines)
    cells: list[str] = []
    for chunk in re.sub(r"[｜│┃]", "|", "\n".join(lines)).strip("|\n ").split("|"):
        pieces = [piece.strip() for piece in chunk.split("\n") if piece.strip()]
        joined: list[str] = []
        for piece in pieces or [""]:
            if joined and not is_value(piece) and not is_value(joined[-1]):
                joined[-1] += piece
            else:
                joined.append(piece)
        cells += joined
    return cells
