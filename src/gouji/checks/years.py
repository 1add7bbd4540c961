"""Reports of one body in consecutive years, and the identities that tie them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from gouji.checks.context import FolderContext
from gouji.document import Table
from gouji.facts.index import FactIndex, Value
from gouji.issuers import body_key
from gouji.profiles import IdentityRule, Profile
from gouji.quantity import Interval, plain
from gouji.records import Discrepancy, Evidence, EvidenceKind, Fact, Result, Text

LAST = "last."
_DOUBTED = 0.5
"""Above this doubt of issuer or year a report is not set beside others."""


@dataclass(frozen=True)
class Body:
    """One report with its facts at hand."""

    result: Result
    index: FactIndex

    @property
    def year(self) -> int:
        """The report's year."""
        return self.result.identity.year or 0


@dataclass(frozen=True)
class YearPair:
    """Two reports of one body for consecutive years."""

    earlier: Body
    later: Body


def key_of(result: Result) -> str:
    """The key of a report's body, "" for a report that is not set beside others: unread, or of doubtful issuer or year."""
    identity = result.identity
    certain = identity.issuer_doubt <= _DOUBTED and identity.year_doubt <= _DOUBTED
    if not (result.status.has_result and identity.issuer and identity.year and certain):
        return ""
    stands_alone = not identity.region or identity.issuer.startswith(identity.region)
    return body_key(identity.issuer if stands_alone else identity.region + identity.issuer)


def bodies(context: FolderContext) -> dict[str, list[Body]]:
    """Reports by body, in order of year; those of doubtful issuer or year are left out."""
    found: dict[str, list[Body]] = defaultdict(list)
    for result in context.results:
        key = key_of(result)
        if key:
            found[key].append(Body(result, FactIndex(result.facts, context.profile)))
    return {key: sorted(items, key=lambda body: (body.year, body.result.source.path)) for key, items in sorted(found.items())}


def year_pairs(context: FolderContext) -> Iterator[YearPair]:
    """Consecutive years of each body. Of several reports for one year the last in order stands for it."""
    for reports in bodies(context).values():
        by_year = {report.year: report for report in reports}
        for year, later in by_year.items():
            if year - 1 in by_year:
                yield YearPair(by_year[year - 1], later)


@dataclass(frozen=True, slots=True)
class Break:
    """An identity across years that does not hold for one member."""

    rule: IdentityRule
    member: str
    printed: Value
    computed: Value
    last: tuple[Fact, ...]
    this: tuple[Fact, ...]
    lead: str
    """Name of the concept on the left side."""


def breaks(pair: YearPair, profile: Profile, rules: Iterable[IdentityRule]) -> Iterator[Break]:
    """Each rule, and each member of its dimension, that both reports print and that does not hold."""
    for rule in rules:
        for member in _members(profile, rule):
            found = _break(pair, rule, member)
            if found is not None:
                yield found


def _members(profile: Profile, rule: IdentityRule) -> tuple[str, ...]:
    if not rule.each:
        return ("",)
    return tuple(member.id for member in profile.dimension(rule.each).members if member.formula is None)


def _break(pair: YearPair, rule: IdentityRule, member: str) -> Break | None:
    values = {name: _value(pair, name, member) for name in rule.formula.names}
    if any(value.interval is None and not _blank(value) for value in values.values()):
        return None
    if all(value.interval is None for value in values.values()):
        return None
    intervals = {name: value.interval or Interval.exact(0) for name, value in values.items()}
    left, right = rule.formula.sides
    printed, computed = left.evaluate(intervals), right.evaluate(intervals)
    if printed.meets(computed):
        return None
    last = tuple(fact for name in rule.formula.names if name.startswith(LAST) for fact in _facts(pair.earlier, values[name]))
    this = tuple(fact for name in rule.formula.names if not name.startswith(LAST) for fact in _facts(pair.later, values[name]))
    lead = left.names[0]
    return Break(rule, member, Value(printed), Value(computed), last, this, f"{lead}@{member}" if member else lead)


def _value(pair: YearPair, name: str, member: str) -> Value:
    if name.startswith(LAST):
        return pair.earlier.index.value(name.removeprefix(LAST), member)
    return pair.later.index.value(name, member)


def _blank(value: Value) -> bool:
    return bool(value.blanks)


def _facts(body: Body, value: Value) -> list[Fact]:
    return [body.index[id] for id in value.facts]


def across(pair: YearPair, found: Break, code: str, message: Text, profile: Profile) -> Discrepancy:
    """The discrepancy of a broken identity, standing under the later report."""
    printed, computed = _middle(found.printed), _middle(found.computed)
    formula = f"{found.rule.formula}: {plain(printed)} ≠ {plain(computed)}"
    evidence = (
        Evidence(EvidenceKind.COMPUTATION, formula),
        *(year_cell(pair.later, fact) for fact in found.this),
        *(year_cell(pair.earlier, fact) for fact in found.last),
    )
    doubt = max((fact.doubt for fact in (*found.this, *found.last)), default=0.0)
    names = dict.fromkeys([found.lead, *(fact.key.name for fact in found.this)])
    return Discrepancy(
        code=code,
        severity=found.rule.severity,
        message=message,
        concepts=tuple(names),
        figures=tuple(dict.fromkeys((printed, computed, *_numbers(found.last)))),
        evidence=evidence,
        subjects=tuple(fact.id for fact in found.this),
        equation=f"{found.rule.id}:{found.member}",
        basis=found.rule.basis.zh,
        features=(("doubt", doubt), ("soft", 1.0 if found.rule.soft else 0.0)),
        report=pair.later.result.source.path,
        reports=(pair.earlier.result.source.path,),
    )


def year_cell(body: Body, fact: Fact) -> Evidence:
    """A cell labelled with its report's year."""
    document, place = body.result.document, fact.locator
    block = document.blocks[place.block] if document is not None and place.block < len(document.blocks) else None
    title = block.title if isinstance(block, Table) else ""
    label = " › ".join(part for part in (f"{body.year}年", title, fact.row_label, fact.column_label) if part)
    return Evidence(EvidenceKind.CELL, fact.raw, place, (0, len(fact.raw)), label, fact.id)


def _numbers(facts: Iterable[Fact]) -> list[Decimal]:
    return [fact.quantity.value for fact in facts if fact.quantity is not None]


def _middle(value: Value) -> Decimal:
    assert value.interval is not None
    return (value.interval.low + value.interval.high) / 2


def member_name(profile: Profile, rule: IdentityRule, member: str) -> Text:
    """A member's name for messages, "" for none."""
    if not member:
        return Text("", "")
    name = profile.dimension(rule.each).member(member).name
    return Text(f"（{name.zh}）", f" ({name.en})")
