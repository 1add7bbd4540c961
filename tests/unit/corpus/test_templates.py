import pytest

from gouji.corpus.templates import Choice, Optional, Slot, parse, slots
from gouji.errors import UsageError


def test_full_width_brackets_are_printed_unless_they_hold_a_bar():
    assert parse("（以下简称《条例》）").nodes == ("（以下简称《条例》）",)
    (choice,) = parse("（收到|接到）").nodes
    assert [way.nodes for way in choice.ways] == [("收到",), ("接到",)]


def test_alternatives_keep_brackets_inside_them():
    (choice,) = parse("（《格式》（30号）|上级（部署|安排））").nodes
    assert isinstance(choice, Choice)
    assert "".join(node for node in choice.ways[0].nodes if isinstance(node, str)) == "《格式》（30号）"
    assert isinstance(choice.ways[1].nodes[1], Choice)


def test_slot_options_are_not_alternatives():
    text = "（含上年结转{=carried_in|unit=件}）"
    assert [slot.options for slot in slots(parse(text))] == [{"unit": "件"}]
    assert not any(isinstance(node, Choice) for node in parse(text).nodes)


def test_optional_has_a_chance():
    half, third = parse("<一><30:二>").nodes
    assert isinstance(half, Optional)
    assert (half.percent, third.percent) == (50, 30)


def test_slots_are_found_at_any_depth():
    found = [slot.body for slot in slots(parse("{a}（{b}|<{=c}>）"))]
    assert found == ["a", "b", "c"]
    assert Slot("=", "c", {}) in list(slots(parse("<{=c}>")))


@pytest.mark.parametrize("broken", ["（一|二", "{open", "<一", "一>"])
def test_unbalanced_template_is_refused(broken):
    with pytest.raises(UsageError):
        parse(broken)
