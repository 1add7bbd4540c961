"""Paragraph styles: heading levels, numbering, bold and centred, each taken from the style it is based on where not stated."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from gouji.readers.docx.names import attribute, child, children, is_on

HEADING_NAME = re.compile(r"(?:heading|标题)\s*(\d)$", re.I)
CONTENTS_NAME = re.compile(r"(?:toc|目录)\s*\d?$|toc heading", re.I)


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph takes from its style.

    Attributes:
        level: heading level, 0 for the style of titles, None for running text.
        contents: True for lines of a table of contents.
    """

    level: int | None = None
    list_id: str = ""
    depth: int = 0
    bold: bool = False
    centered: bool = False
    contents: bool = False


@dataclass(slots=True)
class Styles:
    """The styles of a document by id."""

    nodes: dict[str, Any] = field(default_factory=dict)
    found: dict[str, Style] = field(default_factory=dict)

    def get(self, style_id: str) -> Style:
        """The style of that id with what it inherits; an empty one where there is none."""
        if style_id not in self.found:
            self.found[style_id] = self._read(style_id, frozenset())
        return self.found[style_id]

    def _read(self, style_id: str, seen: frozenset[str]) -> Style:
        node = self.nodes.get(style_id)
        if node is None or style_id in seen or len(seen) > 20:
            return Style()
        based_on = child(node, "basedOn")
        base = self._read(attribute(based_on, "val"), seen | {style_id}) if based_on is not None else Style()
        name_node = child(node, "name")
        name = attribute(name_node, "val") if name_node is not None else ""
        list_id, depth = numbered(child(node, "pPr"))
        bold = child(node, "rPr", "b")
        return Style(
            level=self._level(node, name, base),
            list_id=list_id or base.list_id,
            depth=depth if list_id or depth else base.depth,
            bold=is_on(bold) if bold is not None else base.bold,
            centered=is_centered(child(node, "pPr"), base.centered),
            contents=bool(CONTENTS_NAME.match(name)) or base.contents,
        )

    @staticmethod
    def _level(node: Any, name: str, base: Style) -> int | None:
        if name.lower() in ("title", "标题"):
            return 0
        heading = HEADING_NAME.match(name)
        if heading:
            return int(heading[1])
        outline = outline_level(child(node, "pPr"))
        return outline if outline is not None else base.level


def read_styles(root: Any | None) -> Styles:
    """The paragraph styles of a document from its style part."""
    nodes = children(root, "style") if root is not None else iter(())
    return Styles({attribute(node, "styleId"): node for node in nodes if attribute(node, "type") in ("paragraph", "")})


def numbered(properties: Any | None) -> tuple[str, int]:
    """The list and depth that paragraph properties name; ("", 0) for none, ("0", 0) where numbering is switched off."""
    number = child(properties, "numPr")
    list_id, depth = child(number, "numId"), child(number, "ilvl")
    depth_value = attribute(depth, "val") if depth is not None else "0"
    return (attribute(list_id, "val") if list_id is not None else ""), int(depth_value) if depth_value.isdigit() else 0


def outline_level(properties: Any | None) -> int | None:
    """The heading level that paragraph properties state (1 for the highest), None for running text."""
    outline = child(properties, "outlineLvl")
    value = attribute(outline, "val") if outline is not None else ""
    return int(value) + 1 if value.isdigit() and int(value) < 9 else None


def is_centered(properties: Any | None, default: bool = False) -> bool:
    """Whether paragraph properties centre the paragraph; `default` where they do not say."""
    alignment = child(properties, "jc")
    return attribute(alignment, "val") == "center" if alignment is not None else default
