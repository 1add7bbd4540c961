"""A row told under a figure of its own is no longer within its neighbour's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gouji.checks import CheckContext
from gouji.matching.apart import rows_beyond
from gouji.profiles import Profile
from gouji.records import Claim, Link, Verdict

Build = Callable[..., CheckContext]
OUTCOMES: dict[str, object] = {
    "received": 20,
    "granted": 11,
    "partial": 4,
    "unavailable.not_held": 3,
    "unavailable.needs_creation": 2,
    "handled": 20,
}
CARRIED: dict[str, object] = {"received": 31, "carried_in": 2, "granted": 29, "handled": 29, "carried_out": 4}


def of(context: CheckContext, concept: str) -> tuple[Claim, Link]:
    claim = next(item for item in context.claims if concept in (item.concept, *item.adds))
    return claim, next(item for item in context.links if item.claim == claim.id)


@pytest.mark.parametrize(
    ("cells", "text", "concept"),
    [
        (OUTCOMES, "收到申请20件，其中15件予以公开，4件部分公开，3件不掌握，2件需另行制作。", "granted"),
        (OUTCOMES, "20件申请中，予以公开15件；部分公开4件。", "granted"),
        (OUTCOMES, "部分公开4件，予以公开15件。", "granted"),
        (OUTCOMES, "本机关不掌握5件，需要另行制作2件。", "unavailable.not_held"),
        (CARRIED, "今年接收申请33件；上年结转2件。", "received"),
        (CARRIED, "今年办结申请33件，4件结转下年。", "handled"),
        (CARRIED, "受理申请31件，上年结转2件，办结27件，结转下年4件。", "handled"),
    ],
)
def test_a_row_with_its_own_figure_is_not_counted_twice(build: Build, cells: dict[str, object], text: str, concept: str) -> None:
    assert of(build(cells, [text]), concept)[1].verdict is Verdict.DISCREPANT


@pytest.mark.parametrize(
    ("cells", "text", "concept"),
    [
        (OUTCOMES, "收到申请20件，15件予以公开，5件无法提供。", "granted"),
        (OUTCOMES, "予以公开15件（部分公开4件），不掌握3件。", "granted"),
        (OUTCOMES, "予以公开15件，其中部分公开4件，不掌握3件。", "granted"),
        (OUTCOMES, "信息不存在5件（需要另行制作2件）。", "unavailable.not_held"),
        (CARRIED, "今年收到申请33件（含上年结转2件）。", "received"),
        (CARRIED, "今年共处理申请33件，4件结转下年。", "handled"),
        (CARRIED, "新收申请31件，上年结转2件。", "received"),
        (CARRIED, "上年结转申请2件，办结本年申请27件。", "handled"),
    ],
)
def test_a_row_within_its_neighbours_figure_may_be(build: Build, cells: dict[str, object], text: str, concept: str) -> None:
    assert of(build(cells, [text]), concept)[1].verdict is Verdict.CONSISTENT


def test_rows_beyond_a_claims_own(zfxxgk: Profile) -> None:
    assert rows_beyond("granted + partial", "granted", zfxxgk) == {"partial"}
    assert rows_beyond("received + carried_in", "handled", zfxxgk) == {"carried_out"}
    assert rows_beyond("unavailable", "unavailable.not_held", zfxxgk) == {
        "unavailable.needs_creation",
        "unavailable.unclear_after_correction",
    }
    assert rows_beyond("handled - carried_in", "handled", zfxxgk) == set()


@pytest.mark.parametrize("whole", ["proactive_total", "proactive_part"])
def test_a_class_of_what_was_published_is_not_what_was_made(build: Build, whole: str) -> None:
    texts = {"proactive_total": "主动公开信息120条，", "proactive_part": "网站公开信息120条，"}
    context = build({"norm_docs.made": 9}, [f"{texts[whole]}其中规范性文件7条、工作动态113条。"])
    links = [context.link(claim) for claim in context.claims if claim.part is not None]
    assert all(link is None or link.verdict is not Verdict.DISCREPANT for link in links)


@pytest.mark.parametrize(("rest", "verdict"), [(5, Verdict.CONSISTENT), (9, Verdict.UNLINKED)])
def test_a_sum_of_two_rows_leaves_less_for_the_others(build: Build, rest: int, verdict: Verdict) -> None:
    cells: dict[str, object] = {"granted": 9, "partial": 4, "denied.admin_query": 2, "unavailable.not_held": 3, "handled": 18}
    context = build(cells, [f"答复18件，公开（含部分公开）13件，其他{rest}件。"])
    assert context.links[-1].verdict is verdict


@pytest.mark.parametrize(("stated", "verdict"), [(33, Verdict.CONSISTENT), (36, Verdict.DISCREPANT)])
def test_what_was_in_hand_beside_what_was_done_of_it(build: Build, stated: int, verdict: Verdict) -> None:
    context = build(CARRIED, [f"今年办理申请{stated}件，办结29件，4件结转下年。"])
    claim, link = of(context, "handled")
    assert claim.quantity.value == stated
    assert link.verdict is verdict
