"""Judging findings by what is known, and the figures that follow."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gouji.evaluation import judge, measure, measures_lines, measures_to_dict
from gouji.evaluation.measures import Rate
from gouji.language import speak
from gouji.records import Consequence, Diagnosis, Edit, Finding, Severity, Text

NOTHING = Text("", "")
EDIT = {"name": "received", "printed": "75", "value": "57"}
MISTAKE = {"codes": ["GJ2"], "figures": ["57", "75"], "concepts": ["received"], "why": "claim_digit_swap", "edit": EDIT}


def finding(
    code: str = "GJ201", score: float = 0.9, figures: tuple[int, ...] = (75, 57), concept: str = "received@total", **more: object
) -> Finding:
    numbers = tuple(Decimal(figure) for figure in figures)
    return Finding(f"{code}{figures}", code, Severity.MAJOR, score, NOTHING, (concept,), numbers, (), **more)  # type: ignore[arg-type]


def test_a_known_error_is_met() -> None:
    found = judge("a", [finding()], {"must": [MISTAKE]})
    assert (len(found.right), len(found.met), len(found.missed)) == (1, 1, 0)


def test_a_finding_speaks_with_its_consequences() -> None:
    other = Consequence("GJ201", NOTHING, ("received",), (Decimal(75), Decimal(57)))
    lead = finding("GJ101", figures=(3, 0), concept="handled", consequences=(other,))
    assert len(judge("a", [lead], {"must": [MISTAKE]}).met) == 1


@pytest.mark.parametrize(
    "other",
    [finding(score=0.4), finding("GJ301"), finding(figures=(75, 58)), finding(concept="handled")],
)
def test_what_does_not_fit_does_not_meet(other: Finding) -> None:
    assert len(judge("a", [other], {"must": [MISTAKE]}).missed) == 1


def test_everything_in_a_clean_report_is_wrong_but_remarks_of_form() -> None:
    found = judge("a", [finding(), finding("GJ501"), finding("GJ901")], {"must": [], "clean": True})
    assert [item.code for item in found.wrong] == ["GJ201"]


def test_a_known_false_alarm_is_wrong_and_the_rest_is_open() -> None:
    entry = {"must": [], "must_not": [{"codes": ["GJ2"], "concepts": ["received", "handled"]}]}
    found = judge("a", [finding(), finding("GJ301")], entry)
    assert ([item.code for item in found.wrong], [item.code for item in found.open]) == (["GJ201"], ["GJ301"])


def test_a_diagnosis_counts_where_it_names_number_and_value() -> None:
    right = finding(diagnosis=Diagnosis((Edit("c1", "received", "75", "57"),)))
    other = finding(diagnosis=Diagnosis((Edit("f1", "received@total", "57", "75"),)))
    assert judge("a", [right], {"must": [MISTAKE]}).diagnosed == 1
    assert judge("a", [other], {"must": [MISTAKE]}).diagnosed == 0


def test_measures_over_reports() -> None:
    found = judge("a", [finding(score=0.8)], {"must": [MISTAKE]})
    alarm = judge("b", [finding(score=0.6)], {"clean": True})
    figures = measure([found, alarm, judge("c", [], {"clean": True})])
    assert (figures.precision, figures.recall, figures.flagged) == (Rate(1, 2), Rate(1, 1), Rate(1, 2))
    assert figures.brier == pytest.approx((0.2**2 + 0.6**2) / 2)
    assert figures.ece == pytest.approx((0.2 + 0.6) / 2)
    assert "precision of flags     0.500  [0.095, 0.905]  1/2" in list(measures_lines(figures))
    assert measures_to_dict(figures)["by_kind"]["claim_digit_swap"]["n"] == 1


def test_lines_speak_the_language_of_the_person() -> None:
    figures = measure([judge("a", [finding(score=0.8)], {"must": [MISTAKE]})])
    speak("zh")
    try:
        lines = list(measures_lines(figures))
    finally:
        speak("en")
    assert "提示的准确率           1.000  [0.207, 1.000]  1/1" in lines
    assert "无误报告被提示         无此情形" in lines
    assert not any(word in line for line in lines for word in ("precision", "recall", "no cases"))


def test_wilson_interval_holds_the_share_and_shrinks() -> None:
    few, many = Rate(9, 10), Rate(900, 1000)
    assert few.interval[0] < 0.9 < few.interval[1]
    assert many.interval[1] - many.interval[0] < few.interval[1] - few.interval[0]
    assert Rate(0, 0).interval == (0.0, 1.0)


def test_where_all_errors_are_known_what_touches_none_is_wrong() -> None:
    entry = {"must": [MISTAKE], "complete": True}
    found = judge("a", [finding(), finding("GJ301", figures=(57, 60), concept="x"), finding("GJ301", figures=(1, 2), concept="x")], entry)
    assert [item.figures for item in found.open] == [(Decimal(57), Decimal(60))]
    assert [item.figures for item in found.wrong] == [(Decimal(1), Decimal(2))]


def test_form_checks_count_where_the_form_is_labelled() -> None:
    assert not judge("a", [finding("GJ507")], {"must": [], "clean": True}).wrong
    assert judge("a", [finding("GJ507")], {"must": [], "clean": True, "complete": True}).wrong


def test_recall_is_counted_for_the_check_that_is_there_for_the_error() -> None:
    error = {**MISTAKE, "aim": "GJ201"}
    met, missed = judge("a", [finding(score=0.8)], {"must": [error]}, 0.0), judge("b", [finding(score=0.3)], {"must": [error]}, 0.0)
    figures = measure([met, missed])
    assert figures.found == {"GJ201": Rate(1, 2)}
    assert [(point.threshold, point.precision, point.recall) for point in figures.curve] == [(0.8, 1.0, 0.5), (0.3, 1.0, 1.0)]
