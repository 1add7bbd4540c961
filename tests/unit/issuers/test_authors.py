"""Who a paragraph speaks as."""

import pytest

from gouji.issuers.authors import authors


@pytest.mark.parametrize(
    "text", ["2023年无因政府信息公开工作被申请行政复议。", "2023年未因政府网站信息引发诉讼。", "2023年政府公报刊发信息。"]
)
def test_words_around_government_information_name_no_body(text):
    assert not list(authors(text))


def test_a_body_that_opens_a_sentence_is_named():
    assert [author.name for author in authors("2023年青川县人民政府认真贯彻条例。")] == ["青川县人民政府"]


def test_marks_of_bold_words_are_no_name_left_out():
    assert not [author for author in authors("**（五）监督保障。**市局机关组织培训。") if author.way == "blank"]
    assert [author.name for author in authors("2023年，**市认真贯彻条例。") if author.way == "blank"] == ["**市"]
