"""One picture of a page read to characters and rulings, as a digital page has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import cv2
import numpy as np

from gouji.document import BBox
from gouji.pulse import beat
from gouji.readers.ocr.engine import Reading, engine
from gouji.readers.ocr.picture import SCALE, Image, Mask, Picture, prepare
from gouji.readers.ocr.recognition import Recognised, Sheet, recognise
from gouji.readers.ocr.rulings import find_rulings
from gouji.readers.ocr.seals import Seal, find_seals
from gouji.readers.ocr.segments import find_segments, find_spots
from gouji.readers.ocr.turns import upright
from gouji.readers.pdf.page import Character, PageContent
from gouji.readers.pdf.tables import cell_boxes

UNREAD = "\ufffd"
INSIDE = 1.6
"""Points from a cell's edge at which its rulings end."""

CROSSING = 1.5
"""Points of ink along the inside of a cell's edge from which something runs across it."""

FIGURE_HEIGHT = 0.72
"""Height of figures as a share of the type size; Chinese characters fill nearly all of it."""

FULL_HEIGHT = 0.93


def read_page(image: Image, number: int, dpi: float) -> PageContent:
    """Read a picture; see `gouji.readers.ocr.read_picture`."""
    reader = engine()
    picture, words, turn = upright(prepare(image, dpi), reader)
    beat()
    seals = find_seals(picture.ink)
    edges, rulings = find_rulings(picture, seals)
    page = PageContent(number, picture.width, picture.height, (), tuple(edges), image_share=1.0, turn=turn, skew=picture.skew)
    cells = cell_boxes(page)
    spots, bars = find_spots(picture.ink, rulings)
    for x0, top, x1, bottom in np.round(bars * SCALE).astype(int):
        rulings[top : bottom + 1, x0 : x1 + 1] = True
    segments = find_segments(words, cells, spots)
    found = recognise(reader, segments, _sheet(picture, rulings, cells, seals))
    characters = tuple(character for item in found for character in _characters(item))
    return PageContent(number, page.width, page.height, characters, page.edges, 1.0, turn=turn, skew=picture.skew)


def _sheet(picture: Picture, rulings: Mask, cells: Sequence[BBox], seals: Sequence[Seal]) -> Sheet:
    wide = cv2.dilate(rulings.astype(np.uint8), np.ones((3, 3), np.uint8)).astype(bool)
    unruled = np.where(wide, np.uint8(255), picture.clean)
    ink = picture.ink & ~wide
    soiled = frozenset(number for number, box in enumerate(cells) if _crossing(box, ink) > CROSSING)
    sealed = frozenset(number for number, box in enumerate(cells) if any(seal.touches(box) for seal in seals))
    return Sheet(picture, unruled, cells, soiled | sealed, sealed)


def _crossing(box: BBox, ink: Mask) -> float:
    """Points of ink along the inside of a cell's edge."""
    x0, top, x1, bottom = (round(value * SCALE) for value in (box[0] + INSIDE, box[1] + INSIDE, box[2] - INSIDE, box[3] - INSIDE))
    if x1 - x0 < 8 or bottom - top < 8:
        return 0.0
    part = ink[top:bottom, x0:x1]
    return float(part[0].sum() + part[-1].sum() + part[:, 0].sum() + part[:, -1].sum()) / SCALE


def _characters(item: Recognised) -> Iterator[Character]:
    reading = item.reading
    if not reading.text.strip():
        if item.segment.cell >= 0 and item.segment.spots:
            x0, top, x1, bottom = item.segment.box
            yield Character(UNREAD, x0, x1, top, bottom, max(bottom - top, 1.0), doubt=1.0)
        return
    if len(item.boxes) == len(reading.text):
        for text, (x0, top, x1, bottom) in zip(reading.text, item.boxes, strict=True):
            yield Character(text, x0, x1, top, bottom, x1 - x0, doubt=item.doubt)
        return
    yield from _stacked(item) if item.boxes else _on_line(item, reading)


def _on_line(item: Recognised, reading: Reading) -> Iterator[Character]:
    """Characters side by side, without gaps but where white space was read."""
    x0, top, x1, bottom = item.segment.box
    full = any(character > "\u2e80" for character in reading.text)
    size = max((bottom - top) / (FULL_HEIGHT if full else FIGURE_HEIGHT), 1.0)
    places = [x0 + place * (x1 - x0) for place in reading.places]
    bounds = [x0, *((left + right) / 2 for left, right in pairwise(places)), x1]
    shown = list(reading.text)
    for index, text in enumerate(shown):
        if not text.isspace():
            left = bounds[index] if index == 0 or not shown[index - 1].isspace() else bounds[index] + 0.25 * size
            yield Character(text, left, max(bounds[index + 1], left + 0.1), bottom - size, bottom, size, doubt=item.doubt)


def _stacked(item: Recognised) -> Iterator[Character]:
    """Characters below each other whose number is not that of the boxes: spread evenly."""
    x0, top, x1, bottom = item.segment.box
    texts = [text for text in item.reading.text if not text.isspace()]
    pitch = (bottom - top) / len(texts)
    for index, text in enumerate(texts):
        yield Character(text, x0, x1, top + index * pitch, top + (index + 1) * pitch, min(pitch, x1 - x0), doubt=max(item.doubt, 0.3))
