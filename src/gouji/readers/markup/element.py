"""Elements of a web page or a Word file, with what readers need of them."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Element:
    """An element with its visible content.

    Attributes:
        marks: its class and id, by which page furniture is told.
        block: shown on a line of its own though its tag is not.
        pre: line ends in its text are shown.
        kept_lines: its lines of text, once they were asked for.
        children: elements and texts in order.
    """

    tag: str
    marks: str = ""
    href: str = ""
    row_span: str = ""
    col_span: str = ""
    centered: bool = False
    block: bool = False
    pre: bool = False
    kept_lines: list[str] | None = None
    children: list[Element | str] = field(default_factory=list)
