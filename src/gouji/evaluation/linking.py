"""Links against labelled claims: does the likeliest reading of a sentence name the cells it speaks of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from gouji.document import Paragraph
from gouji.records import Claim, Reading, Result

_SPACE = re.compile(r"\s+")

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


@dataclass(frozen=True, slots=True)
class LabelledLink:
    """A labelled claim with the link it got.

    Attributes:
        cells: names of the cells it speaks of; none where no cell holds its figure.
        readings: the link's readings, the likeliest first.
        named: names of the cells of each reading; none for "none of these".
    """

    cells: frozenset[str]
    readings: tuple[Reading, ...]
    named: tuple[frozenset[str], ...]

    @property
    def right(self) -> int | None:
        """Which reading is the labelled one, None where the link does not have it."""
        return self.named.index(self.cells) if self.cells in self.named else None


def judge_links(result: Result, items: Iterable[Mapping[str, Any]]) -> Linked:
    """Compare a result with its labelled paragraphs (`claims.jsonl`), whose claims name their `cells`."""
    return count_links(labelled_links(result, items))


def count_links(found: Iterable[LabelledLink | None]) -> Linked:
    """Counts the labelled links of a report."""
    right = wrong = unread = 0
    for link in found:
        if link is None:
            unread += 1
        elif link.right == 0 or not (link.readings or link.cells):
            right += 1
        else:
            wrong += 1
    return Linked(right, wrong, unread)


def labelled_links(result: Result, items: Iterable[Mapping[str, Any]]) -> Iterator[LabelledLink | None]:
    """The claims of labelled paragraphs (`claims.jsonl`, with their `cells`) and the links a result has for them.

    None stands for one with cells that no claim was read for.
    """
    claims, links = _by_paragraph(result), {link.claim: link for link in result.links}
    names = {fact.id: fact.key.name for fact in result.facts}
    for item in items:
        there = list(claims.get(_bare(item["text"]), ()))
        for label in item["claims"]:
            if "cells" not in label:
                continue
            claim = _take(there, Decimal(str(label["value"])))
            if claim is not None:
                link = links.get(claim.id)
                readings = link.readings if link is not None else ()
                named = (frozenset(names[fact] for fact in reading.facts if fact in names) for reading in readings)
                yield LabelledLink(frozenset(label["cells"]), readings, tuple(named))
            elif label["cells"] and claims.get(_bare(item["text"])):
                yield None


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
