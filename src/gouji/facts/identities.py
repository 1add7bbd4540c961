"""The equations a form demands, applied to a report's facts.

A cell without a number counts as 0 where its equation then holds. Where it does not, another equation may fix the
value (a missing total is the sum of its columns); else the equation is not assessable.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from gouji.profiles import Formula, IdentityRule, Profile
from gouji.records import Equation, Fact, Term, Verdict

_Key = tuple[str, str]
"""Concept id and member, "" for a concept without a dimension."""


@dataclass(frozen=True, slots=True)
class _Slot:
    """One term of an equation: the cell it speaks of, and the fact there, if it is printed."""

    key: _Key
    sign: int
    fact: Fact | None

    @property
    def value(self) -> Decimal | None:
        return self.fact.quantity.value if self.fact and self.fact.quantity else None


@dataclass(frozen=True, slots=True)
class _Instance:
    """An identity applied to one member, or to one concept."""

    rule: IdentityRule
    member: str
    left: tuple[_Slot, ...]
    right: tuple[_Slot, ...]

    @property
    def slots(self) -> tuple[_Slot, ...]:
        return self.left + self.right

    @property
    def unknown(self) -> tuple[_Slot, ...]:
        return tuple(slot for slot in self.slots if slot.value is None)


def evaluate_identities(facts: tuple[Fact, ...], profile: Profile) -> tuple[Equation, ...]:
    """Apply the identities of one report to its facts.

    An equation's `member` is the member it is for (natural), or the concept whose members it adds up (granted). An
    identity none of whose cells holds a number gives no equation. Identities across years are not among these.
    """
    index = {_key(fact): fact for fact in facts}
    instances = [
        instance
        for rule in profile.identities
        if not rule.across
        for instance in _instances(rule, profile, index)
        if any(slot.value is not None for slot in instance.left) or any(slot.value is not None for slot in instance.right)
    ]
    fixed = _fixed_values(instances)
    return tuple(_equation(f"e{number}", instance, fixed) for number, instance in enumerate(instances))


def _key(fact: Fact) -> _Key:
    return fact.key.concept, fact.key.dimensions[0][1] if fact.key.dimensions else ""


def _instances(rule: IdentityRule, profile: Profile, index: Mapping[_Key, Fact]) -> Iterator[_Instance]:
    left, right = rule.formula.sides
    if rule.over:
        members = {member.id for member in profile.dimension(rule.over).members}
        concepts = dict.fromkeys(concept for concept, member in index if member in members and profile.table_of(concept) == rule.table)
        for concept in concepts:
            yield _Instance(rule, concept, _over(concept, left, index), _over(concept, right, index))
        return
    members_of = profile.dimension(rule.each).members if rule.each else ()
    for member in [item.id for item in members_of if item.formula is None] if rule.each else [""]:
        yield _Instance(rule, member, _each(member, left, profile, index), _each(member, right, profile, index))


def _over(concept: str, side: Formula, index: Mapping[_Key, Fact]) -> tuple[_Slot, ...]:
    return tuple(_Slot((concept, member), sign, index.get((concept, member))) for member, sign in side.terms)


def _each(member: str, side: Formula, profile: Profile, index: Mapping[_Key, Fact]) -> tuple[_Slot, ...]:
    slots: list[_Slot] = []
    for name, sign in side.terms:
        for part, part_sign in _printed(name, sign, member, profile, index):
            slots.append(_Slot((part, member), part_sign, index.get((part, member))))
    return tuple(slots)


def _printed(name: str, sign: int, member: str, profile: Profile, index: Mapping[_Key, Fact]) -> Iterable[tuple[str, int]]:
    """The name itself where its cell is printed with a number or it has no parts, else the parts it follows from."""
    formula = profile.concept(name).formula
    fact = index.get((name, member))
    if formula is None or (fact is not None and fact.quantity is not None):
        return [(name, sign)]
    parts = [(part, sign * part_sign) for part, part_sign in formula.terms]
    return parts if fact is None or any((part, member) in index for part, _ in parts) else [(name, sign)]


def _total(slots: Iterable[_Slot], fixed: Mapping[_Key, Decimal]) -> Decimal:
    values = ((slot.value if slot.value is not None else fixed.get(slot.key, Decimal(0)), slot.sign) for slot in slots)
    return sum((value * sign for value, sign in values), Decimal(0))


def _holds(instance: _Instance, fixed: Mapping[_Key, Decimal]) -> bool:
    left, right = _total(instance.left, fixed), _total(instance.right, fixed)
    relation = instance.rule.formula.relation
    return left == right if relation == "=" else left >= right if relation == ">=" else left <= right


_Fixed = dict[_Key, tuple[_Instance, Decimal]]


def _fixed_values(instances: list[_Instance]) -> _Fixed:
    """Values that equations give to cells without a number, each with the equation that gives it.

    Sums of rows come first. An equation that holds with zeros gives zeros, one with a single unknown cell gives what is
    missing. The equation that gives a value cannot be checked by it.
    """
    sums = [instance for instance in instances if instance.unknown and instance.rule.formula.relation == "="]
    fixed: _Fixed = {}
    for instance in sorted(sums, key=lambda instance: not instance.rule.over):
        if _holds(instance, {}):
            for slot in instance.unknown:
                fixed.setdefault(slot.key, (instance, Decimal(0)))
        elif only := _only_unknown(instance):
            missing = _total(instance.right, {}) - _total(instance.left, {})
            value = missing * only.sign if only in instance.left else -missing * only.sign
            if value >= 0:
                fixed.setdefault(only.key, (instance, value))
    return fixed


def _only_unknown(instance: _Instance) -> _Slot | None:
    """The cell an equation can be solved for: its only unknown one, or the total of a row whose other blanks are 0."""
    if len(instance.unknown) == 1:
        return instance.unknown[0]
    if instance.rule.over and len(instance.left) == 1 and instance.left[0] in instance.unknown:
        return instance.left[0]
    return None


def _equation(id: str, instance: _Instance, fixed: _Fixed) -> Equation:
    unknown = instance.unknown
    blanks = tuple(slot.fact.id for slot in unknown if slot.fact)
    values: dict[_Key, Decimal] = {}
    reason = ""
    if not unknown:
        verdict = Verdict.CONSISTENT if _holds(instance, {}) else Verdict.DISCREPANT
    elif _holds(instance, {}):
        verdict, reason = Verdict.CONSISTENT, "cells without a number count as 0"
    else:
        values, settled = _settle(instance, fixed)
        if settled:
            verdict = Verdict.CONSISTENT if _holds(instance, values) else Verdict.DISCREPANT
            reason, blanks = "other equations fix the cells without a number", ()
        else:
            verdict, reason, values = Verdict.NOT_ASSESSABLE, "cells without a number: " + ", ".join(_name(slot) for slot in unknown), {}
    known = verdict is not Verdict.NOT_ASSESSABLE
    return Equation(
        id=id,
        identity=instance.rule.id,
        formula=str(instance.rule.formula),
        left=_terms(instance.left),
        right=_terms(instance.right),
        left_value=_total(instance.left, values) if known or not _missing(instance.left) else None,
        right_value=_total(instance.right, values) if known or not _missing(instance.right) else None,
        verdict=verdict,
        member=instance.member,
        blanks=blanks,
        reason=reason,
    )


def _settle(instance: _Instance, fixed: _Fixed) -> tuple[dict[_Key, Decimal], bool]:
    """Values that other equations give to the unknown cells, and whether all of them have one."""
    values = {slot.key: fixed[slot.key][1] for slot in instance.unknown if slot.key in fixed and fixed[slot.key][0] is not instance}
    return values, len(values) == len(instance.unknown)


def _missing(slots: Iterable[_Slot]) -> bool:
    return any(slot.value is None for slot in slots)


def _terms(slots: Iterable[_Slot]) -> tuple[Term, ...]:
    return tuple(Term(slot.fact.id, slot.sign) for slot in slots if slot.fact)


def _name(slot: _Slot) -> str:
    concept, member = slot.key
    return f"{concept}@{member}" if member else concept
