from decimal import Decimal

from gouji.document import Locator
from gouji.facts import evaluate_identities
from gouji.profiles import load_profile
from gouji.quantity import Quantity
from gouji.records import Fact, FactKey, Verdict

PROFILE = load_profile("zfxxgk")
MEMBERS = ("natural", "commercial", "research", "nonprofit", "legal_service", "other", "total")


def facts(cells: dict[str, int | None]) -> tuple[Fact, ...]:
    made = []
    for number, (name, value) in enumerate(cells.items()):
        concept, _, member = name.partition("@")
        key = FactKey(concept, dimensions=(("applicant", member),) if member else ())
        quantity = None if value is None else Quantity(Decimal(value))
        made.append(Fact(f"f{number}", key, quantity, "", Locator(0), missing="" if quantity else "blank"))
    return tuple(made)


def row(concept: str, *values: int | None) -> dict[str, int | None]:
    return {f"{concept}@{member}": value for member, value in zip(MEMBERS, values, strict=True)}


def verdicts(cells: dict[str, int | None]) -> dict[tuple[str, str], Verdict]:
    return {(equation.identity, equation.member): equation.verdict for equation in evaluate_identities(facts(cells), PROFILE)}


BALANCED = {
    **row("received", 161, 0, 0, 0, 0, 0, 161),
    **row("carried_in", 14, 0, 0, 0, 0, 0, 14),
    **row("granted", 100, 0, 0, 0, 0, 0, 100),
    **row("unavailable.not_held", 68, 0, 0, 0, 0, 0, 68),
    **row("handled", 168, 0, 0, 0, 0, 0, 168),
    **row("carried_out", 7, 0, 0, 0, 0, 0, 7),
}


def test_a_report_that_adds_up():
    found = verdicts(BALANCED)
    assert len(found) == 7 + 7 + 6
    assert set(found.values()) == {Verdict.CONSISTENT}


def test_a_wrong_cell_fails_its_row_and_its_columns():
    found = verdicts(BALANCED | {"carried_out@natural": 8})
    failed = {key for key, verdict in found.items() if verdict is Verdict.DISCREPANT}
    assert failed == {("balance", "natural"), ("applicants", "carried_out")}


def test_blanks_count_as_zero_where_the_equation_then_holds():
    cells = BALANCED | {f"carried_in@{member}": None for member in MEMBERS[1:6]}
    equations = evaluate_identities(facts(cells), PROFILE)
    assert {equation.verdict for equation in equations} == {Verdict.CONSISTENT}
    carried = next(equation for equation in equations if equation.member == "carried_in")
    assert len(carried.blanks) == 5
    assert "count as 0" in carried.reason


def test_a_blank_that_no_other_equation_fixes_is_not_assessable():
    assert verdicts({"review.upheld": 1, "review.corrected": None, "review.other": 0, "review.pending": 0, "review.total": 3}) == {
        ("review_total", ""): Verdict.NOT_ASSESSABLE
    }


def test_a_missing_total_is_the_sum_of_its_columns():
    found = verdicts(BALANCED | {"received@total": None, "carried_out@total": 9})
    assert found["applicants", "received"] is Verdict.NOT_ASSESSABLE
    assert found["balance", "total"] is Verdict.DISCREPANT
    assert verdicts(BALANCED | {"received@total": None})["balance", "total"] is Verdict.CONSISTENT


def test_totals_left_at_zero():
    cells = {"review.upheld": 10, "review.corrected": 1, "review.other": 0, "review.pending": 0, "review.total": 0}
    (equation,) = evaluate_identities(facts(cells), PROFILE)
    assert equation.verdict is Verdict.DISCREPANT
    assert (equation.left_value, equation.right_value) == (0, 11)


def test_one_row_for_other_results_takes_the_place_of_its_three():
    single = BALANCED | {"granted@natural": 90, "granted@total": 90} | row("other_result", 10, 0, 0, 0, 0, 0, 10)
    assert verdicts(single)["outcomes", "natural"] is Verdict.CONSISTENT
    three = BALANCED | {"granted@natural": 90, "granted@total": 90} | row("other_result.other", 10, 0, 0, 0, 0, 0, 10)
    assert verdicts(three)["outcomes", "total"] is Verdict.CONSISTENT


def test_documents_in_force_are_at_least_those_issued_less_those_repealed():
    assert verdicts({"norm_docs.made": 1, "norm_docs.repealed": 0, "norm_docs.valid": 0})["norm_docs_in_force", ""] is Verdict.DISCREPANT
    assert verdicts({"norm_docs.made": 1, "norm_docs.repealed": 0, "norm_docs.valid": 40})["norm_docs_in_force", ""] is Verdict.CONSISTENT


def test_no_figures_give_no_equations():
    assert verdicts(dict.fromkeys(BALANCED)) == {}
