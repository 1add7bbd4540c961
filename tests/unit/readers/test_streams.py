"""Damage within drawing instructions, told apart from binary strings."""

import pytest

from gouji.readers.pdf.streams import has_broken_numbers

LINE = b"BT 1 0 0 1 72.5 641.19 Tm /F2 10 Tf (%s) Tj ET 72 609 m 498 609 l S\n"


@pytest.mark.parametrize("string", [b"12", b"0\x9a1\xff2\x803", b"(0\x9a1(1\x802)3\x813)", b"0\\)1\xfe2", b""])
def test_strings_may_hold_any_byte(string):
    assert not has_broken_numbers((LINE % string) * 20)


def test_three_broken_numbers_are_damage_and_one_is_not():
    broken = LINE.replace(b"609 m", b"60\xc89 m") % b"12"
    assert has_broken_numbers(LINE % b"1" + broken * 3)
    assert not has_broken_numbers(LINE % b"1" + broken)
