"""Links: the distribution over the readings of each claim, and the verdict over them all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gouji.document import Document, Paragraph
from gouji.facts.index import FactIndex
from gouji.matching.agreement import Agreement, agree
from gouji.matching.apart import told_apart
from gouji.matching.candidates import Candidate, candidates, factor_of, unlinkable
from gouji.matching.evidence import LIKELY, agreement, prior, prior_none, softmax, total
from gouji.matching.model import LinkModel, load_link_model
from gouji.profiles import Profile
from gouji.records import Claim, ClaimKind, Contribution, Fact, Identity, Link, Reading, Verdict

_HOLDS = (Verdict.CONSISTENT, Verdict.BY_ROUNDING)
_FAILED = 0.5
"""Mass of failing readings from which a claim counts as discrepant."""


def link_claims(
    claims: Iterable[Claim],
    facts: Iterable[Fact],
    profile: Profile,
    identity: Identity | None = None,
    model: LinkModel | None = None,
    *,
    document: Document | None = None,
) -> tuple[Link, ...]:
    """Link each claim to the cells or formulas it may speak of.

    A claim without any candidate, or about another period, is `unlinked` with its reason. `identity` tells whether the
    report's own body sums up its region; `model` holds the weights of the evidence, None for those of the package;
    `document` has the words between claims, which tell a figure within another from one beside it.
    """
    weights = model or load_link_model()
    known = tuple(claims)
    index = FactIndex(facts, profile)
    by_id = {claim.id: claim for claim in known}
    near = defaultdict(list)
    for claim in known:
        near[claim.locator.block].append(claim)
    agreed = frozenset(claim.id for claim in known if _is_own(claim, index))
    own = identity or Identity()

    def around(claim: Claim) -> _Around:
        block = claim.locator.block
        return _Around(near[block], _whole(claim, by_id), own, agreed, weights, _text(document, block))

    return tuple(_link(claim, index, around(claim)) for claim in known)


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around a claim: the claims of its paragraph, what it is a part of, whose report it is in, which claims of
    the report state what their row holds; what evidence weighs; and the paragraph's words, "" where they are not at hand."""

    near: Sequence[Claim]
    whole: Claim | None
    identity: Identity
    agreed: frozenset[str]
    model: LinkModel
    text: str = ""


def _text(document: Document | None, block: int) -> str:
    paragraph = document.blocks[block] if document is not None and block < len(document.blocks) else None
    return paragraph.text if isinstance(paragraph, Paragraph) else ""


def _is_own(claim: Claim, index: FactIndex) -> bool:
    """True where a claim's figure, not zero, is what its own row holds."""
    if claim.kind not in (ClaimKind.LEVEL, ClaimKind.PART) or claim.quantity.value <= 0 or unlinkable(claim, index):
        return False
    direct = candidates(claim, index, ())[:1]
    return bool(direct) and _compare(claim, direct[0], index) is Agreement.EXACT


def _whole(claim: Claim, by_id: dict[str, Claim]) -> Claim | None:
    return by_id.get(claim.part.whole) if claim.part is not None else None


def _link(claim: Claim, index: FactIndex, around: _Around) -> Link:
    reason = unlinkable(claim, index)
    if reason:
        return Link(claim.id, (), Verdict.UNLINKED, reason=reason)
    found = candidates(claim, index, around.near)
    if not found:
        return Link(claim.id, (), Verdict.UNLINKED, reason="no_cell")
    readings = _readings(claim, found, index, around)
    return _judge(claim, readings)


def _readings(claim: Claim, found: list[Candidate], index: FactIndex, around: _Around) -> tuple[Reading, ...]:
    priors = [prior(candidate, claim, around.near, around.model, apart=_apart(candidate, claim, index, around)) for candidate in found]
    none = prior_none(claim, around.whole, around.near, identity=around.identity, agreed=around.agreed, model=around.model)
    before = softmax([*(total(parts) for parts in priors), total(none)])
    outcomes = [_compare(claim, candidate, index) for candidate in found]
    weights: list[tuple[Contribution, ...]] = []
    for parts, outcome, likely in zip(priors, outcomes, before, strict=False):
        extra = None if outcome is None else agreement(outcome, likely >= LIKELY, claim.quantity.value == 0, around.model)
        weights.append((*parts, extra) if extra else parts)
    after = softmax([*(total(parts) for parts in weights), total(none)])
    readings = [
        Reading(candidate.formula, candidate.value.facts, candidate.value.interval, share, _verdict(outcome), parts)
        for candidate, share, outcome, parts in zip(found, after, outcomes, weights, strict=False)
    ]
    readings.append(Reading("", (), None, after[-1], Verdict.NOT_ASSESSABLE, none))
    return tuple(sorted(readings, key=lambda reading: -reading.probability))


def _apart(candidate: Candidate, claim: Claim, index: FactIndex, around: _Around) -> bool:
    return candidate.source == "reading" and told_apart(candidate.formula, claim, around.near, index.profile, around.text)


def _compare(claim: Claim, candidate: Candidate, index: FactIndex) -> Agreement | None:
    """None where the cells have no number that could be compared; a blank agrees with a stated zero."""
    expected = candidate.value.interval
    if expected is None:
        return Agreement.WITHIN if claim.quantity.value == 0 and candidate.value.blanks else None
    return agree(claim.quantity, expected, claim.relation, factor_of(claim, index, candidate.value))


def _verdict(outcome: Agreement | None) -> Verdict:
    return Verdict.NOT_ASSESSABLE if outcome is None else outcome.verdict


def _judge(claim: Claim, readings: tuple[Reading, ...]) -> Link:
    failing = sum(reading.probability for reading in readings if reading.verdict is Verdict.DISCREPANT)
    holding = sum(reading.probability for reading in readings if reading.verdict in _HOLDS)
    top = readings[0]
    if holding >= _FAILED:
        verdict = next(reading.verdict for reading in readings if reading.verdict in _HOLDS)
        return Link(claim.id, readings, verdict, failing)
    if top.formula and top.verdict is Verdict.NOT_ASSESSABLE:
        return Link(claim.id, readings, Verdict.NOT_ASSESSABLE, 0.0, "no_number")
    if failing >= _FAILED:
        return Link(claim.id, readings, Verdict.DISCREPANT, failing)
    if top.formula == "" and holding + failing > 0:
        return Link(claim.id, readings, Verdict.UNLINKED, failing, "none_of_these")
    if failing + holding == 0:
        return Link(claim.id, readings, Verdict.NOT_ASSESSABLE, 0.0, "no_number")
    return Link(claim.id, readings, Verdict.AMBIGUOUS, failing, "readings_compete")
