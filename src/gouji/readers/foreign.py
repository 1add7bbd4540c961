"""Formats that cannot be read, told by their first bytes, each with the advice that helps."""

from __future__ import annotations

import re

from gouji.errors import ReadError

FLAT_XML = re.compile(rb"<(?:w:wordDocument|pkg:package|office:document|ss:Workbook|Workbook)\b")

SIGNATURES: tuple[tuple[bytes, str, str, str], ...] = (
    (b"GIF8", "is a picture (GIF)", "recognise its text first, or fetch the original", "scanned"),
    (b"Rar!", "is an archive (RAR)", "unpack it and read the files in it", "unreadable"),
    (b"7z\xbc\xaf\x27\x1c", "is an archive (7z)", "unpack it and read the files in it", "unreadable"),
    (b"\x1f\x8b", "is compressed (gzip)", "unpack it first", "unreadable"),
)
"""First bytes, what they mean, what to do, status."""


def refuse_foreign(data: bytes, name: str) -> None:
    """Raise ReadError with the fitting status where `data` is in a well-known format that is not read."""
    for signature, cause, remedy, status in SIGNATURES:
        if data.startswith(signature):
            raise ReadError(name, cause, remedy, status)
    if FLAT_XML.search(data[:4096]) and data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml"):
        raise ReadError(name, "is an office document in one XML file", "save it as .docx or .pdf")
