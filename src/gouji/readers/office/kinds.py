"""Which office format a file is in, and what it is turned into."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from gouji.errors import ReadError

SECTOR = 512
WORD_SIGN = b"\xec\xa5"
LOCKED = 0x0100
"""Bit of a Word document's head that says it is encrypted."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A format: its name, the suffix LibreOffice knows it by, and the format it is turned into."""

    title: str
    suffix: str
    target: str


RTF = Kind("an RTF document", "rtf", "docx")
WORD = Kind("a document of the old Word kind (.doc, .wps)", "doc", "docx")
WORKS = Kind("a document of an old word processor (.wps)", "wps", "docx")
TEXT = Kind("an OpenDocument text", "odt", "docx")
OFD = Kind("an OFD file", "ofd", "pdf")

FOREIGN = (("Workbook", "an Excel workbook of the old kind (.xls)"), ("PowerPoint Document", "a PowerPoint file of the old kind (.ppt)"))


def kind_of(data: bytes, name: str) -> Kind:
    """The format of an office document.

    Raises:
        ReadError: it is locked with a password (`encrypted`), or no text document.
    """
    if data.startswith(b"{\\rtf"):
        return RTF
    if data.startswith(b"PK"):
        return TEXT if b"opendocument.text" in data[:200] else OFD
    if _named("EncryptedPackage", data) or _is_locked(data):
        raise ReadError(name, "is an office document locked with a password", "remove the password and save it again", "encrypted")
    if _named("WordDocument", data):
        return WORD
    for stream, title in FOREIGN:
        if _named(stream, data):
            raise ReadError(name, f"is {title}", "save its text as .docx or .pdf")
    return WORKS


def _named(stream: str, data: bytes) -> bool:
    return stream.encode("utf-16-le") in data


def _is_locked(data: bytes) -> bool:
    """Whether a Word document says so in its head, which begins at a sector."""
    for place in range(SECTOR, min(len(data) - 12, 64 * SECTOR), SECTOR):
        if data.startswith(WORD_SIGN, place):
            return bool(struct.unpack_from("<H", data, place + 10)[0] & LOCKED)
    return False
