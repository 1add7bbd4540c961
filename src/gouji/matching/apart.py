"""Figures told apart: a row that a reading adds to a claim's own, stated beside the claim under a figure of its own.

予以公开7件、部分公开1件: the 7 are no longer both rows. 予以公开7件（其中部分公开1件）: they may be.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gouji.errors import ProfileError
from gouji.profiles import Formula, Profile, parse_formula
from gouji.records import Claim, ClaimKind, PeriodKind

_CLOSED = re.compile(r"[（(][^（()）]*[)）]")
_WITHIN = re.compile(r"[（(]|其中|当中|包括|含|[其件个宗]内")
_SUMMED = re.compile(r"[共总]|合计|累计|以上|上述|加上")
_OF_THE_YEAR, _NEAR = re.compile("新收|新申请|(?:本年|当年|年内|今年)(?:度)?(?:收到|受理|申请)"), 14
_OPEN = ("process", "sum", "rest", "due")
"""Roles of figures that hold more than their row by their own word: 办理 is of all on hand, a sum or rest of what stands around it."""


def told_apart(reading: str, claim: Claim, near: Sequence[Claim], profile: Profile, text: str = "") -> bool:
    """True where a row that `reading` adds to the claim's own has a figure of its own in the paragraph, outside the claim's.

    Args:
        near: the claims of the paragraph.
        text: the paragraph's text; without it every figure stands outside unless it is stated to be a part.
    """
    row = claim.concept or ""
    if claim.adds or claim.role in _OPEN or any(_states_less(other, claim) for other in near):
        return False
    beyond = rows_beyond(reading, row, profile) or _rows_taken(reading, claim, text)
    return any(_of_row(other, beyond) and _counts(other, claim) and not _within(claim, other, text) for other in near)


def tells_more(claim: Claim, near: Sequence[Claim]) -> bool:
    """True for 办理35件 beside 办结33件: what was in hand, of which a smaller figure of the same row is told as well."""
    return claim.role == "process" and any(other is not claim and _states_less(other, claim) for other in near)


def rows_beyond(reading: str, row: str, profile: Profile) -> frozenset[str]:
    """The rows a reading counts besides `row`; none where it does not hold the row.

    By an identity too: what was on hand, new and carried in, is what was handled and what is carried out.
    """
    formula = parse_formula(reading)
    own = _rows_of(row, profile)
    sides = [side for rule in profile.identities if rule.formula.relation == "=" and not rule.over for side in _both(rule.formula)]
    for held in (formula, *(other for one, other in sides if one.text == formula.text)):
        rows = _added(held, profile)
        if own <= rows:
            return rows - own
    return frozenset()


def _rows_taken(reading: str, claim: Claim, text: str) -> frozenset[str]:
    """The rows a reading takes from the claim's own (办结731件 as handled - carried_in), where its words do not say so (办结本年申请)."""
    try:
        terms = parse_formula(reading).terms
    except ProfileError:
        return frozenset()
    if not any(sign > 0 and name == claim.concept for name, sign in terms):
        return frozenset()
    before = text[claim.sentence[0] : claim.locator.start or 0][-_NEAR:]
    return frozenset() if _OF_THE_YEAR.search(before) else frozenset(name for name, sign in terms if sign < 0)


def _rows_of(name: str, profile: Profile) -> frozenset[str]:
    inner = profile.concept(name).formula if name in profile else None
    return (_added(inner, profile) if inner is not None else frozenset()) or frozenset({name})


def _both(equation: Formula) -> tuple[tuple[Formula, Formula], ...]:
    left, right = equation.sides
    return (left, right), (right, left)


def _added(formula: Formula, profile: Profile) -> frozenset[str]:
    """Names of a sum, each replaced by its own sum where it has one; none of a formula that takes something away."""
    try:
        terms = formula.terms
    except ProfileError:
        return frozenset()
    if any(sign < 0 for _, sign in terms):
        return frozenset()
    found: set[str] = set()
    for name, _ in terms:
        inner = profile.concept(name).formula if name in profile else None
        found |= _added(inner, profile) if inner is not None else {name}
    return frozenset(found)


def _of_row(claim: Claim, rows: frozenset[str]) -> bool:
    return claim.concept in rows


def _counts(other: Claim, claim: Claim) -> bool:
    """True for a printed figure of the same year and applicant that is not zero and no part of the claim's."""
    plain = other.kind in (ClaimKind.LEVEL, ClaimKind.PART) and not other.implied and not other.adds and other.quantity.value > 0
    current = other.period.kind in (PeriodKind.THIS_YEAR, PeriodKind.UNKNOWN)
    apart = other.part is None or other.part.whole != claim.id
    return plain and current and apart and other.dimensions == claim.dimensions


def _states_less(other: Claim, claim: Claim) -> bool:
    """True for a smaller figure of the claim's own row (公开14件，其中全部公开12件): the claim's may be of more rows."""
    same = (other.concept, other.dimensions) == (claim.concept, claim.dimensions) and not other.adds
    return same and 0 < other.quantity.value < claim.quantity.value and _counts_now(other)


def _counts_now(claim: Claim) -> bool:
    return claim.kind in (ClaimKind.LEVEL, ClaimKind.PART) and claim.period.kind is PeriodKind.THIS_YEAR


def _within(claim: Claim, other: Claim, text: str) -> bool:
    """True where the words between say that the other figure is within the claim's: a bracket, 其中, 含; or the claim sums up."""
    mine, its = claim.locator, other.locator
    if (its.start or 0) < (mine.start or 0):
        return _SUMMED.search(text[its.end or 0 : mine.start or 0]) is not None
    return _WITHIN.search(_CLOSED.sub("", text[mine.end or 0 : its.start or 0])) is not None
