"""Fixtures of the tests: reports built from a few figures and sentences."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

import pytest

from gouji.checks import CheckContext
from gouji.document import Document, Locator, Paragraph, Source
from gouji.facts import evaluate_identities
from gouji.matching import link_claims
from gouji.profiles import Profile, load_profile
from gouji.quantity import Quantity, Unit
from gouji.records import Claim, Fact, FactKey, Identity

os.environ.pop("GOUJI_LANG", None)
os.environ["LC_ALL"] = "C.UTF-8"
"""Chinese messages, whatever the locale of the machine that tests."""

Cells = Mapping[str, object]
Build = Callable[..., CheckContext]


@pytest.fixture(scope="session")
def zfxxgk() -> Profile:
    return load_profile("zfxxgk")


@pytest.fixture(scope="session")
def build(zfxxgk: Profile) -> Build:
    """A report of the 2021 form from the cells that are not 0 and the paragraphs of its narrative."""

    def make(
        cells: Cells | None = None,
        text: Sequence[str] = (),
        claims: Sequence[Claim] | None = None,
        identity: Identity | None = None,
        form: str = "2021",
    ) -> CheckContext:
        facts = tuple(make_facts(zfxxgk, cells or {}, form))
        who = identity or Identity("某县人民政府", 2023, level="county")
        blocks = tuple(Paragraph(item, section=("一、总体情况",)) for item in text)
        document = Document(Source("report.txt", "0" * 64, 1, "plain"), "某县人民政府2023年政府信息公开工作年度报告", blocks)
        stated = tuple(claims) if claims is not None else _extracted(document, zfxxgk)
        links = link_claims(stated, facts, zfxxgk, who, document=document)
        equations = evaluate_identities(facts, zfxxgk)
        return CheckContext(document, who, facts, stated, links, equations, (), zfxxgk)

    return make


def _extracted(document: Document, profile: Profile) -> tuple[Claim, ...]:
    from gouji.claims import extract_claims

    return extract_claims(document, profile, 2023) if document.blocks else ()


def make_facts(profile: Profile, cells: Cells, form: str) -> list[Fact]:
    """Every cell of the form: as given, else 0. A split concept without member is one of natural persons."""
    given: dict[str, object] = {}
    for name, value in cells.items():
        concept, _, member = name.partition("@")
        split = profile.concept(concept).dimension
        names = [name] if member or not split else [f"{concept}@natural", f"{concept}@total"]
        given.update(dict.fromkeys(names, value))
    facts = []
    for number, (concept, member) in enumerate(_names(profile, form)):
        name = f"{concept}@{member}" if member else concept
        facts.append(_fact(number, profile, concept, member, given.pop(name, 0)))
    assert not given, f"cells the form does not have: {sorted(given)}"
    return facts


def _names(profile: Profile, form: str) -> list[tuple[str, str]]:
    names = []
    for table in profile.tables:
        for block in table.blocks:
            if block.form not in ("", form):
                continue
            for row in block.rows:
                for column in block.columns:
                    if row.id and not row.ignored and profile.concept(block.concept_id(row, column)).formula is None:
                        names.append((block.concept_id(row, column), column.id if block.dimension else ""))
    return list(dict.fromkeys(names))


def _fact(number: int, profile: Profile, concept: str, member: str, value: object) -> Fact:
    id = f"f{number}"
    rule = profile.concept(concept)
    unit = Unit(rule.unit, rule.kind, Decimal(10000) if rule.unit == "万元" else Decimal(1))
    key = FactKey(concept, dimensions=(("applicant", member),) if member else ())
    place = Locator(9000, row=number // 7, col=number % 7)
    raw = str(value)
    if raw in ("", "/", "—"):
        return Fact(id, key, None, raw, place, missing="blank" if raw == "" else "slash" if raw == "/" else "dash")
    printed = Decimal(raw)
    exponent = printed.as_tuple().exponent
    step = Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else Decimal(0)
    return Fact(id, key, Quantity(printed, unit, step), raw, place, rule.name.zh, member)
