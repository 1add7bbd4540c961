"""Draws a stratified sample: findings by code, silent reports by level, so that rare codes are seen and misses can be counted."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from gouji.errors import UsageError
from gouji.records import EvidenceKind, Result
from gouji.sampling.sheet import Entry

LEAST = 5
"""Items drawn of each stratum before the rest is shared out by size; fewer where they would take more than half of the sample."""

SILENT_SHARE = 0.4
"""Part of the sample that goes to reports without a finding."""


@dataclass(frozen=True, slots=True)
class Draw:
    """A sample with the size of each stratum it was drawn from."""

    entries: tuple[Entry, ...]
    sizes: tuple[tuple[str, int], ...]


def draw_sample(results: Iterable[Result], n: int, seed: int = 0, min_score: float = 0.5, lang: str = "zh") -> Draw:
    """Draw about `n` items, the same ones for the same seed and results.

    Findings are those at or above `min_score`, remarks left out. A silent report is one that was read and has none.
    Raises UsageError for n < 2 and where nothing was read.
    """
    if n < 2:
        raise UsageError(f"sample of {n}", "is too small", "draw at least 2")
    found, silent = _population(results, min_score, lang)
    if not found and not silent:
        raise UsageError("sample", "has nothing to draw from", "audit reports that can be read first")
    quota = min(sum(map(len, silent.values())), round(n * SILENT_SHARE)) if found else n
    chance = random.Random(seed)
    entries = [*_drawn(found, n - quota, chance), *_drawn(silent, quota, chance)]
    sizes = {name: len(items) for group in (found, silent) for name, items in group.items()}
    return Draw(
        tuple(sorted(entries, key=lambda entry: (entry.kind, entry.stratum, entry.report, entry.key))), tuple(sorted(sizes.items()))
    )


def _population(results: Iterable[Result], min_score: float, lang: str) -> tuple[dict[str, list[Entry]], dict[str, list[Entry]]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    silent: dict[str, list[Entry]] = defaultdict(list)
    for result in results:
        if not result.status.has_result:
            continue
        path = result.source.path
        shown = [finding for finding in result.findings if finding.score >= min_score and finding.severity.rank > 0]
        for finding in shown:
            texts = [item.text for item in finding.evidence if item.kind is not EvidenceKind.COMPUTATION]
            found[finding.code].append(
                Entry("finding", finding.code, path, finding.id, finding.message.get(lang), " | ".join(texts[:3]), finding.score)
            )
        if not shown:
            stratum = f"silent:{result.identity.level or 'unknown'}"
            silent[stratum].append(Entry("silent", stratum, path, path, result.title, "", 0.0))
    return dict(found), dict(silent)


def _drawn(strata: dict[str, list[Entry]], n: int, chance: random.Random) -> list[Entry]:
    """LEAST of each stratum, then the rest in proportion to what is left of them."""
    least = min(LEAST, max(1, n // (2 * len(strata)))) if strata else 0
    counts = {name: min(least, len(items)) for name, items in sorted(strata.items())}
    while sum(counts.values()) > n and any(counts.values()):
        largest = max(counts, key=lambda name: (counts[name], name))
        counts[largest] -= 1
    left = {name: len(items) - counts[name] for name, items in strata.items()}
    for _ in range(n - sum(counts.values())):
        name = max(left, key=lambda name: (left[name] / (counts[name] + 1), name), default="")
        if not name or not left[name]:
            break
        counts[name] += 1
        left[name] -= 1
    return [entry for name in sorted(strata) for entry in chance.sample(strata[name], counts[name])]
