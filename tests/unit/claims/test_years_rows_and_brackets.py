"""Figures of several years and quarters, rows by order, brackets, and what they say of the figures beside them."""

import pytest

from gouji.claims import extract_claims


def told(text: str, year: int | None = 2023) -> list[str]:
    """Concept, applicant and value of each claim with a row, the period where it is not the report's year."""
    found = []
    for claim in extract_claims(text, year=year):
        if claim.concept in (None, "other_count"):
            continue
        applicant = dict(claim.dimensions).get("applicant")
        period = "" if claim.period.kind.value == "this_year" else f" {claim.period.kind.value}"
        found.append(f"{claim.concept}{'@' + applicant if applicant else ''} {claim.quantity.value:f}{period}")
    return found


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("收到申请31件（上年26件）。", ["received 31", "received 26 last_year"]),
        ("收到申请31件（含上年结转2件）。", ["carried_in 2"]),
        ("公开信息31条，同比15.5%，上年：26条。", ["proactive_total 31", "proactive_total 26 last_year"]),
        ("公开信息31条，其中：网站26条。", ["proactive_total 31", "proactive_part 26"]),
        ("一季度收到申请4件，二季度6件，三季度5件，四季度7件，合计22件。", [
            "received 4 other", "received 6 other", "received 5 other", "received 7 other", "received 22",
        ]),
        ("自2017年以来，共收到申请300件，其中2023年收到44件。", ["received 300 cumulative", "received 44"]),
        ("累计收到申请（含历年）300件，本年度44件。", ["received 300 cumulative", "received 44"]),
        ("收到申请9件，机构改革以来累计41件。", ["received 9", "received 41 cumulative"]),
        ("申请量较上年增加一倍，由9件增至18件。", ["received 9 last_year", "received 18"]),
        ("行政复议新收3件、上年结转1件，维持2件。", ["review.total 3", "review.upheld 2"]),
    ],
)  # fmt: skip
def test_periods(text, claims):
    assert [claim for claim in told(text) if not claim.startswith("growth")] == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("许可、处罚、强制合计900件，即800件、90件、10件。", ["permits 800", "penalties 90", "coercion 10"]),
        ("自然人、企业、其他申请人分别提出申请7件、2件、1件。", ["received@natural 7", "received@commercial 2", "received@other 1"]),
        ("复议、应诉案件均有下降，分别为3件、1件，比上年少2件、1件。", ["review.total 3", "litigation.total 1", "change -2", "change -1"]),
        ("规范性文件存量24件，全年增3件减6件。", ["norm_docs.valid 24", "norm_docs.made 3", "norm_docs.repealed 6"]),
        ("规范性文件存量24件，比上年增3件。", ["norm_docs.valid 24", "change 3"]),
        ("通过网站、公众号和公开栏三个渠道公开信息310条。", ["proactive_total 310"]),
        ("新收申请前两位是自然资源局（42件）、住建局（31件）。", []),
        ("公开信息310条，其中（1）动态200条，（2）通知110条。", ["proactive_total 310", "proactive_part 200", "proactive_part 110"]),
        ("收到申请8件，每件都按时答复。", ["received 8", "on_time_rate 100"]),
        ("收到申请8件，每件须按时答复。", ["received 8"]),
        ("收到申请8件，超期件为零。", ["received 8", "on_time_rate 100"]),
        ("信息公开案件被告2件，均胜诉。", ["litigation.total 2", "litigation.upheld 2"]),
        ("信息公开诉讼2件，其中1件上诉。", ["litigation.total 2"]),
        ("行政强制案件申请法院执行6件。", []),
    ],
)
def test_rows_and_brackets(text, claims):
    assert told(text) == claims
