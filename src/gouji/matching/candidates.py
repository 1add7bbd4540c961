"""Candidates: the cells and formulas that could answer a claim. Blocking by concept, kind of unit, applicant and period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gouji.facts.index import FactIndex, Value
from gouji.matching.agreement import comparable
from gouji.profiles import Formula, parse_formula
from gouji.quantity import Interval, UnitKind
from gouji.records import Claim, ClaimKind, PeriodKind

LINKABLE = (ClaimKind.LEVEL, ClaimKind.ZERO, ClaimKind.UNIVERSAL, ClaimKind.PART)
CURRENT = (PeriodKind.THIS_YEAR, PeriodKind.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One formula that could answer a claim.

    Attributes:
        source: why it is a candidate: direct, reading (a legitimate other formula), sum (a group row's own parts), part, group, rest
            (the row less what claims of the same name state beside it), remainder (the whole less the rows a list names).
        rank: place among the profile's readings, from 0 for the direct one.
    """

    formula: str
    value: Value
    source: str
    rank: int = 0


def unlinkable(claim: Claim, index: FactIndex) -> str:
    """Why a claim cannot be compared with this year's tables, "" where it can."""
    if claim.kind not in LINKABLE:
        return "no_level"
    concept = row_of(claim, index)
    if concept is None or concept not in index.profile:
        return "no_concept"
    if index.profile.concept(concept).narrative_only:
        return "no_row"
    if claim.period.kind not in CURRENT:
        return "other_period"
    if not comparable(claim.quantity.unit.kind, _kind(claim, index)):
        return "other_unit"
    return ""


def candidates(claim: Claim, index: FactIndex, near: Sequence[Claim]) -> list[Candidate]:
    """All formulas that could answer a claim, the direct one first; `near` are the other claims of its paragraph."""
    member = member_of(claim)
    found: dict[str, Candidate] = {}
    for text, source, rank in _formulas(claim, index, near):
        if text not in found:
            formula = parse_formula(text)
            found[text] = Candidate(text, _value(formula, index, member), source, rank)
    for others in (told_beside(claim, near), _kinds_without_row(claim, near)):
        if others and (rest := _rest(claim, index, others, member)) is not None:
            found.setdefault(rest.formula, rest)
    return [candidate for candidate in found.values() if candidate.value.missing != "absent"]


def row_of(claim: Claim, index: FactIndex) -> str | None:
    """The concept whose row a claim speaks of; of a sum without a row of its own (new and carried in together) the first term."""
    stated = claim.concept
    if claim.adds and (stated is None or stated not in index.profile or index.profile.concept(stated).narrative_only):
        return claim.adds[0]
    return stated


def member_of(claim: Claim) -> str:
    """The applicant a claim speaks of, "" for all of them."""
    return dict(claim.dimensions).get("applicant", "")


def factor_of(claim: Claim, index: FactIndex, value: Value) -> Decimal:
    """Size of the tables' unit in base units, as the cells print it."""
    for id in value.facts:
        quantity = index[id].quantity
        if quantity is not None and claim.quantity.unit.kind is quantity.unit.kind:
            return quantity.unit.factor
    return Decimal(1)


def _formulas(claim: Claim, index: FactIndex, near: Sequence[Claim]) -> Iterator[tuple[str, str, int]]:
    row = row_of(claim, index)
    assert row is not None
    concept = index.profile.concept(row)
    if claim.adds:
        yield " + ".join(claim.adds), "direct", 0
    if claim.role == "concluded" and row.endswith(".total"):
        yield _concluded(row, index), "direct", 0
    yield _direct(row, index), "reading" if claim.adds else "direct", 1 if claim.adds else 0
    if claim.kind is ClaimKind.ZERO and not claim.adds:
        return
    remainder = _left_to_handle(claim, index, near) if claim.concept == "handled" else _remainder(claim, index, near)
    if claim.role == "rest" and remainder:
        yield remainder, "remainder", 0
    if concept.formula is not None and index.printed(row) is not None:
        yield concept.formula.text, "sum", 0
    if claim.adds:
        for rank, text in enumerate(_readings_of_sum(claim, index), start=2):
            yield text, "reading", rank
    if claim.kind is not ClaimKind.UNIVERSAL or _exception_stated(near):
        for rank, reading in enumerate(concept.readings, start=1):
            yield reading.text, "reading", rank
    for part in index.profile.parts(row):
        yield part.id, "part", 1
    if concept.group and not index.profile.concept(concept.group).narrative_only:
        yield concept.group, "group", 1


def _remainder(claim: Claim, index: FactIndex, near: Sequence[Claim]) -> str:
    """予以公开1件，其他1件: what was handled less the rows that the list names, "" where it names none."""
    row = claim.concept or ""
    whole = f"{row.rpartition('.')[0]}.total" if row.endswith(".other") and not row.startswith("other_result") else "handled"
    around = [other for other in near if other is not claim and other.sentence == claim.sentence and other.kind in LINKABLE]
    told = [name for other in around if not other.dimensions for name in (other.concept or "", *other.adds)]
    rows = {name for name in told if _beside(name, whole, index)} - {row}
    rows = {name for name in rows if not any(name.startswith(f"{other}.") for other in rows)}
    return " - ".join([whole, *sorted(rows)]) if rows else ""


