"""The template language of recipes, parsed.

(收到|接到)           one of several
<，已公开>  <20:…>    optional, with a chance in percent (50)
{rule}                another rule of the recipe
{=received}           a figure of the body, with its unit; `{=100*handled/on_hand|unit=%|places=1|as=completion_rate}`
{+10-400|unit=场}     a count without a table row, drawn between the two
{!on_time_rate=100}   a claim without a figure
{*by_class}           a list of parts
{@year} {@us} {~verb} a word: the same in the whole report, or drawn anew
{^on_hand|code=GJ2|concepts=received}  marks a look-alike that is right
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TypeAlias

from gouji.errors import UsageError

SIGNS = "=+!*@~^"


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot: its sign ("" for a rule), what follows it, and its options."""

    sign: str
    body: str
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choice:
    """Alternatives of which one is taken."""

    ways: tuple[Sequence, ...]


@dataclass(frozen=True, slots=True)
class Optional:
    """A passage that is printed with a chance in percent."""

    percent: int
    inner: Sequence


Node: TypeAlias = "str | Slot | Choice | Optional"


@dataclass(frozen=True, slots=True)
class Sequence:
    """Nodes one after the other."""

    nodes: tuple[Node, ...]


def slots(sequence: Sequence) -> Iterator[Slot]:
    """All slots of a template, those of alternatives and optional passages too."""
    for node in sequence.nodes:
        match node:
            case Slot():
                yield node
            case Choice(ways):
                for way in ways:
                    yield from slots(way)
            case Optional(_, inner):
                yield from slots(inner)


@cache
def parse(template: str) -> Sequence:
    """The nodes of a template. Raises UsageError for unbalanced brackets."""
    sequence, end = _sequence(template, 0, "")
    if end != len(template):
        raise UsageError(f"template {template!r}", f"has an unbalanced {template[end]!r} at {end}")
    return sequence


def _sequence(template: str, start: int, stops: str) -> tuple[Sequence, int]:
    nodes: list[Node] = []
    text, at = "", start
    while at < len(template) and template[at] not in stops + ")>}":
        if template[at] not in _OPENING or (template[at] == "（" and not _is_choice(template, at)):
            text += template[at]
            at += 1
            continue
        if text:
            nodes.append(text)
            text = ""
        node, at = _OPENING[template[at]](template, at)
        nodes.append(node)
    return Sequence((*nodes, text) if text else tuple(nodes)), at


def _is_choice(template: str, start: int) -> bool:
    """True where a full-width bracket holds alternatives; otherwise it is printed."""
    level = braces = 0
    for char in template[start:]:
        level += (char in "（(<") - (char in "）)>")
        braces += (char == "{") - (char == "}")
        if char == "|" and level == 1 and not braces:
            return True
        if not level:
            return False
    return False


def _choice(template: str, start: int) -> tuple[Node, int]:
    closing = {"(": ")", "（": "）"}[template[start]]
    ways: list[Sequence] = []
    at = start
    while at == start or (at < len(template) and template[at] == "|"):
        way, at = _way(template, at + 1, closing)
        ways.append(way)
    return Choice(tuple(ways)), _closed(template, at, closing)


def _way(template: str, start: int, closing: str) -> tuple[Sequence, int]:
    """One alternative; printed full-width brackets inside it do not end it."""
    nodes: list[Node] = []
    open_brackets, at = 0, start
    while True:
        inner, at = _sequence(template, at, "|（）" if closing == "）" else "|")
        nodes += inner.nodes
        if at >= len(template) or template[at] not in "（）" or (template[at] == "）" and not open_brackets):
            return Sequence(tuple(nodes)), at
        if template[at] == "（" and _is_choice(template, at):
            node, at = _choice(template, at)
            nodes.append(node)
            continue
        open_brackets += 1 if template[at] == "（" else -1
        nodes.append(template[at])
        at += 1


def _optional(template: str, start: int) -> tuple[Node, int]:
    head = template[start + 1 :].partition(":")[0]
    percent, skip = (int(head), len(head) + 1) if head.isdigit() and ":" in template else (50, 0)
    inner, at = _sequence(template, start + 1 + skip, "")
    return Optional(percent, inner), _closed(template, at, ">")


def _slot(template: str, start: int) -> tuple[Node, int]:
    end = template.find("}", start)
    if end < 0:
        raise UsageError(f"template {template!r}", f"has an open slot at {start}")
    body, *options = template[start + 1 : end].split("|")
    sign = body[0] if body[0] in SIGNS else ""
    pairs = (option.partition("=") for option in options)
    return Slot(sign, body[len(sign) :], {key: value for key, _, value in pairs}), end + 1


_OPENING = {"(": _choice, "（": _choice, "{": _slot, "<": _optional}


def _closed(template: str, at: int, mark: str) -> int:
    if at >= len(template) or template[at] != mark:
        raise UsageError(f"template {template!r}", f"misses {mark!r} at {at}")
    return at + 1
