"""Facts by concept and member, and the values that follow from them: groups, derived members, formulas."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gouji.errors import ProfileError
from gouji.profiles import Concept, Dimension, Formula, Profile
from gouji.quantity import ZERO, Interval
from gouji.records import Fact, Term

_NOTHING = Interval.exact(ZERO)


@dataclass(frozen=True, slots=True)
class Value:
    """What the tables give for a concept or a formula.

    Attributes:
        interval: in the concept's unit, None where no cell has a number.
        facts: ids of the cells it rests on.
        terms: the cells with their signs where the value is a plain sum, empty where it is not.
        blanks: ids of cells without a number that were taken as 0.
        missing: why there is no number ("absent" where the form prints no such cell).
        doubt: the largest doubt of the cells.
    """

    interval: Interval | None
    facts: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    blanks: tuple[str, ...] = ()
    missing: str = ""
    doubt: float = 0.0


ABSENT = Value(None, missing="absent")


class FactIndex:
    """Looks up printed cells and computes what follows from them."""

    def __init__(self, facts: Iterable[Fact], profile: Profile) -> None:
        self.profile = profile
        self.facts = tuple(facts)
        self._by_id = {fact.id: fact for fact in self.facts}
        self._by_name: dict[str, Fact] = {}
        for fact in self.facts:
            known = self._by_name.get(fact.key.name)
            if known is None or (known.quantity is None and fact.quantity is not None):
                self._by_name[fact.key.name] = fact
        self._values: dict[tuple[str, str], Value] = {}

    def __getitem__(self, id: str) -> Fact:
        return self._by_id[id]

    def __contains__(self, id: object) -> bool:
        return id in self._by_id

    def printed(self, concept: str, member: str = "") -> Fact | None:
        """The printed cell of a concept; `member` "" is the total of a split concept."""
        return self._by_name.get(self._name(concept, member))

    def value(self, concept: str, member: str = "") -> Value:
        """Value of a concept: its cell, else its counterpart's, else its formula's, else the sum of its parts."""
        key = (concept, member)
        if key not in self._values:
            self._values[key] = self._value(concept, member)
        return self._values[key]

    def _value(self, concept: str, member: str) -> Value:
        fact = self.printed(concept, member)
        if fact is not None:
            return self._of_fact(fact)
        dimension = self.profile.dimension_of(concept)
        if dimension is not None:
            derived = self._of_member(concept, member or dimension.total, dimension)
            if derived.missing != "absent":
                return derived
        return self._derived(concept, member)

    def evaluate(self, formula: Formula, member: str = "") -> Value:
        """Value of a formula over concepts. A blank cell counts as 0; a concept without any cell leaves no value."""
        values = {name: self.value(name, member) for name in formula.names}
        absent = [value.missing for value in values.values() if value.interval is None and not value.blanks]
        if absent:
            return Value(None, _joined(values, "facts"), missing=absent[0] or "absent")
        if all(value.interval is None for value in values.values()):
            return Value(None, _joined(values, "facts"), blanks=_joined(values, "blanks"), missing="blank")
        try:
            interval = formula.evaluate({name: value.interval or _NOTHING for name, value in values.items()})
        except ZeroDivisionError:
            return Value(None, _joined(values, "facts"), missing="zero_divisor")
        doubt = max((value.doubt for value in values.values()), default=0.0)
        return Value(interval, _joined(values, "facts"), self._terms(formula, values), _joined(values, "blanks"), doubt=doubt)

    def _derived(self, concept: str, member: str) -> Value:
        if concept not in self.profile:
            return ABSENT
        rule = self.profile.concept(concept)
        if rule.counterpart and self.printed(rule.counterpart, member) is not None:
            return self.value(rule.counterpart, member)
        if rule.formula is not None:
            return self.evaluate(rule.formula, member)
        return self._of_parts(self.profile.parts(concept), member)

    def _of_parts(self, parts: tuple[Concept, ...], member: str) -> Value:
        found = [value for part in parts if (value := self.value(part.id, member)).missing != "absent"]
        return _sum(found) if found else ABSENT

    def _of_member(self, concept: str, member: str, dimension: Dimension) -> Value:
        """A derived member by its formula; several joined by + together; a total that is not printed as the sum of its columns."""
        if "+" in member:
            columns = [self.value(concept, name) for name in member.split("+")]
            return ABSENT if any(value.missing == "absent" for value in columns) else _sum(columns)
        try:
            rule = dimension.member(member)
        except KeyError:
            return ABSENT
        if rule.formula is not None:
            names = rule.formula.names
        elif member == dimension.total:
            names = tuple(item.id for item in dimension.members if item.formula is None and item.id != dimension.total)
        else:
            return ABSENT
        found = [self._of_fact(fact) for name in names if (fact := self.printed(concept, name)) is not None]
        return _sum(found) if found else ABSENT

    def _of_fact(self, fact: Fact) -> Value:
        if fact.quantity is None:
            return Value(None, (fact.id,), (Term(fact.id),), (fact.id,), fact.missing or "blank", fact.doubt)
        return Value(fact.quantity.interval, (fact.id,), (Term(fact.id),), doubt=fact.doubt)

    def _terms(self, formula: Formula, values: dict[str, Value]) -> tuple[Term, ...]:
        try:
            signs = formula.terms
        except ProfileError:
            return ()
        if any(not values[name].terms for name, _ in signs):
            return ()
        return tuple(Term(term.subject, term.sign * sign) for name, sign in signs for term in values[name].terms)

    def _name(self, concept: str, member: str) -> str:
        dimension = self.profile.dimension_of(concept)
        chosen = member or (dimension.total if dimension else "")
        return f"{concept}@{chosen}" if chosen else concept


def _sum(values: list[Value]) -> Value:
    numbers = [value.interval for value in values if value.interval is not None]
    facts = tuple(id for value in values for id in value.facts)
    terms = tuple(term for value in values for term in value.terms)
    blanks = tuple(id for value in values for id in value.blanks)
    if not numbers:
        return Value(None, facts, terms, blanks, "blank")
    return Value(sum(numbers, _NOTHING), facts, terms, blanks, doubt=max(value.doubt for value in values))


def _joined(values: dict[str, Value], field: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id for value in values.values() for id in getattr(value, field)))