def _left_to_handle(claim: Claim, index: FactIndex, near: Sequence[Claim]) -> str:
    """1件撤回，1件结转，其余5件已答复: what was on hand less the figures told before it in the sentence."""
    place = claim.locator.start or 0
    gone = [
        other
        for other in near
        if other.sentence == claim.sentence and (other.locator.start or 0) < place and other.kind in LINKABLE and not other.implied
        and (_beside(other.concept or "", "handled", index) or _set_apart(other))
    ]  # fmt: skip
    return " - ".join(["received + carried_in", *(str(other.quantity.value) for other in gone)]) if gone else ""


def _set_apart(claim: Claim) -> bool:
    """True for requests that are told before the rest of them: withdrawn, carried over, of a kind without a row."""
    by_way = claim.part is not None and claim.part.axis in ("channel", "applicant", "region")
    return claim.concept in ("withdrawn", "carried_out", "other_count") and not claim.adds and not by_way


def _beside(row: str, whole: str, index: FactIndex) -> bool:
    """True where `row` is one of the rows that add up to `whole`, or a part of one."""
    if row not in index.profile or row == whole:
        return False
    if whole.endswith(".total"):
        return row.rpartition(".")[0] == whole.rpartition(".")[0]
    sums = (rule.formula for rule in index.profile.identities if rule.formula.text.partition("=")[0].strip() == whole)
    return any(row.partition(".")[0] in formula.names for formula in sums)


def _readings_of_sum(claim: Claim, index: FactIndex) -> Iterator[str]:
    """Readings of the concept that is the stated sum (on hand: what was done of it, where the verb is 办理)."""
    text = " + ".join(claim.adds)
    for concept in index.profile.concepts:
        if concept.formula is not None and concept.formula.text == text:
            yield from (reading.text for reading in concept.readings)


def _direct(concept: str, index: FactIndex) -> str:
    formula = index.profile.concept(concept).formula
    return formula.text if formula is not None and index.printed(concept) is None else concept


def _concluded(row: str, index: FactIndex) -> str:
    """复议案件审结88件: the total less what is pending."""
    formula = index.profile.concept(row).formula
    totals = formula.names if formula is not None else (row,)
    return " + ".join(totals) + "".join(f" - {total.removesuffix('total')}pending" for total in totals)


def _exception_stated(near: Sequence[Claim]) -> bool:
    """True where the paragraph itself names what is left over (除2件结转外，均已办结)."""
    return any(claim.concept == "carried_out" and claim.quantity.value > 0 and claim.kind is not ClaimKind.UNIVERSAL for claim in near)


def _rest(claim: Claim, index: FactIndex, others: Sequence[Claim], member: str) -> Candidate | None:
    """The row less the figures of other claims of the sentence that the row holds as well."""
    if claim.concept is None:
        return None
    value = index.value(claim.concept, member)
    if value.interval is None:
        return None
    stated = sum((other.quantity.value for other in others), Decimal(0))
    rest = value.interval - Interval.exact(stated)
    formula = " - ".join([claim.concept, *(str(other.quantity.value) for other in others)])
    return Candidate(formula, Value(rest, value.facts, doubt=value.doubt), "rest", 1)


def told_beside(claim: Claim, near: Sequence[Claim]) -> list[Claim]:
    """Other figures of the claim's row in its sentence, told one by one under names of their own (不属于本机关5件，信息不存在2件)."""
    return [other for other in near if other is not claim and _counts_beside(claim, other) and _same_row(claim, other)]


def _same_row(claim: Claim, other: Claim) -> bool:
    head, _, tail = (claim.concept or "").rpartition(".")
    if (other.concept or "").startswith(f"{claim.concept}.") and member_of(other) == member_of(claim):
        return other.part is None or other.part.whole != claim.id  # 逾期未补正2件，其他处理5件: a row of the group told beside it
    within = bool(head) and (other.concept or "").startswith(f"{head}.") and (other.concept or "").endswith(f".{tail}")
    same = (other.concept == claim.concept or within) and member_of(other) == member_of(claim)
    return same and (other.label != claim.label or not claim.label)


def _kinds_without_row(claim: Claim, near: Sequence[Claim]) -> list[Claim]:
    """Kinds of the claim's own list that have no row of their own (告知获取途径1件): its row may hold them; documents that lapsed
    beside those repealed; requests withdrawn beside those answered."""
    return [other for other in near if other is not claim and _counts_beside(claim, other) and _without_row(claim, other)]


def _without_row(claim: Claim, other: Claim) -> bool:
    if other.role == "dismissed":
        return (claim.concept or "").endswith(".upheld")
    if other.concept not in ("other_count", "withdrawn") or other.adds:
        return False
    if other.role == "lapsed":
        return (claim.concept or "").endswith(".repealed")
    if other.concept == "withdrawn":
        return (claim.concept or "").startswith("other_result") or claim.concept == "handled"
    mine, its = claim.part, other.part
    return mine is not None and its is not None and mine.whole == its.whole and its.axis != "channel"


def _counts_beside(claim: Claim, other: Claim) -> bool:
    levels = other.kind in (ClaimKind.LEVEL, ClaimKind.PART) and other.period.kind in CURRENT and other.quantity.value > 0
    return levels and other.sentence == claim.sentence


def _value(formula: Formula, index: FactIndex, member: str) -> Value:
    names = formula.names
    return index.value(names[0], member) if formula.text == names[0] else index.evaluate(formula, member)


def _kind(claim: Claim, index: FactIndex) -> UnitKind:
    row = row_of(claim, index)
    assert row is not None
    return index.profile.concept(row).kind
