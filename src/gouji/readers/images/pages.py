"""The frames of a picture file as pages."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import Any

import numpy as np
from PIL import Image, ImageOps, ImageSequence

from gouji.document import Note
from gouji.errors import ReadError
from gouji.pulse import beat
from gouji.readers import ocr
from gouji.readers.pdf.document import layout_of
from gouji.readers.pdf.flow import blocks
from gouji.readers.raw import RawDocument

MAX_PIXELS = 60_000_000
"""Pixels of one page: a sheet of A3 at 400 dots per inch has half of that."""

MAX_FRAMES = 500
PAPER = (210 / 25.4, 297 / 25.4)
"""Inches of a sheet of A4, which a picture is taken to show where it does not state its resolution."""

FEWEST, MOST = 90, 1300
"""Resolutions a scanner or camera states in earnest; 72 and 96 are what software writes when it does not know."""

FORMATS = ("PNG", "JPEG", "TIFF")


def read_pages(data: bytes, name: str) -> RawDocument:
    """Read every frame. Raises ReadError."""
    contents, notes = [], list[Note]()
    for number, frame in enumerate(_frames(data, name), start=1):
        if not ocr.is_installed():
            raise ReadError(name, "is a picture of a page", ocr.remedy(), "scanned")
        pixels, dpi = _pixels(frame)
        content = ocr.read_picture(pixels, number, dpi)
        notes += ocr.remarks(content) if content.characters else [Note("page-scanned", f"page {number} shows no words", number)]
        contents.append(content)
        beat()
    if not any(content.characters for content in contents):
        raise ReadError(name, "is a picture in which no words were recognised", ocr.remedy(), "scanned")
    partial = any(note.code != "page-recognised" for note in notes)
    return RawDocument(tuple(blocks([layout_of(content) for content in contents])), tuple(notes), len(contents), partial)


def _frames(data: bytes, name: str) -> Iterator[Image.Image]:
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            warnings.simplefilter("ignore")  # sizes are checked here
            for count, frame in enumerate(ImageSequence.Iterator(picture)):
                if frame.width * frame.height > MAX_PIXELS or count >= MAX_FRAMES:
                    raise ReadError(name, "holds too large a picture, or too many", "scan it at 300 dots per inch", "too_large")
                yield frame
    except Image.DecompressionBombError as error:
        raise ReadError(name, "holds too large a picture", "scan it at 300 dots per inch", "too_large") from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise ReadError(name, f"is a damaged picture ({error})", "fetch the file again") from error


def _pixels(frame: Image.Image) -> tuple[Any, float]:
    """Rows of pixels, upright as the camera noted it, and dots per inch."""
    picture = ImageOps.exif_transpose(frame)
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        picture = Image.alpha_composite(Image.new("RGBA", layer.size, "white"), layer)
    plain = picture.convert("L" if picture.mode in ("1", "L", "I;16") else "RGB")
    return np.asarray(plain), _resolution(frame, plain.size)


def _resolution(frame: Image.Image, size: tuple[int, int]) -> float:
    stated = frame.info.get("dpi")
    if stated and FEWEST < float(stated[0]) < MOST:
        return float(stated[0])
    short, long = sorted(size)
    return max(short / PAPER[0], long / PAPER[1])
