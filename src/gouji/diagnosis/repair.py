"""The smallest set of edits that makes all constraints hold, found exactly.

Single edits are tried one by one, which also shows whether there is more than one. What needs more is a mixed-integer
program solved by HiGHS (`scipy.optimize.milp`): each number may be edited at its cost, the sum of costs is least. The
solution is checked again in decimals.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal

from gouji.diagnosis.constraints import Constraint, Network
from gouji.quantity import ZERO

_TIME_LIMIT = 10.0
_TIE = 0.12
"""Repairs whose cost differs by less than this are equally good."""

_MANY = 7
"""A block of more rows than this that is all 0 beside a total was not filled in."""

_ALTERNATIVES = 2
"""Repairs looked for beside the first where one edit is not enough; each costs a run of the solver."""


@dataclass(frozen=True, slots=True)
class Repair:
    """New values by subject.

    Attributes:
        constraints: the failing constraints it restores.
        alternatives: other repairs of the same cost; empty where this one is the only one.
    """

    edits: dict[str, Decimal]
    constraints: tuple[Constraint, ...]
    alternatives: tuple[dict[str, Decimal], ...] = ()


def repairs(net: Network) -> tuple[Repair, ...]:
    """One repair for each cause: edits that share a constraint belong together."""
    blocks = _unfilled(net)
    found = [Repair({}, blocks)] if blocks else []
    for component in _components([item for item in net.constraints if item not in blocks]):
        values = net.printed()
        failing = [item for item in component if item.residual(values)]
        if failing:
            found.extend(_repair(net, component, failing))
    return tuple(found)


def _unfilled(net: Network) -> tuple[Constraint, ...]:
    """Totals of a block of rows that is all 0, and the claims about those rows: the block was left out, all of it at once."""
    values = net.printed()
    totals: list[Constraint] = []
    rows: set[str] = set()
    for item in net.constraints:
        parts = item.subjects - {item.total}
        if item.total and len(parts) > _MANY and values[item.total] and not any(values[part] for part in parts) and item.residual(values):
            totals.append(item)
            rows |= parts
    about = [item for item in net.constraints if item.id.startswith("link:") and len(item.subjects & rows) == len(item.subjects) - 1]
    return (*totals, *(item for item in about if totals and item.residual(values)))


def _components(constraints: Sequence[Constraint]) -> list[list[Constraint]]:
    """Constraints tied together by common numbers."""
    groups: list[tuple[set[str], list[Constraint]]] = []
    for constraint in constraints:
        subjects, members = set(constraint.subjects), [constraint]
        apart = []
        for other in groups:
            if other[0] & subjects:
                subjects |= other[0]
                members = other[1] + members
            else:
                apart.append(other)
        groups = [*apart, (subjects, members)]
    return [members for _, members in groups]


def _repair(net: Network, component: list[Constraint], failing: list[Constraint]) -> list[Repair]:
    single = _single(net, component, failing)
    if single:
        best = min(cost for cost, _ in single)
        equal = [edit for cost, edit in single if cost <= best + _TIE]
        return [Repair(equal[0], tuple(failing), tuple(equal[1:]))]
    solution = _cheapest(net, component)
    if solution is None:
        return []
    groups = _groups(solution, component)
    if len(groups) == 1:
        return [Repair(solution, tuple(failing), _others(net, component, solution))]
    return [_one_of(net, component, failing, edits) for edits in groups]


def _others(net: Network, component: list[Constraint], solution: dict[str, Decimal]) -> tuple[dict[str, Decimal], ...]:
    """Further repairs that cost as much, a few of them."""
    found = [solution]
    while len(found) <= _ALTERNATIVES:
        further = _cheapest(net, component, [tuple(edits) for edits in found])
        if further is None or _cost(net, further) > _cost(net, solution) + _TIE:
            break
        found.append(further)
    return tuple(found[1:])


def _one_of(net: Network, component: list[Constraint], failing: list[Constraint], edits: dict[str, Decimal]) -> Repair:
    """One of several causes, looked at alone so that its own alternatives show."""
    mine = tuple(item for item in failing if item.subjects & edits.keys())
    touched = [item for item in component if item in mine or not item.residual(net.printed())]
    single = _single(net, touched, list(mine)) if len(edits) == 1 else []
    best = min((cost for cost, _ in single), default=0.0)
    others = tuple(edit for cost, edit in single if cost <= best + _TIE and edit.keys() != edits.keys())
    return Repair(edits, mine, others)


def _single(net: Network, component: Sequence[Constraint], failing: Sequence[Constraint]) -> list[tuple[float, dict[str, Decimal]]]:
    """All single edits that make every constraint of the component hold, by cost."""
    values = net.printed()
    shared = frozenset.intersection(*(item.subjects for item in failing))
    leading = min(failing, key=lambda item: item.at_least)
    found = []
    for subject in sorted(shared):
        new = values[subject] - leading.residual(values) * _sign(leading, subject)
        trial = values | {subject: new}
        if new >= ZERO and not any(item.residual(trial) for item in component if subject in item.subjects):
            found.append((net.variables[subject].cost, {subject: new}))
    return sorted(found, key=lambda item: item[0])


def _sign(constraint: Constraint, subject: str) -> int:
    return next(term.sign for term in constraint.terms if term.subject == subject)


def _cheapest(net: Network, component: list[Constraint], barred: Sequence[Sequence[str]] = ()) -> dict[str, Decimal] | None:
    """Cheapest edits. Claims that have other readings hold by one or another: they are asked last, and only if they object."""
    values = net.printed()
    firm = [item for item in component if not item.others or item.residual(values)]
    edits = _solve(net, firm, barred)
    if edits is not None and any(item.residual(values | edits) for item in component):
        return _solve(net, component, barred)
    return edits


def _solve(net: Network, component: Sequence[Constraint], barred: Sequence[Sequence[str]] = ()) -> dict[str, Decimal] | None:
    """Cheapest edits, none of the sets in `barred` as a whole; None where the solver gives up or its answer does not check."""
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp

    values = net.printed()
    subjects = sorted({subject for item in component for subject in item.subjects})
    place = {subject: i for i, subject in enumerate(subjects)}
    count = len(subjects)
    reach = 2 * float(max(abs(item.residual(values)) for item in component)) + 1
    costs = np.array([net.variables[subject].cost for subject in subjects])
    rows, low, high = [], [], []
    for item in component:
        row = np.zeros(2 * count)
        for term in item.terms:
            row[place[term.subject]] += term.sign
        rest = float(sum((term.sign * values[term.subject] for term in item.terms), item.constant))
        rows.append(row)
        low.append(-float(item.tolerance) - rest)
        high.append(np.inf if item.at_least else float(item.tolerance) - rest)
    change = np.eye(count)
    switches = [
        LinearConstraint(np.hstack([change, -reach * change]), -np.inf, 0),
        LinearConstraint(np.hstack([change, reach * change]), 0, np.inf),
    ]
    for together in barred:
        cut = np.zeros((1, 2 * count))
        cut[0, [count + place[subject] for subject in together]] = 1
        switches.append(LinearConstraint(cut, -np.inf, len(together) - 1))
    lowest = np.array([max(-float(max(values[subject], ZERO)), -reach) for subject in subjects])
    whole = np.array([int(net.variables[subject].whole) for subject in subjects] + [1] * count)
    with _silent():
        answer = milp(
            np.concatenate([np.zeros(count), costs]),
            constraints=[LinearConstraint(np.array(rows), low, high), *switches],
            bounds=Bounds(np.concatenate([lowest, np.zeros(count)]), np.concatenate([np.full(count, reach), np.ones(count)])),
            integrality=whole,
            options={"time_limit": _TIME_LIMIT},
        )
    if answer.x is None:
        return None
    deltas = {subject: Decimal(str(round(float(answer.x[i]), 6))).normalize() for subject, i in place.items()}
    edits = {subject: values[subject] + delta for subject, delta in deltas.items() if delta}
    return edits if not any(item.residual(values | edits) for item in component) else None


@contextmanager
def _silent() -> Iterator[None]:
    """Keeps the solver's own remarks off the standard output, which carries data."""
    kept = os.dup(1)
    sink = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(sink, 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(sink)
        os.close(kept)


def _groups(edits: dict[str, Decimal], component: Sequence[Constraint]) -> list[dict[str, Decimal]]:
    """Edits that meet in a constraint, together."""
    groups: list[set[str]] = []
    for subject in edits:
        joined = {subject}
        for constraint in component:
            if subject in constraint.subjects:
                joined |= constraint.subjects & edits.keys()
        apart = [group for group in groups if not group & joined]
        merged = joined.union(*(group for group in groups if group & joined))
        groups = [*apart, merged]
    return [{subject: edits[subject] for subject in sorted(group)} for group in groups]


def _cost(net: Network, edits: dict[str, Decimal]) -> float:
    return sum(net.variables[subject].cost for subject in edits)
