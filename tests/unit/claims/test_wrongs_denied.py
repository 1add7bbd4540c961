"""没有应公开而未公开的情形: that nothing was done wrong says nothing of how many requests came in."""

import pytest

from gouji.claims import extract_claims


def zeros(text: str) -> set[str]:
    return {claim.concept for claim in extract_claims(text, year=2023) if claim.quantity.value == 0}


@pytest.mark.parametrize(
    "text",
    [
        "办理政府信息公开申请时未出现应当公开而没有公开的来件。",
        "全年无应予答复却未答复的政府信息公开申请。",
        "不存在应受理不受理公开申请的现象。",
    ],
)
def test_no_request_is_denied(text):
    assert not zeros(text)


def test_what_stands_beside_is_denied_all_the_same():
    assert zeros("没有应公开而不公开的情形，没有收到政府信息公开申请，也未发生行政复议。") == {"received", "review.total"}


@pytest.mark.parametrize(
    "text",
    ["未出现行政复议和行政诉讼被撤销或败诉的情况。", "没有因信息公开引发的行政复议被纠错、行政诉讼败诉情况。", "无复议、诉讼败诉案件。"],
)
def test_lost_cases_denied_deny_no_cases(text):
    assert zeros(text) == {"review.corrected", "litigation.corrected"}
