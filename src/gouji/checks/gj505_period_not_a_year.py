"""统计期限未覆盖全年.

发现: 报告写明的统计期限不是1月1日至12月31日。
缘由: 年度报告应当反映全年情况，期限不足的数字不能与其他报告比较。
判断: 只看“统计期限”“数据期限”等词附近的起止日期。
误报: 机关年中成立、撤并的，期限短属实。
依据: 《政府信息公开条例》第四十九条。

--

The period of statistics does not cover the year.

Finds: a stated period that is not 1 January to 31 December.
Why: an annual report is about the whole year; figures of a shorter period cannot be set beside others'.
Decides: only dates beside words such as 统计期限 are looked at.
False alarms: a body founded or dissolved within the year.
Basis: article 49 of the regulation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gouji.checks.context import CheckContext
from gouji.checks.passage import passage
from gouji.records import Discrepancy, Severity, Text

SEVERITY = Severity.MINOR
_PERIOD = re.compile(
    r"(?:统计期限|数据期限|统计时间|统计周期|期限)[^。]{0,12}?(?P<y1>20\d{2})\s*年\s*(?P<m1>\d{1,2})\s*月\s*(?P<d1>\d{1,2})\s*日"
    r"[^。]{0,8}?(?:(?P<y2>20\d{2})\s*年)?\s*(?P<m2>\d{1,2})\s*月\s*(?P<d2>\d{1,2})\s*日"
)
_WHOLE = (1, 1, 12, 31)


def check(context: CheckContext) -> Iterator[Discrepancy]:
    """Yield one discrepancy for each stated period that is not the calendar year."""
    for index, paragraph in context.document.paragraphs:
        match = _PERIOD.search(paragraph.text)
        if match is None:
            continue
        days = tuple(int(match[name]) for name in ("m1", "d1", "m2", "d2"))
        one_year = match["y2"] in (None, match["y1"])
        if days == _WHOLE and one_year:
            continue
        stated = re.sub(r"\s+", "", match[0])
        message = Text(
            f"统计期限未覆盖一个完整年度：{stated}，请核对", f"the period of statistics is not one calendar year: {stated}; check it"
        )
        yield Discrepancy(
            code="GJ505",
            severity=SEVERITY,
            message=message,
            concepts=(),
            figures=tuple(Decimal(day) for day in dict.fromkeys(days)),
            evidence=(passage(index, paragraph, match.span()),),
            equation=f"period:{index}",
            basis="《政府信息公开条例》第四十九条",
            features=(("form", 1.0),),
        )
