"""Links of figures that share a row with others of their sentence."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from gouji.checks import CheckContext
from gouji.document import Locator
from gouji.quantity import Quantity, Unit
from gouji.records import Claim, ClaimKind, Part, Scope, Verdict

Build = Callable[..., CheckContext]


def claim(concept: str, value: int, at: int, **more: object) -> Claim:
    place = Locator(0, start=at, end=at + 2)
    return Claim(f"c{at}", ClaimKind.LEVEL, concept, Quantity(Decimal(value), Unit("件")), place, f"{value}件", **more)  # type: ignore[arg-type]


def verdicts(build: Build, cells: dict[str, object], *claims: Claim) -> list[Verdict]:
    return [link.verdict for link in build(cells, claims=list(claims)).links]


def test_a_row_told_once_leaves_nothing_for_another_kind(build: Build) -> None:
    cells: dict[str, object] = {"review.upheld": 6, "review.total": 7}
    told = verdicts(build, cells, claim("review.upheld", 6, 0), claim("review.upheld", 1, 9))
    assert told == [Verdict.CONSISTENT, Verdict.UNLINKED]


def test_kinds_of_one_row_add_up(build: Build) -> None:
    cells: dict[str, object] = {"unavailable.not_held": 7}
    told = verdicts(build, cells, claim("unavailable.not_held", 5, 0), claim("unavailable.not_held", 2, 9))
    assert told == [Verdict.CONSISTENT, Verdict.CONSISTENT]
    wrong = verdicts(build, cells, claim("unavailable.not_held", 4, 0), claim("unavailable.not_held", 2, 9))
    assert Verdict.DISCREPANT in wrong


def test_a_kind_without_a_row_may_be_within_its_neighbours(build: Build) -> None:
    part = Part("whole", 1, axis="outcome")
    cells: dict[str, object] = {"granted": 3}
    told = verdicts(build, cells, claim("granted", 2, 0, part=part), claim("other_count", 1, 9, part=part))
    assert told[0] is Verdict.CONSISTENT


def test_the_rest_is_what_was_on_hand_less_what_was_told_before(build: Build) -> None:
    cells: dict[str, object] = {"received": 7, "carried_in": 1, "handled": 6, "carried_out": 2}
    told = verdicts(build, cells, claim("withdrawn", 1, 0), claim("carried_out", 2, 9), claim("handled", 5, 20, role="rest"))
    assert told[-1] is Verdict.CONSISTENT


def test_a_part_of_a_region_is_not_its_row(build: Build) -> None:
    cells: dict[str, object] = {"received": 900}
    sentences: list[dict[str, object]] = [{"sentence": (0, 8), "scope": Scope.REGION}, {"sentence": (8, 20)}]
    told = verdicts(build, cells, claim("received", 900, 0, **sentences[0]), claim("received", 80, 9, **sentences[1]))
    assert told == [Verdict.CONSISTENT, Verdict.UNLINKED]


def test_answers_beside_requests_withdrawn(build: Build) -> None:
    cells: dict[str, object] = {"received": 47, "handled": 47}
    told = verdicts(build, cells, claim("received", 47, 0), claim("withdrawn", 9, 9), claim("handled", 38, 18))
    assert told[2] is Verdict.CONSISTENT
    wrong = verdicts(build, cells, claim("received", 47, 0), claim("withdrawn", 9, 9), claim("handled", 37, 18))
    assert wrong[2] is Verdict.DISCREPANT


def test_a_row_of_the_group_told_beside_it_is_not_counted_again(build: Build) -> None:
    cells: dict[str, object] = {"other_result.no_correction": 2, "other_result.other": 5}
    assert verdicts(build, cells, claim("other_result.no_correction", 2, 0), claim("other_result", 5, 9))[-1] is Verdict.CONSISTENT
    assert verdicts(build, cells, claim("other_result.no_correction", 2, 0), claim("other_result", 7, 9))[-1] is Verdict.CONSISTENT
    assert verdicts(build, cells, claim("other_result.no_correction", 2, 0), claim("other_result", 6, 9))[-1] is Verdict.DISCREPANT


def test_cases_concluded_leave_out_those_pending(build: Build) -> None:
    cells: dict[str, object] = {"review.total": 9, "review.upheld": 6, "review.pending": 3}
    assert verdicts(build, cells, claim("review.total", 6, 0, role="concluded")) == [Verdict.CONSISTENT]
    assert verdicts(build, cells, claim("review.total", 7, 0, role="concluded")) == [Verdict.DISCREPANT]
    both: dict[str, object] = {"litigation.direct.total": 4, "litigation.direct.pending": 1, "litigation.direct.upheld": 3}
    assert verdicts(build, both, claim("litigation.total", 3, 0, role="concluded")) == [Verdict.CONSISTENT]
