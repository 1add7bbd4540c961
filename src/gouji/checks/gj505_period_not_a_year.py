"""统计期限未覆盖全年.

发现: 报告写明的统计期限不是1月1日至12月31日。
缘由: 年度报告应当反映全年情况，期限不足的数字不能与其他报告比较。
判断: 只看说明统计期限、数据时限、统计时段的起止日期，起止只写到月的也算。
误报: 机关年中成立、撤并的，期限短属实。
依据: 《政府信息公开条例》第四十九条。

--

The period of statistics does not cover the year.

Finds: a stated period that is not 1 January to 31 December.
Why: an annual report is about the whole year; figures of a shorter period cannot be set beside others'.
Decides: only dates that are said to be the period of statistics are looked at, months without days too.
False alarms: a body founded or dissolved within the year.
Basis: article 49 of the regulation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gouji.checks.context import CheckContext
from gouji.checks.passage import passage
from gouji.checks.spans import spans
from gouji.records import Discrepancy, Severity, Text
from gouji.text import normalize

SEVERITY = Severity.MINOR


def check(context: CheckContext) -> Iterator[Discrepancy]:
    """Yield one discrepancy for each stated period that is not the calendar year."""
    for index, paragraph in context.document.paragraphs:
        span = next((span for span in spans(normalize(paragraph.text)) if span.named and not span.whole), None)
        if span is None:
            continue
        stated = re.sub(r"\s+", "", paragraph.text[span.start : span.end])
        message = Text(
            f"统计期限未覆盖一个完整年度：{stated}，请核对", f"the period of statistics is not one calendar year: {stated}; check it"
        )
        yield Discrepancy(
            code="GJ505",
            severity=SEVERITY,
            message=message,
            concepts=(),
            figures=tuple(Decimal(day) for day in dict.fromkeys(span.days) if day),
            evidence=(passage(index, paragraph, (span.start, span.end)),),
            equation=f"period:{index}",
            basis="《政府信息公开条例》第四十九条",
            features=(("form", 1.0),),
        )
