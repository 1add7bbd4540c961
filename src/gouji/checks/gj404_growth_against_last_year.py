"""正文所述增减或上年数与上年报告不符.

发现: 正文说的同比增减百分比或增减件数，与两年报告中的数字推算不符；正文给出的上年数与上年报告不符。
缘由: 增减说法常被引用，算错会误导读者。
判断: 同一指标取两年报告表中数（表中没有的取正文唯一表述），按印出的小数位取区间比较；百分点只与两年所述比率之差比较。
误报: 上年数后来更正、统计口径变化；任一年数字不唯一时不比较。
依据: 两年报告的印出数。

--

A stated growth, change or last year's figure disagrees with last year's report.

Finds: a growth rate or an absolute change in the text that the figures of both reports do not give; a figure given for last year that is not what last year's report has.
Why: such statements are quoted; a wrong one misleads.
Decides: the concept's figures of both years (from the tables, else the only statement in the text) are compared within the printed places; percentage points only with the difference of two stated rates.
False alarms: last year's figure was corrected later, or another scope is meant; nothing is compared where a year's figure is not unique.
Basis: the printed figures of both reports.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from gouji.checks.context import FolderContext
from gouji.checks.years import Body, YearPair, year_pairs
from gouji.document import Paragraph
from gouji.quantity import Interval, UnitKind, plain
from gouji.records import Claim, ClaimKind, Discrepancy, Evidence, EvidenceKind, PeriodKind, Relation, Scope, Severity, Text

SEVERITY = Severity.MAJOR
_ELSEWHERE = (Scope.ON_BEHALF, Scope.OTHER)
_RESTATED = 0.7
"""How likely another figure for last year is wrong; corrections and other scopes are not rare."""

_RATES = ("share", "completion_rate", "on_time_rate")


@dataclass(frozen=True, slots=True)
class _Growth:
    claim: Claim
    this: Interval
    last: Interval
    expected: Interval


def check_folder(context: FolderContext) -> Iterator[Discrepancy]:
    """Yield each stated growth or change that the two reports do not give."""
    for pair in year_pairs(context):
        for claim in pair.later.result.claims:
            found = _compare(pair, claim)
            if found is not None and not _agrees(found):
                yield _discrepancy(pair, found)
            before = _figure_of_last_year(pair, claim)
            if before is not None:
                yield _restated(pair, claim, before)


def _compare(pair: YearPair, claim: Claim) -> _Growth | None:
    if claim.kind not in (ClaimKind.GROWTH, ClaimKind.CHANGE) or not claim.of or claim.period.kind is not PeriodKind.THIS_YEAR:
        return None
    if claim.quantity.unit.kind is UnitKind.PERCENTAGE_POINT:
        return None if claim.of not in _RATES else _points(pair, claim)
    this, last = _figure(pair.later, claim), _figure(pair.earlier, claim)
    if this is None or last is None:
        return None
    if claim.kind is ClaimKind.CHANGE:
        return _Growth(claim, this, last, this - last)
    if last.low <= 0:
        return None
    return _Growth(claim, this, last, ((this - last) / last).scaled(Decimal(100)))


def _figure_of_last_year(pair: YearPair, claim: Claim) -> Interval | None:
    """What last year's report has for a figure that this year's text gives for last year, None where both agree or nothing is told."""
    stated = claim.kind is ClaimKind.LEVEL and claim.period.kind is PeriodKind.LAST_YEAR and claim.relation is Relation.EQ
    if not stated or claim.concept in (None, "other_count") or claim.adds or claim.part is not None or claim.scope in _ELSEWHERE:
        return None
    printed = _figure(pair.earlier, replace(claim, of=claim.concept))
    if printed is None or claim.quantity.base.meets(printed) or claim.quantity.truncated.meets(printed):
        return None
    member, known = dict(claim.dimensions).get("applicant", ""), pair.earlier.index
    readings = known.profile.concept(claim.concept or "").readings
    others = [known.evaluate(reading, member).interval for reading in readings]
    return None if any(other is not None and claim.quantity.base.meets(other) for other in others) else printed


def _points(pair: YearPair, claim: Claim) -> _Growth | None:
    """A change in points belongs to the rate stated in its own sentence; last year's is the only one with the same words."""
    beside = [other for other in pair.later.result.claims if _same_sentence(other, claim) and other.concept == claim.of]
    if len(beside) != 1:
        return None
    before = [other for other in pair.earlier.result.claims if other.concept == claim.of and other.of == beside[0].of and other.label == beside[0].label]
    if len(before) != 1:
        return None
    this, last = beside[0].quantity.interval, before[0].quantity.interval
    return _Growth(claim, this, last, this - last)


