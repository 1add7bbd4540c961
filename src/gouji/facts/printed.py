"""A document as printed rows: the labels before a run of value cells, in reading order, whatever held them together.

Tables give rows by their grid. Torn tables and loose paragraphs give a stream of labels and values, and a label after a
value begins a new row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from gouji.document import Cell, Document, Paragraph, Table
from gouji.facts.cells import CellValue, parse_cell
from gouji.facts.lexicon import Lexicon

_SENTENCE = re.compile(r"[。；！？!?;]")
_LONGEST_LABEL = 90
_GROUPED = re.compile(r"\s*(?P<group>[（(]\s*[一二三四五六七八九十]\s*[)）].{2,12}?)\s*(?P<item>\d\s*[.．、]\s*[^\d\s].*)", re.DOTALL)
_TAIL = re.compile(r"^(?P<label>.*?[^\s\d.,，+-])[\s|:：]+(?P<values>[-+\d.,，/—\s|增减元件万笔项]+)$")


@dataclass(frozen=True, slots=True)
class Token:
    """A cell, or a paragraph that may be one.

    Attributes:
        value: what it says, None for a label.
        inherited: True for a merged cell of a row above.
        origin: the cell as it stands in the document, where the table was turned on its side.
        paragraph: True where it is a paragraph, or a part of one.
    """

    block: int
    cell: Cell
    value: CellValue | None = None
    inherited: bool = False
    origin: Cell | None = None
    paragraph: bool = False

    @property
    def text(self) -> str:
        """The cell's text."""
        return self.cell.text


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A run of value cells with the labels before it.

    Attributes:
        labels: labels in the row itself, left to right.
        context: labels since the last run of values, above the row.
        header: labels of the nearest lines above that hold labels only.
        values: value cells (blank ones too) right of the last label.
        zone: id of the table of the genre it lies in, "" where unknown.
        loose: True where its values come from a stream without row ends.
        named: True where a heading, not only labels, tells the zone.
    """

    labels: tuple[Token, ...]
    values: tuple[Token, ...]
    context: tuple[Token, ...] = ()
    header: tuple[Token, ...] = ()
    zone: str = ""
    loose: bool = False
    named: bool = False

    @property
    def numbers(self) -> tuple[Token, ...]:
        """Values that are not blank."""
        return tuple(token for token in self.values if token.value and token.value.missing != "blank")


@dataclass(slots=True)
class _State:
    lexicon: Lexicon
    zone: str = ""
    named: bool = False
    context: list[Token] = field(default_factory=list)
    header: tuple[Token, ...] = ()
    labels: list[Token] = field(default_factory=list)
    values: list[Token] = field(default_factory=list)
    rows: list[PrintedRow] = field(default_factory=list)

    def enter(self, zone: str, named: bool) -> None:
        if zone and zone != self.zone:
            self.flush()
            self.zone, self.header, self.named = zone, (), named
        elif zone and named:
            self.named = True

    def hear(self, text: str) -> None:
        """Let a label tell the zone; one that a heading told gives way to exact labels only."""
        self.enter(self.lexicon.heading_of(text), True)
        self.enter(self.lexicon.table_of(text, exactly=self.named), False)

    def leave(self) -> None:
        self.flush()
        self.zone, self.named, self.header, self.context = "", False, (), []

    def note(self, tokens: list[Token]) -> None:
        """Take label-only cells in: they are context of the next row and may be a header."""
        for token in tokens:
            self.hear(token.text)
        self.context.extend(tokens)

    def flush(self, loose: bool = True) -> None:
        if self.values:
            self.add(self.labels, self.values, loose)
        elif self.labels:
            self.context.extend(self.labels)
        self.labels, self.values = [], []

    def add(self, labels: list[Token], values: list[Token], loose: bool) -> None:
        for token in labels:
            if not token.inherited:
                self.hear(token.text)
        above = [*self.context, *labels[:-1]] if loose else self.context
        if any(self.lexicon.is_column(token.text) for token in above):
            self.header = tuple(above)
        row = PrintedRow(tuple(labels), tuple(values), tuple(self.context), self.header, self.zone, loose, self.named)
        self.rows.append(row)
        self.context = []


def printed_rows(document: Document, lexicon: Lexicon) -> tuple[PrintedRow, ...]:
    """All printed rows of a document in reading order."""
    state = _State(lexicon)
    for index, block in enumerate(document.blocks):
        if isinstance(block, Table):
            state.flush()
            _enter_table(state, block)
            if block.torn:
                _read_stream(state, index, block)
            else:
                _read_grid(state, index, _upright(lexicon, block))
        else:
            _read_paragraph(state, index, block)
    state.flush()
    return tuple(state.rows)


def _enter_table(state: _State, table: Table) -> None:
    for text in (*table.section, table.title):
        state.enter(state.lexicon.heading_of(text), True)


_Grid = tuple[tuple[Cell | None, ...], ...]


def _upright(lexicon: Lexicon, table: Table) -> tuple[_Grid, dict[int, Cell]]:
    """The table's grid, turned where its row labels stand in a line with their figures below; then also the cells it had."""
    grid = table.grid()
    beside = below = 0
    for cell in table.cells:
        if lexicon.is_row(cell.text):
            beside += _is_number(grid, cell.row, cell.col + cell.col_span)
            below += _is_number(grid, cell.row + cell.row_span, cell.col)
    if below <= beside or below < 2:
        return grid, {}
    turned = {cell: replace(cell, row=cell.col, col=cell.row, row_span=cell.col_span, col_span=cell.row_span) for cell in table.cells}
    other = replace(table, cells=tuple(turned.values())).grid()
    return other, {id(new): old for old, new in turned.items()}


