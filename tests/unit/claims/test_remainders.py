"""Figures that count what others leave, kinds beside each other, and words that turn a figure to another row."""

from __future__ import annotations

import pytest

from gouji.claims import extract_claims
from gouji.profiles import load_profile
from gouji.records import Claim


def read(text: str) -> list[Claim]:
    return list(extract_claims(text, load_profile("zfxxgk"), year=2023))


def of(text: str, value: int) -> Claim:
    return next(claim for claim in read(text) if claim.quantity.value == value)


def test_a_bracket_belongs_to_its_item() -> None:
    claims = read("2023年公开信息150条。其中：预决算公开60条（含全区95个单位预算）、部门动态90条。")
    whole = claims[0].id
    assert [claim.quantity.value for claim in claims if claim.part is not None and claim.part.whole == whole] == [60, 90]


@pytest.mark.parametrize("words", ["不再处理", "不再办理"])
def test_no_longer_handled_is_another_result(words: str) -> None:
    claim = of(f"收到政府信息公开申请9件，其中3件逾期未补正，{words}2件。", 2)
    assert (claim.concept or "").startswith("other_result")


@pytest.mark.parametrize("words", ["其余", "其他", "余下", "剩余"])
def test_the_rest_is_not_all_that_was_handled(words: str) -> None:
    claim = of(f"收到政府信息公开申请9件，其中1件申请人撤回、2件结转下年度，{words}6件均已答复。", 6)
    assert (claim.concept, claim.role) in (("handled", "rest"), ("other_count", ""))


def test_dismissed_beside_upheld_is_another_result() -> None:
    claims = read("因政府信息公开被申请行政复议12件，其中维持8件，驳回申请3件，未审结1件。")
    assert [(claim.concept, claim.quantity.value) for claim in claims if claim.concept in ("review.upheld", "review.other")] == [
        ("review.upheld", 8),
        ("review.other", 3),
    ]
    assert of("因政府信息公开被提起行政诉讼4件，判决驳回诉讼请求3件，未审结1件。", 3).concept == "litigation.upheld"


def test_who_lost_tells_the_result() -> None:
    assert of("因政府信息公开被提起行政诉讼6件，其中原告败诉5件，撤诉1件。", 5).concept == "litigation.upheld"


@pytest.mark.parametrize("text", ["因征地补偿引发行政诉讼4件。", "收到信息公开申请2件，被提起行政诉讼4件，与信息公开无关。"])
def test_cases_about_something_else(text: str) -> None:
    assert of(text, 4).concept == "other_count"


def test_classes_of_requests_are_no_decisions() -> None:
    text = "收到政府信息公开申请90件。从内容看，土地征收类50件，规划许可类30件，其他10件。全年答复88件。"
    assert of(text, 30).concept == "other_count"
    assert of(text, 88).concept == "handled"


def test_a_figure_taken_up_again_keeps_its_meaning() -> None:
    text = "收到政府信息公开申请66件，上年结转2件，办结65件。65件申请的处理结果为：予以公开40件，部分公开25件。"
    assert [claim.concept for claim in read(text) if claim.quantity.value == 65] == ["handled", "handled"]


def test_all_of_the_part_told_last() -> None:
    text = "办结申请60件，予以公开50件，部分公开6件，不予处理4件，均为信访投诉类。"
    assert [claim.quantity.value for claim in read(text) if claim.concept == "not_processed.petition"] == [4]


def test_a_government_of_its_region_tells_its_own_apart() -> None:
    assert of("全市收到政府信息公开申请900件。市政府本级收到申请80件。", 80).scope == "on_behalf"


def test_a_step_on_the_way_is_no_outcome() -> None:
    text = "收到政府信息公开申请5件，其中3件因内容不明确要求申请人补正，补正后按期答复。"
    assert of(text, 3).concept == "other_count"


def test_lawsuits_by_what_went_before() -> None:
    claims = read("因政府信息公开被提起行政诉讼12件，其中未经复议7件，经过复议5件。")
    assert [claim.concept for claim in claims] == ["litigation.total", "litigation.direct.total", "litigation.after_review.total"]


def test_received_before_handled_this_year() -> None:
    claims = read("2023年收到依申请公开19件（含2022年12月收到、2023年办理的2件）。")
    assert [(claim.concept, claim.quantity.value) for claim in claims] == [("other_count", 19), ("carried_in", 2)]


def test_reviews_that_the_body_decides() -> None:
    claims = read("市本级共收到行政复议申请612件，受理547件，审结498件，其中维持213件、纠正74件；办理行政应诉案件83件。")
    assert {claim.concept for claim in claims} == {"other_count"}


def test_a_bracket_behind_lawsuits_speaks_of_them() -> None:
    claims = read("因信息公开引发行政复议3件（全部维持），引发行政诉讼2件（1件驳回，1件审理中）。")
    assert "litigation.upheld" in {claim.concept for claim in claims if claim.quantity.value == 1}


def test_a_first_instance_is_no_result_while_the_second_is_open() -> None:
    claims = read("因信息公开被提起行政诉讼1件，一审驳回，二审正在审理。")
    assert "litigation.upheld" not in {claim.concept for claim in claims}


def test_one_received_before_the_year() -> None:
    claims = read("2023年办理依申请公开5件，其中1件系2022年12月底收到；答复4件。")
    assert [claim.concept for claim in claims if claim.quantity.value == 1] == ["carried_in"]


def test_the_fate_of_one_is_not_all_that_was_handled() -> None:
    claims = read("收到依申请公开申请2件，1件当场答复，1件需要对现有信息加工。")
    assert all(claim.role == "rest" for claim in claims if claim.concept == "handled")


def test_one_figure_for_two_rows_told_in_a_bracket() -> None:
    claim = of("收到政府信息公开申请40件，办结40件，实际公开（含部分公开）21件，不予公开19件。", 21)
    assert claim.adds == ("granted", "partial")


def test_what_most_requests_are_about_is_no_topic() -> None:
    claims = read("收到政府信息公开申请40件，申请内容以规划许可为主，共23件。办结38件。")
    assert not {"permits"} & {claim.concept for claim in claims}


def test_what_is_left_out_of_the_count_denies_nothing() -> None:
    claims = read("收到政府信息公开申请40件。咨询件9件，未纳入申请统计。")
    assert [claim.quantity.value for claim in claims if claim.concept == "received"] == [40]


def test_decisions_that_were_shown_are_published() -> None:
    assert of("林业许可结果87条已在网站公示。", 87).role == "published"


def test_a_cause_holds_for_both_kinds_of_cases() -> None:
    claims = read("因拆除违建引发行政诉讼2起、行政复议1起。")
    assert {claim.concept for claim in claims} == {"other_count"}


def test_requests_of_others_that_the_body_coordinates() -> None:
    assert of("收到政府信息公开申请11件，办结11件。协调乡镇答复申请9件。", 9).concept == "other_count"
