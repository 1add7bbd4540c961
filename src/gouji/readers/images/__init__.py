"""Pictures of pages (PNG, JPEG, TIFF with one page a frame): scans and photographs, read by character recognition."""

from __future__ import annotations

from gouji.readers.raw import RawDocument

SUFFIXES = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
SIGNATURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*")


def recognises(head: bytes, name: str) -> bool:
    """Whether the first bytes are those of a PNG, JPEG or TIFF."""
    return head.startswith(SIGNATURES)


def read_blocks(data: bytes, name: str) -> RawDocument:
    """Read the pages of a picture file.

    Raises:
        ReadError: `scanned` where recognition is not installed or sees no words, `too_large`, `unreadable` where damaged.
    """
    from gouji.readers.images.pages import read_pages

    return read_pages(data, name)
