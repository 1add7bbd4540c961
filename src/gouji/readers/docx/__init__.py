"""Word files (.docx, also those that WPS writes): the body with tables, text boxes, automatic numbers and footnotes."""

from __future__ import annotations

from collections import Counter
from typing import Any

from gouji.document import Note
from gouji.errors import ReadError
from gouji.readers.docx.archive import Archive, open_archive
from gouji.readers.docx.body import BodyReader, footnotes
from gouji.readers.docx.names import attribute, child, local
from gouji.readers.docx.numbering import read_numbering
from gouji.readers.docx.styles import read_styles
from gouji.readers.markup.blocks import page_blocks
from gouji.readers.raw import RawDocument

SUFFIXES = (".docx", ".docm", ".dotx", ".wps")

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
ELSEWHERE = (b"OFD.xml", b"Doc_0/", b"mimetypeapplication/vnd.oasis.opendocument.text")
"""How other text documents begin that are zip files too."""

PROPERTIES = {"title": "title", "creator": "author", "language": "language"}

REMARKS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("ins", "moveTo"), "tracked_insertions", "tracked changes: inserted text was read as part of the report"),
    (("del", "moveFrom"), "tracked_deletions", "tracked changes: deleted text was left out"),
    (("hidden",), "hidden_text", "hidden text was left out"),
    (("contents",), "contents", "the table of contents was left out"),
    (("picture",), "pictures", "pictures and drawings in the text were not read"),
    (("altChunk",), "embedded_part", "an embedded document (altChunk) could not be read"),
)
"""What was counted, code and message of the note it gives."""


def recognises(head: bytes, name: str) -> bool:
    """Whether the first bytes are those of a zip file, which every Word file is, and of no other text document."""
    return head.startswith(ZIP) and not head[30:].startswith(ELSEWHERE)


def read_blocks(data: bytes, name: str) -> RawDocument:
    """Read the body of a Word file.

    Raises:
        ReadError: damaged, locked with a password, above the limits on its parts, or no Word file.
    """
    archive = open_archive(data, name)
    part = _main_part(archive)
    root = archive.tree(part)
    body = child(root, "body")
    if body is None:
        raise ReadError(name, "is no Word document", "unpack it and read the files in it, or save it as .docx")
    folder = part.rpartition("/")[0]
    beside = f"{folder}/" if folder else ""
    reader = BodyReader(
        styles=read_styles(archive.tree(f"{beside}styles.xml")),
        numbering=read_numbering(archive.tree(f"{beside}numbering.xml")),
        notes={
            **footnotes(archive.tree(f"{beside}footnotes.xml"), "footnote"),
            **footnotes(archive.tree(f"{beside}endnotes.xml"), "endnote"),
        },
    )
    blocks = page_blocks(reader.read(body)).blocks
    if not blocks:
        status = "scanned" if reader.seen["picture"] else "unreadable"
        raise ReadError(name, "holds no text", "its pages may be pictures: recognise their text first", status)
    return RawDocument(
        blocks=tuple(block.raw for block in blocks),
        notes=_notes(reader.seen),
        partial=reader.seen["altChunk"] > 0,
        metadata=_properties(archive),
    )


def _main_part(archive: Archive) -> str:
    """The part that holds the body, as the package's relations name it."""
    relations = archive.tree("_rels/.rels")
    for relation in relations if relations is not None else ():
        target = attribute(relation, "Target").lstrip("/")
        if attribute(relation, "Type").endswith("/officeDocument") and target in archive.entries:
            return target
    return "word/document.xml"


def _notes(seen: Counter[str]) -> tuple[Note, ...]:
    return tuple(Note(code, message) for names, code, message in REMARKS if any(seen[name] for name in names))


def _properties(archive: Archive) -> tuple[tuple[str, str], ...]:
    try:
        root: Any | None = archive.tree("docProps/core.xml")
    except ReadError:
        return ()
    items = root if root is not None else ()
    return tuple((PROPERTIES[local(item)], item.text.strip()) for item in items if local(item) in PROPERTIES and item.text)
