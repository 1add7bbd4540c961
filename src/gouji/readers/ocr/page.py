"""One picture of a page read to characters and rulings, as a digital page has them."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np

from gouji.readers.ocr.engine import engine
from gouji.readers.ocr.picture import SCALE, Image, Mask, Picture, prepare
from gouji.readers.ocr.recognition import Recognised, Sheet, recognise
from gouji.readers.ocr.rulings import find_rulings
from gouji.readers.ocr.segments import find_segments, find_spots
from gouji.document import BBox
from gouji.readers.pdf.page import Character, PageContent
from gouji.readers.pdf.tables import cell_boxes


def read_page(image: Image, number: int, dpi: float, debug=None) -> PageContent:
    """Read a picture; see `gouji.readers.ocr.read_picture`."""
    picture = prepare(image, dpi)
    edges, rulings = find_rulings(picture)
    bare = PageContent(number, picture.width, picture.height, (), tuple(edges))
    cells = cell_boxes(bare)
    words = engine().find(picture.clean)
    segments = find_segments(words, cells, find_spots(picture.ink, rulings))
    found = recognise(engine(), segments, _sheet(picture, rulings, cells))
    if debug is not None:
        debug.update(picture=picture,edges=edges,cells=cells,words=words,segments=segments,found=found,soil=[_crossing(box,picture.ink&~rulings) for box in cells])
    characters = tuple(character for item in found for character in _characters(item))
    return PageContent(number, picture.width, picture.height, characters, tuple(edges))


def _sheet(picture: Picture, rulings: Mask, cells: list[BBox]) -> Sheet:
    wide = cv2.dilate(rulings.astype(np.uint8), np.ones((3, 3), np.uint8)).astype(bool)
    unruled = np.where(wide, np.uint8(255), picture.clean)
    ink = picture.ink & ~rulings
    soiled = frozenset(i for i, box in enumerate(cells) if _crossing(box, ink) > 1.5)
    return Sheet(picture, unruled, cells, soiled)

def _crossing(box: BBox, ink: Mask) -> float:
    """Points of a cell's edge, just inside its rulings, that are covered with ink."""
    x0, top, x1, bottom = (round(value * SCALE) for value in (box[0] + 1.6, box[1] + 1.6, box[2] - 1.6, box[3] - 1.6))
    if x1 - x0 < 8 or bottom - top < 8:
        return 0.0
    part = ink[top:bottom, x0:x1]
    return float(part[0].sum() + part[-1].sum() + part[:, 0].sum() + part[:, -1].sum()) / SCALE


def _characters(item: Recognised) -> Iterator[Character]:
    reading = item.reading
    x0, top, x1, bottom = item.segment.box
    size = bottom - top
    for text, place in zip(reading.text, reading.places, strict=True):
        if not text.isspace():
            x = x0 + place * (x1 - x0)
            yield Character(text, x - size / 2, x + size / 2, top, bottom, size)
