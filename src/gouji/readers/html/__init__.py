"""Web pages, as publishing systems of governments put them out: the report is found among the rest of the page."""

from __future__ import annotations

import re

from gouji.document import Note
from gouji.errors import ReadError
from gouji.readers.charset import decode
from gouji.readers.html.body import find_body
from gouji.readers.html.page import parse
from gouji.readers.html.second import TOLERANCE, lost_share
from gouji.readers.markup.blocks import page_blocks
from gouji.readers.raw import RawDocument

SUFFIXES = (".html", ".htm", ".shtml", ".xhtml", ".jsp", ".aspx", ".php")

MARKUP = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body|meta|title|table|div|article|section|h1|p)\b[^<>]{0,2000}>", re.I)
NESTING = re.compile(r"<(/?)(?:div|ul|ol|dl|section|article|blockquote|center|form|fieldset|table|main|aside|header|footer|nav)\b", re.I)
MAX_ELEMENTS = 1_500_000
"""Elements that are read: a table of some 300,000 rows, and some 1.5 GB of memory."""

DEEPEST = 6000
"""Block elements that may be open at once; deeper pages are no reports and take a parser too long."""


def recognises(head: bytes, name: str) -> bool:
    """Whether the first bytes hold HTML markup."""
    return b"%PDF-" not in head[:1024] and bool(MARKUP.search(head.replace(b"\0", b"")[:20_000]))


def read_blocks(data: bytes, name: str) -> RawDocument:
    """Read the report's body from a page.

    Raises:
        ReadError: the page shows no text, is nested too deep, or holds too many elements (`too_large`).
    """
    decoded = decode(data)
    _refuse_vast(decoded.text, name)
    page = parse(decoded.text)
    found = page_blocks(page.body)
    if not found.blocks:
        raise _nothing(name, page.frames)
    properties = dict(page.properties)
    body = find_body(found, properties.get("title", ""))
    notes: list[Note] = []
    if decoded.damaged:
        notes.append(Note("charset", f"{decoded.damaged} characters could not be decoded as {decoded.encoding}"))
    if body.left_out:
        notes.append(Note("furniture", f"{body.left_out} lines of the page that are not part of the report were left out"))
    if body.others:
        notes.append(Note("other_report", f"{body.others} blocks of other reports on the same page were left out"))
    lost = lost_share(decoded.text, page.length)
    if lost > TOLERANCE:
        notes.append(Note("lost_text", f"about {lost:.0%} of the page's text could not be read"))
    return RawDocument(
        blocks=tuple(block.raw for block in body.blocks),
        notes=tuple(notes),
        partial=lost > TOLERANCE,
        metadata=(*page.properties, ("encoding", decoded.encoding)),
    )


def _refuse_vast(text: str, name: str) -> None:
    """Refuse, before it is parsed, a page with too many elements or too deep a nesting."""
    if text.count("<") - text.count("</") > MAX_ELEMENTS:
        remedy = "save the report alone, without the rest of the page"
        raise ReadError(name, f"holds more than {MAX_ELEMENTS:,} elements", remedy, "too_large")
    depth = 0
    for tag in NESTING.finditer(text):
        depth += -1 if tag[1] else 1
        if depth > DEEPEST:
            raise ReadError(name, f"nests more than {DEEPEST} elements", "fetch the page again, or save its text")


def _nothing(name: str, frames: tuple[str, ...]) -> ReadError:
    if frames:
        return ReadError(name, f"shows its content in a frame ({frames[0][:100]})", "fetch the page in the frame")
    return ReadError(name, "holds no text", "fetch the page again; its text may be put in by a script")
