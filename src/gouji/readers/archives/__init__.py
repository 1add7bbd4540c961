"""Zip files: the parts of one report, or many reports. Members are read as streams; nothing is ever unpacked to disk."""

from __future__ import annotations

from gouji.errors import ReadError
from gouji.readers.archives.grouping import Report, reports_of
from gouji.readers.archives.members import Member, open_archive
from gouji.readers.raw import RawDocument

__all__ = ["SUFFIXES", "Member", "Report", "open_archive", "read_blocks", "recognises", "reports_of"]

SUFFIXES = (".zip",)
ZIP = b"PK\x03\x04"
PACKAGES = (b"[Content_Types].xml", b"_rels/", b"docProps/", b"word/", b"xl/", b"ppt/", b"customXml/", b"mimetype", b"OFD.xml", b"Doc_0/")
"""How the first member of an office document begins, which is a zip file too."""

NAME = slice(30, 80)


def recognises(head: bytes, name: str) -> bool:
    """Whether the first bytes are those of a zip file that is no office document."""
    return head.startswith(ZIP) and not head[NAME].startswith(PACKAGES) and b"[Content_Types].xml" not in head


def read_blocks(data: bytes, name: str) -> RawDocument:
    """Read the report whose parts are in a zip file: text and tables apart, a page with its attachment.

    Raises:
        ReadError: it is damaged, locked, unsafe or too large, holds no report, or more than one.
    """
    from gouji.readers.archives.merging import merged

    members = {member.name: member for member in open_archive(data, name)}
    reports = reports_of(members)
    if not reports:
        raise ReadError(name, "holds no file that can be read", "unpack it and look what is in it")
    if len(reports) > 1:
        raise ReadError(name, f"holds {len(reports)} reports", "audit it as a batch: gouji audit takes them one by one")
    return merged([members[part] for part in reports[0].parts], name)
