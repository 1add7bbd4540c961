"""Finds evidence in a Word file: the words of a sentence by their text, a cell by its row and column, checked by its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from gouji.document import Document, Paragraph, Table
from gouji.readers.docx.names import local
from gouji.readers.docx.rows import WordCell, read_rows
from gouji.records import Evidence
from gouji.writers.docx.runs import UNSEEN, Place, characters

WINDOWS = (60, 30, 15, 8, 4, 0)
"""Characters of context on either side of a figure that are looked for, widest first, where the paragraph is not found whole."""


class Places:
    """The paragraphs and tables of one Word file, to be asked for evidence. Splitting runs does not change it."""

    def __init__(self, body: Any) -> None:
        self._paragraphs = [(node, _squeezed("".join(mark for mark, _ in characters(node)))) for node in _below(body, "p")]
        self._tables = list(_below(body, "tbl"))

    def of(self, evidence: Evidence, document: Document | None) -> tuple[Place, Place] | Any | None:
        """First and last character of a piece of evidence; the paragraph of a blank cell; None where it is not found."""
        place = evidence.locator
        if place is None:
            return None
        if place.row is not None and place.col is not None:
            table = document.blocks[place.block] if document is not None and place.block < len(document.blocks) else None
            return self._cell(table, place.row, place.col, evidence.text) if isinstance(table, Table) else None
        return self._words(evidence, document)

    def first(self) -> Any | None:
        """First and last character of the first paragraph with text."""
        node = next((node for node, text in self._paragraphs if text), None)
        return None if node is None else _whole(node)

    def _words(self, evidence: Evidence, document: Document | None) -> tuple[Place, Place] | None:
        texts = list(_passages(evidence, document))
        found = next((found for text, start, end in texts if (found := self._at(text, start, end, lone=False))), None)
        if found is not None:
            return found
        windows = ((text[max(start - k, 0) : end + k], start, end, k) for k in WINDOWS for text, start, end in texts)
        near = ((text, min(start, k), min(start, k) + end - start) for text, start, end, k in windows)
        return next((found for item in near if (found := self._at(*item, lone=True))), None)

    def _at(self, text: str, start: int, end: int, *, lone: bool) -> tuple[Place, Place] | None:
        """The characters `start` to `end` of a text where it stands in a paragraph; with `lone` only if it stands once."""
        wanted = _squeezed(text)
        before, inside = len(_squeezed(text[:start])), len(_squeezed(text[start:end]))
        if not inside:
            return None
        found = [(node, whole) for node, whole in self._paragraphs if wanted in whole]
        if not found or (lone and (len(found) > 1 or found[0][1].count(wanted) > 1)):
            return None
        node, whole = found[0]
        first = whole.index(wanted) + before
        marks = [place for character, place in characters(node) if not character.isspace()]
        return marks[first], marks[first + inside - 1]

    def _cell(self, table: Table, row: int, col: int, text: str) -> tuple[Place, Place] | Any | None:
        wanted = [_squeezed(cell.text) for cell in table.cells]
        ranked = sorted(self._tables, key=lambda node: abs(len(_squeezed(_text(node))) - sum(map(len, wanted))))
        for node in ranked:
            cell = _cell_at(read_rows(node), row, col)
            same = cell is not None and _squeezed("".join(map(_text, cell.nodes))) == _squeezed(text)
            if cell is not None and same and (len(self._tables) == 1 or _alike(node, wanted)):
                return _of_cell(cell)
        return None


def _passages(evidence: Evidence, document: Document | None) -> Iterator[tuple[str, int, int]]:
    """Texts to look for, with the part that is meant: the whole paragraph where it is known, then the evidence's own."""
    place, mark = evidence.locator, evidence.mark
    start, end = mark if mark is not None and mark[1] > mark[0] else (0, len(evidence.text))
    block = document.blocks[place.block] if document is not None and place is not None and place.block < len(document.blocks) else None
    if isinstance(block, Paragraph) and place is not None and block.text[place.start : place.end] == evidence.text[start:end]:
        yield block.text, place.start or 0, len(block.text) if place.end is None else place.end
    yield evidence.text, start, end


def _alike(table: Any, wanted: Sequence[str]) -> bool:
    """True for a table that holds nearly all the texts wanted (automatic numbers stand in no cell)."""
    held = _squeezed(_text(table))
    return sum(text in held for text in wanted) >= 0.9 * len(wanted)


def _cell_at(rows: Sequence[Sequence[WordCell]], row: int, col: int) -> WordCell | None:
    inside = (cell for cell in (rows[row] if row < len(rows) else ()) if cell.col <= col < cell.col + cell.col_span)
    return next(inside, None)


def _of_cell(cell: WordCell) -> tuple[Place, Place] | Any | None:
    paragraphs = [node for part in cell.nodes for node in _below(part, "p")]
    return next((found for node in paragraphs if (found := _whole(node))), paragraphs[0] if paragraphs else None)


def _whole(paragraph: Any) -> tuple[Place, Place] | None:
    marks = [place for character, place in characters(paragraph) if not character.isspace()]
    return (marks[0], marks[-1]) if marks else None


def _text(node: Any) -> str:
    return "".join(character for paragraph in _below(node, "p") for character, _ in characters(paragraph))


def _below(node: Any, name: str) -> Iterator[Any]:
    """Elements of that name at any depth, in order, text that is no part of the report left out."""
    for item in node:
        tag = local(item)
        if tag == name:
            yield item
        if tag and tag not in UNSEEN:
            yield from _below(item, name)


def _squeezed(text: str) -> str:
    return "".join(text.split())
