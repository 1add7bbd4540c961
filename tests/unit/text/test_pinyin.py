from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.text import scan, strip_pinyin


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("发(fā)布信息", "发布信息"),
        ("實(shí)施，我們(men)", "實施，我們"),
        ("微博(weibo)和政务(APP)", "微博(weibo)和政务(APP)"),
        ("规定(二)款(a)", "规定(二)款(a)"),
        ("没有括号", "没有括号"),
    ],
)
def test_takes_out_pinyin_only(text: str, left: str) -> None:
    assert strip_pinyin(text).text == left


def test_spans_lead_back_to_the_text_as_given() -> None:
    text = "公開(kāi)信息１２萬(wàn)條(tiáo)，其中3件(jiàn)"
    stripped = strip_pinyin(text)
    start = stripped.text.index("萬條")
    assert text[slice(*stripped.span(start, start + 2))] == "萬(wàn)條"
    mentions, _ = scan(text)
    assert [(text[m.start : m.end], m.to_dict()["value"]) for m in mentions] == [("１２萬(wàn)條", "120000"), ("3件", "3")]
    assert text[mentions[0].unit_start : mentions[0].end] == "條"


@given(st.lists(st.sampled_from(["发", "布", "(fā)", "12", "(bù)", "件"]), max_size=30))
def test_each_character_left_is_the_one_it_came_from(parts: list[str]) -> None:
    text = "".join(parts)
    stripped = strip_pinyin(text)
    for place, char in enumerate(stripped.text):
        start, end = stripped.span(place, place + 1)
        assert text[start:end] == char
