"""The smallest repair: exact, one a cause, with its alternatives."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from gouji.diagnosis.cause import digit_slip
from gouji.diagnosis.constraints import Constraint, Network, Variable
from gouji.diagnosis.repair import repairs
from gouji.records import Term

COLUMNS = ("natural", "commercial", "other")
ROWS = ("granted", "partial", "denied")


def sheet(values: dict[str, int]) -> Network:
    """Rows by columns with totals on both sides."""
    variables = {name: Variable(name, name, str(value), Decimal(value)) for name, value in values.items()}
    constraints = []
    for row in (*ROWS, "handled"):
        terms = (Term(f"{row}@total"), *(Term(f"{row}@{column}", -1) for column in COLUMNS))
        constraints.append(Constraint(f"row:{row}", terms, total=f"{row}@total"))
    for column in (*COLUMNS, "total"):
        terms = (Term(f"handled@{column}"), *(Term(f"{row}@{column}", -1) for row in ROWS))
        constraints.append(Constraint(f"column:{column}", terms, total=f"handled@{column}"))
    return Network(variables, tuple(constraints))


def filled(cells: list[int]) -> dict[str, int]:
    values = {f"{row}@{column}": cells[i * len(COLUMNS) + j] for i, row in enumerate(ROWS) for j, column in enumerate(COLUMNS)}
    for row in ROWS:
        values[f"{row}@total"] = sum(values[f"{row}@{column}"] for column in COLUMNS)
    for column in (*COLUMNS, "total"):
        values[f"handled@{column}"] = sum(values[f"{row}@{column}"] for row in ROWS)
    return values


CELLS = st.lists(st.integers(0, 500), min_size=9, max_size=9)


@given(CELLS)
def test_nothing_to_repair(cells: list[int]) -> None:
    assert repairs(sheet(filled(cells))) == ()


@settings(max_examples=40, deadline=None)
@given(CELLS, st.sampled_from(ROWS), st.sampled_from(COLUMNS), st.integers(1, 900))
def test_one_wrong_cell_is_found_with_its_value(cells: list[int], row: str, column: str, added: int) -> None:
    values = filled(cells)
    right = values[f"{row}@{column}"]
    values[f"{row}@{column}"] += added
    (found,) = repairs(sheet(values))
    assert found.edits == {f"{row}@{column}": Decimal(right)}
    assert found.alternatives == ()
    assert {item.id for item in found.constraints} == {f"row:{row}", f"column:{column}"}


def test_two_causes_are_two_repairs() -> None:
    values = filled([5, 6, 7, 8, 9, 10, 11, 12, 13])
    values["granted@natural"] += 3
    values["denied@other"] += 40
    found = repairs(sheet(values))
    assert sorted(tuple(repair.edits) for repair in found) == [("denied@other",), ("granted@natural",)]


def test_a_part_counted_twice_in_two_columns_is_one_repair_with_alternatives() -> None:
    values = filled([5, 0, 0, 6, 0, 0, 9, 0, 0])
    values["handled@natural"] -= 6
    values["handled@total"] -= 6
    net = sheet(values)
    (found,) = repairs(net)
    assert len(found.edits) == 2
    assert found.alternatives
    assert not any(item.residual(net.printed() | found.edits) for item in net.constraints)


def test_no_edit_makes_a_number_negative() -> None:
    values = {"total": 0, "a": 3, "b": 4}
    variables = {name: Variable(name, name, str(value), Decimal(value)) for name, value in values.items()}
    net = Network(variables, (Constraint("sum", (Term("total"), Term("a", -1), Term("b", -1)), total="total"),))
    (found,) = repairs(net)
    assert found.edits == {"total": Decimal(7)}


def test_slips_of_a_written_number() -> None:
    cases = {
        ("57", "75"): "digits_swapped", ("57", "58"): "off_by_one", ("57", "557"): "digit_dropped", ("557", "57"): "digit_added",
        ("54480", "5448"): "scale_slip", ("157", "187"): "digit_wrong", ("12", "873"): "unknown",
    }  # fmt: skip
    assert {pair: digit_slip(*pair) for pair in cases} == cases
