"""Characters that look alike: the usual word is believed, the unusual one doubted, and what makes no word either way is left alone."""

import pytest

from gouji.readers.ocr.twins import may_be_twin


@pytest.mark.parametrize("text", ["尚末审结", "尚 末\n审结", "法入", "收人", "若千", "关干", "曰期", "分折", "接侍"])
def test_an_unusual_word_is_doubted(text):
    assert may_be_twin(text)


USUAL = ["尚未审结", "年末结转", "法人", "收入", "若干", "工作日", "折旧", "于", "1", "", "大", "末", "总 计", "已", "人"]


@pytest.mark.parametrize("text", USUAL)
def test_usual_words_and_single_characters_are_not(text):
    assert not may_be_twin(text)
