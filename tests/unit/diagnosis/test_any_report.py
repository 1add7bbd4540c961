"""Whatever stands in a report, the diagnosis gives findings that account for every discrepancy, and never raises."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gouji.checks import CheckContext, run_checks
from gouji.config import Settings
from gouji.corpus import generate
from gouji.diagnosis import diagnose
from gouji.pipeline import audit_source

Build = Callable[..., CheckContext]

MEMBERS = ("natural", "commercial", "other", "total")
ROWS = ("received", "carried_in", "granted", "partial", "denied.process_info", "unavailable.not_held", "handled", "carried_out")
PLAIN = ("review.upheld", "review.total", "litigation.direct.upheld", "litigation.direct.total", "norm_docs.made", "norm_docs.valid")
NAMES = (*(f"{row}@{member}" for row in ROWS for member in MEMBERS), *PLAIN)
VALUES = st.one_of(st.integers(0, 12), st.integers(0, 4000), st.sampled_from(["", "/", "—"]), st.integers(-9, -1))
CELLS = st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=14)

NUMBERS = st.integers(0, 3000)
SENTENCES = (
    "全年共收到政府信息公开申请{}件，其中自然人申请{}件，法人或其他组织申请{}件，上年结转{}件。",
    "办结{}件，其中予以公开{}件，部分公开{}件，不予公开{}件，无法提供{}件。",
    "办结政府信息公开申请{}万件，结转下年度{}件，按时办结率{}%。",
    "发生行政复议{}件，行政诉讼{}件，其中结果维持{}件，同比增长{}%，上年{}件。",
    "主动公开信息{}条，其中政策文件{}条、工作动态{}条、其他{}条，占{}%。",
    "未收到政府信息公开申请，制发行政规范性文件{}件，现行有效{}件。",
)


@st.composite
def paragraphs(draw: st.DrawFn) -> list[str]:
    chosen = draw(st.lists(st.sampled_from(SENTENCES), min_size=0, max_size=4))
    return [sentence.format(*(draw(NUMBERS) for _ in range(sentence.count("{}")))) for sentence in chosen]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(cells=CELLS, text=paragraphs())
def test_no_report_stops_the_diagnosis(build: Build, cells: dict[str, object], text: list[str]) -> None:
    context = build(cells, text)
    found = run_checks(context)
    findings = diagnose(found, context)
    assert sum(1 + len(item.consequences) for item in findings) == len(found)
    for finding in findings:
        for edit in finding.diagnosis.edits:
            assert Decimal(edit.value) >= 0
            assert edit.subject in {fact.id for fact in context.facts} | {claim.id for claim in context.claims}


def test_a_further_repair_may_change_numbers_that_are_not_posed() -> None:
    """The report that once stopped it with a KeyError: its first repair changed a claim which the next program did not hold."""
    recipes = ("bureau_plain", "city_summary", "commission", "county_office")
    reports = generate(recipes, 9, 13, layout_names=["txt_tabs"], mistaken=0.0, years=3)
    report = next(report for report in reports if report.name.endswith("00002-2023"))
    (data,) = report.files.values()
    assert [note.message for note in audit_source(data, Settings()).notes if note.code == "step_failed"] == []
