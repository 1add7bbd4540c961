from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.errors import ProfileError
from gouji.profiles import parse_formula
from gouji.quantity import Interval


def values(**numbers: int) -> dict[str, Interval]:
    return {name: Interval.exact(number) for name, number in numbers.items()}


def test_names_in_order_once():
    formula = parse_formula("handled / (received + carried_in) * handled")
    assert formula.names == ("handled", "received", "carried_in")


def test_precedence_and_brackets():
    assert parse_formula("a + b * c").evaluate(values(a=1, b=2, c=3)) == Interval.exact(7)
    assert parse_formula("(a + b) * c").evaluate(values(a=1, b=2, c=3)) == Interval.exact(9)
    assert parse_formula("a - b - c").evaluate(values(a=9, b=2, c=3)) == Interval.exact(4)
    assert parse_formula("-a + 10").evaluate(values(a=4)) == Interval.exact(6)


def test_dotted_names_and_text():
    formula = parse_formula("review.total =  review.upheld + last.review.pending")
    assert str(formula) == "review.total = review.upheld + last.review.pending"
    left, right = formula.sides
    assert left.terms == (("review.total", 1),)
    assert right.terms == (("review.upheld", 1), ("last.review.pending", 1))


def test_intervals_widen():
    result = parse_formula("a / b").evaluate({"a": Interval(Decimal(9), Decimal(11)), "b": Interval.exact(2)})
    assert (result.low, result.high) == (Decimal("4.5"), Decimal("5.5"))


def test_division_by_zero_is_an_error():
    with pytest.raises(ZeroDivisionError):
        parse_formula("a / b").evaluate(values(a=1, b=0))


@pytest.mark.parametrize(
    ("text", "position"),
    [("a +", 4), ("a + * b", 5), ("a = b = c", 7), ("(a + b", 7), ("a b", 3), ("__import__('os')", 1), ("a ** b", 4), ("a; b", 2), ("", 1)],
)
def test_errors_name_the_position(text, position):
    with pytest.raises(ProfileError, match=f"position {position}"):
        parse_formula(text)


def test_deep_brackets_are_refused():
    with pytest.raises(ProfileError, match="deep"):
        parse_formula("(" * 5000 + "a" + ")" * 5000)


@given(st.lists(st.integers(-1000, 1000), min_size=1, max_size=6), st.data())
def test_sums_agree_with_arithmetic(numbers, data):
    signs = [data.draw(st.sampled_from("+-")) for _ in numbers[1:]]
    names = [f"n{i}" for i in range(len(numbers))]
    text = names[0] + "".join(f" {sign} {name}" for sign, name in zip(signs, names[1:], strict=True))
    expected = numbers[0] + sum(number if sign == "+" else -number for sign, number in zip(signs, numbers[1:], strict=True))
    assert parse_formula(text).evaluate(values(**dict(zip(names, numbers, strict=True)))) == Interval.exact(expected)
