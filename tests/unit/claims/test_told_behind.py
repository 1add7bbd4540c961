"""What stands behind a figure, behind a comparison, or in the clause after it."""

from __future__ import annotations

import pytest

from gouji.claims import extract_claims
from gouji.profiles import load_profile
from gouji.records import Claim, ClaimKind, Closure


def read(text: str, year: int = 2023) -> list[Claim]:
    return list(extract_claims(text, load_profile("zfxxgk"), year=year))


def named(claims: list[Claim]) -> list[tuple[str | None, int]]:
    return [(claim.concept, int(claim.quantity.value)) for claim in claims if not claim.implied]


@pytest.mark.parametrize("end", ["2件因等待补正，转2024年续办", "2件需征求第三方意见，结转下一年度", "另有2件尚在期限内，跨年办理"])
def test_carried_over_in_the_next_clause(end: str) -> None:
    claims = read(f"全年收到申请19件，办结17件，均按期答复；{end}。")
    assert named(claims)[-1] == ("carried_out", 2)


def test_a_figure_with_its_own_verb_keeps_it() -> None:
    claims = read("全年收到申请19件，均按期答复；1件当场答复，转下年度0件。")
    assert ("carried_out", 1) not in named(claims)


def test_outcomes_told_one_by_one() -> None:
    claims = read("全年答复申请4件：2件为财政资料，予以公开；1件涉及他人住址，不予公开；1件为县档案，本机关不掌握。")
    assert named(claims) == [("handled", 4), ("granted", 2), ("denied", 1), ("unavailable.not_held", 1)]
    assert {claim.part.whole for claim in claims[1:] if claim.part is not None} == {claims[0].id}


def test_an_outcome_that_holds_for_all_is_no_part() -> None:
    claims = read("全年答复申请4件：经审查，均予以公开。")
    assert [(claim.concept, claim.implied) for claim in claims] == [("handled", False), ("granted", True)]


@pytest.mark.parametrize(
    "base",
    [
        "，较2022年的88条增长13.6%；其中",
        "，比上年的88条多12条，增幅13.6%。其中：",
        "（上年88条），其中",
        "，去年为88条；其中",
    ],
)
def test_parts_behind_a_comparison_are_of_this_year(base: str) -> None:
    claims = read(f"主动公开政府信息100条{base}部门动态60条、政策文件30条、其他10条。")
    wholes = {claim.part.whole for claim in claims if claim.part is not None and claim.quantity.value in (60, 30, 10)}
    assert wholes == {claims[0].id}
    assert all(claim.part.closure is Closure.CLOSED for claim in claims if claim.part is not None and claim.quantity.value in (60, 30, 10))


def test_parts_of_a_year_told_for_itself_are_of_that_year() -> None:
    claims = read("2023年收到申请50件；2022年收到申请40件，其中网络30件、信函10件。")
    forty = next(claim for claim in claims if claim.quantity.value == 40)
    assert {claim.part.whole for claim in claims if claim.part is not None} == {forty.id}


@pytest.mark.parametrize(
    "text",
    [
        "制发公文64件，主动公开42件、依申请公开17件、不予公开5件。",
        "印发规范性文件64件，属主动公开的42件，属依申请公开的17件，不予公开的5件。",
    ],
)
def test_documents_sorted_behind_their_number_are_its_parts(text: str) -> None:
    claims = read(text)
    assert [(claim.kind, claim.part and claim.part.whole) for claim in claims[1:]] == [(ClaimKind.PART, claims[0].id)] * 3


def test_requests_are_not_sorted_like_documents() -> None:
    claims = read("收到申请30件，主动公开信息102条，不予公开3件。")
    assert claims[1].concept == "proactive_total" and claims[1].part is None


@pytest.mark.parametrize("zero", ["2022年未有转结", "2022年无结转", "上年度没有结转", "上年无结转"])
def test_a_zero_with_the_year_before_is_carried_in_alone(zero: str) -> None:
    claims = read(f"2023年收到申请6件，{zero}，已办结5件，1件转2024年。")
    assert [claim.concept for claim in claims if claim.kind is ClaimKind.ZERO] == ["carried_in"]


def test_a_bare_zero_speaks_of_both_ways() -> None:
    claims = read("收到申请6件，无结转。")
    assert [claim.concept for claim in claims if claim.kind is ClaimKind.ZERO] == ["carried_in", "carried_out"]


@pytest.mark.parametrize(
    "text", ["收到申请9件。9件中，本机关主办答复7件、转办至有关单位2件。", "收到申请9件，其中本机关答复7件，移交部门2件。"]
)
def test_a_share_of_the_work_is_not_all_that_was_handled(text: str) -> None:
    assert next(claim for claim in read(text) if claim.quantity.value == 7).concept == "other_count"


@pytest.mark.parametrize("text", ["收到申请9件，本机关答复7件，2件转下年。", "收到申请9件，答复7件。"])
def test_all_that_was_handled_stays(text: str) -> None:
    assert next(claim for claim in read(text) if claim.quantity.value == 7).concept == "handled"


def test_figures_among_those_just_named_are_parts() -> None:
    claims = read("收到的22件申请中，在线提交15件，邮寄5件，当面递交2件。")
    assert {claim.part.whole for claim in claims if claim.part is not None} == {claims[0].id}


@pytest.mark.parametrize(
    "text",
    [
        "收到申请10件；其中7件申请公开学区信息，2件申请公开采购信息，1件要求提供人才政策信息。",
        "收到申请10件，其中查询登记信息7件、了解补贴信息2件、咨询规划信息1件。",
    ],
)
def test_information_asked_for_is_a_part_of_the_requests(text: str) -> None:
    claims = read(text)
    assert [(claim.concept, claim.part and claim.part.whole) for claim in claims[1:]] == [("other_count", claims[0].id)] * 3


def test_information_published_beside_requests_is_no_part() -> None:
    claims = read("收到申请40件，其中网络32件；通过网站发布信息30条。")
    assert next(claim for claim in claims if claim.quantity.value == 30).part is None


def test_an_outcome_behind_what_a_request_was_about() -> None:
    claims = read("共答复2件：1件为林权登记信息，予以公开；1件为采伐许可审批信息，部分公开。")
    assert named(claims) == [("handled", 2), ("granted", 1), ("partial", 1)]
