"""Links against labelled claims: does the likeliest reading of a sentence name the cells it speaks of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from gouji.document import Paragraph
from gouji.records import Claim, Link, Result

_SPACE = re.compile(r"\s+")
_NONE = ""
"""Formula of the reading "none of these"."""


@dataclass(frozen=True, slots=True)
class Linked:
    """Labelled claims of one report.

    Attributes:
        right, wrong: claims that were read and whose likeliest reading is, or is not, the labelled cells; none for figures
            that no cell holds.
        unread: claims with cells that no claim was read for.
    """

    right: int = 0
    wrong: int = 0
    unread: int = 0


def judge_links(result: Result, items: Iterable[Mapping[str, Any]]) -> Linked:
    """Compare a result with its labelled paragraphs (`claims.jsonl`), whose claims name their `cells`."""
    claims, links = _by_paragraph(result), {link.claim: link for link in result.links}
    names = {fact.id: fact.key.name for fact in result.facts}
    right = wrong = unread = 0
    for item in items:
        there = list(claims.get(_bare(item["text"]), ()))
        for label in item["claims"]:
            if "cells" not in label:
                continue
            claim = _take(there, Decimal(str(label["value"])))
            if claim is None:
                unread += bool(label["cells"]) and bool(claims.get(_bare(item["text"])))
                continue
            fits = _cells(links.get(claim.id), names) == set(label["cells"])
            right += fits
            wrong += not fits
    return Linked(right, wrong, unread)


def _by_paragraph(result: Result) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    blocks = result.document.blocks if result.document is not None else ()
    for claim in sorted(result.claims, key=lambda claim: (claim.locator.block, claim.locator.start or 0)):
        block = blocks[claim.locator.block] if claim.locator.block < len(blocks) else None
        if isinstance(block, Paragraph) and not claim.implied:
            found[_bare(block.text)].append(claim)
    return found


def _bare(text: str) -> str:
    return _SPACE.sub("", text)


def _take(claims: list[Claim], value: Decimal) -> Claim | None:
    """The first claim of the paragraph with the value, which is used up."""
    for place, claim in enumerate(claims):
        if abs(claim.quantity.value) == abs(value):
            return claims.pop(place)
    return None


def _cells(link: Link | None, names: Mapping[str, str]) -> set[str]:
    if link is None or not link.readings or link.readings[0].formula == _NONE:
        return set()
    return {names[fact] for fact in link.readings[0].facts if fact in names}
