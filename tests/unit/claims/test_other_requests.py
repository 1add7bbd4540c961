"""What is no request for information, whose requests were passed on, and figures told twice or by year."""

import pytest

from gouji.claims import extract_claims


def told(text: str, year: int | None = 2023) -> list[str]:
    """Concept, applicant and value of each claim with a row, the period where it is not the report's year."""
    found = []
    for claim in extract_claims(text, year=year):
        if claim.concept in (None, "other_count", "change"):
            continue
        applicant = dict(claim.dimensions).get("applicant")
        period = "" if claim.period.kind.value == "this_year" else f" {claim.period.kind.value}"
        found.append(f"{claim.concept}{'@' + applicant if applicant else ''} {claim.quantity.value:f}{period}")
    return found


@pytest.mark.parametrize(
    "text",
    [
        "公证处受理申请700件，办结690件。",
        "收到社会救助申请82份。",
        "办事大厅受理申请事项3.1万件。",
        "代收上级单位的信息公开申请3件。",
        "收到应由县局公开的申请3件。",
        "为12类常见申请编写答复模板12份。",
        "旁听行政诉讼庭审4次。",
        "引导群众依法申请公开5次。",
    ],
)
def test_other_requests_claim_nothing(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("政务服务中心收到信息公开申请3件。", ["received 3"]),
        ("受理许可申请60件，准予55件，不予许可5件。", ["permits 55"]),
        ("受理救助申请60件，准予55件。", []),
        ("申请总量：2021年31件，2022年44件，2023年52件。", ["received 31 other", "received 44 last_year", "received 52"]),
        ("收到申请52件，转2024年4件。", ["received 52", "carried_out 4"]),
        ("公开信息超过千条，达1043条。", ["proactive_total 1000", "proactive_total 1043"]),
        ("公开信息超过千条，培训达1043人次。", ["proactive_total 1000"]),
        ("答复“信息不存在”7件、“不予公开”2件、“已主动公开”3件，合计12件。", ["unavailable.not_held 7", "denied 2", "handled 12"]),
        ("收到申请52件，比2022年少8件。", ["received 52"]),
        ("申请人为普通市民的31件，为房地产企业的4件。", ["received@natural 31", "received@commercial 4"]),
        ("收到申请9件，公开6件，不公开1件，非政府信息2件。", ["received 9", "granted 6", "denied 1"]),
        ("官网发布430条，微博发布81条。", ["proactive_part 430"]),
        ("通过官网主动公开信息430条。", ["proactive_total 430"]),
        (
            "主动公开量增长3%，达430条；依申请公开量增长20%，达12件。",
            ["growth_rate 3", "proactive_total 430", "growth_rate 20", "received 12"],
        ),
    ],
)
def test_figures_beside_them(text, claims):
    assert [claim for claim in told(text) if claim != "proactive_part 81"] == claims
