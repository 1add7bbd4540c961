"""What a writer says in words of his own: shapes of outcomes, sums, clauses that follow, what is left out."""

import pytest

from gouji.claims import extract_claims

CAME = "2023年，我局收到政府信息公开申请20件，"
REVIEWED = "2023年，因信息公开引发行政复议6件，"


def rows(text: str) -> dict[str, int]:
    """Concept to value of what has a row; the applicant is joined by @."""
    found = {}
    for claim in extract_claims(text, year=2023):
        applicant = dict(claim.dimensions).get("applicant")
        if claim.concept != "other_count":
            found[f"{claim.concept}@{applicant}" if applicant else claim.concept] = int(claim.quantity.value)
    return found


@pytest.mark.parametrize(
    ("words", "concept"),
    [
        ("遮盖后公开", "partial"),
        ("照准", "granted"),
        ("不便公开", "denied"),
        ("无档可查", "unavailable.not_held"),
        ("由其他机关掌握", "unavailable.not_held"),
        ("补正期满未补", "other_result.no_correction"),
        ("非申请事项", "not_processed"),
        ("不再办理", "not_processed"),
    ],
)
def test_outcomes_by_their_shape(words, concept):
    assert rows(f"{CAME}予以公开3件，{words}2件。")[concept] == 2


@pytest.mark.parametrize("words", ["接受咨询", "主动公开文件", "公开规范性文件解读", "土地征收类", "走访企业"])
def test_other_work_beside_outcomes_has_no_shape(words):
    assert 2 not in rows(f"{CAME}予以公开3件，{words}2件。").values()


@pytest.mark.parametrize(
    ("words", "concept"),
    [("和解", "review.other"), ("要求重新答复", "review.corrected"), ("结果未出", "review.pending"), ("支持我局", "review.upheld")],
)
def test_results_by_their_shape(words, concept):
    assert rows(f"{REVIEWED}撤销1件，{words}3件。")[concept] == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("办结14件，有3件正按程序征求第三方意见，尚未答复。", {"received": 20, "handled": 14, "carried_out": 3}),
        ("办结14件，剩余6件依法延期，转2024年继续办理。", {"received": 20, "handled": 14, "carried_out": 6}),
        ("办结18件，2件于2024年1月答复。", {"received": 20, "handled": 18, "carried_out": 2}),
        ("受理11件，不予受理9件。", {"received": 20, "not_processed": 9}),
        ("其中当场答复5件，20日内答复15件。", {"received": 20}),
        ("扣除重复提交3件后，办结17件。", {"received": 20, "handled": 17}),
    ],
)
def test_what_happened_to_requests(text, expected):
    assert rows(CAME + text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("47件申请中43件系自然人提出，余下4件系法人提出。", {"received": 47, "received@natural": 43, "received@legal": 4}),
        ("公民、法人和其他组织提出的申请分别为38件、11件、4件。", {"received@natural": 38, "received@legal": 11, "received@other": 4}),
        (
            "年末规章废止3件、文件废止32件，现行有效规章41件，规范性文件215件。",
            {
                "regulations.repealed": 3,
                "norm_docs.repealed": 32,
                "regulations.valid": 41,
                "norm_docs.valid": 215,
            },
        ),
        ("作出普通程序行政处罚186件、简易程序2304件，合计2490件。", {"penalties": 2490}),
        ("许可、处罚、强制三项决定数依次为904件、56件、3件。", {"permits": 904, "penalties": 56, "coercion": 3}),
        ("2023年无依申请公开情况发生，相应复议、诉讼为0。", {"received": 0, "review.total": 0, "litigation.total": 0}),
        ("年内没有出现由依申请公开引起的复议、应诉情况。", {"review.total": 0, "litigation.total": 0}),
        ("收到公开申请20件，未发生超期、诉讼情况。", {"received": 20, "litigation.total": 0, "on_time_rate": 100}),
        ("各类政务服务办件3200件。", {}),
    ],
)
def test_what_is_left_out_or_joined(text, expected):
    assert rows(text) == expected


