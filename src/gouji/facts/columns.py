"""Value cells of a row to the columns of a form: by order where the row is full, else by the place of its cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from gouji.facts.labels import likeness, parse_label
from gouji.facts.tokens import PrintedRow, Token
from gouji.profiles import Block, Row

HEADED = 0.6
"""Likeness from which a heading cell is taken for a column's."""
_KNOWN = 0.5
_HEADING = 3
"""Characters of the shortest heading (信息内容 has four, 总计 stands where columns are members)."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns of one block as printed.

    Attributes:
        wanted: the columns that are printed, in order.
        places: grid columns of the wanted ones, learnt from full rows, by block of the document.
        total: True where the last column sums the others.
        doubt: what is uncertain about them, with a reason.
        surplus: where rows have more cells than columns, the end at which the blank ones too many stand: "before", "behind", "" unknown.
    """

    wanted: tuple[Row, ...]
    places: tuple[tuple[int, tuple[int, ...]], ...] = ()
    total: bool = False
    doubt: float = 0.0
    reason: str = ""
    surplus: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A value cell with its column."""

    column: Row
    token: Token
    heading: str = ""
    doubt: float = 0.0
    reason: str = ""


def heading_match(block: Block, header: Sequence[Token], corners: tuple[str, ...]) -> float:
    """How well heading cells name the columns of a block, 0 to 1: share of columns named and of headings used.

    `corners` are labels of cells above the row labels.
    """
    texts = _headings(header)
    if not texts:
        return 0.0
    return _named(texts, block) / (len(block.columns) + _unknown(texts, block, corners))


def _headings(header: Sequence[Token]) -> list[str]:
    """Texts of heading cells; a line whose headings only spaces part is taken apart."""
    return [word for token in header for word in _words(token.text)]


def _words(text: str) -> list[str]:
    words = text.split()
    return words if len(words) > 2 and all(len(word) >= _HEADING for word in words) else [text] if words else []


def _named(texts: Sequence[str], block: Block) -> float:
    """How many columns the headings name, by likeness; a heading names one column only."""
    pairs = sorted(
        ((likeness(text, column.labels), i, j) for i, text in enumerate(texts) for j, column in enumerate(block.columns)), reverse=True
    )
    used: set[int] = set()
    named: dict[int, float] = {}
    for value, text, column in pairs:
        if text not in used and column not in named:
            used.add(text)
            named[column] = value
    return sum(named.values())


def _unknown(texts: Sequence[str], block: Block, corners: tuple[str, ...]) -> int:
    """Heading cells of the lowest lines that name neither a column of the block nor its band nor a corner."""
    known = tuple(label for column in block.columns for label in column.labels) + block.band + corners
    return sum(1 for text in texts[-6:] if len(parse_label(text).body) >= 3 and likeness(text, known) < _KNOWN)


def learn_columns(block: Block, rows: Sequence[PrintedRow]) -> Columns | None:
    """Which columns of `block` the rows have. None where their number of cells fits neither form nor heading."""
    full = Counter(len(row.numbers) for row in rows if row.numbers)
    slots = Counter(len(row.values) for row in rows)
    header = [text for row in rows for text in _headings(row.header)]
    named = [column for column in block.columns if any(likeness(text, column.labels) >= 0.75 for text in header)]
    width = len(block.columns)
    if not full and not slots:
        return None
    common = full.most_common(1)[0][0] if full else 0
    total = bool(block.dimension)
    if full.get(width) or slots.get(width) or (common < width and len(named) in (0, width)):
        return Columns(block.columns, _places(rows, width), total, surplus=_surplus(rows, width))
    if common == len(named) and (common >= 2 or (total and named == [block.columns[-1]])):
        return Columns(tuple(named), _places(rows, common), total, 0.1, "a column of the form is not printed")
    return Columns(block.columns, (), total) if common > width else None


def _surplus(rows: Sequence[PrintedRow], width: int) -> str:
    """The end of the rows at which blank cells too many stand, left over from merged cells.

    No figure may be cut off in any row; where both ends fit, the last column, a total, must be filled in every row.
    """
    longer = [row.values for row in rows if row.numbers and len(row.numbers) < width < len(row.values)]
    if not longer:
        return ""
    ends = {side: [_trimmed(values, width, side) for values in longer] for side in ("before", "behind")}
    fitting = [side for side, cut in ends.items() if all(map(_keeps_figures, longer, cut))]
    if len(fitting) > 1:
        fitting = [side for side in fitting if all(_is_figure(cut[-1]) for cut in ends[side])]
    return fitting[0] if len(fitting) == 1 else ""


def _trimmed(values: Sequence[Token], width: int, side: str) -> Sequence[Token]:
    return values[-width:] if side == "before" else values[:width]


def _keeps_figures(values: Sequence[Token], cut: Sequence[Token]) -> bool:
    return sum(map(_is_figure, values)) == sum(map(_is_figure, cut))


def _is_figure(token: Token) -> bool:
    return token.value is not None and token.value.missing != "blank"


def _places(rows: Sequence[PrintedRow], width: int) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """Grid columns of full rows, the most frequent ones of each table."""
    seen: dict[int, Counter[tuple[int, ...]]] = {}
    for row in rows:
        if len(row.numbers) == width and not row.loose:
            seen.setdefault(row.numbers[0].block, Counter())[tuple(token.cell.col for token in row.numbers)] += 1
    return tuple((block, counter.most_common(1)[0][0]) for block, counter in seen.items())


def place(row: PrintedRow, columns: Columns) -> tuple[tuple[Placed, ...], str]:
    """Give each value cell of a row its column. Returns the placed cells and, where there are none, the reason."""
    width = len(columns.wanted)
    numbers, values = row.numbers, row.values
    if len(numbers) == width:
        return _pair(_in_heading_order(row, columns.wanted), numbers, row, columns.doubt, columns.reason), ""
    if len(numbers) > width:
        named = _by_heading(row, columns)
        return named, "" if named else "more numbers than columns"
    if row.loose and len(values) < width:
        return _lone_total(row, columns)
    if len(values) == width:
        return _pair(columns.wanted, values, row, columns.doubt, columns.reason), ""
    if numbers and len(values) > width and columns.surplus:
        cut = _trimmed(values, width, columns.surplus)
        if _keeps_figures(values, cut):
            return _pair(columns.wanted, cut, row, max(columns.doubt, 0.05), columns.reason or "columns by count"), ""
    return _by_place(row, columns)


def _pair(order: Sequence[Row], tokens: Sequence[Token], row: PrintedRow, doubt: float, reason: str) -> tuple[Placed, ...]:
    return tuple(Placed(column, token, _heading(row, column), doubt, reason) for column, token in zip(order, tokens, strict=True))


def _heading(row: PrintedRow, column: Row) -> str:
    """The heading cell most like a column, as printed; the form's own label where none is."""
    return _likest(tuple(_headings(row.header)), column.labels)


