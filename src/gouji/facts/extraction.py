"""From the tables of a document to facts: rows by label and order, columns by heading and order, cells to quantities."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from gouji.document import Document, Locator, Note, Paragraph
from gouji.facts.alignment import Placement, align
from gouji.facts.beside import place_beside
from gouji.facts.cells import to_quantity
from gouji.facts.columns import Placed, learn_columns, place
from gouji.facts.editions import choose_blocks
from gouji.facts.labels import likeness, parse_label
from gouji.facts.lexicon import Lexicon, lexicon_of
from gouji.facts.printed import printed_rows
from gouji.facts.tokens import PrintedRow, Token
from gouji.profiles import Block, Profile, Row, TableForm
from gouji.records import Fact, FactKey

NOTE = "table"
_MOST = 300
_NOTES = 40
_GROUP = 0.8
_UNIT = re.compile(r"(亿元|万元|元)")
_GLUED = re.compile(r"^(?P<label>\D*[\u4e00-\u9fff）)])(?P<digits>\d+)$")


@dataclass(frozen=True, slots=True)
class TableReading:
    """What the tables of a document say in the words of a genre.

    Attributes:
        facts: printed cells, in reading order.
        notes: rows that were not placed, with the reason.
        forms: ids of the form editions whose headings were met, most frequent first.
        tables: block indices of tables that gave facts.
    """

    facts: tuple[Fact, ...]
    notes: tuple[Note, ...] = ()
    forms: tuple[str, ...] = ()
    tables: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """A value cell with its meaning, before it is a fact."""

    concept: str
    member: str
    block: Block
    placed: Placed
    label: str
    doubt: float
    reasons: tuple[str, ...]


def extract_facts(document: Document, profile: Profile) -> tuple[Fact, ...]:
    """Printed cells of the genre's tables as facts, in reading order. Derived values are no facts.

    A cell without a number is a fact without quantity. A row or column that cannot be placed gives none;
    `read_tables` says why.
    """
    return read_tables(document, profile).facts


def read_tables(document: Document, profile: Profile) -> TableReading:
    """Facts of a document with notes on what was refused, and the editions of the form it uses."""
    lexicon = lexicon_of(profile)
    rows = printed_rows(document, lexicon)
    found: list[_Found] = []
    notes: list[Note] = []
    for table in profile.tables:
        own = _likely(lexicon, [row for row in rows if row.zone == table.id])
        read, refused = _beside_cells(table, own) if any(block.beside for block in table.blocks) else _cells(table, own)
        found += read
        notes += refused
    notes += _glued(document, profile)
    return _result(document, profile, _without_doubles(found), notes)


def _likely(lexicon: Lexicon, rows: list[PrintedRow]) -> list[PrintedRow]:
    """Rows to be placed. Of a table far longer than the form only rows with a label of the form, and no more than `_MOST`."""
    if len(rows) <= _MOST:
        return rows
    known = [row for row in rows if any(lexicon.near(parse_label(token.text).body) for token in row.labels)]
    return known[:_MOST]


def _result(document: Document, profile: Profile, found: list[_Found], notes: list[Note]) -> TableReading:
    found = sorted(found, key=lambda item: _position(item.placed.token))
    facts = tuple(_fact(f"f{i}", item, document, profile) for i, item in enumerate(found))
    forms = Counter(item.block.form for item in found if item.block.form)
    tables = tuple(sorted({item.placed.token.block for item in found}))
    if len(notes) > _NOTES:
        notes = [*notes[:_NOTES], Note(NOTE, f"{len(notes) - _NOTES} more rows not used")]
    return TableReading(facts, tuple(notes), tuple(form for form, _ in forms.most_common()), tables)


def _position(token: Token) -> tuple[int, int, int]:
    cell = token.origin or token.cell
    return token.block, cell.row, cell.col


def _cells(table: TableForm, rows: Sequence[PrintedRow]) -> tuple[list[_Found], list[Note]]:
    """Cells of a table with a row label at the left of each row."""
    if len(table.blocks) == 1:
        rows = _cut_runs(_without_strays(rows), table.blocks[0])
    placements, refusals = align(rows, table)
    notes = [_note(refusal.printed, refusal.reason) for refusal in refusals if refusal.printed.numbers]
    placements = [placement for placement in placements if not placement.form.row.ignored]
    chosen, unsure = choose_blocks(table, placements, [refusal.printed for refusal in refusals])
    notes += [_note(placement.printed, "the heading fits no form of this row") for placement in unsure]
    found: list[_Found] = []
    for block in table.blocks:
        items = [(placement, row) for placement, other, row in chosen if other == block]
        columns = learn_columns(block, [placement.printed for placement, _ in items]) if items else None
        for placement, row in items:
            placed, reason = place(placement.printed, columns) if columns else ((), "its columns are not those of the form")
            if reason and placement.printed.values:
                notes.append(_note(placement.printed, reason))
            found += [_found(block, row, placement, item) for item in placed]
    return found, notes


def _without_strays(rows: Sequence[PrintedRow]) -> list[PrintedRow]:
    """Take out a lone number (of a page) between a label and its figures in a stream."""
    kept: list[PrintedRow] = []
    for row in rows:
        last = kept[-1] if kept else None
        if last and last.loose and len(last.values) == 1 < len(row.values) and not row.labels and not row.context and last.labels:
            kept[-1] = replace(row, labels=last.labels, context=last.context)
        else:
            kept.append(row)
    return kept


def _cut_runs(rows: Sequence[PrintedRow], block: Block) -> list[PrintedRow]:
    """Cut runs of a stream that hold several rows' figures; all but the first have lost their labels."""
    width = len(block.columns)
    groups = tuple(label for row in block.rows if not row.id or row.level == 2 for label in row.labels)
    cut: list[PrintedRow] = []
    for row in rows:
        count, left = divmod(len(row.values), width)
        if not row.loose or count < 2 or left:
            cut.append(row)
            continue
        cut.append(replace(row, values=row.values[:width]))
        for start in range(width, len(row.values), width):
            group = tuple(replace(token, inherited=True) for token in row.labels[-1:] if likeness(token.text, groups) >= _GROUP)
            cut.append(replace(row, labels=group, context=(), values=row.values[start : start + width]))
    return cut


