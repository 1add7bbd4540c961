"""Reads pictures of pages: straightens them, finds rulings and words, recognises each cell and each line by itself.

Needs the extra `ocr`. The models lie in the wheel of the recogniser; nothing is fetched.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from gouji.document import Note

if TYPE_CHECKING:
    from gouji.readers.pdf.page import PageContent

INSTALL = "pip install 'gouji[ocr]'"
"""The command that installs what recognition needs."""

NEEDED = ("rapidocr", "onnxruntime", "cv2")
DPI = 300
"""Resolution at which pages are drawn to be read."""

MANY = 0.1
"""Share of doubtful characters from which a page counts as read in part only."""


def is_installed() -> bool:
    """Whether pictures of pages can be read here."""
    return all(find_spec(name) is not None for name in NEEDED)


def remedy() -> str:
    """What to do about a picture that gave no text."""
    return "scan it anew, upright and at 300 dots per inch" if is_installed() else f"install character recognition: {INSTALL}"


def read_picture(image: Any, number: int, dpi: float = DPI) -> PageContent:
    """Read the picture of a page; characters carry the doubt of their recognition.

    Args:
        image: rows of pixels, grey or red, green, blue, 8 bits each.
        number: page number from 1.
        dpi: pixels per inch.

    Raises:
        ModelError: a model of the recogniser is missing or was changed.
    """
    from gouji.readers.ocr.page import read_page

    return read_page(image, number, dpi)


def remarks(content: PageContent) -> list[Note]:
    """What is to be said about a page that was read from its picture."""
    count = len(content.characters)
    doubtful = sum(character.doubt > 0 for character in content.characters)
    code = "page-uncertain" if doubtful > MANY * count else "page-recognised"
    message = f"page {content.number} was recognised from its picture, {doubtful} of {count} characters without certainty"
    return [Note(code, message, content.number)]
