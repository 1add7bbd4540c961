"""Links: readings compete, agreement chooses between likely ones, scope and role speak for none of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from gouji.checks import CheckContext
from gouji.document import Locator
from gouji.quantity import Quantity, Unit
from gouji.records import Claim, ClaimKind, Identity, Link, Period, PeriodKind, Scope, Verdict

Build = Callable[..., CheckContext]
CELLS = {"received": 56, "carried_in": 1, "granted": 55, "handled": 55, "carried_out": 2, "norm_docs.made": 8, "norm_docs.valid": 20}


def claim(concept: str, value: int, **more: object) -> Claim:
    place = Locator(0, start=0, end=3)
    kind = more.pop("kind", ClaimKind.LEVEL)
    return Claim("c0", kind, concept, Quantity(Decimal(value), Unit("件")), place, f"{value}件", **more)  # type: ignore[arg-type]


def link(build: Build, stated: Claim, identity: Identity | None = None, cells: dict[str, object] | None = None) -> Link:
    return build(cells or CELLS, claims=[stated], identity=identity).links[0]


def test_readings_are_a_distribution_with_none_of_these(build: Build) -> None:
    found = link(build, claim("received", 57))
    assert sum(reading.probability for reading in found.readings) == pytest.approx(1)
    assert [reading.formula for reading in found.readings].count("") == 1


def test_on_hand_total_is_consistent(build: Build) -> None:
    found = link(build, claim("received", 57))
    assert found.verdict is Verdict.CONSISTENT
    assert found.readings[0].formula == "received + carried_in"


def test_no_reading_holds(build: Build) -> None:
    found = link(build, claim("received", 75))
    assert found.verdict is Verdict.DISCREPANT
    assert found.readings[0].formula == "received"
    assert found.discrepant > 0.9


def test_weights_of_a_reading_are_kept(build: Build) -> None:
    found = link(build, claim("received", 56))
    assert {part.name for part in found.readings[0].weights} == {"reading_direct", "agreement"}


@pytest.mark.parametrize(
    "more",
    [
        {"scope": Scope.ON_BEHALF},
        {"scope": Scope.OTHER},
        {"role": "published", "doubt": 0.3},
    ],
)
def test_scope_and_role_speak_for_none_of_these(build: Build, more: dict[str, object]) -> None:
    concept = "norm_docs.made" if "role" in more else "received"
    found = link(build, claim(concept, 17, **more))
    assert found.readings[0].formula == ""
    assert found.verdict is not Verdict.DISCREPANT


def test_region_is_a_governments_own_scope_and_a_departments_doubt(build: Build) -> None:
    stated = claim("received", 75, scope=Scope.REGION)
    government = link(build, stated, Identity("某县人民政府", 2023, level="county"))
    office = link(build, stated, Identity("某县财政局", 2023, level="department"))
    assert government.verdict is Verdict.DISCREPANT
    assert government.discrepant > 0.8 > office.discrepant


@pytest.mark.parametrize("kind", [PeriodKind.LAST_YEAR, PeriodKind.CUMULATIVE, PeriodKind.OTHER])
def test_other_periods_are_not_compared(build: Build, kind: PeriodKind) -> None:
    found = link(build, claim("received", 11, period=Period(kind)))
    assert (found.verdict, found.reason) == (Verdict.UNLINKED, "other_period")


def test_a_figure_for_two_rows_is_their_sum(build: Build) -> None:
    cells = {"received": 17, "granted": 12, "partial": 5, "handled": 17}
    found = link(build, claim("granted", 17, adds=("granted", "partial")), cells=cells)
    assert found.verdict is Verdict.CONSISTENT
    assert found.readings[0].formula == "granted + partial"


def test_organisations_are_five_columns(build: Build) -> None:
    cells = {"received@natural": 5, "received@commercial": 2, "received@other": 1, "received@total": 8}
    found = link(build, claim("received", 3, dimensions=(("applicant", "legal"),)), cells=cells)
    assert found.verdict is Verdict.CONSISTENT


def test_rows_of_the_2019_form_answer_2021_concepts(build: Build) -> None:
    context = build({"norm_docs.new_made": 4}, claims=[claim("norm_docs.made", 4)], form="2019")
    assert context.links[0].verdict is Verdict.CONSISTENT


def test_in_force_has_no_row_in_the_2019_form(build: Build) -> None:
    context = build({"norm_docs.published_total": 166}, claims=[claim("norm_docs.valid", 665)], form="2019")
    assert (context.links[0].verdict, context.links[0].reason) == (Verdict.UNLINKED, "no_cell")


def test_a_blank_agrees_with_a_stated_zero_and_is_not_assessable_otherwise(build: Build) -> None:
    cells = {**CELLS, "review.total": ""}
    zero = link(build, claim("review.total", 0, kind=ClaimKind.ZERO), cells=cells)
    three = link(build, claim("review.total", 3), cells=cells)
    assert zero.verdict is Verdict.BY_ROUNDING
    assert three.verdict is Verdict.NOT_ASSESSABLE


def test_agreement_does_not_create_a_reading(build: Build) -> None:
    """A sub-row that happens to have the stated number does not excuse a wrong group figure."""
    cells = {"received": 10, "denied.process_info": 3, "denied.enforcement_file": 7, "handled": 10}
    found = link(build, claim("denied", 3, scope=Scope.OWN), cells=cells)
    part = next(reading for reading in found.readings if reading.formula == "denied.process_info")
    assert part.probability < 0.5


@pytest.mark.parametrize(("stated", "verdict"), [(3, Verdict.CONSISTENT), (1, Verdict.CONSISTENT), (2, Verdict.UNLINKED)])
def test_others_at_the_end_of_a_list_may_be_all_that_it_does_not_name(build: Build, stated: int, verdict: Verdict) -> None:
    cells = {"granted": 5, "partial": 1, "denied.internal_affairs": 2, "other_result.other": 1, "handled": 9}
    first, last = claim("granted", 5), replace(claim("other_result", stated, role="rest"), id="c2")
    named = replace(claim("partial", 1), id="c1")
    found = build(cells, claims=[first, named, last]).links[2]
    assert found.verdict is verdict
