import pytest

from gouji.facts.labels import likeness, parse_label, row_likeness
from gouji.profiles import load_profile

ROWS = {row.id: row for row in load_profile("zfxxgk").table("requests").blocks[0].rows if row.id}


@pytest.mark.parametrize(
    ("text", "number", "body"),
    [
        ("一、本年新收政府信息公开申请数量", "一", "本年新收政府信息公开申请数量"),
        ("( 三 ) 不予 公开", "（三）", "不予公开"),
        ("2. 其他法律行政\n法规禁止公开", "2", "其他法律行政法规禁止公开"),
        ("部分公开（区分处理的，只计这一情形）", "", "部分公开"),
        ("現行有效件數", "", "现行有效件数"),
        ("发(fā)布(bù)", "", "发布"),
        ("2.5万元", "", "25万元"),
    ],
)
def test_labels_are_taken_apart(text, number, body):
    label = parse_label(text)
    assert (label.number, label.body) == (number, body)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("2.其他法律行政止公开", "denied.law_forbids"),
        ("3.危及三安全一稳定", "denied.security_stability"),
        ("（七）总汁", "handled"),
        ("四、结转下年度继", "carried_out"),
        ("1. 申请人无正当理由逾期不补、行政机关不理再处理其政府信息公开申请", "other_result.no_correction"),
        ("本年新收政府信息公开申请数量", "received"),
    ],
)
def test_slips_and_cuts_are_nearest_to_their_own_row(text, row):
    scores = {id: row_likeness(text, other) for id, other in ROWS.items()}
    assert max(scores, key=scores.__getitem__) == row


def test_a_filling_hint_does_not_hide_the_label():
    hint = "行政许可指本机关及所属单位在本年度内依法作出的许可决定办件量请按实际填写"
    assert likeness(hint, ("行政许可",)) > 0.9


def test_columns_that_differ_by_two_characters_stay_apart():
    assert likeness("本年度止件数", ("本年废止件数",)) > likeness("本年度止件数", ("本年制发件数",)) + 0.15
