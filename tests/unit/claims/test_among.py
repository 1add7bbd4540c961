"""主动公开的信息中，政策4条: parts of the total that the sentence before states."""

import pytest

from gouji.claims import extract_claims


@pytest.mark.parametrize("frame", ["主动公开的信息中，", "在所公开的政府信息中，", "上述信息中，"])
def test_parts_of_the_total_of_the_sentence_before(frame):
    whole, *parts = extract_claims(f"本年公开政府信息64条。{frame}政策文件类12条，财政类9条，工作动态43条。", year=2023)
    assert (whole.concept, whole.part) == ("proactive_total", None)
    assert [(int(part.quantity.value), part.part and part.part.whole) for part in parts] == [(12, whole.id), (9, whole.id), (43, whole.id)]


def test_a_whole_left_blank_has_no_parts_of_another():
    *_, part = extract_claims("本年公开政府信息64条。主动公开信息　条，其中网站4条。", year=2023)
    assert part.part is None


def test_a_number_within_a_name_is_no_part():
    whole, *claims = extract_claims("全年主动公开政府信息560条，其中，5.9级地震恢复重建86条，乡村建设40条，其他434条。", year=2023)
    assert [int(claim.quantity.value) for claim in claims if claim.part and claim.part.whole == whole.id] == [86, 40, 434]


def test_topics_named_one_by_one_divide_one_whole():
    text = "本年公开政府信息70条。其中涉及规章的3条，涉及机构设置的12条，涉及收费的0条，工作报告5条，其他信息50条。"
    whole, *parts = extract_claims(text, year=2023)
    assert [(int(part.quantity.value), part.part.whole) for part in parts] == [(value, whole.id) for value in (3, 12, 0, 5, 50)]
