"""Parts and wholes: who belongs to a list, of what, and whether the list names all parts."""

import pytest

from gouji.claims import extract_claims
from gouji.records import Closure


def lists(text):
    """Whole value to the values of its parts and the closure, list by list."""
    claims = extract_claims(text, year=2023)
    by_id = {claim.id: claim for claim in claims}
    found = {}
    for claim in claims:
        if claim.part is not None:
            key = (int(by_id[claim.part.whole].quantity.value), claim.part.list)
            found.setdefault(key, ([], claim.part.closure, claim.part.axis))[0].append(int(claim.quantity.value))
    return [(whole, *rest) for (whole, _), rest in found.items()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("主动公开信息60条，其中：动态类30条、公示类20条、其他10条。", (60, [30, 20, 10], Closure.CLOSED, "class")),
        ("主动公开信息60条，其中动态类30条、公示类20条等。", (60, [30, 20], Closure.OPEN, "class")),
        ("主动公开信息60条，包括动态30条，公示类20条，其他文件共10条等。", (60, [30, 20, 10], Closure.OPEN, "class")),
        ("主动公开信息60条（政策12条、动态48条）。", (60, [12, 48], Closure.UNKNOWN, "class")),
        ("主动公开信息60条，由政策类12条、动态类48条组成。", (60, [12, 48], Closure.UNKNOWN, "class")),
        ("政策类12条、动态类48条，合计公开60条。", (60, [12, 48], Closure.CLOSED, "class")),
        ("收到申请9件，其中自然人申请8件，法人或其他组织申请1件。", (9, [8, 1], Closure.CLOSED, "applicant")),
        ("收到申请9件，其中网上申请5件，信函申请3件，当面申请1件。", (9, [5, 3, 1], Closure.CLOSED, "channel")),
        ("收到申请9件，其中网上申请5件，信函申请4件。", (9, [5, 4], Closure.UNKNOWN, "channel")),
        ("办结申请9件：予以公开5件、不予公开2件、其他处理2件。", (9, [5, 2, 2], Closure.CLOSED, "outcome")),
        ("引发行政复议4件，结果维持3件、尚未审结1件。", (4, [3, 1], Closure.UNKNOWN, "outcome")),
        ("主动公开信息60条，其中动态30条、公示20条、专栏等10条。", (60, [30, 20, 10], Closure.OPEN, "class")),
        ("市级收到申请5件，区县收到申请7件，全市共12件。", (12, [5, 7], Closure.CLOSED, "class")),
        ("收到申请9件，其中网上申请5件。", (9, [5], Closure.UNKNOWN, "channel")),
    ],
)
def test_one_list(text, expected):
    assert lists(text) == [expected]


def test_nested_lists():
    text = "公开财政信息380条，其中专项资金152条，预决算197条（政府预决算32条、部门预决算165条）、债券31条。"
    assert [(whole, parts) for whole, parts, *_ in lists(text)] == [(380, [152, 197, 31]), (197, [32, 165])]


def test_two_breakdowns_of_one_whole():
    text = "主动公开信息60条，按类别分：动态40条、其他20条；按渠道分：网站45条、微信15条。"
    assert [(whole, parts) for whole, parts, *_ in lists(text)] == [(60, [40, 20]), (60, [45, 15])]


def test_a_flat_list_of_applicants_and_outcomes_is_two_lists():
    text = "收到申请7件，其中自然人6件，法人1件，予以公开4件，不予公开3件。"
    assert [(parts, axis) for _, parts, _, axis in lists(text)] == [([6, 1], "applicant"), ([4, 3], "outcome")]


@pytest.mark.parametrize(
    "text",
    [
        "主动公开信息60条，其中动态类30条、其他30条，全年办理咨询20条。",
        "主动公开信息60条，其中动态类30条、其他30条，另有公众号推文20条。",
        "主动公开信息60条，其中动态类30条、其他30条；受理留言20条。",
        "主动公开信息60条，其中动态类30条、其他30条，召开发布会20场。",
    ],
)
def test_what_follows_a_list_is_no_part(text):
    assert [(whole, parts) for whole, parts, *_ in lists(text)] == [(60, [30, 30])]


def test_parts_above_the_whole_stay_parts():
    assert lists("主动公开信息345条，其中规范性文件8件、动态1416条。")[0][:2] == (345, [8, 1416])


def test_documents_sorted_by_openness_are_parts_but_no_requests():
    claims = extract_claims("制作信息300条，其中主动公开120条、依申请公开100条、不予公开80条。")
    assert [claim.concept for claim in claims] == ["other_count", "proactive_total", "other_count", "other_count"]
    assert all(claim.part and claim.part.whole == "c1" for claim in claims[1:])


def test_a_list_goes_on_in_the_next_sentence():
    assert lists("全年公开信息22000余条。其中网站公开7600余条，微博4500余条。")[0][:2] == (22000, [7600, 4500])


def test_a_part_may_be_what_the_form_counts():
    claims = extract_claims("办理行政诉讼案件45件，其中政府信息公开类3件。受理各类申请126件，其中信息公开申请12件。")
    assert [claim.concept for claim in claims] == ["other_count", "litigation.total", "other_count", "received"]