def _same_sentence(one: Claim, other: Claim) -> bool:
    return one.id != other.id and one.locator.block == other.locator.block and one.sentence == other.sentence


def _figure(body: Body, claim: Claim) -> Interval | None:
    """The year's figure: from the table, else the only statement of it in the text."""
    concept = claim.of or ""
    member = dict(claim.dimensions).get("applicant", "")
    printed = body.index.value(concept, member)
    if printed.interval is not None:
        return printed.interval
    stated = {
        other.quantity.interval
        for other in body.result.claims
        if other.concept == concept and other.kind is ClaimKind.LEVEL and other.period.kind is PeriodKind.THIS_YEAR and other.dimensions == claim.dimensions
    }
    return stated.pop() if len(stated) == 1 else None


def _agrees(found: _Growth) -> bool:
    quantity = found.claim.quantity
    return quantity.interval.meets(found.expected) or quantity.truncated.meets(found.expected)


def _discrepancy(pair: YearPair, found: _Growth) -> Discrepancy:
    claim = found.claim
    stated = claim.quantity.value
    expected = round((found.expected.low + found.expected.high) / 2, 2)
    unit = claim.quantity.unit.symbol
    this, last = plain(round(found.this.low, 4)), plain(round(found.last.low, 4))
    message = Text(
        f"增减表述不符：正文为 {plain(stated)}{unit}，按{pair.earlier.year}年 {last}、{pair.later.year}年 {this} 推算为 {plain(expected)}{unit}，请核对",
        f"stated change {plain(stated)}{unit}; {last} in {pair.earlier.year} and {this} in {pair.later.year} give {plain(expected)}{unit}; check it",
    )
    computation = Evidence(EvidenceKind.COMPUTATION, f"{last} → {this}: {plain(expected)}{unit} ≠ {plain(stated)}{unit}")
    return Discrepancy(
        code="GJ404",
        severity=SEVERITY,
        message=message,
        concepts=(claim.name, claim.of or ""),
        figures=(stated, expected, found.this.low, found.last.low),
        evidence=(year_sentence(pair.later, claim), computation),
        subjects=(claim.id,),
        equation=f"growth:{claim.id}",
        features=(("doubt", claim.doubt), ("soft", 0.0)),
        report=pair.later.result.source.path,
        reports=(pair.earlier.result.source.path,),
    )


def _restated(pair: YearPair, claim: Claim, printed: Interval) -> Discrepancy:
    stated, there = plain(claim.quantity.value), plain(round(printed.low, 4))
    message = Text(
        f"上年数不符：正文称{pair.earlier.year}年为 {stated}，{pair.earlier.year}年报告为 {there}，请核对",
        f"the text gives {stated} for {pair.earlier.year}, the report for {pair.earlier.year} has {there}; check it",
    )
    return Discrepancy(
        code="GJ404",
        severity=SEVERITY,
        message=message,
        concepts=(claim.name,),
        figures=(claim.quantity.value, printed.low),
        evidence=(year_sentence(pair.later, claim), Evidence(EvidenceKind.COMPUTATION, f"{stated} ≠ {there}")),
        subjects=(claim.id,),
        equation=f"last:{claim.id}",
        discrepant=_RESTATED,
        features=(("doubt", claim.doubt), ("soft", 0.0)),
        report=pair.later.result.source.path,
        reports=(pair.earlier.result.source.path,),
    )


def year_sentence(body: Body, claim: Claim) -> Evidence:
    """A claim's sentence with its figure marked, labelled with its report's year."""
    document, place = body.result.document, claim.locator
    block = document.blocks[place.block] if document is not None and place.block < len(document.blocks) else None
    if not isinstance(block, Paragraph) or place.start is None or place.end is None:
        return Evidence(EvidenceKind.SENTENCE, claim.text, place, label=f"{body.year}年", subject=claim.id)
    start, end = claim.sentence if claim.sentence[1] > claim.sentence[0] else (0, len(block.text))
    mark = (max(place.start - start, 0), min(place.end, end) - start)
    label = " › ".join((f"{body.year}年", *block.section))
    return Evidence(EvidenceKind.SENTENCE, block.text[start:end], place, mark, label, claim.id)
