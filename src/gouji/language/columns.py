"""Text in a terminal, where a Chinese character takes two columns."""

from __future__ import annotations

import unicodedata


def width(text: str) -> int:
    """Columns that a terminal gives a text."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def padded(text: str, columns: int) -> str:
    """A text filled up with spaces to `columns`; a longer one as it is."""
    return text + " " * (columns - width(text))
