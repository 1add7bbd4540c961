from __future__ import annotations

import pytest

from gouji.records import Period, PeriodKind
from gouji.text import find_periods


def found(text: str, year: int | None = 2025) -> list[tuple[str, str, int | None]]:
    return [(text[p.start : p.end], p.period.kind.value, p.period.year) for p in find_periods(text, year)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025年，我局收到4件", [("2025年", "this_year", 2025)]),
        ("较2024年度下降", [("2024年度", "last_year", 2024)]),
        ("结转2026年办理", [("2026年", "next_year", 2026)]),
        ("2019年机构改革", [("2019年", "other", 2019)]),
        ("二〇二四年", [("二〇二四年", "last_year", 2024)]),
        ("２０２５年", [("２０２５年", "this_year", 2025)]),
        ("上年结转3件，结转下年度2件", [("上年", "last_year", None), ("下年度", "next_year", None)]),
        ("与去年同期持平", [("去年同期", "last_year", None)]),
        ("上一年度", [("上一年度", "last_year", None)]),
        ("转入下一年继续", [("下一年", "next_year", None)]),
        ("本年度新收，全年办结", [("本年度", "this_year", None), ("全年", "this_year", None)]),
        ("今年以来，当年", [("今年以来", "this_year", None), ("当年", "this_year", None)]),
        ("历年累计受理12件", [("历年累计", "cumulative", None)]),
        ("近三年来共收到", [("近三年来", "cumulative", None)]),
        ("2021—2023年", [("2021—2023年", "other", None)]),
        ("上半年12件，三季度4件", [("上半年", "other", None), ("三季度", "other", None)]),
        ("自2025年1月1日起至2025年12月31日止", [("2025年1月1日起至2025年12月31日", "this_year", 2025)]),
        ("自20251月1日至202512月31日", [("20251月1日至202512月31日", "this_year", 2025)]),
        ("往年办理", [("往年", "other", None)]),
        ("本市户籍，全市", []),
    ],
)
def test_names_the_period(text: str, expected: list[tuple[str, str, int | None]]) -> None:
    assert found(text) == expected


def test_a_printed_year_is_unknown_while_the_report_year_is() -> None:
    (mention,) = find_periods("2024年")
    assert mention.period == Period(PeriodKind.UNKNOWN, 2024)


def test_doubtful_and_partial_periods_are_marked() -> None:
    until, total = find_periods("截至2025年12月底，累计公开9条", 2025)
    assert (until.period, until.sure) == (Period(PeriodKind.CUMULATIVE, 2025), False)
    assert (total.period.kind, total.sure) == (PeriodKind.CUMULATIVE, False)
    month, whole = find_periods("2025年3月发布；2025年1月1日至12月31日", 2025)
    assert (month.whole, whole.whole) == (False, True)
