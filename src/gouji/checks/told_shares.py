"""Shares whose two figures the sentence names outright: 228项，占260项的87.69%; 甲类及乙类合计占总数的79.63%."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gouji.checks.context import CheckContext
from gouji.checks.shares import COUNTED, CURRENT, Ratio
from gouji.records import Claim, ClaimKind

_TAKEN_OF = re.compile(r"\s*[，,、（(]?\s*[共约仅]?占(?:了|到|全部|总共)?\s*")
_CLAUSE = re.compile(r"[，,。；;：:（(]")
_JOINT = re.compile(r"以及|[及和与、]")
_MARKS = re.compile(r"[，,、；;：:\s]|其中|包括")
_ALL = re.compile("总|全部|合计")
_LEVELS = (ClaimKind.LEVEL, ClaimKind.PART)


def told_ratio(context: CheckContext, share: Claim) -> Ratio | None:
    """The ratio of a part and a whole that both stand right before the share, or of parts of a list that are named before 占."""
    paragraph = context.paragraph(share)
    if paragraph is None:
        return None
    before = [claim for claim in context.claims if _comes_before(claim, share)]
    before.sort(key=lambda claim: claim.locator.end or 0)
    return _side_by_side(paragraph.text, before, share) or _named(paragraph.text, before, share)


def _comes_before(claim: Claim, share: Claim) -> bool:
    same = claim.locator.block == share.locator.block and claim.sentence == share.sentence and not claim.implied
    return same and (claim.locator.end or 0) <= (share.locator.start or 0) and claim.kind in _LEVELS and claim.period.kind in CURRENT


def _side_by_side(text: str, before: Sequence[Claim], share: Claim) -> Ratio | None:
    """228项，占260项的87.69%."""
    if len(before) < 2:
        return None
    part, whole = before[-2:]
    if text[whole.locator.end : share.locator.start].strip() != "的" or not _TAKEN_OF.fullmatch(
        text[part.locator.end : whole.locator.start]
    ):
        return None
    units = {part.quantity.unit.kind, whole.quantity.unit.kind}
    return Ratio((part,), whole) if units <= set(COUNTED) and whole.quantity.base.low > 0 else None


def _named(text: str, before: Sequence[Claim], share: Claim) -> Ratio | None:
    """Two parts or more of one list, named again before 占总数的."""
    clause = _CLAUSE.split(text[share.sentence[0] : share.locator.start])[-1]
    head, taken, tail = clause.partition("占")
    names = [name for name in _JOINT.split(head) if name]
    parts = [_member(name, before) for name in names]
    found = [part for part in parts if part is not None]
    lists = {(part.part.whole, part.part.list) for part in found if part.part is not None}
    if not taken or len(names) < 2 or len(found) != len(names) or len(lists) != 1 or len({part.id for part in found}) != len(found):
        return None
    whole = next((claim for claim in before if (claim.id, found[0].part and found[0].part.list) in lists), None)
    told = _ALL.search(tail) is not None and _member(tail, before) is None
    return Ratio(tuple(found), whole) if whole is not None and told and whole.quantity.base.low > 0 else None


def _member(name: str, before: Sequence[Claim]) -> Claim | None:
    """The part of a list whose label a name holds, or that holds the name; the longest where one label holds another."""
    fitting = [
        claim for claim in before if claim.part is not None and (label := _MARKS.sub("", claim.label)) and (label in name or name in label)
    ]
    return max(fitting, key=lambda claim: len(claim.label), default=None)
