"""Breakdowns: a whole the narrative states with the parts it names, as intervals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gouji.checks.context import CheckContext
from gouji.quantity import ZERO, Interval, UnitKind
from gouji.records import Claim, ClaimKind, Closure

_COUNTED = (UnitKind.COUNT, UnitKind.NONE)
EXHAUSTIVE = (("主动公开", "依申请公开", "不予公开"),)
"""Kinds that leave no other: a document is published, given on request, or withheld."""

_LABEL = 14
"""Longest text between two items of one enumeration."""

_ROWS = 4
"""So many rows in one sentence are told as the parts of their sum."""

_TIMES = ("次", "人次", "人", "户", "万次", "万人次")
"""Units of visits and persons, which are no parts of documents."""



@dataclass(frozen=True, slots=True)
class Breakdown:
    """A stated whole and the parts of one list.

    Attributes:
        restated: parts left out because they repeat the whole (全文电子化共107条 of 107).
    """

    whole: Claim
    parts: tuple[Claim, ...]
    closure: Closure
    axis: str
    restated: tuple[Claim, ...] = ()

    @property
    def total(self) -> Interval:
        """The stated whole."""
        return self.whole.quantity.base

    @property
    def sum(self) -> Interval:
        """The parts added up."""
        return add(self.parts)


def add(claims: Sequence[Claim]) -> Interval:
    """Stated numbers added up, in the base unit."""
    return sum((claim.quantity.base for claim in claims), Interval.exact(ZERO))


def breakdowns(context: CheckContext) -> Iterator[Breakdown]:
    """All breakdowns of counts or amounts, by whole and list."""
    lists: dict[str, dict[int, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in context.claims:
        whole = context.claim(claim.part.whole) if claim.part is not None else None
        if claim.part is not None and whole is not None and _fits_kind(claim, whole):
            lists[whole.id][claim.part.list].append(claim)
    for whole_id, by_list in lists.items():
        whole = context.claim(whole_id)
        assert whole is not None
        for parts in _joined(whole, list(by_list.values())):
            for run in _runs(whole, parts):
                full = _with_tail(context, whole, run) if add(run).low > whole.quantity.base.high else run
                yield _breakdown(whole, full)
    yield from _told_in_a_row(context)


def _with_tail(context: CheckContext, whole: Claim, parts: list[Claim]) -> list[Claim]:
    """Items that go on in the same enumeration: a list does not end where its sum passes the whole."""
    paragraph = context.paragraph(whole)
    if paragraph is None:
        return parts
    full = sorted(parts, key=_place)
    later = [claim for claim in context.claims if claim.locator.block == full[-1].locator.block and _place(claim) > _place(full[-1])]
    for claim in sorted(later, key=_place):
        between = paragraph.text[full[-1].locator.end or 0 : claim.locator.start or 0]
        goes_on = len(between) <= _LABEL and between[:1] in ("、", "，", ",") and not any(mark in between[1:] for mark in "，。；、,;")
        same = claim.kind is ClaimKind.LEVEL and claim.part is None and claim.quantity.unit.symbol == full[-1].quantity.unit.symbol
        if not (goes_on and same and _fits_kind(claim, whole)):
            break
        full.append(claim)
    return full


def _told_in_a_row(context: CheckContext) -> Iterator[Breakdown]:
    """Rows that an identity sums up, told in one sentence after their sum although no word says that they are its parts."""
    for rule in context.profile.identities:
        left, right = rule.formula.sides if rule.formula.relation == "=" else (None, None)
        if rule.across or rule.over or left is None or right is None or len(left.names) != 1:
            continue
        rows: dict[tuple[int, tuple[int, int]], list[Claim]] = defaultdict(list)
        for claim in context.claims:
            plain = claim.kind is ClaimKind.LEVEL and claim.part is None and not claim.adds and not claim.dimensions
            if plain and _row(claim) in right.names:
                rows[claim.locator.block, claim.sentence].append(claim)
        for parts in rows.values():
            whole = _sum_before(context, left.names[0], parts)
            if whole is not None and len({_row(part) for part in parts}) >= _ROWS and all(_fits_kind(part, whole) for part in parts):
                yield Breakdown(whole, tuple(parts), Closure.UNKNOWN, "outcome")


def _row(claim: Claim) -> str:
    return (claim.concept or "").partition(".")[0]


def _sum_before(context: CheckContext, concept: str, parts: Sequence[Claim]) -> Claim | None:
    """The last statement of the sum before the parts in their paragraph."""
    block, first = _first(parts)
    found = [claim for claim in context.claims if claim.concept == concept and claim.locator.block == block and not claim.implied]
    before = [claim for claim in found if (claim.locator.start or 0) < first and not claim.dimensions]
    return max(before, key=_place, default=None)


def _runs(whole: Claim, parts: list[Claim]) -> list[list[Claim]]:
    """Two breakdowns told in one breath (by channel, by content): where the first parts make up the whole, the rest is another."""
    ordered = sorted(parts, key=_place)
    for cut in range(2, len(ordered) - 1):
        first, rest = ordered[:cut], ordered[cut:]
        if add(first).meets(whole.quantity.base) and add(rest).high * 2 > whole.quantity.base.low:
            return [first, rest]
    return [parts]


def _place(part: Claim) -> tuple[int, int]:
    return part.locator.block, part.locator.start or 0


def _joined(whole: Claim, lists: list[list[Claim]]) -> list[list[Claim]]:
    """Lists of one whole that are one enumeration of classes and channels: they run into each other, or only together make it up."""
    apart = [parts for parts in lists if not _mixes(parts)]
    mixed = [parts for parts in lists if _mixes(parts)]
    together = [part for parts in mixed for part in parts]
    if len(mixed) < 2 or all(add(parts).meets(whole.quantity.base) for parts in mixed):
        return lists
    if add(together).meets(whole.quantity.base):
        return [*apart, together]
    joined: list[list[Claim]] = []
    for parts in sorted(mixed, key=_first):
        one_sentence = bool(joined) and parts[0].sentence == joined[-1][0].sentence
        if one_sentence and (_first(parts) < _last(joined[-1]) or len(parts) == 1):
            joined[-1] = joined[-1] + parts
        else:
            joined.append(parts)
    return [*apart, *joined]


def _mixes(parts: Sequence[Claim]) -> bool:
    """True for lists by class or channel, which writers mix; those by applicant or outcome stand for themselves."""
    return all(part.part is not None and part.part.axis in ("class", "channel", "other") for part in parts)


def _first(parts: Sequence[Claim]) -> tuple[int, int]:
    return min(_place(part) for part in parts)


def _last(parts: Sequence[Claim]) -> tuple[int, int]:
    return max(_place(part) for part in parts)


def _fits_kind(part: Claim, whole: Claim) -> bool:
    if whole.quantity.unit.kind is UnitKind.PERCENT or part.period.kind is not whole.period.kind:
        return False
    return _same_kind(part, whole)


def other_values(context: CheckContext, item: Breakdown) -> tuple[Interval, ...]:
    """What the parts may add up to as well.

    The other legitimate readings of the whole (on hand instead of received), and the other totals before it in its
    paragraph: where several totals stand before a list, only the sum tells which of them it divides.
    """
    link = context.link(item.whole)
    readings = [reading.expected for reading in link.readings if reading.expected is not None] if link else []
    members = {item.whole.id, *(part.id for part in item.parts), *(part.id for part in item.restated)}
    first = min(part.locator.start or 0 for part in item.parts)
    totals = [claim.quantity.base for claim in context.claims if claim.id not in members and _total_before(claim, item.whole, first)]
    return (*readings, *totals)


def _total_before(claim: Claim, whole: Claim, first: int) -> bool:
    near = claim.locator.block == whole.locator.block and (claim.locator.start or 0) < first
    return near and claim.kind is ClaimKind.LEVEL and claim.part is None and _same_kind(claim, whole)


def _breakdown(whole: Claim, parts: list[Claim]) -> Breakdown:
    axes = {part.part.axis for part in parts if part.part is not None}
    axis = axes.pop() if len(axes) == 1 else "class"
    restated = [part for part in parts if part.quantity.value == whole.quantity.value]
    rest = [part for part in parts if part not in restated]
    if restated and add(rest).low > ZERO:
        parts = rest
    else:
        restated = []
    closure = _closure(parts, axis)
    return Breakdown(whole, tuple(parts), closure, axis, tuple(restated))


def _closure(parts: Sequence[Claim], axis: str) -> Closure:
    stated = {part.part.closure for part in parts if part.part is not None}
    if Closure.OPEN in stated:
        return Closure.OPEN
    members = {dict(part.dimensions).get("applicant") for part in parts}
    if Closure.CLOSED in stated or (axis == "applicant" and {"natural", "legal"} <= members) or _exhausts(parts):
        return Closure.CLOSED
    return Closure.UNKNOWN


def _exhausts(parts: Sequence[Claim]) -> bool:
    """True for lists that name every kind there is."""
    labels = [f"{part.label} {part.text}" for part in parts]
    return any(len(parts) == len(kinds) and all(any(kind in label for label in labels) for kind in kinds) for kinds in EXHAUSTIVE)


def _same_kind(part: Claim, whole: Claim) -> bool:
    if part.kind in (ClaimKind.SHARE, ClaimKind.GROWTH, ClaimKind.CHANGE, ClaimKind.UNIVERSAL):
        return False
    one, other = part.quantity.unit, whole.quantity.unit
    if (one.symbol in _TIMES) != (other.symbol in _TIMES):
        return False
    return (one.kind is other.kind or (one.kind in _COUNTED and other.kind in _COUNTED)) and part.quantity.value >= Decimal(0)
