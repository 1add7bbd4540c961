from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.text import normalize
from gouji.text.characters import folding


@given(st.text(max_size=200))
def test_length_stays(text: str) -> None:
    assert len(normalize(text)) == len(text)


@given(st.text(alphabet=st.sampled_from(sorted(folding())), max_size=50))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert normalize(normalize(text)) == normalize(text)


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("１２．５％", "12.5%"),
        ("ＡＰＰ", "APP"),
        ("公開政府信息餘條", "公开政府信息余条"),
        ("新收數量：兩萬個", "新收数量：两万个"),
        ("⼀⼆⼗⾏⽅", "一二十行方"),
        ("⻓⻋⻔⻚⻅", "长车门页见"),
        ("〔２０２１〕﹝", "〔2021〕〔"),
        ("二○二四", "二〇二四"),
        ("3\u00a0件\u3000", "3 件 "),
        ("甲，乙；丙（丁）：", "甲，乙；丙（丁）："),
        ("一\n二\r\n", "一\n二\r\n"),
    ],
)
def test_folds(printed: str, plain: str) -> None:
    assert normalize(printed) == plain


def test_every_kangxi_radical_becomes_an_ideograph() -> None:
    radicals = [chr(code) for code in range(0x2F00, 0x2FD6)]
    plain = normalize("".join(radicals))
    assert all(unicodedata.name(char).startswith("CJK UNIFIED IDEOGRAPH") for char in plain)


def test_the_table_maps_one_character_to_one() -> None:
    assert all(len(char) == len(plain) == 1 and char != plain for char, plain in folding().items())
