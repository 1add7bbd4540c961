"""Scans made of digital PDFs: pages as pictures, clean or as a bad machine leaves them, back in a PDF without text."""

from __future__ import annotations

import io
import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image

from gouji.document import Cell, Document, Table

Picture = NDArray[np.uint8]
RED = (40, 30, 205)


def pictures(pdf: bytes, dpi: int) -> list[Picture]:
    """Each page as a colour picture (BGR)."""
    document = pypdfium2.PdfDocument(pdf)
    return [np.ascontiguousarray(page.render(scale=dpi / 72, rev_byteorder=False).to_numpy()[:, :, :3]) for page in document]


def degraded(
    picture: Picture,
    dpi: int,
    seed: int,
    *,
    skew: float | None = None,
    stamp: tuple[float, float] | None = None,
    grey: bool = False,
) -> Picture:
    """The page as a worn machine scans it: askew by up to 1.5 degrees, blurred, with noise, saved as JPEG of quality 60.

    Args:
        skew: degrees; drawn from the seed where it is None.
        stamp: middle of a red seal of 40 mm, in points.
        grey: a machine that sees no colours.
    """
    draw = np.random.default_rng(seed)
    if stamp:
        picture = stamped(picture, dpi, stamp)
    angle = float(draw.uniform(-1.5, 1.5)) if skew is None else skew
    height, width = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    picture = cv2.warpAffine(picture, turn, (width, height), flags=cv2.INTER_LINEAR, borderValue=(255, 255, 255))
    picture = cv2.GaussianBlur(picture, (0, 0), 0.5 * dpi / 150)
    if grey:
        picture = cv2.cvtColor(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)
        noise = np.repeat(draw.normal(0, 9, (height, width, 1)), 3, axis=2)
    else:
        noise = draw.normal(0, 9, picture.shape)
    noisy = np.clip(picture * 0.92 + 12 + noise, 0, 255).astype(np.uint8)
    return cv2.imdecode(cv2.imencode(".jpg", noisy, [cv2.IMWRITE_JPEG_QUALITY, 60])[1], cv2.IMREAD_COLOR)


def stamped(picture: Picture, dpi: int, middle: tuple[float, float]) -> Picture:
    """The page with a round seal: ring, star and a line of characters' worth of strokes, darkening what lies below."""
    scale = dpi / 72
    x, y = int(middle[0] * scale), int(middle[1] * scale)
    radius = int(20 / 25.4 * dpi)
    seal = np.full_like(picture, 255)
    cv2.circle(seal, (x, y), radius, RED, max(2, int(1.2 / 25.4 * dpi)), cv2.LINE_AA)
    points = []
    for i in range(10):
        reach = radius * (0.32 if i % 2 == 0 else 0.13)
        angle = -math.pi / 2 + i * math.pi / 5
        points.append((int(x + reach * math.cos(angle)), int(y + reach * math.sin(angle))))
    cv2.fillPoly(seal, [np.array(points, np.int32)], RED, cv2.LINE_AA)
    for i in range(9):
        angle = math.pi * (0.8 + 1.4 * i / 8)
        place = (int(x + 0.75 * radius * math.cos(angle)), int(y + 0.75 * radius * math.sin(angle)))
        side = radius // 9
        cv2.rectangle(seal, (place[0] - side, place[1] - side), (place[0] + side, place[1] + side), RED, max(1, side // 3))
        cv2.line(seal, (place[0] - side, place[1]), (place[0] + side, place[1]), RED, max(1, side // 3))
    return (picture.astype(np.uint16) * seal.astype(np.uint16) // 255).astype(np.uint8)


def pages_of(pdf: bytes, numbers: Sequence[int]) -> bytes:
    """Some pages of a PDF, numbered from 1, as a PDF."""
    source, chosen = pypdfium2.PdfDocument(pdf), pypdfium2.PdfDocument.new()
    chosen.import_pages(source, [number - 1 for number in numbers])
    target = io.BytesIO()
    chosen.save(target)
    return target.getvalue()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Cells of a digital report in its scan.

    Attributes:
        right, wrong: cells with the same text in the same row and column, and others.
        right_doubted, wrong_doubted: how many of them the reader doubted.
        misses: wrong cells: printed, read, doubt.
    """

    right: int
    wrong: int
    right_doubted: int
    wrong_doubted: int
    misses: tuple[tuple[str, str, float], ...]


def compare(digital: Document, scan: Document) -> Comparison:
    """Compare every cell, white space and width of characters aside."""
    right, misses = [], []
    for table in digital.tables:
        found = _cells(max(scan.tables, key=lambda other: _likeness(table, other), default=Table(())))
        for cell in table.cells:
            read = found.get((cell.row, cell.col), Cell(cell.row, cell.col, ""))
            if plain(cell.text) == plain(read.text):
                right.append(read.doubt > 0)
            else:
                misses.append((cell.text, read.text, read.doubt))
    return Comparison(len(right), len(misses), sum(right), sum(miss[2] > 0 for miss in misses), tuple(misses))


def plain(text: str) -> str:
    """Text without white space, full-width forms as their plain ones."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _cells(table: Table) -> dict[tuple[int, int], Cell]:
    return {(cell.row, cell.col): cell for cell in table.cells}


def _likeness(table: Table, other: Table) -> int:
    mine, its = _cells(table), _cells(other)
    return sum(place in its and plain(its[place].text) == plain(cell.text) for place, cell in mine.items()) - abs(len(mine) - len(its))


def as_pdf(scans: Sequence[Picture], dpi: int, quality: int = 85) -> bytes:
    """A PDF whose pages are the pictures."""
    images = [Image.fromarray(cv2.cvtColor(scan, cv2.COLOR_BGR2RGB)) for scan in scans]
    target = io.BytesIO()
    images[0].save(target, "PDF", save_all=True, append_images=images[1:], resolution=dpi, quality=quality)
    return target.getvalue()
