"""Values that follow from printed cells."""

from __future__ import annotations

from collections.abc import Callable

from gouji.checks import CheckContext
from gouji.profiles import parse_formula
from gouji.quantity import Interval

Build = Callable[..., CheckContext]


def test_a_group_is_the_sum_of_its_rows(build: Build) -> None:
    index = build({"denied.process_info": 3, "denied.law_forbids": 2}).index
    value = index.value("denied")
    assert value.interval == Interval.exact(5)
    assert len(value.terms) == 8


def test_a_derived_member_is_the_sum_of_its_columns(build: Build) -> None:
    index = build({"received@commercial": 2, "received@other": 1}).index
    assert index.value("received", "legal").interval == Interval.exact(3)


def test_a_blank_counts_as_zero_in_a_sum_and_is_named(build: Build) -> None:
    index = build({"received": 7, "carried_in": ""}).index
    value = index.evaluate(parse_formula("received + carried_in"))
    assert value.interval == Interval.exact(7)
    assert len(value.blanks) == 1


def test_a_quotient_has_no_terms_and_none_over_zero(build: Build) -> None:
    index = build({"received": 8, "handled": 6}).index
    assert index.evaluate(parse_formula("handled / received * 100")).interval == Interval.exact(75)
    assert index.evaluate(parse_formula("handled / received * 100")).terms == ()
    assert build({}).index.evaluate(parse_formula("handled / received")).missing == "zero_divisor"


def test_a_concept_without_cells_is_absent(build: Build) -> None:
    assert build({}, form="2019").index.value("norm_docs.valid").missing == "absent"
