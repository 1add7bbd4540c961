"""A document as printed rows: the labels before a run of value cells, in reading order, whatever held them together.

Tables give rows by their grid. Torn tables and loose paragraphs give a stream of labels and values, and a label after a
value begins a new row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from gouji.document import Cell, Document, Paragraph, Table
from gouji.facts.cells import parse_cell
from gouji.facts.grids import grid_lines, ungrouped
from gouji.facts.labels import parse_label
from gouji.facts.lexicon import Lexicon
from gouji.facts.tokens import PrintedRow, Token

_SENTENCE = re.compile(r"[。；！？!?;]")
_LONGEST_LABEL = 90
_FEWEST = 5
_TAIL = re.compile(r"^(?P<label>.*?[^\s\d.,，+-])[\s|:：]+(?P<values>[-+\d.,，/—\s|增减元件万笔项]+)$")


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
        cells = _unrepeated(values, self.header, self.lexicon.columns)
        self.rows.append(PrintedRow(tuple(labels), cells, tuple(self.context), self.header, self.zone, loose, self.named))
        self.context = []


def _unrepeated(values: list[Token], header: tuple[Token, ...], columns: frozenset[str]) -> tuple[Token, ...]:
    """Values without those that repeat a merged cell: the same text under the same column's heading as the cell before."""
    tops: dict[tuple[int, int], Token] = {}
    for token in header:
        if parse_label(token.text).body not in columns:
            continue
        place = token.block, token.cell.col
        if place not in tops or tops[place].cell.row < token.cell.row:
            tops[place] = token
    kept: list[Token] = []
    for value in values:
        last = kept[-1] if kept else None
        if last is not None and last.text == value.text:
            here, before = tops.get((value.block, value.cell.col)), tops.get((last.block, last.cell.col))
            if here is not None and before is not None and here.text == before.text and here.cell.row == before.cell.row:
                continue
        kept.append(value)
    return tuple(kept)


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
                _read_grid(state, index, block)
        else:
            _read_paragraph(state, index, block)
    state.flush()
    return tuple(state.rows)


def _enter_table(state: _State, table: Table) -> None:
    for text in (*table.section, table.title):
        state.enter(state.lexicon.heading_of(text), True)


def _read_grid(state: _State, index: int, table: Table) -> None:
    for labels, values in grid_lines(index, table, state.lexicon):
        if any(token.value and token.value.missing != "blank" for token in values) or _blank_row(state, labels, values):
            state.add(labels, values, False)
        else:
            state.note([token for token in labels if token.text.strip() and not token.inherited])


def _blank_row(state: _State, labels: list[Token], values: list[Token]) -> bool:
    """A row of the form with nothing but blank cells; without a label it must stand right below headings of columns."""
    own = [token for token in labels if token.text.strip() and not token.inherited]
    if own:
        return bool(values) and state.lexicon.is_row(own[-1].text)
    headed = state.context and state.lexicon.is_column(state.context[-1].text)
    return bool(headed) and state.zone in state.lexicon.unlabelled and len(values) >= _FEWEST


def _read_stream(state: _State, index: int, table: Table) -> None:
    for row in table.grid():
        cells = [cell for i, cell in enumerate(row) if cell is not None and (i == 0 or cell is not row[i - 1])]
        tokens = [Token(index, part, parse_cell(part.text), origin=cell) for cell in cells for part in ungrouped(cell)]
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
