"""The running text of a page: inline elements joined, a new line wherever a browser starts one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from gouji.readers.markup.element import Element

_BLOCK_NAMES = (
    "html body div p h1 h2 h3 h4 h5 h6 table caption thead tbody tfoot tr td th ul ol li dl dt dd section article main header "
    "footer nav aside form fieldset legend center blockquote pre hr br address figure figcaption details summary dir menu marquee"
)
BLOCKS = frozenset(_BLOCK_NAMES.split())
BOLD = frozenset(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"))
_HAN = r"[\u2e80-\u9fff\u3001-\u303f\uff01-\uffee]"
WRAP = re.compile(rf"(?<={_HAN})[ \t\f\xa0]*[\r\n][ \t\r\n\f\xa0]*(?={_HAN})")
INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\xad\x00-\x08\x0e-\x1f]")


def tidy(text: str) -> str:
    """White space as a browser shows it: runs are one space, a line wrapped in the source between Chinese characters none."""
    if "&" in text:
        text = text.replace("&nbsp;", " ")
    if not text.isascii():
        text = INVISIBLE.sub("", text)
        if "\n" in text or "\r" in text:
            text = WRAP.sub("", text)
    return " ".join(text.split())


@dataclass(slots=True)
class Flow:
    """One line of text being put together, with what is known about its setting."""

    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    bold: int = 0

    def add(self, text: str, link: bool = False, bold: bool = False) -> None:
        """Add text as it stands in the source."""
        self.pieces.append(text)
        if (link or bold) and text:
            length = len("".join(text.split()))
            self.linked += length if link else 0
            self.bold += length if bold else 0

    def take(self) -> tuple[str, int, int]:
        """The tidied line, and how many of its characters are linked and bold; empties it."""
        text = tidy("".join(self.pieces))
        linked, bold = self.linked, self.bold
        self.pieces, self.linked, self.bold = [], 0, 0
        return text, linked, bold


def is_block(element: Element) -> bool:
    """Whether a browser starts a new line for the element."""
    return element.tag in BLOCKS or element.block


def is_link(element: Element) -> bool:
    """Whether the element leads to another page."""
    return element.tag == "a" and bool(element.href) and not element.href.startswith("#")


def lines(element: Element) -> list[str]:
    """The lines of text in an element, empty ones left out. They are kept, since tables look at their cells more than once."""
    if element.kept_lines is None:
        element.kept_lines = _lines(element)
    return element.kept_lines


def _lines(element: Element) -> list[str]:
    found: list[str] = []
    flow = Flow()
    stack: list[Element | str | None] = [element]
    while stack:
        item = stack.pop()
        if item is None:
            found.append(flow.take()[0])
        elif isinstance(item, str):
            flow.add(item)
        elif is_block(item):
            found.append(flow.take()[0])
            stack.append(None)
            stack.extend(reversed(content(item)))
        else:
            stack.extend(reversed(content(item)))
    return [line for line in found if line]


def content(element: Element) -> list[Element | str]:
    """The children of an element; where it shows the line ends of its text, each of them is a line break."""
    if not element.pre or not any(isinstance(child, str) and "\n" in child for child in element.children):
        return element.children
    parts: list[Element | str] = []
    for child in element.children:
        if isinstance(child, str):
            for number, line in enumerate(child.splitlines()):
                parts += [Element("br"), line] if number else [line]
        else:
            parts.append(child)
    return parts
