"""Streams of a PDF unpacked up to a limit, so that a small file cannot become a large one."""

from __future__ import annotations

import re
import zlib
from typing import Any

MAX_CONTENT = 60_000_000
"""Bytes of drawing instructions a page may unpack to; a full page of a form has less than a tenth of a million."""

STRING = re.compile(rb"\((?:[^()\\]|\\.)*\)", re.DOTALL)
BROKEN = re.compile(rb"[0-9.][\x00-\x08\x0e-\x1f\x80-\xff][0-9.]")
"""A byte that no instruction holds, within a number."""

FEWEST = 3
"""Broken numbers from which the instructions of a page are damaged; one alone may be a string that was not told as such."""


def has_broken_numbers(data: bytes) -> bool:
    """Whether drawing instructions hold numbers with bytes in them that stand in no number; strings are left out."""
    if len(BROKEN.findall(data)) < FEWEST:
        return False
    for _ in range(3):  # a string may hold brackets in pairs
        data = STRING.sub(b" ", data)
    return len(BROKEN.findall(data)) >= FEWEST


def unpacked(stream: Any) -> tuple[bytes, bool]:
    """The stream's data up to one byte past the limit, and whether it came to its end."""
    filters = [str(getattr(name, "name", name)) for name, _ in stream.get_filters()]
    if stream.decipher or any(name not in ("FlateDecode", "Fl") for name in filters):
        data: bytes = stream.get_data()
        return data[: MAX_CONTENT + 1], True
    data, whole = stream.rawdata or b"", True
    for _ in filters if data else ():
        unpacker = zlib.decompressobj()
        try:
            data = unpacker.decompress(data, MAX_CONTENT + 1)
        except zlib.error:
            return b"", False
        whole = whole and (unpacker.eof or len(data) > MAX_CONTENT)
    return data, whole


def has_other_length(stream: Any) -> bool:
    """Whether a stream is not as long as the file says it is: something was taken out of it or put in. A line's end may follow it."""
    from pdfminer.pdftypes import resolve1

    stated, raw = resolve1(stream.attrs.get("Length")), stream.rawdata
    return raw is not None and isinstance(stated, int) and not stated <= len(raw) <= stated + 2
