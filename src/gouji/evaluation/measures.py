"""What a set of judged reports says: precision, recall, false alarms, diagnosis and calibration, each with its n and interval."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from gouji.evaluation.judging import Judgement
from gouji.records import Finding

BINS = 10
_Z = 1.959964
"""Normal quantile of a 95 % interval."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A share of cases with its 95 % interval by Wilson (1927), which holds for small n and shares near 0 or 1."""

    hits: int
    total: int

    @property
    def value(self) -> float:
        """The share, not a number where there are no cases."""
        return self.hits / self.total if self.total else math.nan

    @property
    def interval(self) -> tuple[float, float]:
        """Lower and upper end."""
        if not self.total:
            return 0.0, 1.0
        n, share = self.total, self.hits / self.total
        middle = (share + _Z * _Z / (2 * n)) / (1 + _Z * _Z / n)
        half = _Z / (1 + _Z * _Z / n) * math.sqrt(share * (1 - share) / n + _Z * _Z / (4 * n * n))
        return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True, slots=True)
class Bin:
    """Findings of similar score: how many there are, their mean score, and the share that is right."""

    count: int
    score: float
    right: float


@dataclass(frozen=True, slots=True)
class Measures:
    """Figures over many reports.

    Attributes:
        precision: right findings among those right or wrong; by code in `by_code`.
        recall: known errors found; by kind of error in `by_kind`.
        flagged: clean reports with a finding.
        diagnosis: found errors whose diagnosis names number and value.
        brier, ece: mean squared error of the scores, and expected calibration error over ten bins of equal width.
        open: findings nobody knows about; in no other figure.
    """

    reports: int
    precision: Rate
    recall: Rate
    flagged: Rate
    diagnosis: Rate
    by_code: dict[str, Rate]
    by_kind: dict[str, Rate]
    brier: float
    ece: float
    bins: tuple[Bin, ...]
    open: int


def measure(judgements: Iterable[Judgement]) -> Measures:
    """Measures over judged reports."""
    known = tuple(judgements)
    right = [finding for item in known for finding in item.right]
    wrong = [finding for item in known for finding in item.wrong]
    met = [error for item in known for error in item.met]
    missed = [error for item in known for error in item.missed]
    clean = [item for item in known if item.clean]
    scored = [(finding.score, 1.0) for finding in right] + [(finding.score, 0.0) for finding in wrong]
    bins = _bins(scored)
    return Measures(
        reports=len(known),
        precision=Rate(len(right), len(right) + len(wrong)),
        recall=Rate(len(met), len(met) + len(missed)),
        flagged=Rate(sum(bool(item.wrong) for item in clean), len(clean)),
        diagnosis=Rate(sum(item.diagnosed for item in known), sum(item.diagnosable for item in known)),
        by_code=_by(Counter(_code(finding) for finding in right), Counter(_code(finding) for finding in wrong)),
        by_kind=_by(Counter(error.kind for error in met), Counter(error.kind for error in missed)),
        brier=sum((score - truth) ** 2 for score, truth in scored) / len(scored) if scored else math.nan,
        ece=sum(item.count * abs(item.score - item.right) for item in bins) / len(scored) if scored else math.nan,
        bins=bins,
        open=sum(len(item.open) for item in known),
    )


def _by(hits: Counter[str], failures: Counter[str]) -> dict[str, Rate]:
    return {name: Rate(hits[name], hits[name] + failures[name]) for name in sorted({*hits, *failures})}


def _code(finding: Finding) -> str:
    return finding.code


def _bins(scored: list[tuple[float, float]]) -> tuple[Bin, ...]:
    found = []
    for number in range(BINS):
        inside = [item for item in scored if min(int(item[0] * BINS), BINS - 1) == number]
        if inside:
            count = len(inside)
            found.append(Bin(count, sum(score for score, _ in inside) / count, sum(truth for _, truth in inside) / count))
    return tuple(found)
