"""Figures of the text among themselves: shares, cumulative figures, blanks; each fault beside what only looks like it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from gouji.checks import CheckContext, catalogue, run_checks
from gouji.records import Identity

Build = Callable[..., CheckContext]
OUTCOMES: Mapping[str, object] = {"granted": 30, "partial": 10, "denied.admin_query": 14, "unavailable.not_held": 26, "handled": 80}
TOGETHER = "全市收到申请880件，比2022年的700件多180件。收件最多的是甲局200件、乙局150件、丙局90件，合计占总量的{}。"
ONE_BY_ONE = "办理结果：予以公开30件，占37.5%；部分公开10件，占12.5%；不予公开14件，占{}；无法提供26件，占32.5%。"


def found(build: Build, code: str, text: str, cells: Mapping[str, object], level: str = "county") -> bool:
    context = build(cells, [text], identity=Identity("某某机关", 2023, level=level))
    return bool(run_checks(context, [check for check in catalogue() if check.code == code]))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (TOGETHER.format("50%"), False),
        (TOGETHER.format("56%"), True),
        ("公开信息500条，其中动态类120条、公告类80条，两者共占40%，其余为其他类。", False),
        ("公开信息500条，其中动态类120条、公告类80条，两者共占46%，其余为其他类。", True),
        ("公开信息500条，网站300条、微信200条，公告的占比升到20%。", False),
        ("公开公告210条。予以公开30件、部分公开10件，两项合计占办结总数的50%。", False),
        ("公开公告210条。予以公开30件、部分公开10件，两项合计占办结总数的55%。", True),
        (ONE_BY_ONE.format("17.5%"), False),
        (ONE_BY_ONE.format("11.7%"), True),
        ("予以公开及部分公开40件，占55%；不予公开14件，占17.5%；无法提供26件，占32.5%。", True),
        ("予以公开及部分公开40件，占50%；不予公开14件，占17.5%；无法提供26件，占32.5%。", False),
    ],
)
def test_shares_of_several_and_of_what_the_table_sums_up(build: Build, text: str, wrong: bool) -> None:
    assert found(build, "GJ303", text, OUTCOMES) is wrong


@pytest.mark.parametrize(("total", "level", "wrong"), [(88, "county", True), (880, "county", False), (88, "department", False)])
def test_a_cumulative_figure_goes_with_the_regions(build: Build, total: int, level: str, wrong: bool) -> None:
    text = f"历年累计收到政府信息公开申请{total}件。全县新收政府信息公开申请160件。"
    assert found(build, "GJ305", text, {"received": 160}, level) is wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("本年度更新公告   则，其中网站8则。", True),
        ("全年收到来函  宗。", True),
        ("（一）主动公开\n公开信息： 条。按内容：财务类12条。", True),
        ("公开信息：12 条。", False),
        ("全年印发实施细  则，公布典型案 例。", False),
        ("全年更新公告9 则。", False),
    ],
)
def test_blanks_before_any_measure_word(build: Build, text: str, wrong: bool) -> None:
    assert found(build, "GJ306", text, {}) is wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("公开信息500条，较2022年的400条（网站250条、微信150条）增长25%。", False),
        ("公开信息500条，较2022年的400条（网站250条、微信150条）增长35%。", True),
        ("收到申请41件，数量与2022年（40件）大致持平。", False),
        ("收到申请46件，数量与2022年（40件）持平。", True),
        ("2022年公开信息400条，今年公开500条，升幅25%。", False),
        ("2022年公开信息400条，今年公开信息500条，升幅15%。", True),
    ],
)
def test_growth_against_a_figure_with_parts_and_words_that_claim_none(build: Build, text: str, wrong: bool) -> None:
    assert found(build, "GJ304", text, {}) is wrong
