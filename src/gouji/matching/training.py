"""Trains the weights of links on claims whose cells are known.

The right reading of a claim is compared with each of its others: a logistic regression over the differences of their evidence
(a conditional logit by pairs, McFadden 1974; pairs as in Bradley and Terry 1952). It has no intercept, since only differences
count. The hand-set sum is one of its columns and hardly penalised, each piece of evidence another: a weight leaves its share of
what was set by hand only as far as examples take it. All pairs of a claim count together as much as one claim.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gouji.errors import ModelError
from gouji.matching.model import SCHEMA, LinkModel
from gouji.records import Contribution

STRENGTH = 0.01
"""Inverse of the L2 penalty on what is added to a weight set by hand."""

ENOUGH = 20
"""Evidence in fewer claims keeps its weight."""

LEAST = 0.25
"""What was set by hand keeps at least this share, so that evidence no example shows still counts."""

_TRUST = 4.0
"""Times the hand-set sum is scaled up: it is penalised this much less."""

_AMOUNTS = ("doubt", "reading_rank")
"""Evidence with an amount; all other is there or not."""


@dataclass(frozen=True, slots=True)
class LinkExample:
    """The evidence of each reading of a claim, and which of them is right."""

    readings: tuple[tuple[Contribution, ...], ...]
    right: int


def train_links(examples: Iterable[LinkExample], start: LinkModel, trained_on: Mapping[str, Any]) -> str:
    """A trained model as JSON text, the same for the same examples.

    Args:
        start: hand-set weights to begin from; the examples must have been linked with them.
        trained_on: what the examples are, kept in the artefact.

    Raises:
        ModelError: no claim has a right reading and another.
    """
    known = [item for item in examples if len(item.readings) > 1]
    if not known:
        raise ModelError("training", "needs claims with more than one reading", "use more reports")
    evidence = [[_evidence(reading, start) for reading in item.readings] for item in known]
    told = Counter(name for readings in evidence for name in set().union(*readings))
    names = sorted(name for name, count in told.items() if count >= ENOUGH)
    factor, added = _fit(evidence, [item.right for item in known], names, start)
    weights = {name: factor * weight + added.get(name, 0.0) for name, weight in start.weights.items()}
    shift = weights["reading_direct"]
    weights = {name: weight - shift if _is_base(name) else weight for name, weight in weights.items()}
    data = {
        "schema": SCHEMA,
        "name": "fitted",
        "version": "1",
        "weights": {name: round(weight, 3) + 0.0 for name, weight in sorted(weights.items())},
        "trained_on": {**trained_on, "claims": len(known)},
    }
    return json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _is_base(name: str) -> bool:
    """True for evidence of which every reading has just one: only its differences count, the direct reading's is set to 0."""
    return name == "none" or (name.startswith("reading_") and name != "reading_rank")


def _evidence(parts: Sequence[Contribution], model: LinkModel) -> dict[str, float]:
    return {model.key(part.name, part.value): _amount(part, model) for part in parts}


def _amount(part: Contribution, model: LinkModel) -> float:
    return part.log_odds / model.weight(part.name, part.value) if part.name in _AMOUNTS else 1.0


def _fit(
    evidence: Sequence[Sequence[Mapping[str, float]]], right: Sequence[int], names: Sequence[str], start: LinkModel
) -> tuple[float, dict[str, float]]:
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    rows, answers, counts = [], [], []
    for readings, chosen in zip(evidence, right, strict=True):
        for number, other in enumerate(readings):
            if number != chosen:
                row = _difference(readings[chosen], other, names, start)
                rows += [row, [-value for value in row]]
                answers += [1, 0]
                counts += [0.5 / (len(readings) - 1)] * 2
    fitted = LogisticRegression(C=STRENGTH, fit_intercept=False, max_iter=2000).fit(np.array(rows), np.array(answers), np.array(counts))
    factor = max(float(fitted.coef_[0][0]) * _TRUST, LEAST)
    return factor, {name: float(value) for name, value in zip(names, fitted.coef_[0][1:], strict=True)}


def _difference(one: Mapping[str, float], other: Mapping[str, float], names: Sequence[str], start: LinkModel) -> list[float]:
    def odds(item: Mapping[str, float]) -> float:
        return sum(amount * start.weights.get(name, 0.0) for name, amount in item.items())

    return [(odds(one) - odds(other)) * _TRUST, *(one.get(name, 0.0) - other.get(name, 0.0) for name in names)]
