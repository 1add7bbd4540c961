"""A web page as a plain tree of the elements and texts a visitor sees."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from gouji.readers.html.hidden import UNSEEN, HiddenRules, hidden_rules
from gouji.readers.markup.element import Element

PREFORMATTED = frozenset(("pre", "listing", "xmp"))
CENTERED = re.compile(r"text-align\s*:\s*center", re.I)
SHOWN_AS_BLOCK = re.compile(r"display\s*:\s*(?:block|flex|table(?!-cell|-row)|grid)", re.I)
SHOWN_WITH_LINE_ENDS = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.I)
TEXT_FIRST = re.compile(r"[\s\ufeff]*[^<\s\ufeff]")
FLOW_MARKUP = re.compile(r"<\s*(?:p|div|br|span|h[1-6]|li|font)\b", re.I)
KEPT_META = {"articletitle": "title", "sitename": "site", "contentsource": "source", "pubdate": "published", "author": "author"}
"""Properties that the national standard of government sites has pages state, by our names for them."""


@dataclass(frozen=True, slots=True)
class Page:
    """The visible tree, what the page states about itself, the length of its text (hidden parts included), and its frames."""

    body: Element
    properties: tuple[tuple[str, str], ...]
    length: int
    frames: tuple[str, ...]


def parse(text: str, show_hidden: bool = False) -> Page:
    """Parse a page as a browser does; elements of any depth are kept, hidden ones dropped unless `show_hidden`."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(text)
    rules = None if show_hidden else hidden_rules("\n".join(node.text(deep=True) for node in tree.css("style")))
    body = Element("body", pre=is_text_with_tables(text))
    length = _copy(tree.body, body, rules) if tree.body is not None else 0
    frames = tuple(src for node in tree.css("iframe, frame") if (src := node.attributes.get("src")))
    return Page(body, _properties(tree), length, frames)


def is_text_with_tables(text: str) -> bool:
    """Whether the input is text or Markdown whose tables alone are HTML, as recognisers of scanned pages write it."""
    return bool(TEXT_FIRST.match(text)) and not FLOW_MARKUP.search(text)


def _copy(root: Any, body: Element, rules: HiddenRules | None) -> int:
    """Copy what is seen below `root` into `body`; gives the length of the text, hidden parts included."""
    length = 0
    stack: list[tuple[Any, Element | None]] = [(root, body)]
    while stack:
        node, parent = stack.pop()
        for child in node.iter(include_text=True):
            tag = child.tag
            if tag == "-text":
                content = child.text_content
                length += len("".join(content.split()))
                if parent is not None:
                    parent.children.append(content)
            elif tag and tag[0] not in "-_!" and tag not in UNSEEN:  # a damaged tag may have no name
                attributes = child.attributes
                element = None
                if parent is not None and (rules is None or not rules.hide(attributes)):
                    element = _element(tag, attributes)
                    element.pre = element.pre or (parent.pre and tag != "table")
                    parent.children.append(element)
                if child.first_child is not None:
                    stack.append((child, element))
    return length


def _element(tag: str, attributes: dict[str, str | None]) -> Element:
    if not attributes:
        return Element(tag, pre=tag in PREFORMATTED)
    get = attributes.get
    style = get("style") or ""
    align = get("align") or ""
    return Element(
        tag,
        marks=f"{get('class') or ''} {get('id') or ''}",
        href=get("href") or "",
        row_span=get("rowspan") or "",
        col_span=get("colspan") or "",
        centered=align.lower() == "center" or ("text-align" in style and bool(CENTERED.search(style))),
        block="display" in style and bool(SHOWN_AS_BLOCK.search(style)),
        pre=tag in PREFORMATTED or ("white-space" in style and bool(SHOWN_WITH_LINE_ENDS.search(style))),
    )


def _properties(tree: Any) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for node in tree.css("meta[name][content]"):
        name = KEPT_META.get((node.attributes.get("name") or "").strip().lower())
        content = " ".join((node.attributes.get("content") or "").split())
        if name and content:
            found.setdefault(name, content)
    heading = tree.css_first("title")
    title = " ".join(heading.text(deep=True).split()) if heading is not None else ""
    if title:
        found.setdefault("title", title)
        found["page_title"] = title
    return tuple(found.items())
