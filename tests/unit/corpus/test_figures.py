from decimal import Decimal
from random import Random

import pytest

from gouji.corpus.bodies import draw_body
from gouji.corpus.draws import draw_years
from gouji.corpus.expressions import evaluate, holds, names
from gouji.corpus.figures import APPLICANTS, BLOCKS, RESULTS, outcome_rows
from gouji.errors import UsageError

SEEDS = range(60)


def two_years(seed):
    chance = Random(seed)
    return list(draw_years(draw_body(chance), (2022, 2023), ("2021", "2021"), chance))


@pytest.mark.parametrize("seed", SEEDS)
def test_every_identity_of_the_form_holds(seed):
    for figures in two_years(seed):
        value = figures.value
        for applicant in (*APPLICANTS, "total"):
            at = f"@{applicant}"
            assert value(f"received{at}") + value(f"carried_in{at}") == value(f"handled{at}") + value(f"carried_out{at}")
            assert value(f"handled{at}") == sum(value(f"{row}{at}") for row in outcome_rows())
        for row in ("received", "carried_in", "handled", "carried_out", *outcome_rows()):
            assert value(row) == sum(value(f"{row}@{applicant}") for applicant in APPLICANTS)
        for block in BLOCKS:
            assert value(f"{block}.total") == sum(value(f"{block}.{result}") for result in RESULTS)
        assert value("norm_docs.valid") >= value("norm_docs.made") - value("norm_docs.repealed") >= -value("norm_docs.repealed")
        assert min(figures.values[name] for name in figures.values if not name.endswith("items_change")) >= 0


@pytest.mark.parametrize("seed", SEEDS)
def test_stock_and_flow_carry_from_year_to_year(seed):
    earlier, later = two_years(seed)
    for applicant in (*APPLICANTS, "total"):
        assert later.value(f"carried_in@{applicant}") == earlier.value(f"carried_out@{applicant}")
    assert later.value("norm_docs.valid") == earlier.value("norm_docs.valid") + later.value("norm_docs.made") - later.value(
        "norm_docs.repealed"
    )
    assert later.value("permits.items_last_year") == earlier.value("permits.items_last_year") + earlier.value("permits.items_change")
    assert later.value("last.received") == earlier.value("received")


def test_zeros_and_thousands_both_occur():
    received = [figures.value("received") for seed in range(200) for figures in two_years(seed)]
    assert sum(value == 0 for value in received) > 20
    assert sum(value > 1000 for value in received) > 2


def test_groups_and_sums_are_computed():
    figures = two_years(3)[0]
    assert figures.value("denied") == sum(figures.value(row) for row in outcome_rows() if row.startswith("denied."))
    assert figures.value("received@legal") == figures.value("received") - figures.value("received@natural")
    assert figures.value("litigation.total") == figures.value("litigation.direct.total") + figures.value("litigation.after_review.total")
    with pytest.raises(KeyError):
        figures.value("nothing")


def test_expressions_use_names_numbers_and_four_operations():
    figure = {"handled": Decimal(168), "on_hand": Decimal(175), "received@natural": Decimal(0)}.__getitem__
    assert evaluate("100 * handled / on_hand", figure) == Decimal(96)
    assert holds("handled > 0 and not received@natural > 0", figure)
    assert not holds("handled == on_hand or received@natural != 0", figure)
    assert names("handled > 0 and on_hand") == ("handled", "on_hand")
    for bad in ("handled ** 2", "print(handled)", "handled if 1 else 2", "("):
        with pytest.raises(UsageError):
            evaluate(bad, figure)
