"""Repairs without a solver: all of a size, by plausibility; what fails through a misread sentence changes no cells."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from gouji.diagnosis.constraints import Constraint, Network, Variable
from gouji.diagnosis.plausibility import plausible_first
from gouji.diagnosis.program import cheapest
from gouji.diagnosis.repair import bound_of, repairs
from gouji.diagnosis.search import Field, pair_edits, row_edits, single_edits
from gouji.records import Term


def net_of(values: dict[str, int], sums: dict[str, tuple[str, ...]], **more: object) -> Network:
    """Each sum a constraint: its first name is the total of the others."""
    totals = {names[0] for names in sums.values()}
    variables = {name: Variable(name, name, str(value), Decimal(value), total=name in totals) for name, value in values.items()}
    made = [Constraint(id, (Term(names[0]), *(Term(name, -1) for name in names[1:])), total=names[0], **more) for id, names in sums.items()]  # type: ignore[arg-type]
    return Network(variables, tuple(made))


def area_of(net: Network) -> Field:
    return Field(net, net.constraints, net.printed())


NAMES = ("a", "b", "c", "d", "e", "f")
SUMS = st.lists(st.lists(st.sampled_from(NAMES), min_size=2, max_size=4, unique=True), min_size=1, max_size=4)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.integers(0, 12), min_size=6, max_size=6), SUMS)
def test_all_pairs_that_mend_are_found(numbers: list[int], sums: list[list[str]]) -> None:
    net = net_of(dict(zip(NAMES, numbers, strict=True)), {f"s{i}": tuple(names) for i, names in enumerate(sums)})
    area = area_of(net)
    if not area.failing:
        return
    values = net.printed()
    tried = [
        {one: Decimal(x), other: Decimal(y)}
        for one, other in combinations(NAMES, 2)
        for x in range(-13, 37)
        for y in range(-13, 37)
        if Decimal(x) != values[one] and Decimal(y) != values[other]
    ]
    pairs = pair_edits(area, area.failing)
    assert all(area.mends(edits, area.failing) for edits in pairs)
    if single_edits(area, area.failing):
        return
    by_set: dict[frozenset[str], list[dict[str, Decimal]]] = {}
    for edits in tried:
        if not any(item.residual({**values, **edits}) for item in area.constraints):
            by_set.setdefault(frozenset(edits), []).append(edits)
    determined = {names for names, ways in by_set.items() if len(ways) == 1 and min(ways[0].values()) >= 0}
    assert determined <= {frozenset(edits) for edits in pairs}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 12), min_size=6, max_size=6), SUMS)
def test_the_program_never_needs_more_edits_than_the_search(numbers: list[int], sums: list[list[str]]) -> None:
    net = net_of(dict(zip(NAMES, numbers, strict=True)), {f"s{i}": tuple(names) for i, names in enumerate(sums)})
    area = area_of(net)
    if not area.failing:
        return
    solution = cheapest(area)
    small = single_edits(area, area.failing) or pair_edits(area, area.failing)
    if solution is not None and small:
        assert len(solution) == len(small[0])


def test_a_slip_of_digits_comes_before_a_number_like_any_other() -> None:
    area = area_of(net_of({"total": 117, "a": 61, "b": 110}, {"sum": ("total", "a", "b")}))
    ranked = plausible_first(area, single_edits(area, area.failing))
    assert ranked == [{"total": Decimal(171)}]


def test_two_numbers_told_apart_by_nothing_stay_side_by_side() -> None:
    area = area_of(net_of({"cell": 38, "claim": 39}, {"link": ("cell", "claim")}))
    assert len(plausible_first(area, single_edits(area, area.failing))) == 2


def test_a_row_counted_twice_is_one_repair_over_all_columns() -> None:
    values = {"given@n": 7, "given@c": 5, "given@o": 4, "given@total": 16, "part@n": 3, "part@c": 2, "part@o": 1, "part@total": 6}
    values |= {"all@n": 7, "all@c": 5, "all@o": 4, "all@total": 16}
    sums = {f"column:{who}": (f"all@{who}", f"given@{who}", f"part@{who}") for who in ("n", "c", "o", "total")}
    sums |= {f"row:{row}": (f"{row}@total", f"{row}@n", f"{row}@c", f"{row}@o") for row in ("given", "part", "all")}
    net = net_of(values, sums)
    found = row_edits(area_of(net), area_of(net).failing)
    assert {frozenset(edits) for edits in found} >= {frozenset(name for name in values if name.startswith("given"))}
    (repair,) = repairs(net)
    assert not any(item.residual(net.printed() | repair.edits) for item in net.constraints)


def test_a_list_that_was_misread_changes_no_cells() -> None:
    values = {"total": 0, "a": 5, "b": 6, "x": 30, "cell": 30, "sum": 30, "far": 30}
    sums = {"sum": ("total", "a", "b"), "link:x": ("x", "cell"), "row": ("sum", "cell"), "column": ("far", "sum")}
    sums |= {"link:a": ("a", "a2"), "link:b": ("b", "b2"), "of a": ("a2", "a3"), "of b": ("b2", "b3")}
    net = net_of(values | {"a2": 5, "a3": 5, "b2": 6, "b3": 6}, sums)
    wrong = Constraint("list:x:a", (Term("x"), Term("a", -1), Term("b", -1)), total="x", soft=True)
    (repair,) = repairs(Network(net.variables, (*net.constraints, wrong)))
    assert repair.edits == {"total": Decimal(11)}


def test_a_value_that_only_has_to_be_large_enough_is_a_bound() -> None:
    net = net_of({"valid": 0, "made": 9, "repealed": 0}, {}, at_least=True)
    bound = Constraint("stock", (Term("valid"), Term("made", -1), Term("repealed")), total="valid", at_least=True)
    net = Network(net.variables, (bound,))
    (repair,) = repairs(net)
    assert repair.edits == {"valid": Decimal(9)} or {"valid": Decimal(9)} in repair.alternatives
    assert bound_of(net, {"valid": Decimal(9)}, "valid") == "at_least"


def test_repairs_of_three_edits_and_their_alternatives_speak_of_one_component() -> None:
    """A further repair may not be barred by numbers that the constraints posed do not hold (once a KeyError)."""
    values = {"a": 9, "b": 1, "c": 2, "d": 4, "e": 5, "f": 6, "g": 30, "h": 1, "i": 1}
    net = net_of(values, {"one": ("a", "b", "c"), "two": ("d", "e", "f"), "three": ("g", "h", "i"), "tie": ("a", "d", "g")})
    other = Constraint("link:e", (Term("e"), Term("b", -1)), others=((Term("e"), Term("h", -1), Term("d", -1)),))
    for repair in repairs(Network(net.variables, (*net.constraints, other))):
        assert repair.edits
