"""Web pages, as publishing systems of governments put them out: the report is found among the rest of the page."""

from __future__ import annotations

import re

from gouji.document import Note
from gouji.errors import ReadError
from gouji.readers.charset import decode
from gouji.readers.html.body import Body, find_body
from gouji.readers.html.page import Page, parse
from gouji.readers.html.second import TOLERANCE, lost_share
from gouji.readers.html.single_file import is_single_file, page_of
from gouji.readers.markup.blocks import page_blocks
from gouji.readers.raw import RawDocument

SUFFIXES = (".html", ".htm", ".shtml", ".xhtml", ".jsp", ".aspx", ".php", ".mht", ".mhtml")

MARKUP = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body|meta|title|table|div|article|section|h1|p)\b[^<>]{0,2000}>", re.I)
NESTING = re.compile(r"<(/?)(?:div|ul|ol|dl|section|article|blockquote|center|form|fieldset|table|main|aside|header|footer|nav)\b", re.I)
ATTACHED = re.compile(r"""href\s*=\s*["']?([^"'\s<>]+\.(?:pdf|docx?|wps|ofd|xlsx?|zip|rar))\b""", re.I)
MAX_ELEMENTS = 1_500_000
"""Elements that are read: a table of some 300,000 rows, and some 1.5 GB of memory."""

DEEPEST = 6000
"""Block elements that may be open at once; deeper pages are no reports and take a parser too long."""


def recognises(head: bytes, name: str) -> bool:
    """Whether the first bytes hold HTML markup."""
    if is_single_file(head):
        return True
    return b"%PDF-" not in head[:1024] and not head.startswith(b"PK\x03\x04") and bool(MARKUP.search(head.replace(b"\0", b"")[:20_000]))


def read_blocks(data: bytes, name: str) -> RawDocument:
    """Read the report's body from a page.

    Raises:
        ReadError: the page shows no text, is nested too deep, or holds too many elements (`too_large`).
    """
    decoded = decode(page_of(data) if is_single_file(data) else data)
    _refuse_vast(decoded.text, name)
    notes: list[Note] = []
    page, body = _find(decoded.text)
    if not body.firm:
        unhidden = _find(decoded.text, show_hidden=True)
        if unhidden[1].firm:
            page, body = unhidden
            notes.append(Note("hidden_text", "the page shows no report until a script runs; its hidden text was read"))
        elif files := ATTACHED.findall(decoded.text):
            notes.append(Note("attachment", f"the report may be in a file that the page links to: {files[0][:100]}"))
    if not body.blocks:
        raise _nothing(name, page.frames)
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


def _find(text: str, show_hidden: bool = False) -> tuple[Page, Body]:
    page = parse(text, show_hidden)
    return page, find_body(page_blocks(page.body), dict(page.properties).get("title", ""))


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
