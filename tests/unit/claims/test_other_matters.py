"""Counts of other matters, with outcomes that bear the names of the form's rows."""

import pytest

from gouji.claims import extract_claims


def rows(text: str) -> dict[str, int]:
    return {claim.concept: int(claim.quantity.value) for claim in extract_claims(text, year=2023) if claim.concept != "other_count"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到政府信息公开申请9件。接收群众投诉70件，不予受理6件，办结64件。", {"received": 9}),
        ("承办政协提案14件，其中不予公开3件，予以公开11件。", {}),
        ("答复咨询45件，无法提供2件，结转3件。", {}),
        ("接听热线工单45件，办结44件；收到政府信息公开申请9件，办结7件，不予公开2件。", {"received": 9, "handled": 7, "denied": 2}),
        ("收到政府信息公开申请9件。全年发文82件，其中主动公开60件，不公开22件。", {"received": 9}),
        ("调整权责清单，行政许可由16项调整为14项。", {}),
        ("全年梳理规范性文件31件，制发规范性文件4件。", {"norm_docs.made": 4}),
        ("集中公开现行有效的规范性文件，涉及以县政府名义印发的规范性文件31件。", {}),
        (
            "收到申请9封。主动公开信息82条，其中机构设置2条，机构职能1条，工作动态79条。",
            {"received": 9, "proactive_total": 82, "proactive_part": 79},
        ),
        ("梳理权责清单，行政许可14项、行政处罚82项。", {}),
        ("收到政府信息公开申请9件。培训惠及3.2万名企业职工，40项业务全程网上可办。", {"received": 9}),
        ("收到政府信息公开申请9件，另有来信3件，办结申请9件。", {"received": 9, "handled": 9}),
    ],
)
def test_what_is_told_of_another_matter_is_no_row(text, expected):
    assert rows(text) == expected
