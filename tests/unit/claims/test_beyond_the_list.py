"""Figures that follow a list and are no part of it, and words for all of a part."""

import pytest

from gouji.claims import extract_claims


def parts(text: str) -> list[int]:
    whole, *claims = extract_claims(text, year=2023)
    return [int(claim.quantity.value) for claim in claims if claim.part is not None and claim.part.whole == whole.id]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("通过局网站公开政府信息320条，其中动态200条、公告90条，通过官方微博公开信息1200条。", [200, 90]),
        ("通过局网站公开政府信息320条，其中动态200条，公告90条，微博发布信息730条。", [200, 90]),
        ("公开政府信息320条，其中网站200条、公众号90条，通过微博公开30条。", [200, 90, 30]),
        ("全年公开政府信息320条，其中动态200条，公告90条，向省厅上报信息60条。", [200, 90]),
        ("公开政府信息21条，其中政策4条，动态9条，其他8条，行政处罚30件。", [4, 9, 8]),
        ("公开政府信息51条，其中政策4条，动态9条，行政处罚30条，其他8条。", [4, 9, 30, 8]),
    ],
)
def test_what_lies_outside_is_no_part(text, inside):
    assert parts(text) == inside


@pytest.mark.parametrize(
    ("text", "all_completed"),
    [
        ("收到政府信息公开申请44件，办结41件，均依照规定程序答复。", False),
        ("收到政府信息公开申请44件，均已依照规定程序答复。", True),
    ],
)
def test_all_of_those_handled_are_not_all_that_came(text, all_completed):
    assert any(claim.concept == "completion_rate" for claim in extract_claims(text, year=2023)) is all_completed


def test_what_was_handled_of_one_way_is_no_total():
    text = "受理网上申请52件，办结49件，结转下年度3件，收到信函申请7件，已全部办结。"
    assert {claim.concept for claim in extract_claims(text, year=2023)} == {"other_count"}
    text = "收到申请59件，其中线上提交的52件，办结49件，3件结转；线下提交的7件，全部办结。"
    assert {claim.concept for claim in extract_claims(text, year=2023)} == {"received", "other_count"}
    text = "收到申请59件，其中线上提交52件、线下提交7件，办结56件，结转3件。"
    assert {claim.concept for claim in extract_claims(text, year=2023)} == {"received", "other_count", "handled", "carried_out"}
    text = "收到政府信息公开申请59件，办结56件，结转下年度3件。"
    assert [claim.concept for claim in extract_claims(text, year=2023)] == ["received", "handled", "carried_out"]


def test_a_document_named_after_publishing_is_a_part():
    _, first, *_ = extract_claims("累计主动公开政府信息26条。其中信息公开指南1条，其他公文25条。", year=2023)
    assert first.concept == "proactive_part"


def test_a_channel_with_a_verb_of_its_own_lies_outside_a_list_that_is_full():
    assert parts("发布信息600条，其中新闻400条、文件60条、专栏140条、微博平台同步发布信息512条。") == [400, 60, 140]


def test_citizens_named_with_the_way_are_no_column():
    _, online, letters = extract_claims("收到公民依申请公开事项31件，其中网上收到公民申请公开19件，信函12件。", year=2023)
    assert (online.dimensions, letters.dimensions) == ((), ())
