"""What only tells how many bodies or kinds there are, what sums add up, and what a whole leaves to the rest."""

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
    ("text", "claims"),
    [
        ("全县8个乡镇收到申请14件。", ["received 14"]),
        ("6个部门收到申请。", []),
        ("3家单位提出申请3件。", ["received 3"]),
        ("收到申请6个。", ["received 6"]),
    ],
)
def test_bodies_are_no_requests(text, claims):
    assert [claim for claim in told(text) if not claim.startswith("received@")] == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("许可41件、处罚7件，两项合计48件。", ["permits 41", "penalties 7"]),
        (
            "其他处理9件，分两类：逾期未补正6件、未缴费3件。",
            ["other_result 9", "other_result.no_correction 6", "other_result.fee_unpaid 3"],
        ),
        ("收到申请4件、转办申请1件，两项均按时办结。", ["received 4", "on_time_rate 100"]),
        ("受理行政许可3项。", []),
    ],
)
def test_kinds_are_counted_not_claimed(text, claims):
    assert [claim for claim in told(text) if not claim.startswith("completion")] == claims


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("上半年收到申请7件，下半年收到13件，全年20件。", "received 20"),
        ("区直部门办结申请31件，乡镇办结9件，合起来40件。", "handled 40"),
        ("县局受理申请11件，基层站所受理4件，合计办理15件。", "handled 15"),
        ("同意公开6件，部分公开1件，告知更正1件，信息不存在4件，合计12件。", "handled 12"),
        ("发布农业信息30条、林业信息20条，总量50条。", "proactive_total 50"),
    ],
)
def test_sums_of_what_was_told(text, claim):
    assert claim in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "上半年收到申请7件，下半年收到13件，全年培训20件。",
    ],
)
def test_what_adds_up_to_something_else_is_no_sum(text):
    assert "received 20" not in told(text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("60件申请中除8件由企业提出外，其余均由公民提出。", "received@natural 52"),
        ("收到申请60件，企业申请8件，其余均为自然人申请。", "received@natural 52"),
        ("行政复议9件，维持4件，其余均被纠正。", "review.corrected 5"),
    ],
)
def test_the_rest_of_a_whole(text, claim):
    assert claim in told(text)


def test_a_rest_with_two_results_is_of_neither():
    assert told("行政复议9件，维持4件，其余撤回或未审结。") == ["review.total 9", "review.upheld 4"]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("规范性文件由上年的31件增至35件，当年制定6件。", ["norm_docs.valid 31 last_year", "norm_docs.valid 35", "norm_docs.made 6"]),
        ("印发规范性文件由上年的3件增至5件。", ["norm_docs.made 3 last_year", "norm_docs.made 5"]),
        ("登记在册的现行有效规章9件。", ["regulations.valid 9"]),
        ("对2015年以来的规范性文件进行清理，废止4件。", ["norm_docs.repealed 4"]),
        ("2015年以来废止规范性文件4件。", ["norm_docs.repealed 4 cumulative"]),
    ],
)
def test_documents_in_stock_and_in_the_year(text, claims):
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("不予公开政府信息5件。", ["denied 5"]),
        ("主动公开政府信息5件。", ["proactive_total 5"]),
        ("收到《政府信息公开申请表》5份，办结5份。", ["received 5", "handled 5"]),
        ("学习《政府信息公开条例》5次。", []),
        ("窗口受理业务800件，即办率90%。", []),
        ("受理政务服务申请800件。", []),
        ("收到申请12件，其中3件与市局重复。", ["received 12"]),
        ("收到申请12件，不予处理3件，其中重复申请3件。", ["received 12", "not_processed 3", "not_processed.repeated 3"]),
        ("收到申请12件，办结10件，其余2件仍在法定办理期限内。", ["received 12", "handled 10", "carried_out 2"]),
        (
            "共有2件行政复议和1件行政诉讼，结果均为维持。",
            ["review.total 2", "litigation.total 1", "review.upheld 2", "litigation.upheld 1"],
        ),
        ("复议、诉讼各1件，前者维持，后者尚在审理。", ["review.total 1", "litigation.total 1", "review.upheld 1", "litigation.pending 1"]),
        ("复议机关审理的3件均未被纠正。", ["review.total 3", "review.corrected 0"]),
        ("年初沿办2件，当年收件9件，办出10件，跨年办理1件。", ["carried_in 2", "received 9", "handled 10", "carried_out 1"]),
        ("收到申请12件，准时率100%；工单准时率98%。", ["received 12", "on_time_rate 100", "share 98"]),
        ("来自个人的申请7件，来自单位的申请2件。", ["received@natural 7", "received@legal 2"]),
        ("申请者以个人居多（7人次），企业次之（2人次）。", ["received@natural 7", "received@commercial 2"]),
    ],
)
def test_nouns_and_predicates(text, claims):
    assert told(text) == claims
