"""Which concept a figure states: one sentence a mechanism, in words of our own."""

import pytest

from gouji.claims import extract_claims
from gouji.quantity import plain


def said(text, year=2023):
    return [f"{claim.name}={plain(claim.quantity.value)}" for claim in extract_claims(text, year=year) if claim.concept != "other_count"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年，我局共收到政府信息公开申请12件，均按时办结。", ["received=12", "on_time_rate=100"]),
        ("受理3件要求公开规划图的申请，办毕2件。", ["received=3", "handled=2"]),
        ("上年跨入本年的申请3件，本年新收40件，跨入下年的2件。", ["carried_in=3", "received=40", "carried_out=2"]),
        ("由2022年度递延4件申请，向2024年度递延1件。", ["carried_in=4", "carried_out=1"]),
        ("2022年末结余申请3件，2023年新收40件，2023年末结余2件。", ["carried_in=3", "received=40", "carried_out=2"]),
        ("全年受理申请30件，其中28件按期办复，2件在办。", ["received=30", "handled=28", "carried_out=2"]),
        ("公开申请以自然人为主，其中自然人55件，企业5件。", ["received@natural=55", "received@commercial=5"]),
        ("收到申请9件（都由自然人提出），全部予以公开。", ["received=9", "received@natural=9", "granted=9"]),
        ("新收8件，当面提交3件，网络提交5件，办结率100%。", ["received=8", "completion_rate=100"]),
        ("申请总量由上年的62件增至80件，增长29.03%。", ["received=62", "received=80", "growth_rate=29.03"]),
        ("公开申请同比减少6件，降至31件。", ["change=-6", "received=31"]),
        ("受理数量与上一年度相同，均为31件。", ["growth_rate=0", "received=31"]),
    ],
)
def test_requests(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "办结申请40件，予以公开、部分公开、不予公开、无法提供分别为15、6、7、12件。",
            ["handled=40", "granted=15", "partial=6", "denied=7", "unavailable=12"],
        ),
        ("其中12件予以公开、3件部分公开、2件不予公开。", ["granted=12", "partial=3", "denied=2"]),
        ("答复情况为：公开16件；部分公开4件；不公开1件；其他2件。", ["granted=16", "partial=4", "denied=1", "other_result=2"]),
        ("因属过程性信息不予公开1件，因申请人逾期不补正不再处理2件。", ["denied.process_info=1", "other_result.no_correction=2"]),
        ("因本机关不掌握等无法提供6件，系重复申请不予处理3件。", ["unavailable=6", "not_processed.repeated=3"]),
        ("答复1件，系部分公开，在法定期限内作出。", ["handled=1", "partial=1", "on_time_rate=100"]),
    ],
)
def test_outcomes(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "引发行政复议11件，除2件未审结外均维持；行政诉讼6件，无败诉。",
            ["review.total=11", "review.pending=2", "review.upheld=9", "litigation.total=6", "litigation.corrected=0"],
        ),
        ("未经复议直接起诉3件，均判决驳回。", ["litigation.direct.total=3", "litigation.direct.upheld=3"]),
        ("复议后起诉1件，尚在审理。", ["litigation.after_review.total=1", "litigation.after_review.pending=1"]),
        ("办理行政复议和行政诉讼各2件。", ["review.total=2", "litigation.total=2"]),
        ("因征地行政行为被申请复议5件，未发生因信息公开引起的复议。", ["review.total=0"]),
    ],
)  # fmt: skip
def test_reviews_and_lawsuits(text, expected):
    assert sorted(said(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("出台行政规范性文件5件，废止2件，现行有效33件。", ["norm_docs.made=5", "norm_docs.repealed=2", "norm_docs.valid=33"]),
        ("规章、行政规范性文件的制发、废止均为零。", ["regulations.made=0", "norm_docs.made=0", "norm_docs.repealed=0"]),
        ("作出行政许可、行政处罚、行政强制决定，依次为520件、48件、3件。", ["permits=520", "penalties=48", "coercion=3"]),
        ("行政事业性收费收入1.2亿元，罚没收入58万元。", ["fees=12000"]),
        ("现有行政许可事项120项，全年作出许可决定3200件。", ["permits=3200"]),
        ("行政事业性收费0万元。", ["fees=0"]),
    ],
)
def test_documents_decisions_and_fees(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("未收到申请，未发生行政复议、行政诉讼。", ["received=0", "review.total=0", "litigation.total=0"]),
        ("行政复议、行政诉讼均未发生。", ["review.total=0", "litigation.total=0"]),
        ("全年一件申请都没有收到。", ["received=0"]),
        ("公开申请实现零受理、行政复议零发生。", ["received=0", "review.total=0"]),
        ("没有制发、废止行政规范性文件。", ["norm_docs.made=0", "norm_docs.repealed=0"]),
        ("没有新收申请，也无上年和下年结转件。", ["received=0", "carried_in=0", "carried_out=0"]),
        ("政府信息公开申请情况：无。", ["received=0"]),
        ("没有应公开而未公开的情形。", []),
        ("未发生泄密事件。", []),
    ],
)
def test_zero_statements(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "受理12345热线工单3560件，按时办结率99%，均已办结。",
        "制发公文320件，其中主动公开150件、依申请公开90件、不予公开80件。",
        "下一步，力争收到的申请按时办结率达到100%。",
        "信息处理费每件100元，全年收取信息处理费380元。",
        "办理代表建议56件、政协提案78件，均按期答复。",
        "梳理行政许可事项清单3份，举办培训5场。",
        "平台设置5个栏目、20个子栏目。",
        "2024年计划制定规范性文件6件。",
    ],
)
def test_what_is_about_something_else(text):
    assert [name for name in said(text) if not name.startswith(("share", "proactive"))] == []
