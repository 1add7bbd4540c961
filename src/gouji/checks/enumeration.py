"""Enumerations: which items of the text are one list, and where a list ends."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.checks.breakdown import add, first_place, fits_kind, place
from gouji.checks.context import CheckContext
from gouji.records import Claim, ClaimKind

_LABEL = 14
"""Longest text between two items of one enumeration."""


def joined(whole: Claim, lists: list[list[Claim]]) -> list[list[Claim]]:
    """Lists of one whole that are one enumeration of classes and channels: they run into each other, or only together make it up."""
    apart = [parts for parts in lists if not _mixes(parts)]
    mixed = [parts for parts in lists if _mixes(parts)]
    together = [part for parts in mixed for part in parts]
    if len(mixed) < 2 or all(add(parts).meets(whole.quantity.base) for parts in mixed):
        return lists
    if add(together).meets(whole.quantity.base):
        return [*apart, together]
    joined: list[list[Claim]] = []
    for parts in sorted(mixed, key=first_place):
        one_sentence = bool(joined) and parts[0].sentence == joined[-1][0].sentence
        if one_sentence and (first_place(parts) < _last(joined[-1]) or len(parts) == 1):
            joined[-1] = joined[-1] + parts
        else:
            joined.append(parts)
    return [*apart, *joined]


def _mixes(parts: Sequence[Claim]) -> bool:
    """True for lists by class or channel, which writers mix; those by applicant or outcome stand for themselves."""
    return all(part.part is not None and part.part.axis in ("class", "channel", "other") for part in parts)


def _last(parts: Sequence[Claim]) -> tuple[int, int]:
    return max(place(part) for part in parts)


def runs(context: CheckContext, whole: Claim, parts: list[Claim]) -> list[list[Claim]]:
    """Two breakdowns told in one breath (by channel, by content): where the first parts make up the whole, the rest is another.

    What stands behind a semicolon then, too little to be a breakdown, is of other things (…；开设专栏，归集政策236条).
    """
    ordered = sorted(parts, key=place)
    for cut in range(2, len(ordered)):
        first, rest = ordered[:cut], ordered[cut:]
        if not add(first).meets(whole.quantity.base):
            continue
        if len(rest) > 1 and add(rest).high * 2 > whole.quantity.base.low:
            return [first, rest]
        if _semicolon_between(context, first[-1], rest[0]):
            return [first]
    return [parts]


def _semicolon_between(context: CheckContext, one: Claim, other: Claim) -> bool:
    paragraph = context.paragraph(one)
    between = paragraph.text[one.locator.end or 0 : other.locator.start or 0] if paragraph is not None else ""
    return "；" in between or ";" in between


def with_tail(context: CheckContext, whole: Claim, parts: list[Claim]) -> list[Claim]:
    """Items that go on in the same enumeration: a list does not end where its sum passes the whole."""
    paragraph = context.paragraph(whole)
    if paragraph is None:
        return parts
    full = sorted(parts, key=place)
    later = [claim for claim in context.claims if claim.locator.block == full[-1].locator.block and place(claim) > place(full[-1])]
    for claim in sorted(later, key=place):
        between = paragraph.text[full[-1].locator.end or 0 : claim.locator.start or 0]
        goes_on = len(between) <= _LABEL and between[:1] in ("、", "，", ",") and not any(mark in between[1:] for mark in "，。；、,;")
        same = claim.kind is ClaimKind.LEVEL and claim.part is None and claim.quantity.unit.symbol == full[-1].quantity.unit.symbol
        if not (goes_on and same and fits_kind(claim, whole)):
            break
        full.append(claim)
    return full
