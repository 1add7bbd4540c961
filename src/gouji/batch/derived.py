"""Rows that follow from a result besides its frames: figures, and what comparing it with others needs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from gouji.batch.packing import fact_json
from gouji.checks.gj405_sum_of_bodies import speaks_for_region
from gouji.checks.gj407_copied_narrative import figure_sentences
from gouji.checks.years import LAST, key_of
from gouji.document import Table
from gouji.facts.index import FactIndex, Value
from gouji.issuers import body_key
from gouji.profiles import IdentityRule, Profile, available_profiles, load_profile
from gouji.quantity import UnitKind
from gouji.records import Claim, ClaimKind, PeriodKind, Result

COMPARED = (ClaimKind.LEVEL, ClaimKind.GROWTH, ClaimKind.CHANGE)
"""Kinds of claims that are set beside last year's report."""


def derived_rows(number: int, result: Result) -> Iterator[tuple[str, list[Any]]]:
    """Dataset and row of all that follows from one result."""
    profile = _profile(result.profile)
    if profile is None or not result.status.has_result:
        return
    needed: set[str] = set()
    index = FactIndex(result.facts, profile)
    for concept, member in _names(profile):
        value = index.value(concept, member)
        if value.interval is None and not value.facts:
            continue
        if concept in _tied(profile.id):
            needed.update(value.facts)
        yield "figures", _figure(number, concept, member, value, index)
    yield from (("cells", row) for row in _cells(number, result, needed))
    yield from (("statements", _statement(number, claim)) for claim in result.claims if claim.kind in COMPARED and _is_current(claim))
    key = key_of(result)
    if key:
        yield "bodies", _body(number, result, key)


def tied_concepts(rules: Iterable[IdentityRule]) -> frozenset[str]:
    """Concepts that identities across years tie."""
    return frozenset(name.removeprefix(LAST) for rule in rules if rule.across == "years" for name in rule.formula.names)


@cache
def _tied(profile: str) -> frozenset[str]:
    return tied_concepts(load_profile(profile).identities)


@cache
def _profile(name: str) -> Profile | None:
    return load_profile(name) if name in available_profiles() else None


def _names(profile: Profile) -> Iterator[tuple[str, str]]:
    for concept in profile.concepts:
        yield concept.id, ""
        for id in concept.dimensions:
            yield from ((concept.id, member.id) for member in profile.dimension(id).members)


def _figure(number: int, concept: str, member: str, value: Value, index: FactIndex) -> list[Any]:
    interval = value.interval
    low, high = (None, None) if interval is None else (float(interval.low), float(interval.high))
    is_open = interval is not None and (interval.low_open or interval.high_open)
    printed = index.printed(concept, member) is not None
    blank = "blank" if interval is None and value.blanks else ""
    return [number, concept, member, low, high, is_open, printed, blank or value.missing, list(value.facts), value.doubt]


def _cells(number: int, result: Result, needed: set[str]) -> Iterator[list[Any]]:
    blocks = result.document.blocks if result.document is not None else ()
    for fact in result.facts:
        if fact.id in needed:
            block = blocks[fact.locator.block] if fact.locator.block < len(blocks) else None
            yield [number, fact.id, fact_json(fact), block.title if isinstance(block, Table) else None]


def _is_current(claim: Claim) -> bool:
    return claim.period.kind is PeriodKind.THIS_YEAR and bool(claim.concept if claim.kind is ClaimKind.LEVEL else claim.of)


def _statement(number: int, claim: Claim) -> list[Any]:
    quantity = claim.quantity
    concept = claim.concept if claim.kind is ClaimKind.LEVEL else claim.of
    member = dict(claim.dimensions).get("applicant", "")
    dimensions = ",".join(f"{name}={value}" for name, value in claim.dimensions)
    points = quantity.unit.kind is UnitKind.PERCENTAGE_POINT
    ends = [float(end) for interval in (quantity.interval, quantity.truncated) for end in (interval.low, interval.high)]
    return [number, claim.id, claim.kind.value, concept, member, dimensions, points, *ends]


def _body(number: int, result: Result, key: str) -> list[Any]:
    identity = result.identity
    parent = body_key(identity.parent) if identity.parent else ""
    sentences = sorted(_hash(text) for text in figure_sentences(result))
    regional = speaks_for_region(result)
    return [number, result.source.path, result.profile, key, parent, identity.region, identity.year, identity.level, regional, sentences]


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)
