"""Pages saved with all their parts in one MIME file (.mht, .mhtml), as browsers and Word do."""

from __future__ import annotations

from email import message_from_bytes

SIGN = b"multipart/related"
HEADER = 4_096
"""Bytes within which the sign stands."""


def is_single_file(data: bytes) -> bool:
    """Whether the bytes are such a file."""
    head = data[:HEADER].lower()
    return SIGN in head and b"mime-version:" in head


def page_of(data: bytes) -> bytes:
    """The page in such a file, b"" where it holds none."""
    for part in message_from_bytes(data).walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            return content if isinstance(content, bytes) else b""
    return b""
