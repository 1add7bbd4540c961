"""Bytes of a web page or text file to text."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the encoding it was read in.

    Attributes:
        damaged: how many replacement characters decoding put in.
    """

    text: str
    encoding: str
    damaged: int = 0


def decode(data: bytes) -> Decoded:
    """Decode by BOM, else strict UTF-8, else GB18030, else the encoding that leaves the fewest U+FFFD."""
    for bom, encoding in BOMS:
        if data.startswith(bom):
            text = data[len(bom) :].decode(encoding, "replace")
            return Decoded(text, encoding, text.count("\ufffd"))
    for encoding in ("utf-8", "gb18030"):
        try:
            return Decoded(data.decode(encoding), encoding)
        except UnicodeDecodeError:
            continue
    texts = [(encoding, data.decode(encoding, "replace")) for encoding in ("utf-8", "gb18030", "big5")]
    encoding, text = min(texts, key=lambda pair: pair[1].count("\ufffd"))
    return Decoded(text, encoding, text.count("\ufffd"))
