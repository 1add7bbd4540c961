"""Text and Markdown files, in all the layouts that are left after a page or a PDF was turned into text."""

from __future__ import annotations

import re

from gouji.document import Note
from gouji.errors import ReadError
from gouji.readers.charset import decode
from gouji.readers.plain.lines import Kind, split_lines
from gouji.readers.plain.paragraphs import join_paragraphs, wrap_width
from gouji.readers.plain.regions import find_regions
from gouji.readers.raw import RawBlock, RawDocument, RawParagraph

SUFFIXES = (".txt", ".md", ".markdown", ".text")
FALLBACK = True

_TABLE_TAG = re.compile(r"<table\b[^<>]{0,500}>.{0,2000}?<t[dh]\b", re.IGNORECASE | re.DOTALL)
_BINARY = re.compile("[\x01-\x08\x0e-\x1b\x1f]")
_GLUED = re.compile(r"^\D{2,20}[\u4e00-\u9fff](\d)\1{2,}$|^[\u4e00-\u9fff]{2,20}\d{2,}$")


def recognises(head: bytes, name: str) -> bool:
    """Whether the first bytes are text: they decode, and hold no control characters beside white space."""
    text = decode(head[:20_000]).text[:-4] if len(head) > 20_000 else decode(head).text
    if not text.strip():
        return False
    return len(_BINARY.findall(text)) + text.count("\ufffd") <= len(text) // 50


def read_blocks(data: bytes, name: str) -> RawDocument:
    """Read a text or Markdown file. One whose tables are HTML is read as a page.

    Raises:
        ReadError: it holds no words.
    """
    decoded = decode(data)
    if _TABLE_TAG.search(decoded.text):
        from gouji.readers import html

        return html.read_blocks(data, name)
    lines = split_lines(decoded.text)
    if not any(line.text for line in lines):
        raise ReadError(name, "holds no text", "fetch the report again")
    regions = find_regions(lines)
    wrap = wrap_width(lines)
    blocks: list[RawBlock] = []
    at = 0
    for region in regions:
        blocks += [RawParagraph(text) for text in join_paragraphs(lines[at : region.first], wrap)]
        blocks.append(region.table)
        at = region.last
    blocks += [RawParagraph(text) for text in join_paragraphs(lines[at:], wrap)]
    notes: list[Note] = []
    if decoded.damaged:
        notes.append(Note("charset", f"{decoded.damaged} characters could not be decoded as {decoded.encoding}"))
    glued = sum(1 for line in lines if line.kind is Kind.SHORT and _GLUED.match(line.text))
    if glued >= 3:
        notes.append(Note("glued", f"{glued} lines hold a label and figures without anything between; they are not read as cells"))
    return RawDocument(tuple(blocks), tuple(notes), metadata=(("encoding", decoded.encoding),))
