"""Runs of a Word paragraph: which characters they hold, and how to split them so that a comment begins and ends anywhere."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from gouji.readers.docx.names import child, is_on, local

UNSEEN = frozenset(("del", "moveFrom", "Fallback", "instrText"))
"""Elements whose text is no part of the report."""

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Place = tuple[Any, int]
"""A w:t element and an offset into its text."""


def characters(paragraph: Any) -> Iterator[tuple[str, Place]]:
    """The visible characters of a paragraph with their places; those of paragraphs within it (text boxes) are left out."""
    for item in paragraph:
        name = local(item)
        if name == "t" and local(paragraph) == "r":
            for offset, character in enumerate(item.text or ""):
                yield character, (item, offset)
        elif name not in UNSEEN and name not in ("p", "txbxContent") and not _is_hidden(item):
            yield from characters(item)


def bounded(first: Place, last: Place) -> tuple[Any, Any]:
    """The runs that begin at the character `first` and end with the character `last`, split where they did not."""
    end, offset = last
    text = end.text or ""
    if offset + 1 < len(text):
        _part(_cut(end, offset + 1))
    elif (following := end.getnext()) is not None:
        _part(following)
    start = _cut(first[0], first[1]) if first[1] else first[0]
    run = _part(start) if _has_before(start) else start.getparent()
    return run, (start if end is first[0] else end).getparent()


def _is_hidden(node: Any) -> bool:
    return local(node) == "r" and is_on(child(node, "rPr", "vanish"))


def _has_before(node: Any) -> bool:
    before = node.getprevious()
    return before is not None and local(before) != "rPr"


def _cut(text: Any, offset: int) -> Any:
    """Cut a w:t in two; its second half."""
    rest = copy.deepcopy(text)
    whole = text.text or ""
    text.text, rest.text = whole[:offset], whole[offset:]
    for half in (text, rest):
        half.set(_SPACE, "preserve")
    rest.tail = None
    text.addnext(rest)
    return rest


def _part(node: Any) -> Any:
    """Move `node` and what follows it in its run to a run of its own, of the same looks; the new run."""
    run = node.getparent()
    fresh = run.makeelement(run.tag, dict(run.attrib))
    properties = child(run, "rPr")
    if properties is not None:
        fresh.append(copy.deepcopy(properties))
    moved = [node, *node.itersiblings()]
    run.addnext(fresh)
    for item in moved:
        fresh.append(item)
    return fresh
