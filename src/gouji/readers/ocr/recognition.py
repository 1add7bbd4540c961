"""Lines read by the recogniser, and doubtful ones read again from other pictures of them."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from gouji.document import BBox
from gouji.pulse import beat
from gouji.readers.ocr.crops import VIEWS, View, cut, laid_out
from gouji.readers.ocr.engine import Engine, Reading
from gouji.readers.ocr.picture import Image, Picture
from gouji.readers.ocr.segments import Segment
from gouji.readers.ocr.stacks import stacked
from gouji.readers.ocr.twins import may_be_twin

SURE = 0.97
"""Certainty of its least certain character from which one look at words is enough."""

AGREED = 0.5
"""Certainty the better of two looks needs where both read the same."""

CLEAR = 0.9
"""Certainty asked for where ink crosses the cell's rulings, or where no word was detected and only ink was seen."""

FIGURE = 14
"""Length up to which a text with digits is a figure; figures are always looked at twice."""

SPLIT, TORN = 0.3, 0.7
"""Doubt where two of three looks agree, and where none do."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as the recogniser is shown it.

    Attributes:
        unruled: the picture without seals and rulings.
        cells: boxes of cells in points.
        soiled: cells whose rulings are crossed by ink: a seal, a stroke of a pen.
        sealed: cells below a seal that no colour tells from the type; strokes in them may be the seal's.
    """

    picture: Picture
    unruled: Image
    cells: Sequence[BBox]
    soiled: frozenset[int]
    sealed: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Recognised:
    """A piece of a line with its text.

    Attributes:
        boxes: its characters' places where they stand below each other.
        doubt: 0 to 1, of the whole piece.
    """

    segment: Segment
    reading: Reading
    boxes: tuple[BBox, ...]
    doubt: float


def recognise(engine: Engine, segments: Sequence[Segment], sheet: Sheet) -> list[Recognised]:
    """Read every segment: once, and again from other pictures where one look does not settle it."""
    stacks = [stacked(segment, sheet.picture.ink) if segment.cell >= 0 else () for segment in segments]
    looks: list[list[Reading]] = [[] for _ in segments]
    for view in VIEWS:
        open_ones = [i for i, segment in enumerate(segments) if _is_open(segment, looks[i], sheet)]
        beat()
        pictures = [_picture(segments[i], stacks[i], sheet, view) for i in open_ones]
        for i, reading in zip(open_ones, engine.read(pictures), strict=True):
            looks[i].append(reading)
    return [_settled(segment, seen, stack, sheet) for segment, seen, stack in zip(segments, looks, stacks, strict=True)]


def _picture(segment: Segment, stack: Sequence[BBox], sheet: Sheet, view: View) -> Image:
    if segment.cell < 0:
        return cut(sheet.picture.whole, segment.box, None, view)
    bounds = sheet.cells[segment.cell]
    return laid_out(sheet.unruled, stack, bounds, view) if stack else cut(sheet.unruled, segment.box, bounds, view)


def _is_open(segment: Segment, looks: Sequence[Reading], sheet: Sheet) -> bool:
    """Whether a line needs a further look."""
    if not looks:
        return True
    if segment.cell < 0:
        return False
    unsafe = segment.overlooked or segment.cell in sheet.soiled
    if len(looks) == 1:
        return unsafe or _is_figure(looks[0].text) or looks[0].least < SURE
    return unsafe or plain(looks[0].text) != plain(looks[1].text) or max(look.least for look in looks) < AGREED


def _is_figure(text: str) -> bool:
    return len(text) <= FIGURE and any(character.isdigit() for character in text)


def _settled(segment: Segment, looks: Sequence[Reading], stack: tuple[BBox, ...], sheet: Sheet) -> Recognised:
    """The reading most looks agree on, the most certain of them first."""
    votes = Counter(plain(look.text) for look in looks)
    best = max(looks, key=lambda look: (votes[plain(look.text)], look.least))
    agreeing = [look for look in looks if plain(look.text) == plain(best.text)]
    if segment.cell < 0:
        return Recognised(segment, best, stack, 1 - best.least if best.least < AGREED else 0.0)
    unsafe = segment.overlooked or segment.cell in sheet.soiled
    certain = max(look.least for look in agreeing)
    if len(agreeing) == len(looks) and certain >= (CLEAR if unsafe else AGREED):
        return Recognised(segment, best, stack, SPLIT if segment.cell in sheet.sealed or may_be_twin(best.text) else 0.0)
    return Recognised(segment, best, stack, SPLIT if len(agreeing) > 1 else TORN)


def plain(text: str) -> str:
    """Text without white space, full-width forms as their plain ones."""
    return "".join(unicodedata.normalize("NFKC", text).split())
