"""Enumerations: which items of the text are one list, and where a list ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from gouji.checks.breakdown import add, first_place, fits_kind, place
from gouji.checks.context import CheckContext
from gouji.records import Claim, ClaimKind

_LABEL = 14
"""Longest text between two items of one enumeration."""


_VERB = re.compile("收到|受理|发布|推送|报送|制发|制定|印发|出台|废止|办结|答复|开设|编发|开展|举办|组织|更新|累计|同步")
"""Verbs by which another statement begins behind parts that make up their whole."""


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

    What then stands behind a turn, too little to be a breakdown, is of other things: a semicolon, another mark than between the
    parts, another unit, or a verb of its own (…；归集政策236条, ，制发规范性文件52件, ，互动留言收到1465条).
    """
    ordered = sorted(parts, key=place)
    for cut in range(2, len(ordered)):
        first, rest = ordered[:cut], ordered[cut:]
        if not add(first).meets(whole.quantity.base):
            continue
        if len(rest) > 1 and add(rest).high * 2 > whole.quantity.base.low:
            return [first, rest]
        if _turns(context, first, rest[0]):
            return [first]
    return [parts]


def _turns(context: CheckContext, parts: Sequence[Claim], next: Claim) -> bool:
    """True where what stands between the last of the parts and the next figure begins something else."""
    between = _between(context, parts[-1], next)
    marks = {mark for one, other in pairwise(parts) for mark in _between(context, one, other).strip()[:1]}
    other_mark = between.strip()[:1] in "，," and marks == {"、"}
    units = {part.quantity.unit.symbol for part in parts}
    other_unit = next.quantity.unit.symbol not in units
    return "；" in between or ";" in between or other_mark or other_unit or _VERB.search(between) is not None


def _between(context: CheckContext, one: Claim, other: Claim) -> str:
    paragraph = context.paragraph(one)
    return paragraph.text[one.locator.end or 0 : other.locator.start or 0] if paragraph is not None else ""


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
