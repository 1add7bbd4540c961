"""What frames a figure: a list of topics, examples before 等, a bracket with a reason, a court or none."""

from __future__ import annotations

import pytest

from gouji.claims import extract_claims
from gouji.profiles import load_profile
from gouji.records import Claim

OTHER = "other_count"


def read(text: str) -> list[Claim]:
    return list(extract_claims(text, load_profile("zfxxgk"), year=2023))


def of(text: str, value: int) -> Claim:
    return next(claim for claim in read(text) if claim.quantity.value == value)


@pytest.mark.parametrize(
    "frame",
    [
        "从申请内容看，宅基地审批31件、",
        "申请的内容主要集中在道路工程31件、",
        "申请事项：供水协议31件、",
        "申请公开的主要领域为学区划分31件、",
    ],
)
def test_topics_named_like_rows_are_topics(frame: str) -> None:
    text = f"收到政府信息公开申请70件。{frame}行政许可19件、行政处罚12件、其他8件。全年作出行政许可决定405件。"
    assert {of(text, value).concept for value in (31, 19, 12, 8)} == {OTHER}
    assert of(text, 405).concept == "permits"


def test_topics_behind_a_figure_of_requests_are_its_parts() -> None:
    claims = read("收到政府信息公开申请26件，涉及规范性文件11件、行政强制9件、其他6件。")
    assert [(claim.concept, claim.part is not None and claim.part.whole) for claim in claims[1:]] == [(OTHER, claims[0].id)] * 3


@pytest.mark.parametrize("text", ["全年涉及行政处罚19件。", "收到申请5件，内容涉及拆迁；作出行政处罚决定19件。"])
def test_rows_outside_a_frame_stay_rows(text: str) -> None:
    assert of(text, 19).concept == "penalties"


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("核发户外招牌、占用城市道路施工建设审批等行政许可决定83件。", "permits"),
        ("办理人力资源服务、劳务派遣经营等行政许可83件。", "permits"),
        ("公示无证经营、违规施工管理处置等行政处罚83件。", "penalties"),
        ("印发公共租赁、服务业发展等规范性文件83件。", "norm_docs.made"),
    ],
)
def test_the_head_behind_examples_says_what_is_counted(text: str, concept: str) -> None:
    assert of(text, 83).concept == concept


def test_what_goes_on_behind_the_head_says_it_instead() -> None:
    assert of("开展惠企服务、许可指南等行政许可知识竞赛83场。", 83).concept == OTHER


@pytest.mark.parametrize(
    "text", ["查处渔业行政案件37起。", "全年立案调查农机行政案件40起，办结行政案件37起。", "受理治安行政案件37起，处罚60人次。"]
)
def test_cases_that_the_body_decides_are_no_lawsuits(text: str) -> None:
    assert of(text, 37).concept == OTHER


@pytest.mark.parametrize("text", ["被诉行政案件37件。", "引发行政案件37件，法院一审驳回30件。", "办理行政案件37件，判决胜诉35件。"])
def test_cases_before_a_court_are_lawsuits(text: str) -> None:
    assert of(text, 37).concept == "litigation.total"


@pytest.mark.parametrize("reason", ["内部事务信息", "属于过程性信息", "行政执法案卷", "第三方不同意公开"])
def test_a_reason_in_a_bracket_ends_the_noun(reason: str) -> None:
    claims = read(f"办结申请20件，予以公开13件、不予公开3件（{reason}）、无法提供4件。")
    assert [(claim.concept, claim.quantity.value) for claim in claims[2:]] == [("denied", 3), ("unavailable", 4)]
    assert not claims[3].adds


def test_a_bracket_before_its_figure_still_speaks() -> None:
    assert of("答复申请20件，其中不予公开（过程性信息）3件。", 3).concept == "denied.process_info"
    assert of("被提起行政诉讼3件，复议2件（维持）。", 2).concept == "review.total"