def test_the_figure_of_last_year_behind_a_growth():
    found = extract_claims("2023年，申请总量同比下降近三成，由上年的132件降至95件。", year=2023)
    told = [(int(claim.quantity.value), claim.period.kind.value) for claim in found if claim.concept == "received"]
    assert told == [(132, "last_year"), (95, "this_year")]


def test_requests_open_at_the_start_of_the_year_were_carried_in():
    assert rows("截至年末，在办申请7件，较年初的10件减少3件。") == {"carried_out": 7, "carried_in": 10, "change": -3}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20件公开申请已办结18件，2件正在办理。", {"received": 20, "handled": 18, "carried_out": 2}),
        (
            "信息公开复议3件均维持，诉讼1件胜诉。",
            {
                "review.total": 3,
                "review.upheld": 3,
                "litigation.total": 1,
                "litigation.upheld": 1,
            },
        ),
        ("上级机关受理针对我局的复议3件，其中2件维持、1件终止。", {"review.total": 3, "review.upheld": 2, "review.other": 1}),
        ("召开信息公开会商会5次，涉及申请8件。", {}),
    ],
)
def test_whose_verb_and_whose_cases(text, expected):
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新收申请20件，其中自然人18件；上年结转自然人2件。", {"received": 20, "received@natural": 18, "carried_in@natural": 2}),
        ("新收公开申请20件，上年结转2件，总计办理21件。", {"received": 20, "carried_in": 2, "handled": 21}),
        ("办理行政许可1203件，其中新办388件、变更815件。", {"permits": 1203}),
        ("常务会议审议规范性文件3件，印发2件。", {"norm_docs.made": 2}),
    ],
)
def test_parts_and_wholes_of_rows(text, expected):
    assert rows(text) == expected


def test_years_told_in_order():
    found = extract_claims("2021年至2023年分别收到公开申请11件、15件、20件。", year=2023)
    assert found[0].concept == "received"
    assert [claim.period.kind.value for claim in found] == ["other", "last_year", "this_year"]


def test_numbered_items_of_outcomes():
    text = "办理结果如下：（1）予以公开27件；（2）不予处理：信访2件，重复1件；（3）其他3件。以上合计33件。"
    assert rows(text) == {"granted": 27, "not_processed.petition": 2, "not_processed.repeated": 1, "other_result": 3, "handled": 33}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "行政诉讼9件，其中直接起诉5件，维持4件，尚未审结1件，复议后起诉4件，结果维持。",
            {"direct.total": 5, "direct.upheld": 4, "direct.pending": 1, "after_review.total": 4, "after_review.upheld": 4},
        ),
        (
            "行政诉讼9件，其中直接起诉5件，复议后起诉4件，结果维持7件，纠正2件。",
            {"direct.total": 5, "after_review.total": 4, "upheld": 7, "corrected": 2},
        ),
    ],
)
def test_results_of_one_kind_of_suit_and_of_all(text, expected):
    found = rows(f"2023年，因政府信息公开提起{text}")
    assert found == {"litigation.total": 9} | {f"litigation.{name}": value for name, value in expected.items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本局有行政许可事项14件，作出行政许可决定260件。", {"permits": 260}),
        ("行政强制事项4件，未作出行政强制决定。", {"coercion": 0}),
        ("全年办结行政许可事项260件。", {"permits": 260}),
    ],
)
def test_powers_are_counted_apart_from_decisions(text, expected):
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("制发规范性文件8件。结转下年度继续办理5件。", {"norm_docs.made": 8, "carried_out": 5}),
        ("作出行政处罚决定8件。上年结转5件，不予公开2件。", {"penalties": 8, "carried_in": 5, "denied": 2}),
        ("制发规范性文件8件。予以公开5件。", {"norm_docs.made": 8}),
        ("无行政许可和行政强制事项。", {"permits": 0, "coercion": 0}),
    ],
)
def test_words_of_the_form_name_their_rows_wherever_they_stand(text, expected):
    assert rows(text) == expected
