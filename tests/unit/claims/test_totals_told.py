"""Totals of two things together, labels before a colon, and figures that count another body's or medium's business."""

from __future__ import annotations

import pytest

from gouji.claims import extract_claims
from gouji.profiles import load_profile
from gouji.records import Claim, ClaimKind, PeriodKind

ON_HAND = ("received", "carried_in")


def read(text: str) -> list[Claim]:
    return list(extract_claims(text, load_profile("zfxxgk"), year=2023))


def of(text: str, value: str) -> Claim:
    return next(claim for claim in read(text) if str(claim.quantity.value) == value)


@pytest.mark.parametrize(
    "text",
    [
        "全年新收申请36件，算上上年转入的5件，共承办43件，办结40件。",
        "新收申请36件，连同上年结转5件，全年共受理43件，办结40件。",
        "新收申请36件；加上上年度结转的5件，共有申请43件，办结40件。",
        "上年结转5件，新收36件，待办共43件，办结40件。",
        "上年结转5件，合计待办43件，办结40件。",
    ],
)
def test_on_hand_is_told_by_its_words_whatever_it_adds_up_to(text: str) -> None:
    assert of(text, "43").adds == ON_HAND
    assert of(text, "40").concept == "handled"


def test_done_of_all_is_not_what_was_on_hand() -> None:
    assert of("新收申请36件，加上上年结转5件，共办结43件。", "43").concept == "handled"


@pytest.mark.parametrize("text", ["上年结转5件，年末待办共3件。", "上年结转5件，截至12月底仍有待办申请共3件。"])
def test_left_at_the_end_is_carried_out(text: str) -> None:
    assert of(text, "3").concept == "carried_out"


@pytest.mark.parametrize("new", ["新收50件", "新受理50件", "新增50件"])
def test_new_ones_among_all_on_hand(new: str) -> None:
    text = f"全年收到和处理政府信息公开申请57件，其中{new}、上年结转6件。"
    assert of(text, "50").concept == "received"
    assert of(text, "57").adds == ON_HAND


def test_those_that_one_body_received_are_a_part() -> None:
    text = "全县收到政府信息公开申请57件，其中县住建局收到50件。"
    assert of(text, "57").concept == "received"
    assert of(text, "50").concept == "other_count"


@pytest.mark.parametrize("words", ["涉诉涉议合计", "涉诉涉复案件共", "复议诉讼案件合计"])
def test_one_total_for_reviews_and_lawsuits(words: str) -> None:
    claims = read(f"2023年{words}37件：行政复议21件、行政诉讼16件。")
    assert claims[0].adds == ("review.total", "litigation.total")
    assert [claim.concept for claim in claims[1:]] == ["review.total", "litigation.total"]


def test_lawsuits_divided_by_a_review_before_them() -> None:
    claims = read("被提起行政诉讼22件，其中经复议10件、未经复议12件。")
    assert [claim.concept for claim in claims] == ["litigation.total", "litigation.after_review.total", "litigation.direct.total"]


@pytest.mark.parametrize(
    ("label", "concept", "value"),
    [
        ("办结率：93.8%", "completion_rate", "93.8"),
        ("按期答复率：93.8%", "on_time_rate", "93.8"),
        ("同比增长：93.8%", "growth_rate", "93.8"),
        ("转下年度：7件", "carried_out", "7"),
        ("上年结转：7件", "carried_in", "7"),
    ],
)
def test_a_label_before_a_colon_says_what_its_figure_is(label: str, concept: str, value: str) -> None:
    claim = of(f"新收申请：24件；办结：15件；{label}。", value)
    assert (claim.concept, claim.part) == (concept, None)
    assert of(f"新收申请：24件；办结：15件；{label}。", "24").concept == "received"


def test_a_colon_behind_a_figure_still_opens_its_parts() -> None:
    claims = read("收到申请15件：网络10件、信函5件。")
    assert {claim.part.whole for claim in claims if claim.part is not None} == {claims[0].id}


@pytest.mark.parametrize("text", ["区法院审结案件903件。", "市中级人民法院受理各类案件903件。", "县人民法院办结涉及我局的案件903件。"])
def test_what_a_court_decides_for_itself(text: str) -> None:
    assert of(text, "903").concept == "other_count"


@pytest.mark.parametrize("text", ["法院受理行政诉讼9件，均维持。", "被起诉9件，法院审结2件。", "法院审理的9件均未败诉。"])
def test_what_a_court_decides_of_the_body_s_own_lawsuits(text: str) -> None:
    assert of(text, "9").concept == "litigation.total"


@pytest.mark.parametrize("words", ["网民回应86条", "微博回应86次"])
def test_answers_to_posts_are_no_requests(words: str) -> None:
    assert of(f"收到政府信息公开申请20件。{words}。", "86").concept == "other_count"


def test_answers_to_requests_stay() -> None:
    assert of("收到政府信息公开申请90件，已回应86件。", "86").concept == "handled"


@pytest.mark.parametrize("text", ["收到申请25件，与2022年的20件持平。", "收到申请25件，与上年的20件相同。"])
def test_no_change_against_a_figure_between(text: str) -> None:
    growth = [claim for claim in read(text) if claim.kind is ClaimKind.GROWTH]
    assert [(claim.quantity.value, claim.of) for claim in growth] == [(0, "received")]
    assert of(text, "20").period.kind is PeriodKind.LAST_YEAR


def test_about_the_same_claims_nothing_exact() -> None:
    assert not [claim for claim in read("收到申请25件，与上年的24件基本持平。") if claim.kind is ClaimKind.GROWTH]


@pytest.mark.parametrize("base", ["较去年（84件）增加3件", "比2022年（84件）增长3.6%"])
def test_last_year_s_figure_in_a_bracket(base: str) -> None:
    claim = of(f"收到申请87件，{base}。", "84")
    assert (claim.concept, claim.period.kind) == ("received", PeriodKind.LAST_YEAR)


def test_a_bracket_that_names_its_figure_is_no_base() -> None:
    assert of("收到申请87件，较去年（信函5件）增加。", "5").concept == "other_count"


@pytest.mark.parametrize("gap", ["，办结80件。", "；处理完毕80件，结转下年4件。"])
def test_outcomes_of_the_next_sentence_divide_what_was_handled(gap: str) -> None:
    claims = read(f"收到和处理申请84件，其中新收79件、上年结转5件{gap}从结果看，予以公开60件，部分公开12件，其他处理8件。")
    eighty = next(claim for claim in claims if claim.quantity.value == 80)
    assert {claim.part.whole for claim in claims if claim.concept in ("granted", "partial", "other_result") and claim.part} == {eighty.id}
