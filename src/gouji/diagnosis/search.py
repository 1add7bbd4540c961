"""Repairs of one or two edits or of one row, all of them, found without a solver.

Every constraint that fails must have an edited number, so the candidates for a single edit are the numbers all of them share;
a pair holds one number of the failing constraint with the fewest, and one that does what the first leaves undone. The values
follow from the constraints themselves. Nothing is missed and nothing is rounded: what is found is checked on all constraints
that an edit touches.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations

from gouji.diagnosis.constraints import Constraint, Network
from gouji.quantity import ZERO

Edits = dict[str, Decimal]
Row = tuple[int, int, Decimal]
"""Signs of two numbers in a constraint, and what their changes must add up to."""


@dataclass(frozen=True)
class Field:
    """Constraints tied together by common numbers, with what is printed."""

    net: Network
    constraints: tuple[Constraint, ...]
    values: Mapping[str, Decimal]
    failing: tuple[Constraint, ...] = field(init=False)
    touching: Mapping[str, tuple[Constraint, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Which constraints fail, and which ones speak of a number."""
        touching: dict[str, list[Constraint]] = defaultdict(list)
        for item in self.constraints:
            for subject in item.around:
                touching[subject].append(item)
        object.__setattr__(self, "failing", tuple(item for item in self.constraints if item.residual(self.values)))
        object.__setattr__(self, "touching", {subject: tuple(items) for subject, items in touching.items()})

    def mends(self, edits: Mapping[str, Decimal], failing: Sequence[Constraint]) -> bool:
        """True where all of `failing` hold with the edits, nothing else breaks, and the values may be printed."""
        if any(value < ZERO or not self._printable(subject, value) for subject, value in edits.items()):
            return False
        touched = {item.id: item for subject in edits for item in self.touching.get(subject, ())}
        if any(item.id not in touched for item in failing):
            return False
        trial = {**self.values, **edits}
        return not any(item.residual(trial) for item in touched.values())

    def _printable(self, subject: str, value: Decimal) -> bool:
        return not self.net.variables[subject].whole or value == value.to_integral_value()


def single_edits(area: Field, failing: Sequence[Constraint]) -> list[Edits]:
    """All single edits that make the failing constraints hold and break no other."""
    shared = frozenset.intersection(*(item.around for item in failing))
    found = []
    for subject in sorted(shared):
        for value in _values(area, failing, subject):
            if area.mends({subject: value}, failing):
                found.append({subject: value})
                break
    return found


def _values(area: Field, failing: Sequence[Constraint], subject: str) -> list[Decimal]:
    """Values that one of the failing constraints asks for; a stray minus first, equations before bounds."""
    printed = area.values[subject]
    found: dict[Decimal, None] = {-printed: None} if printed < ZERO else {}
    for item in sorted(failing, key=lambda item: item.at_least):
        for sign, rest in _readings(item, area.values, subject):
            found.setdefault(area.values[subject] - rest / sign)
    return list(found)


def _readings(item: Constraint, values: Mapping[str, Decimal], subject: str) -> Iterator[tuple[int, Decimal]]:
    """The sign of a number and the sum, for the terms of a constraint and for those that would do as well."""
    ways = [(item.terms, item.constant), *((terms, ZERO) for terms in item.others)]
    for terms, constant in ways:
        sign = sum(term.sign for term in terms if term.subject == subject)
        if sign:
            yield sign, sum((term.sign * values[term.subject] for term in terms), constant)


def pair_edits(area: Field, failing: Sequence[Constraint]) -> list[Edits]:
    """All pairs of edits that make the failing constraints hold and break no other."""
    found: list[Edits] = []
    seen: set[frozenset[str]] = set()
    lead = min(failing, key=lambda item: len(item.around))
    for one in sorted(lead.around):
        left = [item for item in failing if one not in item.around]
        for other in sorted(_partners(area, one, left)):
            pair = frozenset((one, other))
            if one != other and pair not in seen:
                seen.add(pair)
                found += _pair(area, failing, one, other)
    return found


def _partners(area: Field, one: str, left: Sequence[Constraint]) -> frozenset[str]:
    """Numbers that can do what the first leaves undone: mend the rest, or make up for what it breaks."""
    if left:
        return frozenset.intersection(*(item.around for item in left))
    return frozenset().union(*(item.around for item in area.touching[one]))


def _pair(area: Field, failing: Sequence[Constraint], one: str, other: str) -> list[Edits]:
    touched = {item.id: item for subject in (one, other) for item in area.touching[subject]}
    firm: list[Row] = []
    loose: list[Row] = []
    for item in touched.values():
        rows = list(_rows(item, area.values, one, other))
        exact = not item.others and not item.at_least and not item.tolerance
        if exact:
            firm += rows
        elif item in failing:
            loose += rows
    found = []
    for first, second in _determined(firm, loose):
        edits = {one: area.values[one] + first, other: area.values[other] + second}
        if first and second and edits not in found and area.mends(edits, failing):
            found.append(edits)
    return found[:1]


def _rows(item: Constraint, values: Mapping[str, Decimal], one: str, other: str) -> Iterator[Row]:
    ways = [(item.terms, item.constant), *((terms, ZERO) for terms in item.others)]
    for terms, constant in ways:
        here = sum(term.sign for term in terms if term.subject == one)
        there = sum(term.sign for term in terms if term.subject == other)
        if here or there:
            yield here, there, -sum((term.sign * values[term.subject] for term in terms), constant)


def _determined(firm: Sequence[Row], loose: Sequence[Row]) -> Iterator[tuple[Decimal, Decimal]]:
    """Changes that the rows determine: by two firm ones, else with the help of loose ones."""
    bases = [pair for pair in combinations(firm, 2) if _independent(*pair)][:1]
    if not bases:
        bases = [(row, further) for row in firm[:1] for further in loose if _independent(row, further)]
    if not bases and not firm:
        bases = [pair for pair in combinations(loose, 2) if _independent(*pair)]
    for (a, b, right), (c, d, below) in bases:
        size = a * d - b * c
        first, second = (right * d - b * below) / size, (a * below - right * c) / size
        if all(e * first + f * second == want for e, f, want in firm):
            yield first, second


def _independent(one: Row, other: Row) -> bool:
    return one[0] * other[1] != one[1] * other[0]


def row_edits(area: Field, failing: Sequence[Constraint]) -> list[Edits]:
    """All repairs that change one row of a table in every column whose sum fails, and its total with them."""
    columns = [item for item in failing if item.total and not item.soft]
    found = []
    for row in sorted(frozenset.intersection(*(_rows_of(area, item) for item in columns))) if columns else ():
        edits: Edits = {}
        for item in columns:
            (subject, *more) = [term.subject for term in item.terms if _row(area, term.subject) == row]
            sign, rest = next(_readings(item, area.values, subject))
            if not more:
                edits.setdefault(subject, area.values[subject] - rest / sign)
        if area.mends(edits, failing):
            found.append(edits)
    return found


def _rows_of(area: Field, item: Constraint) -> frozenset[str]:
    return frozenset(row for subject in item.subjects if (row := _row(area, subject)))


def _row(area: Field, subject: str) -> str:
    """The row of a cell that has one cell a column, "" for other numbers."""
    variable = area.net.variables[subject]
    return "" if variable.stated or "@" not in variable.name else variable.name.partition("@")[0]
