"""Estimates from a filled-in sheet: precision by code, recall, and how many discrepancies the reports have.

Strata are weighted by their size (Cochran, Sampling Techniques, 1977, chapter 5). Intervals for one code are Wilson's
(1927). Those of the totals come from simulating what was not drawn of each stratum, with a fixed seed: of findings by the
beta-binomial distribution, of what silent reports hide by the gamma-Poisson distribution, each with the prior of Jeffreys
(Gelman and others, Bayesian Data Analysis, 2013, chapters 2 and 8). A bootstrap would give no width to a stratum of which
five were drawn and all were right.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gouji.errors import UsageError
from gouji.sampling.sheet import Entry

ROUNDS = 2000
"""Simulated populations."""

PRIOR = 0.5
"""Jeffreys' prior: half a case on either side."""


@dataclass(frozen=True, slots=True)
class Share:
    """An estimated share with its 95 % interval and the number of items it rests on."""

    value: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a sheet says of an audit.

    Attributes:
        by_code: precision of each code.
        precision: share of shown findings that are right, over all codes.
        recall: right findings among all discrepancies, those missed in silent reports included.
        per_report: discrepancies a report, the base rate.
        reports: number of reports the silent strata and findings speak of, as far as the sheet tells.
    """

    by_code: tuple[tuple[str, Share], ...]
    precision: Share
    recall: Share
    per_report: Share


def estimate(entries: Iterable[Entry], reports: int, seed: int = 0) -> Estimate:
    """Estimate from the decided entries; `reports` is the number of reports audited with a result.

    Recall counts what a reviewer found in silent reports as missed; what was missed in reports that have a finding is not
    in it, so it is an upper bound where those have further discrepancies. Raises UsageError where nothing is decided.
    """
    decided = [entry for entry in entries if (entry.right if entry.kind == "finding" else entry.missed) is not None]
    if not decided:
        raise UsageError("sheet", "has no decision yet", "fill in the columns decision and missed")
    checked = _checked(decided, reports)
    chance = random.Random(seed)
    rounds = checked.simulated(chance)
    point = checked.totals()
    found, quiet = checked.count(checked.codes), checked.count(checked.silent)
    counts = (found, found + quiet, found + quiet)
    shares = [Share(point[i], *_ends([each[i] for each in rounds]), counts[i]) for i in range(3)]
    return Estimate(tuple((code, _wilson(checked.values[code])) for code in checked.codes), *shares)


@dataclass(frozen=True, slots=True)
class _Checked:
    """Decided values by stratum, with the strata's sizes: 1 for a right finding, the number missed for a silent report."""

    values: dict[str, list[float]]
    sizes: dict[str, int]
    codes: tuple[str, ...]
    silent: tuple[str, ...]
    reports: int

    def count(self, strata: Iterable[str]) -> int:
        return sum(len(self.values[name]) for name in strata)

    def total(self, strata: Iterable[str]) -> float:
        """Sum over the strata, each scaled up from its sample to its size."""
        return sum(self.sizes[name] * _mean(self.values[name]) for name in strata)

    def totals(self) -> tuple[float, float, float]:
        """Precision, recall and discrepancies a report."""
        return self._shares(self.total(self.codes), self.total(self.silent))

    def simulated(self, chance: random.Random) -> list[tuple[float, float, float]]:
        """The totals of ROUNDS populations that the sample may have been drawn from."""
        right = [self._right_of(code, chance) for code in self.codes]
        missed = [self._missed_of(level, chance) for level in self.silent]
        shown = sum(self.sizes[code] for code in self.codes)
        found = (min(max(sum(parts), 0.0), shown) for parts in _rounds(right))
        return [self._shares(all_right, sum(hidden)) for all_right, hidden in zip(found, _rounds(missed), strict=True)]

    def _shares(self, right: float, missed: float) -> tuple[float, float, float]:
        shown = sum(self.sizes[code] for code in self.codes)
        recall = right / (right + missed) if right + missed else 1.0
        return right / shown if shown else 0.0, recall, (right + missed) / self.reports if self.reports else 0.0

    def _right_of(self, code: str, chance: random.Random) -> list[float]:
        """Right findings of a code, around what its sample says.

        A share that fits those drawn is simulated, and for the others as many right ones as it would give. Both are centred
        on the estimate: a prior that lowers each of twenty small strata a little would lower their sum a lot.
        """
        right, n, size = sum(self.values[code]), len(self.values[code]), self.sizes[code]
        rest = max(size - n, 0)
        centre = (right + PRIOR) / (n + 2 * PRIOR)
        shares = (chance.betavariate(right + PRIOR, n - right + PRIOR) for _ in range(ROUNDS))
        return [size * right / n + rest * (share - centre) + chance.gauss(0, (rest * share * (1 - share)) ** 0.5) for share in shares]

    def _missed_of(self, level: str, chance: random.Random) -> list[float]:
        """Discrepancies that the silent reports of a level hide: those counted, and of the others as many as a rate that fits."""
        missed, n = sum(self.values[level]), len(self.values[level])
        rest = max(self.sizes[level] - n, 0)
        rates = (chance.gammavariate(missed + PRIOR, 1 / n) for _ in range(ROUNDS))
        return [missed + max(chance.gauss(rest * rate, (rest * rate) ** 0.5), 0.0) for rate in rates]


def _rounds(strata: Sequence[Sequence[float]]) -> list[tuple[float, ...]]:
    return list(zip(*strata, strict=True)) if strata else [()] * ROUNDS


def _checked(decided: Iterable[Entry], reports: int) -> _Checked:
    values: dict[str, list[float]] = defaultdict(list)
    sizes: dict[str, int] = {}
    codes: set[str] = set()
    for entry in decided:
        values[entry.stratum].append(float(bool(entry.right)) if entry.kind == "finding" else float(entry.missed or 0))
        sizes[entry.stratum] = entry.size
        if entry.kind == "finding":
            codes.add(entry.stratum)
    return _Checked(dict(values), sizes, tuple(sorted(codes)), tuple(sorted(set(values) - codes)), reports)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _ends(values: list[float]) -> tuple[float, float]:
    ordered = sorted(values)
    return ordered[int(0.025 * len(ordered))], ordered[min(int(0.975 * len(ordered)), len(ordered) - 1)]


def _wilson(values: Sequence[float], z: float = 1.96) -> Share:
    n, share = len(values), _mean(values)
    centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)) ** 0.5
    return Share(share, max(0.0, min(share, centre - half)), min(1.0, max(share, centre + half)), n)
