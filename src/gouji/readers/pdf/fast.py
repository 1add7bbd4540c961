"""Reads a page with pdfium, five times as fast as pdfplumber: the same characters and rulings, for pages without odd traits."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from ctypes import byref, c_double, c_float, c_int, c_uint
from typing import Any

from gouji.readers.pdf.page import DESCENT, RADICALS, Character, Edge, PageContent, area_rulings, ruling, turn_of

SPACES = frozenset(b"\t\n\r ") | {0xA0, 0x200B, 0x3000, 0xFEFF, 0xFFFE, 0xFFFF}
UNMAPPED = 0xFFFD
HYPHEN = 2
"""What pdfium gives for a hyphen at the end of a line, so that words can be put together again."""

MAX_DEPTH = 12
WHITE = 253
"""Of 255, from which a fill is white."""

PICTURE = 0.7
SAMPLE = 40

PATH, IMAGE, FORM = 2, 3, 5
LINE_TO, MOVE_TO = 0, 2
INVISIBLE = 3


def read_fast(page: Any, number: int) -> PageContent:
    """Read one pypdfium2 page that has no traits on which pdfium and pdfplumber are known to differ."""
    from pypdfium2 import raw

    x0, bottom, x1, top = page.get_mediabox()
    drawn = _Drawn(raw, min(x0, x1), max(top, bottom))
    drawn.walk(page.raw, _IDENTITY, 0)
    width, height = abs(x1 - x0), abs(top - bottom)
    text_page = raw.FPDFText_LoadPage(page.raw)
    try:
        characters = tuple(_characters(raw, text_page, min(x0, x1), max(top, bottom)))
        image_share = drawn.image_area / (width * height or 1.0)
        count = raw.FPDFText_CountChars(text_page)
        hidden = image_share > PICTURE and _is_hidden(raw, text_page)
    finally:
        raw.FPDFText_ClosePage(text_page)
    return PageContent(number, width, height, characters, tuple(drawn.edges), image_share, hidden, drawn.paths, count)


def is_hidden(page: Any) -> bool:
    """Whether the first characters of a pypdfium2 page are not painted: the text layer that was laid over a scan."""
    from pypdfium2 import raw

    text_page = raw.FPDFText_LoadPage(page.raw)
    try:
        return _is_hidden(raw, text_page)
    finally:
        raw.FPDFText_ClosePage(text_page)


def _is_hidden(raw: Any, text_page: Any) -> bool:
    count = min(raw.FPDFText_CountChars(text_page), SAMPLE)
    objects = (raw.FPDFText_GetTextObject(text_page, i) for i in range(count))
    modes = [raw.FPDFTextObj_GetTextRenderMode(item) for item in objects if item]
    return bool(modes) and sum(mode == INVISIBLE for mode in modes) > 0.5 * len(modes)


def _characters(raw: Any, text_page: Any, left: float, top: float) -> Iterator[Character]:
    unicode_of, box_of, matrix_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetMatrix
    origin_of, size_of = raw.FPDFText_GetCharOrigin, raw.FPDFText_GetFontSize
    box, matrix, x, y = raw.FS_RECTF(), raw.FS_MATRIX(), c_double(), c_double()
    to_box, to_matrix, to_x, to_y = byref(box), byref(matrix), byref(x), byref(y)
    high = 0
    for i in range(raw.FPDFText_CountChars(text_page)):
        code = unicode_of(text_page, i)
        if code in SPACES:
            continue
        code = 0x2D if code == HYPHEN else code or UNMAPPED
        if 0xD800 <= code < 0xE000:
            if code < 0xDC00:
                high = code
                continue
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else UNMAPPED
        box_of(text_page, i, to_box)
        matrix_of(text_page, i, to_matrix)
        a, b = matrix.a, matrix.b
        scale = size_of(text_page, i)
        text = RADICALS.get(code) or chr(code)
        if b == 0 and a > 0:
            origin_of(text_page, i, to_x, to_y)
            size = scale * abs(matrix.d)
            bottom = top - y.value + DESCENT * size
            # in vertical writing pdfium gives the box the font's size before it is scaled
            right = box.right if box.right - box.left < 2.2 * size else box.left + size
            yield Character(text, box.left - left, right - left, bottom - size, bottom, size)
        else:
            size = scale * (matrix.c**2 + matrix.d**2) ** 0.5
            turn = turn_of(a, b)
            if turn is not None:
                yield Character(text, box.left - left, box.right - left, top - box.top, top - box.bottom, max(size, 1.0), turn)


_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class _Drawn:
    """Rulings and pictures met on a walk through a page's objects and the forms in them."""

    def __init__(self, raw: Any, left: float, top: float) -> None:
        self.edges: list[Edge] = []
        self.image_area = 0.0
        self.paths = 0
        self._raw = raw
        self._left, self._top = left, top
        self._matrix = raw.FS_MATRIX()
        self._x, self._y = c_float(), c_float()
        self._numbers = [c_float() for _ in range(4)]
        self._colors = [c_uint() for _ in range(4)]
        self._fill, self._stroke = c_int(), c_int()

    def walk(self, page: Any, matrix: _Matrix, depth: int) -> None:
        """Take in the objects of a page."""
        raw = self._raw
        for i in range(raw.FPDFPage_CountObjects(page)):
            self._take(raw.FPDFPage_GetObject(page, i), matrix, depth)

    def _take(self, item: Any, matrix: _Matrix, depth: int) -> None:
        raw = self._raw
        kind = raw.FPDFPageObj_GetType(item)
        if kind == PATH:
            self._path(item, matrix)
        elif kind == IMAGE:
            a, b, c, d, _, _ = self._own(item, matrix)
            self.image_area = max(self.image_area, abs(a * d - b * c))
        elif kind == FORM and depth < MAX_DEPTH:
            inner = self._own(item, matrix)
            for i in range(raw.FPDFFormObj_CountObjects(item)):
                self._take(raw.FPDFFormObj_GetObject(item, i), inner, depth + 1)

    def _own(self, item: Any, outer: _Matrix) -> _Matrix:
        self._raw.FPDFPageObj_GetMatrix(item, byref(self._matrix))
        m = self._matrix
        if outer is _IDENTITY:
            return m.a, m.b, m.c, m.d, m.e, m.f
        a, b, c, d, e, f = outer
        return (
            m.a * a + m.b * c,
            m.a * b + m.b * d,
            m.c * a + m.d * c,
            m.c * b + m.d * d,
            m.e * a + m.f * c + e,
            m.e * b + m.f * d + f,
        )

    def _path(self, item: Any, outer: _Matrix) -> None:
        raw = self._raw
        raw.FPDFPath_GetDrawMode(item, byref(self._fill), byref(self._stroke))
        self.paths += 1
        filled, stroked = bool(self._fill.value), bool(self._stroke.value)
        if not (filled or stroked) or (filled and not stroked and self._is_white(item)):
            return
        count = raw.FPDFPath_CountSegments(item)
        points = self._points(item, count, self._own(item, outer))
        if len(points) == 1 and filled and _is_rectangle(points[0]):
            xs, ys = [x for x, _ in points[0]], [y for _, y in points[0]]
            self.edges += area_rulings(min(xs), min(ys), max(xs), max(ys))
            return
        for run in points:
            for (x0, y0), (x1, y1) in itertools.pairwise(run):
                edge = ruling(x0, y0, x1, y1)
                if edge:
                    self.edges.append(edge)

    def _points(self, item: Any, count: int, matrix: _Matrix) -> list[list[tuple[float, float]]]:
        raw = self._raw
        a, b, c, d, e, f = matrix
        runs: list[list[tuple[float, float]]] = []
        to_x, to_y = byref(self._x), byref(self._y)
        for i in range(count):
            segment = raw.FPDFPath_GetPathSegment(item, i)
            raw.FPDFPathSegment_GetPoint(segment, to_x, to_y)
            x, y = self._x.value, self._y.value
            point = (x * a + y * c + e - self._left, self._top - (x * b + y * d + f))
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind == MOVE_TO or not runs:
                runs.append([point])
            else:
                runs[-1].append(point)
            if raw.FPDFPathSegment_GetClose(segment):
                runs[-1].append(runs[-1][0])
        return runs

    def _is_white(self, item: Any) -> bool:
        red, green, blue, alpha = self._colors
        if not self._raw.FPDFPageObj_GetFillColor(item, byref(red), byref(green), byref(blue), byref(alpha)):
            return False
        return red.value >= WHITE and green.value >= WHITE and blue.value >= WHITE


def _is_rectangle(run: list[tuple[float, float]]) -> bool:
    if not 4 <= len(run) <= 6:
        return False
    xs = {round(x, 1) for x, _ in run}
    ys = {round(y, 1) for _, y in run}
    return len(xs) <= 2 and len(ys) <= 2
