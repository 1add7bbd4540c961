"""The body of a Word file as a tree of elements: paragraphs with their numbers, tables with their spans, text boxes.

Inserted text of tracked changes is read and deleted text is not; headers, footers and comments are no part of the body.
A footnote follows the paragraph that names it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from gouji.readers.docx.names import attribute, child, children, is_on, local
from gouji.readers.docx.numbering import Numbering
from gouji.readers.docx.rows import read_rows
from gouji.readers.docx.styles import Styles, is_centered, numbered, outline_level
from gouji.readers.markup.element import Element

WRAPPERS = frozenset(("sdtContent", "customXml", "smartTag", "ins", "moveTo"))
"""Elements round paragraphs and tables that are seen through."""

DROPPED = frozenset(("del", "moveFrom", "rt", "instrText", "delText", "delInstrText", "pPr", "rPr", "tblPr", "sectPr"))
SIGNS = {"tab": " ", "ptab": " ", "noBreakHyphen": "-"}
PICTURES = frozenset(("drawing", "pict", "object"))


@dataclass(slots=True)
class BodyReader:
    """Reads the body; `seen` counts what a note is due for (ins, del, hidden, altChunk, picture, contents)."""

    styles: Styles
    numbering: Numbering
    notes: dict[str, Any] = field(default_factory=dict)
    seen: Counter[str] = field(default_factory=Counter)
    open_paragraph: Element | None = None

    def read(self, body: Any) -> Element:
        """The whole body."""
        root = Element("body")
        self._blocks(body, root)
        return root

    def _blocks(self, node: Any, into: Element) -> None:
        """Paragraphs and tables below `node`, in order."""
        for item in node:
            name = local(item)
            if name == "p":
                self._paragraph(item, into)
            elif name == "tbl":
                into.children.append(self._table(item))
            elif name == "sdt":
                self._content_control(item, into)
            elif name in WRAPPERS:
                self.seen[name] += 1
                self._blocks(item, into)
            elif name == "AlternateContent":
                self._blocks(self._alternative(item), into)
            elif name in ("altChunk", "del", "moveFrom"):
                self.seen[name] += 1

    def _content_control(self, node: Any, into: Element) -> None:
        gallery = child(node, "sdtPr", "docPartObj", "docPartGallery")
        if gallery is not None and "Contents" in attribute(gallery, "val"):
            self.seen["contents"] += 1
            return
        content = child(node, "sdtContent")
        if content is not None and not _is_placeholder(node):
            self._blocks(content, into)

    def _paragraph(self, node: Any, into: Element) -> None:
        properties = child(node, "pPr")
        style_node = child(properties, "pStyle")
        style = self.styles.get(attribute(style_node, "val") if style_node is not None else "")
        if style.contents:
            self.seen["contents"] += 1
            return
        joined = self.open_paragraph
        level = outline_level(properties)
        level = level if level is not None else style.level
        element = joined or Element("p" if level is None else f"h{min(level + 1, 6)}", centered=is_centered(properties, style.centered))
        aside = Element("div")
        text = Element("b") if style.bold else Element("span")
        self._runs(node, text, aside)
        if text.children and joined is None and (number := self._number(properties, style.list_id, style.depth)):
            text.children.insert(0, number)
        element.children.append(text)
        if joined is None:
            into.children.append(element)
        if aside.children:
            into.children.append(aside)
        self.open_paragraph = element if child(properties, "rPr", "del") is not None else None

    def _number(self, properties: Any | None, list_id: str, depth: int) -> str:
        own_list, own_depth = numbered(properties)
        list_id, depth = (own_list, own_depth) if own_list else (list_id, own_depth or depth)
        return self.numbering.next(list_id, depth) if list_id and list_id != "0" else ""

    def _runs(self, node: Any, into: Element, aside: Element) -> None:
        """The text of runs below `node`; what stands beside the line (text boxes, footnotes) goes to `aside`."""
        for item in node:
            name = local(item)
            if name == "t":
                into.children.append(item.text or "")
            elif name == "r":
                self._run(item, into, aside)
            elif name in ("br", "cr"):
                if attribute(item, "type") not in ("page", "column"):
                    into.children.append(Element("br"))
            elif name in SIGNS:
                into.children.append(SIGNS[name])
            elif name in PICTURES:
                self._picture(item, aside)
            elif name in ("footnoteReference", "endnoteReference"):
                self._footnote(name.removesuffix("Reference"), attribute(item, "id"), aside)
            elif name == "AlternateContent":
                self._runs(self._alternative(item), into, aside)
            elif name in DROPPED or (name == "sdt" and _is_placeholder(item)):
                self.seen[name] += 1
            elif name != "txbxContent":
                self.seen[name] += name in ("ins", "moveTo")
                self._runs(item, into, aside)

    def _run(self, node: Any, into: Element, aside: Element) -> None:
        properties = child(node, "rPr")
        if is_on(child(properties, "vanish")):
            self.seen["hidden"] += 1
            return
        if is_on(child(properties, "b")):
            bold = Element("b")
            into.children.append(bold)
            into = bold
        self._runs(node, into, aside)

    def _picture(self, node: Any, aside: Element) -> None:
        boxes = [item for item in node.iter() if local(item) == "txbxContent" and not _inside(item, node, "Fallback")]
        for box in boxes:
            if not _inside(box, node, "txbxContent"):
                self._blocks(box, aside)
        if not boxes:
            self.seen["picture"] += 1

    def _alternative(self, node: Any) -> Any:
        """The one branch of an alternative that is shown: the first with text, else the first."""
        branches = [item for item in node if local(item) in ("Choice", "Fallback")]
        with_text = (branch for branch in branches if any(local(item) == "t" for item in branch.iter()))
        return next(with_text, branches[0] if branches else ())

    def _footnote(self, kind: str, number: str, aside: Element) -> None:
        note = self.notes.pop(f"{kind}{number}", None)
        if note is not None:
            self._blocks(note, aside)

    def _table(self, node: Any) -> Element:
        table = Element("table")
        group = Element("tbody")
        table.children.append(group)
        self.open_paragraph = None
        for row in read_rows(node):
            element = Element("tr")
            for cell in row:
                found = Element("td", row_span=str(cell.row_span), col_span=str(cell.col_span))
                for content in cell.nodes:
                    self._blocks(content, found)
                    self.open_paragraph = None
                element.children.append(found)
            group.children.append(element)
        return table


def _is_placeholder(control: Any) -> bool:
    """Whether a content control still shows its prompt (单击此处输入文字)."""
    return is_on(child(control, "sdtPr", "showingPlcHdr"))


def _inside(node: Any, top: Any, name: str) -> bool:
    """Whether an element of that name stands between `node` and `top`."""
    above = node.getparent()
    while above is not None and above is not top:
        if local(above) == name:
            return True
        above = above.getparent()
    return False


def footnotes(root: Any | None, kind: str) -> dict[str, Any]:
    """The notes of a footnote or endnote part by kind and id, separators left out."""
    if root is None:
        return {}
    return {f"{kind}{attribute(node, 'id')}": node for node in children(root, kind) if attribute(node, "type") in ("", "normal")}
