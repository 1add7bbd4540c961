"""What is left out is taken from the sentence, or from the one before where the verb suits it."""

import pytest

from gouji.claims import extract_claims


def levels(text):
    """(concept, value) of the printed counts that have a row."""
    return [
        (claim.name, int(claim.quantity.value))
        for claim in extract_claims(text, year=2023)
        if not claim.implied and claim.kind.value == "level" and claim.concept != "other_count"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "全年没有发生行政复议、行政诉讼案件。3.加强平台建设。微信公众号推送动态11条。",
        "本年度无行政复议、行政诉讼案件。组织宣传10次。",
        "未制定规范性文件。公众号更新栏目8件。",
        "行政复议、行政诉讼均未发生，刊发动态16件。",
    ],
)
def test_another_statement_is_not_about_what_was_denied(text):
    assert levels(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("发生行政复议3件。结果维持2件，结果纠正1件。", [("review.total", 3), ("review.upheld", 2), ("review.corrected", 1)]),
        ("制发规范性文件5件。废止3件。", [("norm_docs.made", 5), ("norm_docs.repealed", 3)]),
        ("本年制定规范性文件5件，废止3件，现行有效40件。", [("norm_docs.made", 5), ("norm_docs.repealed", 3), ("norm_docs.valid", 40)]),
    ],
)
def test_a_suiting_verb_keeps_to_the_noun(text, expected):
    assert levels(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公开申请总数与上年持平，仍为26件。", [("received", 26)]),
        ("现行有效的规范性文件仍为33件。", [("norm_docs.valid", 33)]),
        ("有31人次提交申请37件。", [("received", 37)]),
        ("收到申请40件，日均近1件。", [("received", 40)]),
        ("作出许可决定731件，撤销许可4件。", [("permits", 731)]),
        ("因公开申请应诉6件，1件结转下一年。", [("litigation.total", 6)]),
        ("有效的规范性文件73件，净减6件（废止11件）。", [("norm_docs.valid", 73), ("norm_docs.repealed", 11)]),
    ],
)
def test_figures_beside_a_row_are_not_the_row(text, expected):
    assert levels(text) == expected


def test_a_percentage_in_a_bracket_is_a_share_of_the_figure_before_it():
    claims = extract_claims("办结申请200件，予以公开100件（50%），其他处理20件（10%）。")
    assert [(claim.of, str(claim.quantity.value), claim.base) for claim in claims if claim.kind.value == "share"] == [
        ("granted", "50", "c1"),
        ("other_result", "10", "c1"),
    ]


@pytest.mark.parametrize(("text", "base"), [("办结申请340件。予以公开18件，占5.3%。", "c1"), ("会商研判9次。予以公开18件，占5.3%。", "")])
def test_an_outcome_is_a_share_of_what_was_handled_or_of_nothing_told(text, base):
    assert [claim.base for claim in extract_claims(text) if claim.kind.value == "share"] == [base]


def periods(text):
    return [(claim.concept, int(claim.quantity.value), claim.period.kind.value) for claim in extract_claims(text, year=2023)]


@pytest.mark.parametrize(
    "text",
    [
        "条例施行以来至2023年底，我局累计收到申请317件，其中2023年36件。",
        "累计收到申请317件，其中2023年收到申请36件。",
    ],
)
def test_a_figure_of_all_years_beside_the_year_s_own(text):
    assert periods(text) == [("received", 317, "cumulative"), ("received", 36, "this_year")]


def test_the_year_s_own_total_behind_a_cumulative_one():
    text = "截至2023年底，累计公开信息6800条，2023年当年新增公开930条。"
    assert periods(text) == [("proactive_total", 6800, "cumulative"), ("proactive_total", 930, "this_year")]


def test_none_by_one_way_denies_no_other():
    assert [claim.concept for claim in extract_claims("没有收到网上申请，信函申请2件。") if claim.concept != "other_count"] == []


def test_applicants_whose_noun_comes_last():
    text = "共有商业企业14件、科研机构2件、法律服务机构8件申请。"
    assert levels(text) == [("received@commercial", 14), ("received@research", 2), ("received@legal_service", 8)]


@pytest.mark.parametrize(
    "text",
    [
        "抽查依申请公开答复文书30份。",
        "减免行政事业性收费120万元。",
        "受理不动产登记申请3200件。",
        "受理居民户口注册申请30件。",
        "归集“双公示”信息：行政许可1200条、行政处罚300条。",
    ],
)
def test_other_work_of_the_body_is_no_row(text):
    assert levels(text) == []
