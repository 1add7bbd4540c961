"""The smallest set of edits that makes all constraints hold, found exactly.

Constraints that share no number are solved apart. In each part one edit is tried, then two, then one row (`search`), which shows
every repair of that kind; they are ordered by what people do to numbers (`plausibility`). Failing constraints that share no number with one
another each need an edit of their own, so where each of these clusters has one, together they are the smallest repair. A list or
a repetition that rests on how a sentence was read is given up before many numbers are changed for it. What is left is a
mixed-integer program (`program`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gouji.diagnosis.constraints import Constraint, Network
from gouji.diagnosis.plausibility import plausibility, plausible_first
from gouji.diagnosis.program import cheapest
from gouji.diagnosis.search import Edits, Field, pair_edits, row_edits, single_edits

_MANY = 7
"""A block of more rows than this that is all 0 beside a total was not filled in."""

_ALTERNATIVES = 2
"""Repairs looked for beside the first where two edits are not enough; each costs a run of the solver."""

_TIE = 0.12
"""Repairs of the program whose cost differs by less than this are equally good."""


@dataclass(frozen=True, slots=True)
class Repair:
    """New values by subject.

    Attributes:
        constraints: the failing constraints it restores.
        alternatives: other repairs about as good, the likelier first; empty where this one is the only one.
    """

    edits: Edits
    constraints: tuple[Constraint, ...]
    alternatives: tuple[Edits, ...] = ()


def repairs(net: Network) -> tuple[Repair, ...]:
    """One repair for each cause: edits that share a constraint belong together."""
    blocks = _unfilled(net)
    found = [Repair({}, blocks)] if blocks else []
    values = net.printed()
    given_up = {item.id for item in blocks}
    for component in _tied(item for item in net.constraints if item.id not in given_up):
        area = Field(net, tuple(component), values)
        if area.failing:
            found += _repair(area)
    return tuple(found)


def bound_of(net: Network, edits: Edits, subject: str) -> str:
    """Whether the new value of a single edit is a bound: `at_least` or `at_most`, "" where it is the only one that does."""
    area = Field(net, tuple(item for item in net.constraints if subject in item.around), net.printed())
    failing = [item for item in area.failing if item.subjects & edits.keys()]
    more, less = (bool(failing) and area.mends({**edits, subject: edits[subject] + step}, failing) for step in (1, -1))
    if more == less:
        return ""
    return "at_least" if more else "at_most"


def _unfilled(net: Network) -> tuple[Constraint, ...]:
    """Totals of a block of rows that is all 0, and the claims about those rows: the block was left out, all of it at once.

    A block with a number in any of its columns was filled in; a 0 of it is another matter.
    """
    values = net.printed()
    blocks: dict[frozenset[str], list[Constraint]] = {}
    for item in net.constraints:
        parts = item.subjects - {item.total}
        if item.total and len(parts) > _MANY and not item.soft:
            blocks.setdefault(frozenset(net.variables[part].name.partition("@")[0] for part in parts), []).append(item)
    empty = [items for items in blocks.values() if not any(values[part] for item in items for part in item.subjects - {item.total})]
    totals = [item for items in empty for item in items if item.residual(values)]
    rows = {part for item in totals for part in item.subjects - {item.total}}
    about = [item for item in net.constraints if item.id.startswith("link:") and len(item.subjects & rows) == len(item.subjects) - 1]
    return (*totals, *(item for item in about if totals and item.residual(values)))


def _tied(constraints: Iterable[Constraint]) -> list[list[Constraint]]:
    """Constraints tied together by common numbers."""
    groups: list[tuple[set[str], list[Constraint]]] = []
    for constraint in constraints:
        subjects, members = set(constraint.around), [constraint]
        apart = []
        for other in groups:
            if other[0] & subjects:
                subjects |= other[0]
                members = other[1] + members
            else:
                apart.append(other)
        groups = [*apart, (subjects, members)]
    return [members for _, members in groups]


def _repair(area: Field) -> list[Repair]:
    return _small(area) or _without_soft(area) or _large(area)


def _small(area: Field) -> list[Repair]:
    """Repairs of one edit, of two, or of one for each cluster of failing constraints; none where more are needed."""
    clusters = _tied(area.failing)
    if len(clusters) == 1:
        whole = single_edits(area, area.failing) or pair_edits(area, area.failing) or row_edits(area, area.failing)
        return _chosen(area, whole) if whole else []
    apart = [single_edits(area, cluster) for cluster in clusters]
    joint = pair_edits(area, area.failing) if len(clusters) == 2 else []
    if all(apart):
        ranked = [plausible_first(area, found) for found in apart]
        best = plausible_first(area, joint)[:1]
        if best and plausibility(area, best[0]) > sum(plausibility(area, found[0]) for found in ranked):
            return _chosen(area, joint)
        return [Repair(found[0], tuple(cluster), tuple(found[1:])) for found, cluster in zip(ranked, clusters, strict=True)]
    if joint:
        return _chosen(area, joint)
    rows = row_edits(area, area.failing)
    if rows:
        return _chosen(area, rows)
    apart = [found or pair_edits(area, cluster) for found, cluster in zip(apart, clusters, strict=True)]
    if not all(apart):
        return []
    return [repair for found, cluster in zip(apart, clusters, strict=True) for repair in _chosen(area, found, cluster)]


def _chosen(area: Field, found: list[Edits], failing: Sequence[Constraint] = ()) -> list[Repair]:
    """The most plausible repair with those about as good, cut into causes."""
    known = tuple(failing or area.failing)
    ranked = plausible_first(area, found)
    groups = _causes(area, ranked[0])
    if len(groups) == 1:
        return [Repair(ranked[0], known, tuple(ranked[1:]))]
    return [_one_of(area, known, edits) for edits in groups]


def _without_soft(area: Field) -> list[Repair]:
    """Repairs of what fails but for one list or repetition, or for all of them; what their sentences say stays a finding of its own."""
    soft = [item for item in area.failing if item.soft]
    for given_up in [*([item] for item in soft), soft]:
        rest = Field(area.net, tuple(item for item in area.constraints if item not in given_up), area.values)
        found = _small(rest) if rest.failing and given_up else []
        if found:
            return found
    return []


def _large(area: Field) -> list[Repair]:
    if all(item.soft for item in area.failing):
        return [repair for item in area.failing for repair in _repeated(area, item)]
    solution = cheapest(area)
    if not solution:
        return []
    groups = _causes(area, solution)
    if len(groups) == 1:
        return [Repair(solution, area.failing, _others(area, solution))]
    return [_one_of(area, area.failing, edits) for edits in groups]


def _repeated(area: Field, item: Constraint) -> list[Repair]:
    """A list that is too long by a part it names twice: nothing is to be changed, one of the two is to go."""
    if item.total not in item.subjects:
        return []
    parts = [(area.net.variables[term.subject].name, area.values[term.subject]) for term in item.terms if term.subject != item.total]
    over = [part for part in parts if part[1] == abs(item.rest(area.values)) and parts.count(part) > 1]
    return [Repair({}, (item,))] if over and item.rest(area.values) < 0 else []


def _others(area: Field, solution: Edits) -> tuple[Edits, ...]:
    """Further repairs that cost as much, a few of them."""
    found = [solution]
    while len(found) <= _ALTERNATIVES:
        further = cheapest(area, [tuple(edits) for edits in found])
        if further is None or _cost(area.net, further) > _cost(area.net, solution) + _TIE:
            break
        found.append(further)
    return tuple(found[1:])


def _one_of(area: Field, failing: Sequence[Constraint], edits: Edits) -> Repair:
    """One of several causes, looked at alone so that its own alternatives show."""
    mine = tuple(item for item in failing if item.around & edits.keys())
    rest = Field(area.net, tuple(item for item in area.constraints if item in mine or item not in area.failing), area.values)
    found = single_edits(rest, mine) if len(edits) == 1 else []
    others = [other for other in plausible_first(rest, [edits, *found]) if other != edits] if found else []
    return Repair(edits, mine, tuple(others))


def _causes(area: Field, edits: Edits) -> list[Edits]:
    """Edits that meet in a constraint, together."""
    groups: list[set[str]] = []
    for subject in edits:
        joined = {subject}
        for constraint in area.touching[subject]:
            joined |= constraint.around & edits.keys()
        apart = [group for group in groups if not group & joined]
        merged = joined.union(*(group for group in groups if group & joined))
        groups = [*apart, merged]
    return [{subject: edits[subject] for subject in sorted(group)} for group in groups]


def _cost(net: Network, edits: Edits) -> float:
    return sum(net.variables[subject].cost for subject in edits)
