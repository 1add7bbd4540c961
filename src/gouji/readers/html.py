"""Web pages: the report body of a CMS page as paragraphs and tables."""

from __future__ import annotations

import re

from lxml import etree, html

from gouji.document import Cell, Table
from gouji.readers.charset import decode
from gouji.readers.raw import RawBlock, RawDocument, RawParagraph

SUFFIXES = (".html", ".htm", ".shtml", ".xhtml")


def recognises(head: bytes, name: str) -> bool:
    return bool(re.search(rb"<\s*(?:!doctype\s+html|html|head|body|table|div|p)\b", head.replace(b"\0", b"")[:4096], re.I))


def read_blocks(data: bytes, name: str) -> RawDocument:
    text = decode(data).text
    root = html.document_fromstring(text.encode(), parser=html.HTMLParser(huge_tree=True, encoding="utf-8", remove_comments=True))
    title = root.findtext(".//title") or ""
    etree.strip_elements(root, "script", "style", "head", with_tail=False)
    out: list[RawBlock] = []
    for el in root.iter("h1", "h2", "h3", "h4", "p", "table", "li"):
        if any(a.tag == "table" for a in el.iterancestors()):
            continue
        if el.tag == "table":
            out.append(_table(el))
        else:
            t = " ".join(el.text_content().split())
            if t:
                out.append(RawParagraph(t, level=int(el.tag[1]) - 1 if el.tag[0] == "h" else None))
    return RawDocument(tuple(out), metadata=(("title", title),))


def _table(el: html.HtmlElement) -> Table:
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    for r, tr in enumerate(el.iter("tr")):
        c = 0
        for td in tr.iter("td", "th"):
            while (r, c) in taken:
                c += 1
            rs, cs = int(td.get("rowspan", 1)), int(td.get("colspan", 1))
            taken.update((y, x) for y in range(r, r + rs) for x in range(c, c + cs))
            cells.append(Cell(r, c, " ".join(td.text_content().split()), rs, cs))
            c += cs
    return Table(tuple(cells))
