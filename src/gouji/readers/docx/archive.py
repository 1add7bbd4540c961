"""The zip file a Word document is: checked before anything in it is unpacked or parsed."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import Any

from gouji.errors import ReadError

MAX_ENTRIES = 5_000
MAX_PART = 200_000_000
MAX_TOTAL = 500_000_000
MAX_RATIO = 200
RATIO_FROM = 10_000_000
"""Limits on a document's parts: number, unpacked bytes of one and of all, and unpacked to packed above `RATIO_FROM` bytes."""

DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, OverflowError, RuntimeError)
"""What Python's zip reader raises on a damaged or foreign archive (NotImplementedError is a RuntimeError)."""

MAX_ELEMENTS = 6_000_000
"""Elements of one part: a table of some 100,000 rows."""

LIMITS_OF_PARSER = re.compile(r"huge|too long|too large|[Ee]xcessive depth|limit")

FOREIGN: tuple[tuple[str, str, str], ...] = (
    ("xl/", "is an Excel workbook", "save its text as .docx or .pdf"),
    ("ppt/", "is a PowerPoint file", "save its text as .docx or .pdf"),
    ("OFD.xml", "is an OFD file", "save it as .pdf"),
    ("content.xml", "is an OpenDocument file", "save it as .docx"),
)


@dataclass(slots=True)
class Archive:
    """The parts of a document that have passed the checks."""

    name: str
    file: zipfile.ZipFile
    entries: dict[str, zipfile.ZipInfo] = field(default_factory=dict)

    def tree(self, part: str) -> Any | None:
        """The XML tree of a part, None where the document has none of that name.

        Raises:
            ReadError: the part is damaged, holds a document type declaration, or is beyond what the parser takes.
        """
        from lxml import etree

        if part not in self.entries:
            return None
        data = self._bytes(part)
        if b"<!DOCTYPE" in data or b"<!DOCTYPE".decode().encode("utf-16-le") in data or b"<!ENTITY" in data:
            raise ReadError(self.name, f"declares a document type in {part}", "save it again with a word processor")
        if data.count(b"<") - data.count(b"</") > MAX_ELEMENTS:
            raise ReadError(self.name, f"holds more than {MAX_ELEMENTS:,} elements in {part}", "save it in parts", "too_large")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            if LIMITS_OF_PARSER.search(str(error)):
                raise ReadError(self.name, f"is too large or too deep in {part}", "save it in parts", "too_large") from error
            raise ReadError(self.name, f"is damaged in {part} ({error})", "save it again with a word processor") from error

    def _bytes(self, part: str) -> bytes:
        try:
            return self.file.read(self.entries[part])
        except DAMAGE as error:
            raise ReadError(self.name, f"is damaged in {part} ({error})", "fetch the document again") from error


def open_archive(data: bytes, name: str) -> Archive:
    """Open a document and check its parts.

    Raises:
        ReadError: `encrypted`, `too_large`, or `unreadable` where it is damaged or no Word document.
    """
    try:
        file = zipfile.ZipFile(io.BytesIO(data))
        infos = file.infolist()
    except DAMAGE as error:
        raise ReadError(name, f"is a damaged document ({error})", "fetch the document again") from error
    _check(infos, name)
    archive = Archive(name, file, {info.filename.replace("\\", "/").lstrip("/"): info for info in infos})
    if "word/document.xml" not in archive.entries:
        for prefix, cause, remedy in FOREIGN:
            if any(entry.startswith(prefix) for entry in archive.entries):
                raise ReadError(name, cause, remedy)
    return archive


def _check(infos: list[zipfile.ZipInfo], name: str) -> None:
    total = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    if len(infos) > MAX_ENTRIES:
        raise ReadError(name, f"holds {len(infos):,} parts, above the limit of {MAX_ENTRIES:,}", "save it again", "too_large")
    if any(info.file_size > MAX_PART for info in infos) or total > MAX_TOTAL:
        raise ReadError(name, f"unpacks to {total:,} bytes", "take out its pictures and save it again", "too_large")
    if total > RATIO_FROM and total > MAX_RATIO * max(packed, 1):
        raise ReadError(name, f"unpacks to {total / max(packed, 1):,.0f} times its size", "save it again", "too_large")
    if any(info.flag_bits & 1 for info in infos):
        raise ReadError(name, "is locked with a password", "remove the password and save it again", "encrypted")
    if len({info.filename for info in infos}) < len(infos):
        raise ReadError(name, "holds two parts of the same name", "save it again with a word processor")
