"""Old and rare office formats (DOC, WPS, RTF, OFD, ODT): turned into DOCX or PDF by LibreOffice and read as such."""

from __future__ import annotations

from gouji.document import Note
from gouji.readers.raw import RawDocument

SUFFIXES = (".doc", ".dot", ".wps", ".wpt", ".rtf", ".ofd", ".odt")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"


def recognises(head: bytes, name: str) -> bool:
    """Whether the first bytes are those of one of these formats."""
    return head.startswith((OLE, b"{\\rtf")) or (head.startswith(ZIP) and _is_package(head[30:110]))


def read_blocks(data: bytes, name: str) -> RawDocument:
    """Read an office document.

    Raises:
        ReadError: `encrypted`; `unreadable` where LibreOffice is not there or cannot open it, with what helps.
    """
    from gouji.readers.office.conversion import converted
    from gouji.readers.office.kinds import kind_of
    from gouji.readers.opening import read_raw

    kind = kind_of(data, name)
    raw = read_raw(converted(data, kind, name), name)
    note = Note("converted", f"{kind.title}, read as the {kind.target.upper()} that LibreOffice made of it")
    return RawDocument(raw.blocks, (note, *raw.notes), raw.page_count, raw.partial, raw.metadata)


def _is_package(start: bytes) -> bool:
    return start.startswith((b"OFD.xml", b"Doc_0/")) or (start.startswith(b"mimetype") and b"opendocument.text" in start)
