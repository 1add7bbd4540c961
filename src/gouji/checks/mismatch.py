"""Claims that the tables contradict, each with the reading it is measured against and the code that names its fault."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gouji.checks.blanks import is_zero
from gouji.checks.context import CheckContext
from gouji.checks.evidence import cells, computation, formula_text, middle, sentence, shown
from gouji.checks.subjects import not_counted, of_another_body
from gouji.quantity import Approx, Interval, UnitKind, plain
from gouji.records import Claim, ClaimKind, Discrepancy, Link, Reading, Scope, Severity, Text, Verdict

HOLDING = (Verdict.CONSISTENT, Verdict.BY_ROUNDING)
ELSEWHERE = (Scope.ON_BEHALF, Scope.OTHER)
ALSO = 0.1
"""A second reading of at least this probability has its value among the figures."""

BLANK = 0.8
"""How likely a figure beside blanks that stand for 0 is a disagreement."""

_ALL = re.compile("均|全部|都|皆|一律|全数")
_NEAR = 4
"""Characters before an implied figure in which the word for all of them stands."""

_SCALES = tuple(Decimal(10) ** power for power in (1, 2, 3, 4, 8))


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A claim that no likely reading explains.

    Attributes:
        reading: the likeliest of the readings that fail; what is expected is its value.
        factor: size of the tables' unit in base units.
        mass: probability mass of the readings that fail.
    """

    claim: Claim
    link: Link
    reading: Reading
    expected: Interval
    factor: Decimal
    code: str
    mass: float

    @property
    def stated(self) -> Decimal:
        """The stated number in the tables' unit."""
        return self.claim.quantity.value * self.claim.quantity.unit.factor / self.factor


def mismatches(context: CheckContext, code: str, least: float) -> Iterator[Mismatch]:
    """Mismatches of one code whose failing readings have at least the mass `least`."""
    for claim in context.claims:
        link = context.link(claim)
        if link is None or link.verdict in HOLDING or not link.readings:
            continue
        reading, mass = _failing(context, claim, link)
        if reading is None or mass < least:
            continue
        factor = _factor(context, claim, reading)
        expected = reading.expected or Interval.exact(0)
        if _code(context, claim, expected, factor) == code:
            yield Mismatch(claim, link, reading, expected, factor, code, mass)


def _failing(context: CheckContext, claim: Claim, link: Link) -> tuple[Reading | None, float]:
    """The likeliest reading that fails and the mass of all that do; blanks that other equations show to be 0 fail as 0."""
    if link.reason == "no_number" and claim.quantity.value > 0 and not claim.implied:
        top = link.readings[0]
        return (top, BLANK) if top.facts and all(is_zero(context, id) for id in top.facts) else (None, 0.0)
    return next((reading for reading in link.readings if reading.verdict is Verdict.DISCREPANT), None), link.discrepant


def discrepancy(
    context: CheckContext, found: Mismatch, severity: Severity, message: Text, basis: str, *, extra: tuple[Decimal, ...] = ()
) -> Discrepancy:
    """The discrepancy of a mismatch: sentence, cells and computation, stated and expected figure."""
    claim, reading = found.claim, found.reading
    expected = middle(found.expected)
    names = [claim.name, *(context.index[id].key.name for id in reading.facts if id in context.index)]
    doubt = max([claim.doubt, *(context.index[id].doubt for id in reading.facts if id in context.index)])
    return Discrepancy(
        code=found.code,
        severity=severity,
        message=message,
        concepts=tuple(dict.fromkeys(names)),
        figures=tuple(dict.fromkeys((found.stated, expected, *_other_values(found), *extra))),
        evidence=(
            sentence(context, claim),
            *cells(context, reading.facts),
            computation(_compared(context, found)),
        ),
        subjects=(claim.id, *reading.facts),
        equation=f"link:{claim.id}",
        discrepant=found.mass,
        basis=basis,
        features=(("doubt", doubt), ("implied", float(claim.implied)), ("region", float(claim.scope is Scope.REGION))),
    )


def _compared(context: CheckContext, found: Mismatch) -> Text:
    """What the table gives and what is stated: 本年新收政府信息公开申请数量 = 13 ≠ 0."""
    names, compared = formula_text(context, found.reading.formula), f" = {shown(found.expected)} ≠ {plain(found.stated)}"
    return Text(names.zh + compared, names.en + compared)


def _other_values(found: Mismatch) -> list[Decimal]:
    """What the next likely reading would give, where that is likely too."""
    others = [reading for reading in found.link.readings if reading is not found.reading and reading.expected is not None]
    return [middle(reading.expected) for reading in others[:1] if reading.expected is not None and reading.probability >= ALSO]


def subject(context: CheckContext, found: Mismatch) -> Text:
    """What the claim speaks of, named."""
    claim = found.claim
    member = dict(claim.dimensions).get("applicant", "")
    if claim.adds:
        names = [context.name(part, member) for part in claim.adds]
        return Text("与".join(name.zh for name in names) + "合计", " plus ".join(name.en for name in names))
    return context.name(claim.concept or "", member)


def reading_name(context: CheckContext, found: Mismatch) -> Text:
    """How the expected figure was found: from the cell, or by a formula."""
    if " " in found.reading.formula:
        how = formula_text(context, found.reading.formula)
        return Text(f"按“{how.zh}”计算", f"by “{how.en}”")
    return Text("表中", "in the table")


def _code(context: CheckContext, claim: Claim, expected: Interval, factor: Decimal) -> str:
    if claim.scope in ELSEWHERE or of_another_body(context, claim) or not_counted(context, claim):
        return "GJ208"
    if is_universal(context, claim):
        return "GJ207"
    if claim.kind is ClaimKind.ZERO or claim.quantity.value == 0:
        return "GJ206"
    if claim.quantity.unit.kind is UnitKind.PERCENT:
        return "GJ203"
    if scale_slip(claim, expected, factor):
        return "GJ202"
    if claim.adds:
        return "GJ205"
    return "GJ204" if claim.dimensions else "GJ201"


def is_universal(context: CheckContext, claim: Claim) -> bool:
    """True for a figure that no digit states but a word for all of them (均获维持, 均为自然人)."""
    if claim.kind is ClaimKind.UNIVERSAL or not claim.implied or claim.kind not in (ClaimKind.LEVEL, ClaimKind.PART):
        return claim.kind is ClaimKind.UNIVERSAL
    paragraph, start = context.paragraph(claim), claim.locator.start or 0
    before = paragraph.text[max(claim.sentence[0], start - _NEAR) : start] if paragraph is not None else ""
    return _ALL.search(before + claim.text) is not None


def scale_slip(claim: Claim, expected: Interval, factor: Decimal) -> Decimal | None:
    """The power of ten by which the stated number is off, None where it is not."""
    if claim.quantity.approx is not Approx.EXACT or expected.low <= 0:
        return None
    stated = claim.quantity.interval.scaled(claim.quantity.unit.factor / factor)
    for scale in _SCALES:
        if stated.scaled(1 / scale).meets(expected):
            return scale
        if stated.scaled(scale).meets(expected):
            return 1 / scale
    return None


def _factor(context: CheckContext, claim: Claim, reading: Reading) -> Decimal:
    for id in reading.facts:
        quantity = context.index[id].quantity if id in context.index else None
        if quantity is not None and quantity.unit.kind is claim.quantity.unit.kind:
            return quantity.unit.factor
    return Decimal(1)
