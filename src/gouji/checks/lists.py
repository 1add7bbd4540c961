"""The breakdowns of a report: lists with their wholes, and rows told after their sum."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from gouji.checks.breakdown import Breakdown, add, first_place, fits_kind, make_breakdown, place, same_kind
from gouji.checks.context import CheckContext
from gouji.checks.enumeration import joined, runs, with_tail
from gouji.checks.subjects import not_counted
from gouji.quantity import Interval
from gouji.records import Claim, ClaimKind, Closure, PeriodKind

_ROWS = 4
"""So many rows in one sentence are told as the parts of their sum."""


def breakdowns(context: CheckContext) -> Iterator[Breakdown]:
    """All breakdowns of counts or amounts, by whole and list."""
    lists: dict[str, dict[int, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in context.claims:
        whole = _whole_of(context, claim)
        if claim.part is not None and whole is not None and fits_kind(claim, whole) and not not_counted(context, claim):
            lists[whole.id][claim.part.list].append(claim)
    for whole_id, by_list in lists.items():
        whole = context.claim(whole_id)
        assert whole is not None
        for parts in joined(whole, list(by_list.values())):
            for run in runs(whole, parts):
                full = with_tail(context, whole, run) if add(run).low > whole.quantity.base.high else run
                yield make_breakdown(whole, full)
    yield from _told_in_a_row(context)


def _whole_of(context: CheckContext, part: Claim) -> Claim | None:
    """What a claim is a part of; where that is last year's figure for comparison, this year's that stands before it."""
    whole = context.claim(part.part.whole) if part.part is not None else None
    if whole is None or whole.period.kind is not PeriodKind.LAST_YEAR or part.period.kind is PeriodKind.LAST_YEAR:
        return whole
    named = (
        claim
        for claim in context.claims
        if claim.locator.block == whole.locator.block and (claim.locator.start or 0) < (whole.locator.start or 0)
        and claim.concept == whole.concept and claim.kind is ClaimKind.LEVEL and claim.period.kind is part.period.kind
    )  # fmt: skip
    return max(named, key=place, default=whole)


def _told_in_a_row(context: CheckContext) -> Iterator[Breakdown]:
    """Rows that an identity sums up, told in one sentence after their sum although no word says that they are its parts."""
    for rule in context.profile.identities:
        left, right = rule.formula.sides if rule.formula.relation == "=" else (None, None)
        if rule.across or rule.over or left is None or right is None or len(left.names) != 1:
            continue
        rows: dict[tuple[int, tuple[int, int]], list[Claim]] = defaultdict(list)
        for claim in context.claims:
            plain = claim.kind in (ClaimKind.LEVEL, ClaimKind.PART) and not claim.adds and not claim.dimensions
            if plain and _row(claim) in right.names:
                rows[claim.locator.block, claim.sentence].append(claim)
        for told in rows.values():
            parts = _outermost(context, told)
            whole = _sum_before(context, left.names[0], parts)
            if whole is not None and len({_row(part) for part in parts}) >= _ROWS and all(fits_kind(part, whole) for part in parts):
                yield Breakdown(whole, tuple(parts), Closure.UNKNOWN, "outcome")


def _outermost(context: CheckContext, claims: list[Claim]) -> list[Claim]:
    """Those not in a bracket behind another: 公开19件（予以公开14件、部分公开5件） tells one part, then its own parts."""
    depths = [_depth(context, claim) for claim in claims]
    return [claim for claim, depth in zip(claims, depths, strict=True) if depth == min(depths)]


def _depth(context: CheckContext, claim: Claim) -> int:
    paragraph = context.paragraph(claim)
    before = paragraph.text[: claim.locator.start or 0] if paragraph is not None else ""
    return sum(before.count(mark) for mark in "（(") - sum(before.count(mark) for mark in "）)")


def _row(claim: Claim) -> str:
    return (claim.concept or "").partition(".")[0]


def _sum_before(context: CheckContext, concept: str, parts: Sequence[Claim]) -> Claim | None:
    """The last statement of the sum before the parts in their paragraph."""
    block, first = first_place(parts)
    found = [claim for claim in context.claims if claim.concept == concept and claim.locator.block == block and not claim.implied]
    before = [claim for claim in found if (claim.locator.start or 0) < first and not claim.dimensions]
    return max(before, key=place, default=None)


def other_values(context: CheckContext, item: Breakdown) -> tuple[Interval, ...]:
    """What the parts may add up to as well.

    The other legitimate readings of the whole (on hand instead of received), and the other totals before it in its
    paragraph: where several totals stand before a list, only the sum tells which of them it divides. Totals that an identity
    adds up (new and carried in) may be divided together.
    """
    link = context.link(item.whole)
    readings = [reading.expected for reading in link.readings if reading.expected is not None] if link else []
    members = {item.whole.id, *(part.id for part in item.parts), *(part.id for part in item.restated)}
    first = min(part.locator.start or 0 for part in item.parts)
    totals = [claim for claim in context.claims if claim.id not in members and _total_before(claim, item.whole, first)]
    together = [add((item.whole, claim)) for claim in totals if _summands(context, item.whole, claim)]
    return (*readings, *(claim.quantity.base for claim in totals), *together)


def _summands(context: CheckContext, one: Claim, other: Claim) -> bool:
    """True where one side of an identity is just the sum of what the two claims state."""
    sides = [side for rule in context.profile.identities for side in rule.formula.sides if side is not None]
    return one.concept != other.concept and any(set(side.names) == {one.concept, other.concept} for side in sides)


def _total_before(claim: Claim, whole: Claim, first: int) -> bool:
    near = claim.locator.block == whole.locator.block and (claim.locator.start or 0) < first
    return near and claim.kind is ClaimKind.LEVEL and claim.part is None and same_kind(claim, whole)
