"""The breakdowns of a report: lists with their wholes, and rows told behind theirs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from gouji.checks.breakdown import Breakdown, add, fits_kind, make_breakdown, of_its_year, same_kind
from gouji.checks.context import CheckContext
from gouji.checks.enumeration import joined, runs, with_tail
from gouji.checks.rows import told_in_a_row
from gouji.checks.subjects import not_counted
from gouji.quantity import Interval
from gouji.records import Claim, ClaimKind


def breakdowns(context: CheckContext) -> Iterator[Breakdown]:
    """All breakdowns of counts or amounts, by whole and list."""
    lists: dict[str, dict[int, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in context.claims:
        whole = _whole_of(context, claim)
        divides = claim.part is not None and whole is not None and whole.quantity.value > 0 and fits_kind(claim, whole)
        if whole is not None and claim.part is not None and divides and not not_counted(context, claim):
            lists[whole.id][claim.part.list].append(claim)
    for whole_id, by_list in lists.items():
        whole = context.claim(whole_id)
        assert whole is not None
        for parts in joined(whole, list(by_list.values())):
            for run in runs(context, whole, parts):
                full = with_tail(context, whole, run) if add(run).low > whole.quantity.base.high else run
                yield make_breakdown(whole, full)
    yield from told_in_a_row(context)


def _whole_of(context: CheckContext, part: Claim) -> Claim | None:
    """What a claim is a part of; where that is last year's figure for comparison, this year's that stands before it."""
    whole = context.claim(part.part.whole) if part.part is not None else None
    return whole if whole is None else of_its_year(context.claims, whole, part)


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
