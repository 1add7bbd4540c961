"""Evidence for and against a reading, as log-odds that add up (Fellegi and Sunter 1969). Set by hand, see the model card.

The reading "none of these" has its own evidence: scope, role and doubt of the claim. Agreement of values may choose
between readings that are likely without it, never create one: it counts only for readings above `LIKELY`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from gouji.matching.agreement import Agreement
from gouji.matching.candidates import Candidate
from gouji.quantity import UnitKind
from gouji.records import Claim, ClaimKind, Contribution, Identity, PeriodKind, Scope

APART = -2.0

LIKELY = 0.06
"""A reading less likely than this before its value is looked at gets no credit for agreeing."""

SOURCES = {"direct": 0.0, "sum": -0.5, "reading": -1.4, "rest": -0.7, "remainder": 0.3, "part": -3.0, "group": -3.0}
STEP = -0.3
"""Each further reading of the profile's list is less likely than the one before."""

NONE = -2.6
SCOPES = {Scope.OWN: 0.0, Scope.UNCLEAR: 0.8, Scope.REGION: 0.6, Scope.ON_BEHALF: 4.0, Scope.OTHER: 5.0}
GOVERNMENTS = ("province", "prefecture", "county", "township")
"""Levels whose own report sums up its region, so that 全县 is its own scope."""

_BEHIND = 6
"""Characters between a figure and the words that deny what it led to."""

DOCUMENTS = ("文件", "公文", "信息", "文稿", "材料")
"""Words for what a body writes, in contrast to what it is asked for."""

AGREEING = {Agreement.EXACT: 4.0, Agreement.ROUNDED: 3.5, Agreement.TRUNCATED: 2.5, Agreement.WITHIN: 2.5, Agreement.FAILS: 0.0}
AGREEING_ZERO = 3.0
"""Two zeros agree by chance more often than two other numbers."""


def prior(candidate: Candidate, claim: Claim, near: Sequence[Claim]) -> tuple[Contribution, ...]:
    """Evidence for a reading before its value is looked at; `near` are the claims of its paragraph."""
    parts = [Contribution(f"reading_{candidate.source}", SOURCES[candidate.source], candidate.formula)]
    if candidate.source == "reading" and candidate.rank > 1:
        parts.append(Contribution("reading_rank", STEP * (candidate.rank - 1), str(candidate.rank)))
    if candidate.source == "reading" and claim.role and claim.role == _role_of(candidate.formula):
        parts.append(Contribution("role", 1.0, claim.role))
    if candidate.source == "reading" and _told_apart(candidate, claim, near):
        parts.append(Contribution("told_apart", APART, candidate.formula))
    return tuple(parts)


def _told_apart(candidate: Candidate, claim: Claim, near: Sequence[Claim]) -> bool:
    """True where the sentence gives the other row of a sum of two tables' rows a figure of its own (复议2件、诉讼1件)."""
    groups = {name.partition(".")[0] for name in candidate.formula.split(" + ") if "." in name}
    others = [other.concept or "" for other in near if other is not claim and other.sentence == claim.sentence]
    if len(groups) < 2 or claim.concept in others:
        return False
    return any(concept.partition(".")[0] in groups for concept in others)


def prior_none(
    claim: Claim, whole: Claim | None, near: Sequence[Claim], identity: Identity, agreed: frozenset[str] = frozenset()
) -> tuple[Contribution, ...]:
    """Evidence that a claim speaks of none of the candidates.

    `whole` is what it is stated to be a part of; `agreed` are the claims of its paragraph whose figure is their row's own.
    """
    parts = [Contribution("none", NONE)]
    scope = SCOPES[claim.scope]
    if claim.scope is Scope.REGION and identity.level and not _sums_region(identity):
        scope = 2.5
    if scope:
        parts.append(Contribution("scope", scope, claim.scope.value))
    if claim.role == "rest":
        parts.append(Contribution("rest_of_list", 4.6 if claim.concept == "handled" else 3.6, claim.text))
    if claim.role == "published":
        parts.append(Contribution("published", 3.4, claim.role))
    elif whole is not None and _counts_documents(whole):
        parts.append(Contribution("class_of_documents", 3.4, whole.label))
    if claim.quantity.unit.kind is UnitKind.PERCENT and _rate_of_other(claim, near):
        parts.append(Contribution("rate_of_other", 4.0, claim.text))
    if claim.quantity.value and (_denied_before(claim, near) or _denied_behind(claim, near)):
        parts.append(Contribution("denied_before", 4.0, claim.text))
    if _told_elsewhere(claim, near, agreed):
        parts.append(Contribution("row_told_beside", 3.8, claim.text))
    if _unplaced_beside(claim, near):
        parts.append(Contribution("unplaced_beside", 2.8, claim.text))
    if claim.period.kind is PeriodKind.UNKNOWN:
        parts.append(Contribution("period", 0.7, claim.period.kind.value))
    if claim.doubt:
        parts.append(Contribution("doubt", 4.0 * claim.doubt, f"{claim.doubt:.2f}"))
    if claim.kind is ClaimKind.UNIVERSAL:
        parts.append(Contribution("universal", 0.5))
    return tuple(parts)


