"""Results and stores for the tests of batches, made without reading a file where that is enough."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random

from gouji.batch.inputs import Input, Inputs
from gouji.batch.outcome import outcome_of
from gouji.batch.run import RunOptions, run_batch
from gouji.config import Settings
from gouji.corpus import generate
from gouji.document import Paragraph
from gouji.pipeline import audit_source
from gouji.records import ClaimKind, Identity, PeriodKind, Result, Scope

RECIPES = ("bureau_plain", "city_summary", "commission", "county_office")


def audited(count: int = 9, seed: int = 13) -> list[Result]:
    """Results of generated reports, three years a body."""
    reports = generate(RECIPES, count, seed, layout_names=["txt_tabs"], mistaken=0.0, years=3)
    found = []
    for report in reports:
        ((name, data),) = report.files.items()
        found.append(audit_source(data, Settings(select=("GJ4",)), name=name))
    return found


def variants(results: list[Result], copies: int, seed: int) -> list[Result]:
    """Many bodies from a few: each copy has figures, statements or words changed as reports go wrong across years."""
    chance = Random(seed)
    made = []
    for copy in range(copies):
        for start in range(0, len(results), 3):
            body = f"某{copy:03d}市第{start}局"
            series = [_variant(result, body, copy, chance) for result in results[start : start + 3]]
            made += _copied(series, chance)
    chance.shuffle(made)
    return made


def _variant(result: Result, body: str, copy: int, chance: Random) -> Result:
    facts = tuple(_changed(fact, chance) if chance.random() < 0.08 else fact for fact in result.facts)
    claims = tuple(_restated(claim, chance) for claim in result.claims)
    identity = Identity(body, result.identity.year, level="department")
    name = f"{copy:03d}/{body}-{result.identity.year}.txt"
    digest = hashlib.sha256(f"{name}{facts}{claims}".encode()).hexdigest()
    source = replace(result.source, path=name, sha256=digest)
    return replace(result, source=source, facts=facts, claims=claims, identity=identity, findings=())


def _changed(fact, chance):
    if fact.quantity is None or chance.random() < 0.3:
        return replace(fact, quantity=None, missing="blank", raw="")
    value = fact.quantity.value + chance.choice((1, -1, 10, Decimal("0.5")))
    return replace(fact, quantity=replace(fact.quantity, value=abs(value)), raw=str(abs(value)))


def _restated(claim, chance):
    if claim.kind in (ClaimKind.GROWTH, ClaimKind.CHANGE) and claim.period.kind is PeriodKind.THIS_YEAR and chance.random() < 0.2:
        return replace(claim, quantity=replace(claim.quantity, value=claim.quantity.value + 3))
    return claim


def _copied(series: list[Result], chance: Random) -> list[Result]:
    """Now and then the text of last year's report, or a second report of one year."""
    if chance.random() < 0.2:
        before, after = series[0], series[1]
        series[1] = replace(after, claims=before.claims, document=before.document)
    if chance.random() < 0.3:
        last = series[-1]
        facts = tuple(_changed(fact, chance) if chance.random() < 0.02 else fact for fact in last.facts)
        series.append(replace(last, facts=facts, source=replace(last.source, path=last.source.path.replace(".txt", "-第二版.txt"))))
    return series


def region(results: list[Result]) -> list[Result]:
    """A county that speaks for its region and two bodies of it that add up to more."""
    first = next(result for result in results if any(claim.concept == "received" for claim in result.claims))
    year = first.identity.year
    claims = tuple(replace(claim, scope=Scope.REGION) if claim.concept == "received" else claim for claim in first.claims)
    county = replace(first, claims=claims, identity=Identity("某某县人民政府", year, level="county"), findings=())
    county = replace(county, source=replace(first.source, path="县/县.txt"))
    made = [county]
    for name, parent in (("某某县财政局", ""), ("第一中学", "某某县人民政府")):
        identity = Identity(name, year, level="department", parent=parent)
        made.append(replace(first, identity=identity, source=replace(first.source, path=f"县/{name}.txt"), findings=()))
    return made


def store_of(results: list[Result], out: Path, settings: Settings | None = None, **options) -> Inputs:
    """Put results into a store as a run would have done."""
    by_name = {result.source.path: result for result in results}
    inputs = Inputs(tuple(Input(name, str(out / name), data=b"x") for name in by_name))

    def engine(items, settings):
        for number, item in enumerate(items):
            yield number, outcome_of(by_name[item.name])

    run_batch(inputs, out, settings or Settings(), RunOptions(engine=engine, **options))
    return inputs


def paragraphs(result: Result) -> list[str]:
    return [block.text for block in result.document.blocks if isinstance(block, Paragraph)]
