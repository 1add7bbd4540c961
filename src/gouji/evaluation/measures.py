"""What a set of judged reports says: precision, recall, false alarms, diagnosis and calibration, each with its n and interval."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from gouji.evaluation.judging import Judgement
from gouji.evaluation.linking import Linked
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
class Point:
    """Precision of the findings shown, and recall of the known errors, at a threshold of the score."""

    threshold: float
    precision: float
    recall: float


@dataclass(frozen=True, slots=True)
class Measures:
    """Figures over many reports.

    Attributes:
        precision: right findings among those right or wrong; by code in `by_code`.
        recall: known errors found; by kind of error in `by_kind`.
        flagged: clean reports with a finding.
        diagnosis: found errors whose diagnosis names number and value.
        found: known errors found, by the check that is there for them.
        linking: labelled claims whose likeliest reading names the labelled cells; `unread` were not read as claims.
        brier, ece: mean squared error of the scores, and expected calibration error over ten bins of equal width, of all findings
            that are more than a remark, shown or not.
        curve: precision and recall at each threshold, from the highest score down.
        open: findings nobody knows about; in no other figure.
    """

    reports: int
    precision: Rate
    recall: Rate
    flagged: Rate
    diagnosis: Rate
    by_code: dict[str, Rate]
    by_kind: dict[str, Rate]
    found: dict[str, Rate]
    linking: Rate
    unread: int
    brier: float
    ece: float
    bins: tuple[Bin, ...]
    curve: tuple[Point, ...]
    open: int


def measure(judgements: Iterable[Judgement], links: Iterable[Linked] = (), threshold: float = 0.5) -> Measures:
    """Measures over reports judged with all their findings; flags are those at or above `threshold`."""
    known, linked = tuple(judgements), tuple(links)
    scored = [(item.score, 1.0) for one in known for item in one.right] + [(item.score, 0.0) for one in known for item in one.wrong]
    right = [finding for item in known for finding in item.right if finding.score >= threshold]
    wrong = [finding for item in known for finding in item.wrong if finding.score >= threshold]
    errors = [error for item in known for error in item.scores]
    met = [error for error, score in errors if score >= threshold]
    missed = [error for error, score in errors if score < threshold]
    clean = [item for item in known if item.clean]
    bins = _bins(scored)
    links_right = sum(item.right for item in linked)
    return Measures(
        reports=len(known),
        precision=Rate(len(right), len(right) + len(wrong)),
        recall=Rate(len(met), len(met) + len(missed)),
        flagged=Rate(sum(any(finding.score >= threshold for finding in item.wrong) for item in clean), len(clean)),
        diagnosis=Rate(sum(item.diagnosed for item in known), sum(item.diagnosable for item in known)),
        by_code=_by(Counter(_code(finding) for finding in right), Counter(_code(finding) for finding in wrong)),
        by_kind=_by(Counter(error.kind for error in met), Counter(error.kind for error in missed)),
        found=_by(Counter(error.aim for error in met if error.aim), Counter(error.aim for error in missed if error.aim)),
        linking=Rate(links_right, links_right + sum(item.wrong for item in linked)),
        unread=sum(item.unread for item in linked),
        brier=sum((score - truth) ** 2 for score, truth in scored) / len(scored) if scored else math.nan,
        ece=sum(item.count * abs(item.score - item.right) for item in bins) / len(scored) if scored else math.nan,
        bins=bins,
        curve=_curve(scored, [score for _, score in errors]),
        open=sum(finding.score >= threshold for item in known for finding in item.open),
    )


def _curve(scored: list[tuple[float, float]], best: list[float]) -> tuple[Point, ...]:
    """A point for each threshold at which a finding is added."""
    points = []
    for threshold in sorted({score for score, _ in scored}, reverse=True):
        shown = [truth for score, truth in scored if score >= threshold]
        recall = sum(score >= threshold for score in best) / len(best) if best else math.nan
        points.append(Point(threshold, sum(shown) / len(shown), recall))
    return tuple(points)


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