@lru_cache(maxsize=4096)
def _likest(texts: tuple[str, ...], labels: tuple[str, ...]) -> str:
    best = max(texts, key=lambda text: likeness(text, labels), default=None)
    return labels[0] if best is None or likeness(best, labels) < HEADED else " ".join(best.split())


def _in_heading_order(row: PrintedRow, wanted: tuple[Row, ...]) -> tuple[Row, ...]:
    """The columns in the order of the headings over a full row's cells, where each cell stands under a heading of its own."""
    if row.loose:
        return wanted
    found: list[Row] = []
    for token in row.numbers:
        tops = [top for top in row.header if top.block == token.block and _covers(top, token)]
        if not tops:
            return wanted
        lowest = max(tops, key=lambda top: top.cell.row)
        found += [column for column in wanted if likeness(lowest.text, column.labels) >= 0.9]
    return tuple(found) if len(found) == len(wanted) == len(set(found)) else wanted


def _by_heading(row: PrintedRow, columns: Columns) -> tuple[Placed, ...]:
    """More numbers than columns: only grid columns under headings that name all wanted columns can tell."""
    if row.loose:
        return ()
    placed = []
    for column in columns.wanted:
        tops = [token for token in row.header if token.block == row.values[0].block and likeness(token.text, column.labels) >= 0.9]
        below = [value for value in row.values if any(_covers(top, value) for top in tops)]
        if len(below) != 1:
            return ()
        placed.append(Placed(column, below[0], tops[0].text, 0.1, "columns beside those of the form"))
    return tuple(placed)


