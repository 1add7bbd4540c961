"""Last year's figures set beside this year's."""

from __future__ import annotations

import pytest

from gouji.claims import extract_claims
from gouji.profiles import load_profile
from gouji.records import Claim, PeriodKind


def of(text: str, value: int) -> list[Claim]:
    return [claim for claim in extract_claims(text, load_profile("zfxxgk"), year=2023) if claim.quantity.value == value]


def test_what_was_handled_last_year_was_not_carried_in() -> None:
    (claim,) = of("全年办结申请39件，上年办结48件；结转下年度0件。", 48)
    assert (claim.concept, claim.period.kind) == ("handled", PeriodKind.LAST_YEAR)
    (carried,) = of("办理上年申请6件，本年申请30件。", 6)
    assert carried.concept == "carried_in"


def test_the_next_noun_is_of_this_year_again() -> None:
    text = "行政处罚决定310宗，上年为270宗；行政许可决定1110宗，上年为1330宗。"
    assert [of(text, value)[0].period.kind for value in (270, 1110, 1330)] == [
        PeriodKind.LAST_YEAR,
        PeriodKind.THIS_YEAR,
        PeriodKind.LAST_YEAR,
    ]


@pytest.mark.parametrize("text", ["受理政府信息公开申请41件，已全部答复，无结转。", "收到申请41件，办结41件，无结转。"])
def test_nothing_left_where_all_is_answered(text: str) -> None:
    assert [claim.concept for claim in of(text, 0)] == ["carried_out"]


def test_answers_by_message_are_none_to_requests() -> None:
    assert of("收到政府信息公开申请9件，均已答复。短信回应2800条。", 2800)[0].concept == "other_count"


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("2022年收到，结转至2023年答复的政府信息公开申请31件。", "carried_in"),
        ("结转至2024年办理的政府信息公开申请31件。", "carried_out"),
        ("办理中结转下年的政府信息公开申请截至2023年12月31日共31件。", "carried_out"),
    ],
)
def test_carried_into_the_reports_own_year_came_in_with_it(text: str, concept: str) -> None:
    assert [claim.concept for claim in of(text, 31)] == [concept]


@pytest.mark.parametrize(
    "text", ["2022年受理、转入2023年办理的申请6件，2023年新收申请40件。", "上年度受理并结转至本年度答复的申请6件，新收申请40件。"]
)
def test_what_came_last_year_and_was_carried_over_is_no_sum(text: str) -> None:
    assert [(claim.concept, claim.adds) for claim in of(text, 6)] == [("carried_in", ())]
