import pytest

from gouji.writers.visible import shortened, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("收到21件", "收到21件"),
        ("\u202e52件\u202c", "⟦U+202E⟧52件⟦U+202C⟧"),
        ("\u2066x\u2069", "⟦U+2066⟧x⟦U+2069⟧"),
        ("a\x00b\x07\x1b[31m", "ab[31m"),
        ("行一\n行二\t尾\r", "行一\n行二\t尾\r"),
        ("\ud800x", "\ufffdx"),
        ("\ufeffx", "x"),
        ("👨‍👩‍👧 é", "👨‍👩‍👧 é"),
    ],
)
def test_direction_marks_are_shown_and_controls_left_out(text, shown):
    assert visible(text) == shown
    visible(text).encode("utf-8")


def test_shortened_marks_what_was_cut():
    assert shortened("一二三四五", 5) == "一二三四五"
    assert shortened("一二三四五六", 5) == "一二三四…"
    assert shortened("一二三四五六", 5, "…(截断)") == "…(截断)"
