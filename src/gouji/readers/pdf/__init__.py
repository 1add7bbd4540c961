"""PDF: characters and rulings of each page, tables by pdfplumber's table finder, paragraphs over page breaks."""

from __future__ import annotations

from gouji.readers.raw import RawDocument

SUFFIXES = (".pdf",)
SEARCHED = 1024


def recognises(head: bytes, name: str) -> bool:
    """Whether the file's first kilobyte holds the PDF mark (the standard allows some bytes before it)."""
    return b"%PDF-" in head[:SEARCHED]


def read_blocks(data: bytes, name: str) -> RawDocument:
    """Read a PDF.

    Pages without a character are noted; a file without any is refused as scanned.

    Raises:
        ReadError: with status `unreadable`, `encrypted`, `scanned` or `too_large`.
    """
    from gouji.readers.pdf.document import read_document

    return read_document(data, name)
