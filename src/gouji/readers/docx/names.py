"""Elements and attributes of WordprocessingML by their local names: the strict and the usual namespace are read alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def local(node: Any) -> str:
    """The name of an element without its namespace."""
    tag = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(node: Any, name: str) -> str:
    """An attribute in Word's namespace, or without one; "" where it is missing."""
    for key, value in node.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return ""


def children(node: Any, name: str) -> Iterator[Any]:
    """The children of that name."""
    return (item for item in node if local(item) == name)


def child(node: Any | None, *path: str) -> Any | None:
    """The first element along a path of names, None where there is none."""
    for name in path:
        if node is None:
            return None
        node = next(children(node, name), None)
    return node


def is_on(node: Any | None) -> bool:
    """Whether a switch such as w:b is there and not set to off."""
    return node is not None and attribute(node, "val") not in ("0", "false", "off", "none")