def _is_number(grid: _Grid, row: int, col: int) -> bool:
    cell = grid[row][col] if row < len(grid) and col < len(grid[row]) else None
    value = parse_cell(cell.text) if cell else None
    return value is not None and value.missing != "blank"


def _read_grid(state: _State, index: int, upright: tuple[_Grid, dict[int, Cell]]) -> None:
    grid, origins = upright
    for row_number, row in enumerate(grid):
        cells = [cell for i, cell in enumerate(row) if cell is not None and (i == 0 or cell is not row[i - 1])]
        tokens = [
            replace(_token(index, part, row_number), origin=origins.get(id(cell), cell if part is not cell else None))
            for cell in cells
            for part in _ungrouped(cell)
        ]
        for line in _unstack(tokens):
            for labels, values in _split(line):
                if any(token.value and token.value.missing != "blank" for token in values) or _blank_row(state, labels, values):
                    state.add(labels, values, False)
                else:
                    state.note([token for token in labels if token.text.strip() and not token.inherited])


def _ungrouped(cell: Cell) -> list[Cell]:
    """A label that holds its group's label too ((三)不予公开 1.属于国家秘密) as two."""
    match = _GROUPED.fullmatch(cell.text)
    return [replace(cell, text=match["group"]), replace(cell, text=match["item"])] if match else [cell]


def _token(index: int, cell: Cell, row: int) -> Token:
    value = parse_cell(cell.text)
    if cell.row < row and value is not None and value.value is not None:
        value = CellValue(None, "blank", note="merged with the cell above")
    return Token(index, cell, value, cell.row < row)


def _blank_row(state: _State, labels: list[Token], values: list[Token]) -> bool:
    """A row of the form with nothing but blank cells."""
    own = [token for token in labels if token.text.strip() and not token.inherited]
    return bool(own and values and state.lexicon.is_row(own[-1].text))


def _split(tokens: list[Token]) -> Iterator[tuple[list[Token], list[Token]]]:
    """Cut a line of cells before each label that follows a number. A number before all labels numbers the row."""
    labels: list[Token] = []
    values: list[Token] = []
    seen_number = False
    first_label = next((i for i, token in enumerate(tokens) if token.value is None), len(tokens))
    if first_label < len(tokens) and len(tokens) - first_label > 1:
        tokens = tokens[first_label:]
    for token in tokens:
        if token.value is None:
            if seen_number:
                yield labels, values
                labels, values, seen_number = [], [], False
            labels.append(token)
            values = []
        else:
            values.append(token)
            seen_number = seen_number or token.value.missing != "blank"
    yield labels, values


