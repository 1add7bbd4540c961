"""Tells a file that holds the reports of several bodies or years from one that holds a single report."""

from __future__ import annotations

from gouji.document import Document, Table
from gouji.issuers.bodies import body_key
from gouji.issuers.recognition import title_parts

TITLE_LENGTH = 60
"""Characters from which a line that names a report is a sentence and no title."""

BODY_LENGTH = 300
"""Characters of text from which a title without a table has a report below it; a list of links has less."""


def reports_in(document: Document) -> tuple[str, ...]:
    """Titles of the reports a file holds, one for each body and year; a title counts where a report stands below it."""
    starts: list[tuple[int, str, tuple[str, str]]] = []
    for index, paragraph in document.paragraphs:
        parts = title_parts(paragraph.text) if len(paragraph.text) < TITLE_LENGTH else None
        if parts is not None:
            starts.append((index, "".join(paragraph.text.split()), (body_key(parts[0]), parts[1])))
    ends = [start for start, _, _ in starts[1:]] + [len(document.blocks)]
    found: dict[tuple[str, str], str] = {}
    for (first, title, key), last in zip(starts, ends, strict=False):
        if _has_body(document, first, last) and not any(_same(key, known) for known in found):
            found[key] = title
    return tuple(found.values())


def _same(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """The same year, and one name is the other without the names of the places above it."""
    return one[1] == other[1] and (one[0].endswith(other[0]) or other[0].endswith(one[0]))


def _has_body(document: Document, first: int, last: int) -> bool:
    blocks = document.blocks[first + 1 : last]
    if any(isinstance(block, Table) for block in blocks):
        return True
    return sum(len(block.text) for block in blocks if not isinstance(block, Table)) > BODY_LENGTH
