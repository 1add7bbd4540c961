"""What was published, asked for and accepted, told in rows: figures that look like a row of the tables and are none."""

from __future__ import annotations

import pytest

from gouji.claims import extract_claims
from gouji.profiles import load_profile
from gouji.records import Claim, Closure, PeriodKind


def of(text: str, value: int) -> Claim:
    claims = extract_claims(text, load_profile("zfxxgk"), year=2023)
    return next(claim for claim in claims if claim.quantity.value == value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("全县发布转载信息410条，规范性文件6条，政策图解9条。", 6),
        ("全年公开信息288条，其中公文类信息14件（含规范性文件8件）、政策问答12条。", 8),
    ],
)
def test_documents_in_a_row_of_publications_are_published(text: str, value: int) -> None:
    assert of(text, value).role == "published"


def test_documents_made_are_not() -> None:
    assert of("全年发布信息288条，制定规范性文件8件。", 8).role != "published"


@pytest.mark.parametrize("way", ["来信", "来访", "函件"])
def test_a_way_in_without_a_name_of_its_own_is_a_part(way: str) -> None:
    claim = of(f"收到依申请公开件30件，其中当面申请11件，{way}申请14件，网上申请5件。", 14)
    assert claim.concept == "other_count" and claim.part is not None


def test_those_accepted_after_withdrawals_are_no_second_count() -> None:
    text = "共收到政府信息公开申请44件（含上年结转2件），经沟通撤回31件，受理13件。"
    assert of(text, 13).concept == "other_count"
    assert of("收到申请16件，受理16件，撤回1件。", 16).concept == "received"


def test_information_could_not_be_provided() -> None:
    assert of("办结申请50件，其中予以公开30件，信息无法提供12件、不予处理8件。", 12).concept == "unavailable"


def test_an_open_answer_is_an_answer() -> None:
    text = "全年收到政府信息公开申请83件，上年转入2件，公开答复80件，转下年办理5件。"
    assert of(text, 80).concept == "handled"


def test_charges_denied_are_no_requests_denied() -> None:
    text = "本机关未对政府信息公开申请收取或减免费用。"
    assert not [claim for claim in extract_claims(text, load_profile("zfxxgk"), year=2023) if claim.concept == "received"]


def test_other_information_is_no_total() -> None:
    assert of("主动公开政府信息96条。财务动态20条，其他公开信息31条。", 31).concept == "proactive_part"


def test_history_is_no_period() -> None:
    claim = of("网站发布信息（旅游、历史文化街区保护等栏目）171条，其中动态90条。", 171)
    assert claim.period.kind is PeriodKind.THIS_YEAR


def test_another_class_amid_a_list_does_not_close_it() -> None:
    text = "主动公开各类动态信息520余条，其中规范性文件2条、其他公文类信息9条、预决算类信息7条、采购类信息3条。"
    part = of(text, 7).part
    assert part is not None and part.closure is Closure.UNKNOWN
    last = of("主动公开信息21条，其中预决算类信息9条、采购类信息7条、其他公文类信息5条。", 7).part
    assert last is not None and last.closure is Closure.CLOSED


def test_words_that_hide_bodies_and_verbs_are_classes() -> None:
    text = "门户网站公开信息40条，其中信息公开指南1条，组织机构3条，决策预公开信息2条，政策问答4条。"
    assert [of(text, value).concept for value in (3, 2, 4)] == ["proactive_part"] * 3


@pytest.mark.parametrize(
    ("text", "value", "concept"),
    [
        ("主动公开本单位信息72条、行政复议决定书18份、部门文件4项。", 18, "other_count"),
        ("收到政府信息公开申请9件。全年办理占用城市道路申请件66件。", 66, "other_count"),
        ("办理申请140件，其中予以公开90件，不予公开8件，无法提供等其他情况42件。", 42, "other_count"),
        ("办理申请140件，其中予以公开90件，不予公开8件，逾期不补正等其他处理42件。", 42, "other_result"),
        ("办理结果为：予以公开31件；无法提供7件；不属于政府信息2件；结转下年度1件。", 2, "other_count"),
    ],
)
def test_figures_of_other_things_have_no_row(text: str, value: int, concept: str) -> None:
    assert (of(text, value).concept or "").partition(".")[0] == concept


def test_what_a_published_stock_divides_into_is_published_too() -> None:
    assert of("累计公布规范性文件640件（现行有效120件，失效520件）。", 120).role == "published"
    assert of("全区现行有效规范性文件120件。", 120).role != "published"


def test_beyond_a_sentence_the_total_is_divided_not_its_last_part() -> None:
    text = "共收到申请90件（其中网络申请30件，信函申请60件）。其中予以公开40件；不予公开9件；无法提供30件。"
    claims = extract_claims(text, load_profile("zfxxgk"), year=2023)
    total = next(claim for claim in claims if claim.quantity.value == 90)
    assert [claim.part and claim.part.whole for claim in claims if claim.quantity.value in (40, 9)] == [total.id] * 2


def test_more_was_published_than_made() -> None:
    text = "公开新增规章16件（含新制定5件，修改11件）。"
    assert [of(text, value).role == "published" for value in (16, 5)] == [True, False]
