"""Where a review stands: which findings are decided, which are open, and which are open again since their evidence changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gouji.review.decisions import Decision
from gouji.writers.listing import Entry

OPEN, REOPENED = "open", "reopened"


@dataclass(frozen=True, slots=True)
class Standing:
    """A finding with its state: open, reopened, accept, reject or unsure.

    Attributes:
        decision: the one in force, for a reopened finding the one on its earlier evidence, None for an open one.
    """

    entry: Entry
    state: str
    decision: Decision | None = None


def standings(entries: Iterable[Entry], decisions: Mapping[str, Decision]) -> tuple[Standing, ...]:
    """The state of each finding of an audit, given the decisions in force by id.

    A finding nobody decided on is reopened where a decision was made on the same code, report and concepts with evidence
    that is no longer found.
    """
    known = tuple(entries)
    present = {entry.id for entry in known}
    gone: dict[tuple[str, str, tuple[str, ...]], list[Decision]] = defaultdict(list)
    for id, decision in decisions.items():
        if id not in present:
            gone[decision.subject].append(decision)
    return tuple(_standing(entry, decisions.get(entry.id), gone.get(entry.subject, [])) for entry in known)


def counts(found: Iterable[Standing]) -> dict[str, int]:
    """How many findings are in each state."""
    return dict(sorted(Counter(item.state for item in found).items()))


def lost(entries: Iterable[Entry], decisions: Mapping[str, Decision]) -> tuple[Decision, ...]:
    """Decisions on findings that are gone, with nothing of their code, report and concepts in their place."""
    known = tuple(entries)
    present, subjects = {entry.id for entry in known}, {entry.subject for entry in known}
    return tuple(item for id, item in decisions.items() if id not in present and item.subject not in subjects)


def _standing(entry: Entry, decision: Decision | None, earlier: list[Decision]) -> Standing:
    if decision is not None:
        return Standing(entry, decision.ruling.value, decision)
    if earlier:
        return Standing(entry, REOPENED, max(earlier, key=lambda item: item.at))
    return Standing(entry, OPEN)
