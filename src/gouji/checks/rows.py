"""Rows told behind their whole although no word says that they are its parts: rows an identity sums up, ways requests came in,
kinds of documents that leave no other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from gouji.checks.breakdown import EXHAUSTIVE, Breakdown, first_place, fits_kind, place
from gouji.checks.context import CheckContext
from gouji.records import Claim, ClaimKind, Closure, PeriodKind

_ROWS = 4
"""So many rows in one sentence are told as the parts of their sum."""

_WAYS = 3
"""So many ways in a row are told as those the requests came by."""

_WAY = re.compile(
    r"^[、，,；;]?(?:其中)?(?:通过|以|采取|采用|使用|经由?|由)?(?:政府|门户|官方)?"
    r"(?:网络|网站|网上|互联网|在线|线上|信函|信件|来信|书信|邮寄|邮政|寄送|快递|挂号信|当面|现场|窗口|上门|传真|电子邮件|电子邮箱|邮箱|邮件|电邮|平台|系统|其[他它])+"
    r"(?:方式|渠道|途径|形式)?(?:提交|申请|提出|收到|接收|受理|办理|递交|寄来)*(?:的|有)?$"
)
"""A label that names a way and nothing else: 受理网络投诉 is none."""

_GONE = ("withdrawn", "carried_out")
"""Requests told before the rest of them."""

_MARKS = "、，,；;"
_DOCUMENTS = re.compile(r"公文|文件")


def told_in_a_row(context: CheckContext) -> Iterator[Breakdown]:
    """Breakdowns of rows that only stand behind their whole."""
    yield from _by_identity(context)
    for row in _bare_rows(context):
        yield from _ways(context, row)
        yield from _kinds(context, row)
    yield from _rest(context)


def _bare_rows(context: CheckContext) -> Iterator[list[Claim]]:
    """Figures without row or list that follow on each other within a clause's reach, all in one unit."""
    row: list[Claim] = []
    for claim in sorted(context.claims, key=place):
        bare = (
            claim.kind is ClaimKind.LEVEL and claim.concept == "other_count" and claim.part is None and not claim.adds and not claim.implied
        )
        if row and not (bare and _next(row[-1], claim)):
            if len(row) > 1:
                yield row
            row = []
        if bare:
            row.append(claim)
    if len(row) > 1:
        yield row


def _next(last: Claim, claim: Claim) -> bool:
    same = (last.locator.block, last.sentence, last.quantity.unit.symbol) == (
        claim.locator.block,
        claim.sentence,
        claim.quantity.unit.symbol,
    )
    return same and last.period.kind is claim.period.kind


def _ways(context: CheckContext, row: list[Claim]) -> Iterator[Breakdown]:
    """收到217件，其中自然人182件、法人35件；通过网络163件、信函51件、当面3件."""
    named = _tail(row, _is_way)
    whole = _last_total(context, named) if len(named) >= _WAYS else None
    if whole is not None and whole.concept == "received":
        last = named[-1].label.strip(_MARKS)
        yield Breakdown(whole, tuple(named), Closure.CLOSED if last.startswith(("其他", "其它")) else Closure.UNKNOWN, "channel")


def _rest(context: CheckContext) -> Iterator[Breakdown]:
    """收到39件，1件撤回，其余38件已答复: what is told before the rest and the rest itself make up the last total."""
    for rest in context.claims:
        if rest.role != "rest" or rest.concept != "handled" or rest.kind is not ClaimKind.LEVEL or rest.part is not None or rest.dimensions:
            continue
        told = [claim for claim in context.claims if _told_before(claim, rest)]
        gone = [claim for claim in told if claim.concept in _GONE]
        first = min((claim.locator.start or 0 for claim in gone), default=0)
        totals = [claim for claim in context.claims if claim.locator.block == rest.locator.block and (claim.locator.start or 0) < first]
        whole = max((claim for claim in totals if _is_total(claim) and _is_asked(claim)), key=place, default=None)
        between = [
            claim for claim in told if claim not in gone and whole is not None and place(claim) > place(whole) and claim.part is None
        ]
        if whole is not None and gone and not between:
            yield Breakdown(whole, (*gone, rest), Closure.CLOSED, "outcome")


def _told_before(claim: Claim, rest: Claim) -> bool:
    same = (claim.locator.block, claim.sentence) == (rest.locator.block, rest.sentence) and place(claim) < place(rest)
    return same and claim.kind in (ClaimKind.LEVEL, ClaimKind.PART) and not claim.implied


def _is_asked(claim: Claim) -> bool:
    return claim.concept == "received" or "received" in claim.adds


def _is_way(claim: Claim) -> bool:
    return _WAY.match(claim.label) is not None


def _kinds(context: CheckContext, row: list[Claim]) -> Iterator[Breakdown]:
    """制发公文164件，主动公开102件、依申请公开47件、不予公开15件."""
    for kinds in EXHAUSTIVE:
        named = row[-len(kinds) :]
        told = len(named) == len(kinds) and all(item.label.strip(_MARKS).startswith(kind) for item, kind in zip(named, kinds, strict=True))
        whole = _last_total(context, named) if told else None
        if whole is not None and whole.concept == "other_count" and _DOCUMENTS.search(whole.label):
            yield Breakdown(whole, tuple(named), Closure.CLOSED, "class")


def _tail(row: list[Claim], fits: Callable[[Claim], bool]) -> list[Claim]:
    """The last claims of a row, as many as fit."""
    first = next((place for place in range(len(row), 0, -1) if not fits(row[place - 1])), 0)
    return row[first:]


def _last_total(context: CheckContext, row: Sequence[Claim]) -> Claim | None:
    """The last total before a row in its sentence, where it is of the same kind."""
    block, first = first_place(row)
    before = [claim for claim in context.claims if claim.locator.block == block and (claim.locator.start or 0) < first and claim not in row]
    totals = [claim for claim in before if claim.sentence == row[0].sentence and _is_total(claim)]
    whole = max(totals, key=place, default=None)
    return whole if whole is not None and whole.quantity.value > 0 and all(fits_kind(part, whole) for part in row) else None


def _is_total(claim: Claim) -> bool:
    level = claim.kind is ClaimKind.LEVEL and claim.part is None and not claim.dimensions and not claim.implied
    return level and claim.period.kind is PeriodKind.THIS_YEAR


def _by_identity(context: CheckContext) -> Iterator[Breakdown]:
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
    before = [claim for claim in found if (claim.locator.start or 0) < first and not claim.dimensions and claim.quantity.value > 0]
    return max(before, key=place, default=None)
