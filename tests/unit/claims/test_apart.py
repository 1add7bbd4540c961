"""Figures that the words of their clause set apart: others' documents, papers, services, a few of the requests, a court's cases."""

import pytest

from gouji.claims import extract_claims


def told(text: str) -> list[str]:
    """Concept, applicant and value of each claim with a row; the period and scope where they are not the body's own of the year."""
    found = []
    for claim in extract_claims(text, year=2023):
        if claim.concept in (None, "other_count", "change", "growth_rate", "share"):
            continue
        applicant = dict(claim.dimensions).get("applicant")
        period = "" if claim.period.kind.value == "this_year" else f" {claim.period.kind.value}"
        scope = "" if claim.scope.value == "own" else f" {claim.scope.value}"
        found.append(f"{claim.concept}{'@' + applicant if applicant else ''} {claim.quantity.value:f}{period}{scope}")
    return found


@pytest.mark.parametrize(
    "text",
    [
        "参与修订政府规章2部，协助上级制定规范性文件4件。",
        "牵头起草政府规章1部。",
        "配合省厅起草地方性法规1部、政府规章3部。",
        "会同档案局答复申请5件。",
        "核对信息公开申请登记表16份。",
        "单个申请人的申请最多达14件，重复、批量申请共计20件。",
        "村民申请办理宅基地手续63件，办结61件。",
        "办理婚姻登记等业务1.2万件。",
        "从轻处罚7件，减轻处罚3件。",
        "受理信息公开类行政案件88件，审结80件，其中判决驳回诉讼请求41件，裁定驳回起诉20件。",
        "办理申请过程中均未收取任何费用。",
        "受理行政确认申请31件，办结30件。",
        "受理信访件80件，办结79件。",
        "我单位作为第三人参加行政诉讼4件，法院均驳回起诉。",
        "立案35件，结案31件。",
        "答复平均用时8个工作日，其中5个工作日内答复11件。",
        "行政诉讼2件，系不服征地决定，与信息公开无关。",
    ],
)
def test_what_stands_apart_claims_nothing(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("参与培训3次，制定规范性文件2件。", ["norm_docs.made 2"]),
        ("牵头制定规范性文件2件。", ["norm_docs.made 2"]),
        ("会同有关部门答复申请22件。", ["handled 22"]),
        ("收到政府信息公开申请材料17份。", ["received 17"]),
        ("不予处理9件，其中重复申请9件。", ["not_processed 9", "not_processed.repeated 9"]),
        ("被诉行政案件5件，审结3件，判决驳回2件。", ["litigation.total 5", "litigation.upheld 2"]),
        ("收到申请16件，另有3件于岁末送达，未计入本年数据。", ["received 16"]),
        (
            "对2022年底前印发的规范性文件进行清理，继续有效70件，废止4件。截至年底，现行有效规范性文件81件。",
            ["norm_docs.repealed 4", "norm_docs.valid 81"],
        ),
        ("对2022年底前印发的规范性文件进行清理，继续有效70件。", ["norm_docs.valid 70"]),
        ("现行有效规范性文件81件。对2022年底前印发的规范性文件进行清理，继续有效70件。", ["norm_docs.valid 81"]),
        ("制发规范性文件8件，其中会签印发1件；废止20件。", ["norm_docs.made 8", "norm_docs.made 1", "norm_docs.repealed 20"]),
        ("30件申请中有6件涉及第三方权益，均已书面征求意见，2件第三方不同意公开。", ["received 30"]),
        (
            "收到申请30件，不予公开5件，其中涉及第三方权益2件，内部事务信息3件。",
            ["received 30", "denied 5", "denied.third_party 2", "denied.internal_affairs 3"],
        ),
    ],
)
def test_figures_beside_them(text, claims):
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("县级部门全年答复申请60件，其中予以公开31件。", ["handled 60 other", "granted 31 other"]),
        ("各县区教育部门作出行政许可90件。", ["permits 90 other"]),
        ("基层单位被申请复议3件。", ["review.total 3 other"]),
        ("向各县区局发出通知，我局答复申请9件。", ["handled 9"]),
    ],
)
def test_bodies_below(text, claims):
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("收到申请9件。较上年减少行政处罚6件，增加行政许可15件。", ["received 9"]),
        ("收到申请9件，不予处理3件，其中信访件3件。", ["received 9", "not_processed 3", "not_processed.petition 3"]),
        ("收到申请9件。信访事项上年结转2件，新收40件，办结41件。", ["received 9"]),
        (
            "2件申请办结，1件予以公开，1件告知不属于本机关掌握，无结转至下年的申请。",
            ["handled 2", "granted 1", "unavailable.not_held 1", "carried_out 0"],
        ),
        (
            "收到申请14件，办结13件，结转1件。办结件中，予以公开9件，不予公开4件。全部为自然人申请。",
            ["received 14", "handled 13", "carried_out 1", "granted 9", "denied 4", "received@natural 14"],
        ),
        ("全年行政复议、行政诉讼案件合计30件，其中信息公开类4件。", []),
        (
            "被申请行政复议30件、行政应诉12件，其中涉及政府信息公开的复议3件，均维持；涉及政府信息公开的诉讼0件。",
            ["review.total 3", "review.upheld 3", "litigation.total 0"],
        ),
        ("行政应诉12件，其中涉及政府信息公开的诉讼5件。", ["litigation.total 5"]),
        ("因政府信息公开被申请行政复议5件、被诉3件。", ["review.total 5", "litigation.total 3"]),
        (
            "累计公布规章40件（现行有效31件，失效9件），规范性文件90件（现行有效52件，失效38件）。",
            ["regulations.valid 31 cumulative", "norm_docs.valid 52 cumulative"],
        ),
        ("制发规范性文件5件，其中现行有效4件。", ["norm_docs.made 5", "norm_docs.valid 4"]),
        (
            "公开政府信息90条，其中普法20条、行政复议公开31条、其他39条。",
            ["proactive_total 90", "proactive_part 20", "proactive_part 31", "proactive_part 39"],
        ),
        ("公开监管案件70件，其中作出行政处罚决定44件；质押登记120件。", ["penalties 44"]),
    ],
)
def test_sentences_that_turn(text, claims):
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("被申请复议3件，1件经协商，复议机关终止审理，2件尚在审理。", ["review.total 3", "review.other 1", "review.pending 2"]),
        ("收到申请25件，同比增长25%（2022年20件）。均由自然人提出。", ["received 25", "received 20 last_year", "received@natural 25"]),
        ("作出行政处罚6件，征收基金等3.2亿元。", ["penalties 6"]),
        ("未制作规范性文件。", ["norm_docs.made 0"]),
        ("未制作相关信息5件。", ["unavailable.not_held 5"]),
        (
            "通过网站公开信息90条，依申请公开6件（自然人6件），不予公开2件，不属于本机关4件。",
            ["proactive_total 90", "received 6", "received@natural 6", "denied 2", "unavailable.not_held 4"],
        ),
        ("公文主动公开90件、依申请公开6件、不予公开2件。", []),
        ("收到申请40件，乡镇12件。答复39件，其中予以公开30件、不予公开9件。", ["received 40", "handled 39", "granted 30", "denied 9"]),
        ("废止市政府办规范性文件7件。", ["norm_docs.repealed 7"]),
        ("制定（修订）规章2件，废止规章1件。", ["regulations.made 2", "regulations.repealed 1"]),
        ("新制定规范性文件8件、其他文件60件。", ["norm_docs.made 8"]),
        ("共制发14件，废止3件，现行有效的规范性文件共26件。", ["norm_docs.made 14", "norm_docs.repealed 3", "norm_docs.valid 26"]),
        ("受理申请33件，其中新申请30件，上年结转3件。", ["received 30", "carried_in 3"]),
        ("收到申请12件，办结11件，剩余1件因征求意见转入2024年。", ["received 12", "handled 11", "carried_out 1"]),
        ("受理政府信息公开4件，办结4件。", ["received 4", "handled 4"]),
        ("作出政府信息公开答复6件，结转下年度继续办理2件。", ["handled 6", "carried_out 2"]),
        ("因2022年度信息公开申请引发行政复议3件，均维持。", ["review.total 3", "review.upheld 3"]),
        ("2023年以来收到依申请公开11件。", ["received 11"]),
        ("收到申请4件、转办上一年度申请1件，未发生行政诉讼。", ["received 4", "litigation.total 0"]),
        ("收到申请9件。其中，2件申请在岁末收到。", ["received 9"]),
        ("进入行政复议程序和行政诉讼程序均为0件。", ["review.total 0", "litigation.total 0"]),
        ("作出行政强制执行措施8件。", ["coercion 8"]),
        ("无申请结转办理情况及信息公开行政复议、诉讼处理情况。", ["carried_in 0", "carried_out 0", "review.total 0", "litigation.total 0"]),
    ],
)
def test_lost_or_misread_rows(text, claims):
    assert told(text) == claims
