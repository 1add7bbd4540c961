"""Evidence for and against a reading, as log-odds that add up (Fellegi and Sunter 1969). Their sizes are a model's, see its card.

The reading "none of these" has its own evidence: scope, role and doubt of the claim. Agreement of values may choose
between readings that are likely without it, never create one: it counts only for readings above `LIKELY`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from gouji.matching.agreement import Agreement
from gouji.matching.apart import tells_more
from gouji.matching.candidates import Candidate
from gouji.matching.model import LinkModel
from gouji.quantity import UnitKind
from gouji.records import Claim, ClaimKind, Contribution, Identity, PeriodKind, Scope

LIKELY = 0.06
"""A reading less likely than this before its value is looked at gets no credit for agreeing."""

GOVERNMENTS = ("province", "prefecture", "county", "township")
"""Levels whose own report sums up its region, so that 全县 is its own scope."""

ON_HAND = "received + carried_in"
"""What a body had to handle."""

_BEHIND = 6
"""Characters between a figure and the words that deny what it led to."""

DOCUMENTS = ("文件", "公文", "信息", "文稿", "材料")
"""Words for what a body writes, in contrast to what it is asked for."""


def prior(candidate: Candidate, claim: Claim, near: Sequence[Claim], model: LinkModel, *, apart: bool = False) -> tuple[Contribution, ...]:
    """Evidence for a reading before its value is looked at.

    Args:
        near: the claims of its paragraph.
        apart: True where one of them states a row that the reading adds to the claim's own.
    """
    parts = [_part(model, f"reading_{candidate.source}", candidate.formula)]
    if candidate.source == "reading" and candidate.rank > 1:
        parts.append(_part(model, "reading_rank", str(candidate.rank), candidate.rank - 1))
    if candidate.source == "reading" and tells_more(claim, near) and candidate.formula == ON_HAND:
        parts.append(_part(model, "role", claim.role))
    if candidate.source == "direct" and tells_more(claim, near):
        parts.append(_part(model, "told_apart", candidate.formula))
    if candidate.source == "reading" and (apart or _told_apart(candidate, claim, near)):
        parts.append(_part(model, "told_apart", candidate.formula))
    return tuple(parts)


def _part(model: LinkModel, name: str, value: str = "", amount: float = 1.0) -> Contribution:
    return Contribution(name, model.weight(name, value) * amount, value)


def _told_apart(candidate: Candidate, claim: Claim, near: Sequence[Claim]) -> bool:
    """True where the sentence gives the other row of a sum of two tables' rows a figure of its own (复议2件、诉讼1件)."""
    groups = {name.partition(".")[0] for name in candidate.formula.split(" + ") if "." in name}
    others = [other.concept or "" for other in near if other is not claim and other.sentence == claim.sentence]
    if len(groups) < 2 or claim.concept in others:
        return False
    return any(concept.partition(".")[0] in groups for concept in others)


def prior_none(
    claim: Claim,
    whole: Claim | None,
    near: Sequence[Claim],
    *,
    identity: Identity,
    agreed: frozenset[str],
    model: LinkModel,
) -> tuple[Contribution, ...]:
    """Evidence that a claim speaks of none of the candidates.

    `whole` is what it is stated to be a part of; `agreed` are the claims of its paragraph whose figure is their row's own.
    """
    found: list[tuple[str, str, float]] = [("none", "", 1.0)]
    if claim.scope is not Scope.OWN:
        found.append(("scope", _scope(claim, identity), 1.0))
    if claim.role == "rest":
        found.append(("rest_of_list", claim.concept or "", 1.0))
    if claim.role == "published":
        found.append(("published", claim.role, 1.0))
    elif whole is not None and _counts_documents(whole):
        found.append(("class_of_documents", whole.label, 1.0))
    if claim.quantity.unit.kind is UnitKind.PERCENT and _rate_of_other(claim, near):
        found.append(("rate_of_other", claim.text, 1.0))
    if claim.quantity.value and (_denied_before(claim, near) or _denied_behind(claim, near)):
        found.append(("denied_before", claim.text, 1.0))
    if _told_elsewhere(claim, near, agreed):
        found.append(("row_told_beside", claim.text, 1.0))
    if _unplaced_beside(claim, near):
        found.append(("unplaced_beside", claim.text, 1.0))
    if claim.period.kind is PeriodKind.UNKNOWN:
        found.append(("period", claim.period.kind.value, 1.0))
    if claim.doubt:
        found.append(("doubt", f"{claim.doubt:.2f}", claim.doubt))
    if claim.kind is ClaimKind.UNIVERSAL:
        found.append(("universal", "", 1.0))
    return tuple(_part(model, *item) for item in found)


def _scope(claim: Claim, identity: Identity) -> str:
    """The claim's scope; a region is another matter in the report of a body that does not sum it up."""
    elsewhere = claim.scope is Scope.REGION and identity.level and not _sums_region(identity)
    return "region_elsewhere" if elsewhere else claim.scope.value


def agreement(outcome: Agreement, likely: bool, zero: bool, model: LinkModel) -> Contribution | None:
    """Evidence from the values themselves; two zeros agree by chance more often than two other numbers."""
    value = "zero" if zero and outcome is Agreement.EXACT else outcome.value
    return _part(model, "agreement", value) if likely and outcome is not Agreement.FAILS else None


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
    if claim.id in agreed or claim.kind not in (ClaimKind.LEVEL, ClaimKind.PART) or tells_more(claim, near):
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
    if whole.concept in ("proactive_total", "proactive_part"):
        return True
    return whole.concept in (None, "other_count") and any(word in whole.label for word in DOCUMENTS) and "申请" not in whole.label


def _sums_region(identity: Identity) -> bool:
    return identity.level in GOVERNMENTS