def _covers(top: Token, value: Token) -> bool:
    return top.cell.col <= value.cell.col < top.cell.col + top.cell.col_span


def _by_place(row: PrintedRow, columns: Columns) -> tuple[tuple[Placed, ...], str]:
    """A row with blank cells: by the grid columns that full rows of the same table have, else by its headings'."""
    width = len(columns.wanted)
    if not row.values:
        return (), "the row has no value cells"
    by_col = {token.cell.col: token for token in row.values}
    fitting = [places for places in _likely_places(row, columns) if all(token.cell.col in places for token in row.numbers)]
    meanings = {tuple(places.index(token.cell.col) for token in row.numbers) for places in fitting}
    if len(meanings) == 1:
        pairs = [(column, by_col[col]) for column, col in zip(columns.wanted, fitting[0], strict=True) if col in by_col]
        return tuple(Placed(column, token, _heading(row, column), columns.doubt, columns.reason) for column, token in pairs), ""
    if not row.numbers and len(row.values) > width:
        return _pair(columns.wanted, row.values[-width:], row, 0.1, "columns by count"), ""
    if width == 1 and len(row.numbers) <= 1:
        return _pair(columns.wanted, (row.numbers or row.values)[:1], row, 0.0, ""), ""
    return (), "the row has fewer numbers than columns and their places are not known"


def _likely_places(row: PrintedRow, columns: Columns) -> list[tuple[int, ...]]:
    """Grid columns that a row's columns may stand in: those of full rows, and the same counted from the row's last label.

    A table that was text has no merged cells, and one column more where a row has one label more: then the second is true.
    """
    block, start = row.values[0].block, row.values[0].cell.col
    places = dict(columns.places).get(block) or _heading_places(row, columns, block)
    if not places:
        return []
    counted = tuple(col + start - places[0] for col in places)
    if any(token.cell.col_span > 1 or token.cell.row_span > 1 for token in (*row.header, *row.labels)):
        return [places]
    return [counted] if start > places[0] else list(dict.fromkeys((places, counted)))


def _heading_places(row: PrintedRow, columns: Columns, block: int) -> tuple[int, ...]:
    places = []
    for column in columns.wanted:
        tops = {token.cell.col for token in row.header if token.block == block and likeness(token.text, column.labels) >= 0.9}
        if len(tops) != 1:
            return ()
        places.append(tops.pop())
    return tuple(places) if places == sorted(set(places)) else ()


def _lone_total(row: PrintedRow, columns: Columns) -> tuple[tuple[Placed, ...], str]:
    """A stream loses blank cells. A single 0, or a last number that sums the others, is the total; no more can be told."""
    last = columns.wanted[-1]
    values = [token.value.value for token in row.numbers if token.value and token.value.value is not None]
    sums = len(values) > 1 and sum(values[:-1]) == values[-1]
    if columns.total and len(values) == len(row.numbers) and values and (sums or values == [0]):
        return (Placed(last, row.numbers[-1], _heading(row, last), 0.2, "blank cells of the row are lost"),), ""
    return (), "the row has fewer numbers than columns and their places are not known"
