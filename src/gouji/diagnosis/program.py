"""Repairs of more than two edits: a mixed-integer program solved by HiGHS (`scipy.optimize.milp`).

Each number may be edited at its cost, the sum of costs is least. Only the constraints that fail are posed at first; one that a
solution breaks is added and the program solved again, so that the answer is that of the whole program and most of it is never
posed. The answer is checked in decimals. Limits are counted in nodes, not in seconds: they give the same answer everywhere.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from gouji.diagnosis.constraints import Constraint
from gouji.diagnosis.search import Edits, Field

NODES = 200
ROUNDS = 12
LARGEST = 1500
"""More numbers than this are no report of a form; nothing is searched then."""


def cheapest(area: Field, barred: Sequence[Sequence[str]] = ()) -> Edits | None:
    """Cheapest edits that make all constraints hold, none of the sets in `barred` as a whole; None where none is found in time.

    Claims that have other readings hold by one or another: they are asked last, and only if they object.
    """
    posed = list(area.failing)
    for _ in range(ROUNDS):
        edits = _solve(area, posed, barred)
        if edits is None:
            return None
        trial = {**area.values, **edits}
        known = {item.id for item in posed}
        broken = [item for item in area.constraints if item.residual(trial)]
        if not broken:
            return edits
        added = [item for item in broken if item.id not in known]
        if not added:
            return None
        posed += added
    return None


def _solve(area: Field, posed: Sequence[Constraint], barred: Sequence[Sequence[str]]) -> Edits | None:
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array, diags_array, hstack, lil_array

    subjects = sorted({subject for item in posed for subject in item.subjects})
    if len(subjects) > LARGEST:
        return None
    place = {subject: i for i, subject in enumerate(subjects)}
    count = len(subjects)
    off = max(abs(item.rest(area.values)) for item in posed)
    reach = 2 * float(max(off, *(-area.values[subject] for subject in subjects))) + 1
    rows = lil_array((len(posed), 2 * count))
    low, high = np.zeros(len(posed)), np.zeros(len(posed))
    for i, item in enumerate(posed):
        for term in item.terms:
            rows[i, place[term.subject]] += term.sign
        rest, tolerance = float(item.rest(area.values)), float(item.tolerance)
        low[i], high[i] = -tolerance - rest, np.inf if item.at_least else tolerance - rest
    lowest = np.maximum([-float(area.values[subject]) for subject in subjects], -reach)  # what is edited is not negative afterwards
    change = csr_array(diags_array(np.ones(count)))
    within: list[Any] = [
        LinearConstraint(csr_array(rows), low, high),
        LinearConstraint(csr_array(hstack([change, diags_array(np.full(count, -reach))])), -np.inf, 0),
        LinearConstraint(csr_array(hstack([change, diags_array(-lowest)])), 0, np.inf),
        *_cuts(barred, place),
    ]
    costs = np.array([area.net.variables[subject].cost for subject in subjects])
    whole = np.array([int(area.net.variables[subject].whole) for subject in subjects] + [1] * count)
    with _silent():
        answer = milp(
            np.concatenate([np.zeros(count), costs]),
            constraints=within,
            bounds=Bounds([*np.minimum(lowest, 0), *np.zeros(count)], [*np.full(count, reach), *np.ones(count)]),
            integrality=whole,
            options={"node_limit": NODES},
        )
    if answer.x is None:
        return None
    deltas = {subject: Decimal(str(round(float(answer.x[i]), 6))).normalize() for subject, i in place.items()}
    return {subject: area.values[subject] + delta for subject, delta in deltas.items() if delta}


def _cuts(barred: Sequence[Sequence[str]], place: dict[str, int]) -> Iterator[Any]:
    """Sets of edits that were found before: not all of one again. A set with a number that is not posed needs no cut."""
    import numpy as np
    from scipy.optimize import LinearConstraint

    for together in barred:
        if all(subject in place for subject in together):
            row = np.zeros((1, 2 * len(place)))
            row[0, [len(place) + place[subject] for subject in together]] = 1
            yield LinearConstraint(row, -np.inf, len(together) - 1)


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
