"""Rows and columns of a table without rulings: words put into a grid by where they stand below and beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from gouji.document import Cell, Table
from gouji.readers.pdf.groups import place_labels
from gouji.readers.pdf.heads import place_heads
from gouji.readers.pdf.words import Word, column_of, joined, nearest, spans

DOUBT = 0.1
REASON = "no rulings: rows and columns told from alignment"
BAND = 0.08
NEAR = 3.0

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A cell with its edges, before the columns of all blocks are known."""

    left: float
    right: float
    row: int
    row_span: int
    text: str
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class _Block:
    """Rows with columns of their own, between two bands. A band is a block without columns."""

    words: tuple[Word, ...]
    rows: tuple[float, ...]
    columns: tuple[Span, ...]


def lay_out(words: Sequence[Word], pitch: float) -> Table | None:
    """A table of the words between its head and its foot, None where they make no columns.

    Args:
        pitch: usual distance from one row of figures to the next.
    """
    frame = min(word.x0 for word in words), max(word.x1 for word in words)
    blocks = [_block(part, pitch) for part in _parts(joined(words, pitch), frame, pitch)]
    cuts = _cuts(gap for block in blocks for gap in _gaps(block.columns))
    pieces: list[_Piece] = []
    row = 0
    for block in blocks:
        inner = [next(cut for cut in cuts if gap[0] <= cut <= gap[1]) for gap in _gaps(block.columns)]
        pieces += _pieces(block, [frame[0], *inner, frame[1]], row, pitch)
        row = max((piece.row + piece.row_span for piece in pieces), default=row)
    edges = _distinct(edge for piece in pieces for edge in (piece.left, piece.right))
    if len(edges) < 3 or row < 2:
        return None
    cells = [_cell(piece, edges) for piece in sorted(pieces, key=lambda piece: (piece.row, piece.left))]
    return Table(tuple(cell for cell in cells if cell.col_span > 0), reasons=(REASON,))


def _cell(piece: _Piece, edges: Sequence[float]) -> Cell:
    first, last = nearest(edges, piece.left), nearest(edges, piece.right)
    box = (piece.left, piece.top, piece.right, piece.bottom)
    return Cell(piece.row, first, piece.text, piece.row_span, last - first, bbox=box, doubt=DOUBT, reason=REASON)


def _parts(words: Sequence[Word], frame: Span, pitch: float) -> list[list[Word]]:
    """The words cut at bands: words that stand alone in the middle of the table and head the rows below."""
    bands = [word for word in words if _is_band(word, words, frame, pitch)]
    rest = [word for word in words if word not in bands]
    parts: list[list[Word]] = []
    begin = float("-inf")
    for band in [*bands, None]:
        end = band.middle if band else float("inf")
        inside = [word for word in rest if begin < word.middle < end]
        parts += [inside] if inside else []
        parts += [[band]] if band else []
        begin = end
    return parts


def _is_band(word: Word, words: Sequence[Word], frame: Span, pitch: float) -> bool:
    if word.is_figure or abs(word.center - (frame[0] + frame[1]) / 2) > BAND * (frame[1] - frame[0]):
        return False
    return not any(other is not word and abs(other.middle - word.middle) < 0.45 * pitch for other in words)


def _block(words: Sequence[Word], pitch: float) -> _Block:
    if len(words) == 1:
        return _Block(tuple(words), (words[0].middle,), ())
    figures = [word for word in words if word.is_figure]
    rows = _rows(figures or words, pitch)
    return _Block(tuple(words), tuple(rows), tuple(_columns(words, rows, pitch) if figures else spans((w.x0, w.x1) for w in words)))


def _rows(words: Sequence[Word], pitch: float) -> list[float]:
    """Heights of the rows."""
    rows: list[list[float]] = []
    for word in sorted(words, key=lambda word: word.middle):
        if rows and word.middle - rows[-1][0] < 0.4 * pitch:
            rows[-1].append(word.middle)
        else:
            rows.append([word.middle])
    return [median(row) for row in rows]


def _columns(words: Sequence[Word], rows: Sequence[float], pitch: float) -> list[Span]:
    """Spans of x that the words of the rows stand in: all labels before the first figures, then each column."""
    figures = spans((word.x0, word.x1) for word in words if word.is_figure)
    body = [word for word in words if not word.is_figure and word.middle > rows[0] - pitch / 2]
    labels = [word for word in body if word.x1 < figures[0][0]]
    columns = spans([*figures, *((word.x0, word.x1) for word in body if word.x0 > figures[0][1])])
    return ([(min(word.x0 for word in labels), max(word.x1 for word in labels))] if labels else []) + columns


def _gaps(columns: Sequence[Span]) -> Iterator[Span]:
    for before, after in pairwise(columns):
        yield before[1], after[0]


def _cuts(gaps: Iterable[Span]) -> list[float]:
    """Fewest lines that run through all gaps, so that blocks with the same columns share their edges."""
    bundles: list[Span] = []
    for left, right in sorted(gaps, key=lambda gap: gap[1]):
        if bundles and left <= bundles[-1][1]:
            bundles[-1] = max(bundles[-1][0], left), bundles[-1][1]
        else:
            bundles.append((left, right))
    return [(left + right) / 2 for left, right in bundles]


def _pieces(block: _Block, edges: Sequence[float], row: int, pitch: float) -> Iterator[_Piece]:
    if not block.columns:
        band = block.words[0]
        yield _Piece(edges[0], edges[-1], row, 1, band.text, band.top, band.bottom)
        return
    begin = block.rows[0] - pitch / 2
    head = [word for word in block.words if not word.is_figure and word.middle <= begin]
    heads, levels = place_heads(head, edges, pitch) if head else ([], 0)
    for place in heads:
        left, right = edges[place.first], edges[place.last + 1]
        yield _Piece(left, right, row + place.level, place.rows, place.text, place.top, place.bottom)
    body = [word for word in block.words if word.middle > begin]
    labels = [word for word in body if not word.is_figure and word.x1 <= edges[1] + NEAR]
    yield from _body(body, labels, block.rows, edges, row + levels)
    placed, inner = place_labels(labels, block.rows, pitch)
    bounds = [edges[0], *inner, edges[1]]
    for label in placed:
        left, right = bounds[label.begin], bounds[label.end + 1]
        top, bottom = block.rows[label.first], block.rows[label.last]
        yield _Piece(left, right, row + levels + label.first, label.last - label.first + 1, label.text, top, bottom)


def _body(body: Sequence[Word], labels: Sequence[Word], rows: Sequence[float], edges: Sequence[float], row: int) -> Iterator[_Piece]:
    places: dict[tuple[int, int], list[Word]] = {}
    for word in body:
        if word not in labels:
            places.setdefault((nearest(rows, word.middle), column_of(word.center, edges)), []).append(word)
    for (place, column), words in places.items():
        text = "".join(word.text for word in words)
        yield _Piece(edges[column], edges[column + 1], row + place, 1, text, words[0].top, words[-1].bottom)


def _distinct(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > NEAR:
            found.append(value)
    return found
