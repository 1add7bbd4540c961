"""Lines read by the recogniser, and doubtful ones read again from other pictures of them."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gouji.document import BBox
from gouji.readers.ocr.crops import VIEWS, View, cut, laid_out
from gouji.readers.ocr.engine import Engine, Reading
from gouji.readers.ocr.picture import Image, Picture
from gouji.readers.ocr.segments import Segment
from gouji.readers.ocr.stacks import stacked

SURE = 0.97
"""Certainty of its least certain character from which one look at a line of words is enough."""

LIKELY = 0.6
"""Certainty the best look needs where looks agree."""

SOLITARY = 12
"""Length up to which a text with digits is a figure, which is always looked at twice."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as the recogniser is shown it.

    Attributes:
        unruled: the picture without seals and rulings.
        cells: boxes of cells in points.
        soiled: cells whose rulings are crossed by ink: a seal, a stroke of a pen.
    """

    picture: Picture
    unruled: Image
    cells: Sequence[BBox]
    soiled: frozenset[int]


@dataclass(frozen=True, slots=True)
class Recognised:
    """A piece of a line with its text.

    Attributes:
        boxes: its characters' places where they stand below each other.
        doubt: 0 to 1.
    """

    segment: Segment
    reading: Reading
    boxes: tuple[BBox, ...]
    doubt: float
    looks: tuple[Reading, ...] = ()


def recognise(engine: Engine, segments: Sequence[Segment], sheet: Sheet) -> list[Recognised]:
    """Read every segment: once, and again from other pictures where one look does not settle it."""
    stacks = [stacked(segment, sheet.picture.ink) if segment.cell >= 0 else () for segment in segments]
    looks: list[list[Reading]] = [[] for _ in segments]
    for view in VIEWS:
        open_ones = [i for i, segment in enumerate(segments) if ALL or _is_open(segment, looks[i], sheet)]
        pictures = [_picture(segments[i], stacks[i], sheet, view) for i in open_ones]
        for i, reading in zip(open_ones, engine.read(pictures), strict=True):
            looks[i].append(reading)
    return [_settled(segment, seen, stack, sheet) for segment, seen, stack in zip(segments, looks, stacks, strict=True)]


ALL = False


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
    if len(looks) == 1:
        return looks[0].least < SURE or _is_figure(looks[0].text) or segment.overlooked or segment.cell in sheet.soiled
    return _plain(looks[0].text) != _plain(looks[1].text) or min(look.least for look in looks) < LIKELY or segment.cell in sheet.soiled


def _is_figure(text: str) -> bool:
    return len(text) <= SOLITARY and any(character.isdigit() for character in text)


def _settled(segment: Segment, looks: Sequence[Reading], stack: tuple[BBox, ...], sheet: Sheet) -> Recognised:
    votes = Counter(_plain(look.text) for look in looks)
    best = max(looks, key=lambda look: (votes[_plain(look.text)], float(np.mean(look.certain)) if look.certain else 0.0))
    agreeing = votes[_plain(best.text)]
    doubt = 0.0
    return Recognised(segment, best, stack, doubt, tuple(looks))


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