def agreement(outcome: Agreement, likely: bool, zero: bool) -> Contribution | None:
    """Evidence from the values themselves."""
    weight = AGREEING_ZERO if zero and outcome is Agreement.EXACT else AGREEING[outcome]
    return Contribution("agreement", weight, outcome.value) if likely and weight else None


def softmax(sums: Sequence[float]) -> list[float]:
    """Log-odds to a distribution."""
    top = max(sums)
    weights = [math.exp(value - top) for value in sums]
    return [weight / sum(weights) for weight in weights]


def total(parts: Sequence[Contribution]) -> float:
    """Sum of contributions."""
    return math.fsum(part.log_odds for part in parts)


def _rate_of_other(claim: Claim, near: Sequence[Claim]) -> bool:
    """True where the figure told right before a rate counts something without a row (热线工单161件，办结率95%)."""
    place = claim.locator.start or 0
    before = [other for other in near if other.sentence == claim.sentence and (other.locator.start or 0) < place]
    levels = [other for other in before if other.kind is ClaimKind.LEVEL and other.quantity.unit.kind is not UnitKind.PERCENT]
    last = max(levels, key=lambda other: other.locator.start or 0, default=None)
    return last is not None and last.concept in (None, "other_count") and not last.adds


def _denied_before(claim: Claim, near: Sequence[Claim]) -> bool:
    """True where the paragraph has just said that there was none of it: the figure after that is of something else."""
    place = claim.locator.start or 0
    zeros = [other for other in near if other.kind is ClaimKind.ZERO and (other.locator.start or 0) < place]
    return any(other.concept == claim.concept and other.dimensions == claim.dimensions for other in zeros)


def _denied_behind(claim: Claim, near: Sequence[Claim]) -> bool:
    """True where the words right behind the figure say that none of it led to what the row counts (两件申请均未引发复议)."""
    end = claim.locator.end or 0
    zeros = [other for other in near if other.kind is ClaimKind.ZERO and other.implied and other.sentence == claim.sentence]
    rows = (claim.concept, *claim.adds)
    return any(other.concept in rows and 0 <= (other.locator.start or 0) - end <= _BEHIND for other in zeros)


def _told_elsewhere(claim: Claim, near: Sequence[Claim], agreed: frozenset[str]) -> bool:
    """True where another figure of the same row, in the same sentence or of the whole region, is what the cell holds.

    判决驳回6件，裁定驳回起诉1件 beside a cell of 6; 全市收到2104件 beside 市政府收到128件: a row is told once, so this figure
    counts something else. Two statements that should be the same are compared with each other, not with the row.
    """
    if claim.id in agreed or claim.kind not in (ClaimKind.LEVEL, ClaimKind.PART):
        return False
    return any(
        other.id in agreed
        and (other.concept, other.dimensions, other.adds) == (claim.concept, claim.dimensions, claim.adds)
        and (other.sentence == claim.sentence or (other.scope is Scope.REGION and claim.scope is not Scope.REGION))
        for other in near
    )


def _unplaced_beside(claim: Claim, near: Sequence[Claim]) -> bool:
    """True where the claim's own list names a kind without a row (信息不存在3件，不属于本校范围1件): the row may hold both."""
    if claim.part is None or "." not in (claim.concept or ""):
        return False
    unplaced = [(other.part, other.sentence) for other in near if other.part is not None and other.concept == "other_count"]
    return any(part.whole == claim.part.whole and sentence == claim.sentence and part.axis != "channel" for part, sentence in unplaced)


def _counts_documents(whole: Claim) -> bool:
    """True for a total of documents or items of information: its parts are their classes, not requests or their outcomes."""
    if whole.concept == "proactive_total":
        return True
    return whole.concept in (None, "other_count") and any(word in whole.label for word in DOCUMENTS) and "申请" not in whole.label


def _role_of(formula: str) -> str:
    if formula.startswith("received"):
        return "received"
    return "handled" if formula.startswith("handled") else ""


def _sums_region(identity: Identity) -> bool:
    return identity.level in GOVERNMENTS
