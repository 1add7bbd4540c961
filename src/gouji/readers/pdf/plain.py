"""Reads a page with pdfplumber, the reader of record."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator
from typing import Any

from gouji.readers.pdf.page import DESCENT, RADICALS, Character, Edge, PageContent, area_rulings, ruling, turn_of

Paint = Any
WHITE = 0.99
UNMAPPED = "\ufffd"
NUMERIC = frozenset("0123456789.,%()-/: ")
BLANK = "\0\u200b\ufeff \t\r\n\u3000\xa0"


def read_plain(page: Any, number: int, unmapped: Collection[str] = ()) -> PageContent:
    """Read one pdfplumber page. The caller closes it.

    Args:
        unmapped: names of fonts that do not say which characters they show; only what reads as figures is taken from them.
    """
    return PageContent(
        number=number,
        width=float(page.width),
        height=float(page.height),
        characters=tuple(_characters(page, unmapped)),
        edges=tuple(_edges(page)),
        image_share=_image_share(page),
        drawings=len(page.rects) + len(page.lines) + len(page.curves),
    )


def _characters(page: Any, unmapped: Collection[str]) -> Iterator[Character]:
    left, top = page.mediabox[0], page.mediabox[1]
    for char in page.chars:
        if not _visible(char, page.cropbox):
            continue
        text = char["text"]
        text = UNMAPPED if text.startswith("(cid:") else text.translate(RADICALS).strip(BLANK)
        if char["fontname"] in unmapped and text not in NUMERIC:
            text = UNMAPPED
        character = _character(text, char, left, top) if text else None
        if character:
            yield character


def _character(text: str, char: Any, left: float, top: float) -> Character | None:
    x0, x1 = char["x0"] - left, char["x1"] - left
    matrix, size = char["matrix"], char["size"]
    turn = turn_of(matrix[0], matrix[1])
    if turn is None:
        return None
    if turn:
        size = x1 - x0 if turn != 180 else size
        return Character(text, x0, x1, char["top"] - top, char["bottom"] - top, max(size, 1.0), turn)
    # pdfplumber's own box hangs on the font's stated descent, which differs from font to font on one line
    descent = matrix[5] - char["y0"]
    bottom = char["bottom"] - top
    if descent < 0.6 * size:  # in vertical writing the box hangs from the text position
        bottom += DESCENT * size - descent
    return Character(text, x0, x1, bottom - size, bottom, size)


def _visible(char: Any, box: tuple[float, float, float, float]) -> bool:
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _edges(page: Any) -> Iterator[Edge]:
    left, top = page.mediabox[0], page.mediabox[1]
    for rect in page.rects:
        if not _is_white_area(rect):
            yield from area_rulings(rect["x0"] - left, rect["top"] - top, rect["x1"] - left, rect["bottom"] - top)
    for line in page.lines:
        edge = ruling(line["x0"] - left, line["top"] - top, line["x1"] - left, line["bottom"] - top)
        if edge:
            yield edge
    for curve in page.curves:
        if _is_white_area(curve):
            continue
        points = curve["pts"]
        for (x0, y0), (x1, y1) in itertools.pairwise(points):
            edge = ruling(x0 - left, y0 - top, x1 - left, y1 - top)
            if edge:
                yield edge


def _is_white_area(area: Any) -> bool:
    """WPS lays a white rectangle behind every line of text: painted, but no ruling."""
    return bool(area["fill"]) and not area["stroke"] and _is_white(area["non_stroking_color"])


def _is_white(paint: Paint) -> bool:
    values = paint if isinstance(paint, list | tuple) else (paint,)
    if not values or not all(isinstance(value, int | float) for value in values):
        return False
    return all(value <= 1 - WHITE for value in values) if len(values) == 4 else all(value >= WHITE for value in values)


def _image_share(page: Any) -> float:
    area = float(page.width * page.height) or 1.0
    return max((abs(image["width"] * image["height"]) / area for image in page.images), default=0.0)