def _found(block: Block, row: Row, placement: Placement, placed: Placed) -> _Found:
    printed = placement.printed
    doubts = [(placed.doubt, placed.reason), (placed.token.cell.doubt, placed.token.cell.reason)]
    if placed.token.value:
        doubts.append((placed.token.value.doubt, placed.token.value.note))
    doubts.append((placement.doubt, placement.reason))
    if placement.by_order:
        doubts.append((0.1, "the row's label is lost; placed by order"))
    elif placement.likeness < 0.9:
        doubts.append((min(0.3, 1 - placement.likeness), "the row's label is not quite the form's"))
    label = " ".join(" ".join(token.text.split()) for token in printed.labels if token.text.strip()) or row.labels[0]
    dimensioned = bool(block.dimension)
    return _Found(
        concept=block.concept_id(row, placed.column),
        member=placed.column.id if dimensioned else "",
        block=block,
        placed=placed,
        label=label,
        doubt=_joint(doubt for doubt, _ in doubts),
        reasons=tuple(dict.fromkeys(reason for doubt, reason in doubts if doubt and reason)),
    )


def _joint(doubts: Iterable[float]) -> float:
    certain = 1.0
    for doubt in doubts:
        certain *= 1 - doubt
    return round(1 - certain, 4)


def _beside_cells(table: TableForm, rows: Sequence[PrintedRow]) -> tuple[list[_Found], list[Note]]:
    """Cells of a table whose rows stand beside each other."""
    found: list[_Found] = []
    notes: list[Note] = []
    for block in table.blocks:
        items, refused = place_beside(block, rows)
        notes += [_note(row, reason) for row, reason in refused]
        for item in items:
            placed = item.placed
            doubts = [(placed.doubt, placed.reason), (placed.token.cell.doubt, placed.token.cell.reason)]
            if placed.token.value:
                doubts.append((placed.token.value.doubt, placed.token.value.note))
            reasons = tuple(dict.fromkeys(reason for doubt, reason in doubts if doubt and reason))
            concept = block.concept_id(item.row, placed.column)
            found.append(_Found(concept, "", block, placed, item.row.labels[0], _joint(d for d, _ in doubts), reasons))
    return found, notes


def _fact(id: str, item: _Found, document: Document, profile: Profile) -> Fact:
    concept = profile.concept(item.concept)
    token = item.placed.token
    value = token.value
    heading_unit = _UNIT.search(item.placed.heading)
    quantity, unsure = to_quantity(value, concept, heading_unit[0] if heading_unit else "") if value else (None, ())
    dimensions = ((item.block.dimension, item.member),) if item.member else ()
    return Fact(
        id=id,
        key=FactKey(item.concept, dimensions=dimensions),
        quantity=quantity,
        raw=token.text,
        locator=_locator(token, document),
        row_label=item.label,
        column_label=item.placed.heading,
        missing=value.missing if value and quantity is None else "",
        doubt=_joint([item.doubt, 0.1 if unsure else 0.0]),
        reasons=item.reasons + unsure,
    )


def _locator(token: Token, document: Document) -> Locator:
    cell = token.origin or token.cell
    block = document.blocks[token.block]
    if not isinstance(block, Paragraph):
        return Locator(token.block, cell.page, cell.row, cell.col, bbox=cell.bbox)
    start = block.text.rfind(cell.text)
    return Locator(token.block, cell.page, start=start, end=start + len(cell.text), bbox=cell.bbox)


def _without_doubles(found: list[_Found]) -> list[_Found]:
    """The first of several cells with one meaning."""
    first: dict[tuple[str, str], _Found] = {}
    for item in found:
        first.setdefault((item.concept, item.member), item)
    return list(first.values())


def _note(row: PrintedRow, reason: str) -> Note:
    words = " ".join(token.text for token in row.labels if token.text.strip())[:40]
    figures = " ".join(token.text.strip() for token in row.values[:8])
    page = row.values[0].cell.page if row.values else None
    return Note(NOTE, f"row not used: {words or 'no label'} [{figures}]: {reason}", page)


def _glued(document: Document, profile: Profile) -> list[Note]:
    """Notes on labels and figures printed as one word: where one figure ends cannot be told."""
    lexicon = lexicon_of(profile)
    notes = []
    for index, block in enumerate(document.blocks):
        texts = [(block.text, block.page)] if isinstance(block, Paragraph) else [(cell.text, cell.page) for cell in block.cells]
        for text, page in texts:
            match = _GLUED.match(text.strip()) if len(text) < 60 else None
            if match and lexicon.is_row(match["label"]):
                notes.append(Note(NOTE, f"row not used: {text.strip()}: label and figures are glued, block {index}", page))
    return notes