def _unstack(tokens: list[Token]) -> list[list[Token]]:
    """Take apart a row that stands for several: every value cell holds the same number of lines, each a number."""
    stacked = [token for token in tokens if "\n" in token.text and _all_numbers(token.text)]
    counts = {len(token.text.split("\n")) for token in stacked}
    numbers = [token for token in tokens if token.value and token.value.missing != "blank" and token not in stacked]
    if len(counts) != 1 or len(stacked) < 2 or numbers:
        return [tokens]
    count = counts.pop()
    lines: list[list[Token]] = [[] for _ in range(count)]
    for token in tokens:
        parts = token.text.split("\n") if token in stacked else _spread(token.text, count)
        for line, part in zip(lines, parts, strict=True):
            reason = token.cell.reason or "one row stands for several"
            cell = replace(token.cell, text=part, doubt=max(token.cell.doubt, 0.1), reason=reason)
            line.append(Token(token.block, cell, parse_cell(part), token.inherited, token.origin))
    return lines


def _all_numbers(text: str) -> bool:
    return all((value := parse_cell(line)) is not None and value.value is not None for line in text.split("\n"))


def _spread(text: str, count: int) -> list[str]:
    """Lines of a label cell over `count` rows: by numbering where that fits, by lines where those do, else to the first."""
    lines = text.split("\n")
    if len(lines) == count:
        return lines
    starts = [i for i, line in enumerate(lines) if re.match(r"\s*\d{1,2}\s*[.．、]", line)]
    if len(starts) == count:
        return ["".join(lines[start:end]) for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]
    return [text, *[""] * (count - 1)]


def _read_stream(state: _State, index: int, table: Table) -> None:
    for row in table.grid():
        cells = [cell for i, cell in enumerate(row) if cell is not None and (i == 0 or cell is not row[i - 1])]
        tokens = [Token(index, part, parse_cell(part.text), origin=cell) for cell in cells for part in _ungrouped(cell)]
        if len(tokens) > 1:
            state.flush()
        for token in tokens:
            _take(state, token)
        if len(tokens) > 1 and state.values:
            state.flush()
    state.flush()


def _take(state: _State, token: Token) -> None:
    if token.value is not None:
        state.values.append(token)
        return
    if state.values:
        state.flush()
    state.hear(token.text)
    state.labels.append(token)


def _read_paragraph(state: _State, index: int, paragraph: Paragraph) -> None:
    text = paragraph.text.strip()
    heading = state.lexicon.heading_of(text) if len(text) <= 60 else ""
    if heading:
        state.flush()
        state.enter(heading, True)
        return
    if paragraph.heading is not None and paragraph.heading <= 1 and not state.lexicon.table_of(text):
        state.leave()
        return
    if len(text) > _LONGEST_LABEL or _SENTENCE.search(text):
        state.flush()
        state.context = []
        return
    cell = Cell(0, 0, text, page=paragraph.page, bbox=paragraph.bbox, doubt=0.05, reason="no table holds it")
    value = parse_cell(text)
    if value is not None and not state.zone:
        return
    if value is None and (line := _line_of_cells(cell)) is not None:
        state.flush()
        label, *values = line
        state.hear(label.text)
        if state.zone:
            items = [Token(index, item, parse_cell(item.text), paragraph=True) for item in values]
            state.add([Token(index, label, paragraph=True)], items, True)
        return
    _take(state, Token(index, cell, value, paragraph=True))


def _line_of_cells(cell: Cell) -> list[Cell] | None:
    """A line that is a label followed by numbers, as cells."""
    match = _TAIL.match(cell.text)
    if match is None or re.search(r"[，,：:]", match["label"]) or len(match["label"]) > 45:
        return None
    texts = [text for text in re.split(r"[\s|]+", match["values"]) if text]
    if any(parse_cell(text) is None for text in texts):
        return None
    return [replace(cell, text=text) for text in (match["label"], *texts)]
