"""公布日期早于统计期满或晚于法定期限.

发现: 落款日期早于报告年度结束，或晚于法定公布期限（部门次年1月31日、政府次年3月31日）。
缘由: 期满前公布的数字不可能完整；逾期公布违反条例。
判断: 取标题下或文末单独成行的日期；机关级别认不出时只按3月31日判断。
误报: 更正后重新公布、网页生成日期被当作落款日期。
依据: 《政府信息公开条例》第四十九条。

--

Published before its period ended, or after the legal date.

Finds: a date of signature before the end of the report's year, or after the legal date (31 January for departments, 31 March for governments).
Why: figures published before the year ended cannot be complete; late publication breaks the regulation.
Decides: by a date that stands on a line of its own under the title or at the end; 31 March alone where the body's level is not known.
False alarms: a corrected report published anew; a page's own date.
Basis: article 49 of the regulation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from gouji.checks.context import CheckContext
from gouji.checks.passage import passage
from gouji.records import Discrepancy, Severity, Text

SEVERITY = Severity.MINOR
BASIS = "《政府信息公开条例》第四十九条"
_DATE = re.compile(r"^[（(]?\s*(20\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*[）)]?$")
_DOUBTED = 0.4
_DEPARTMENTS = ("department", "ministry")


def check(context: CheckContext) -> Iterator[Discrepancy]:
    """Yield one discrepancy for each signature date outside the legal span."""
    year = context.identity.year
    if year is None or context.identity.year_doubt > _DOUBTED:
        return
    paragraphs = context.document.paragraphs
    for index, paragraph in (*paragraphs[:5], *paragraphs[-5:]) if len(paragraphs) > 10 else paragraphs:
        match = _DATE.match(paragraph.text.strip())
        day = _day(match) if match else None
        if match is None or day is None or not _outside(day, year, context.identity.level):
            continue
        start = paragraph.text.find(match[0])
        yield Discrepancy(
            code="GJ506",
            severity=SEVERITY,
            message=_message(day, year, context.identity.level),
            concepts=(),
            figures=(Decimal(day.year), Decimal(year)),
            evidence=(passage(index, paragraph, (start, start + len(match[0]))),),
            equation="date",
            basis=BASIS,
            features=(("form", 1.0), ("year_doubt", context.identity.year_doubt)),
        )
        return


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _due(year: int, level: str) -> date:
    return date(year + 1, 1, 31) if level in _DEPARTMENTS else date(year + 1, 3, 31)


def _outside(day: date, year: int, level: str) -> bool:
    return day <= date(year, 12, 30) or day > _due(year, level)


def _message(day: date, year: int, level: str) -> Text:
    shown, due = day.isoformat(), _due(year, level).isoformat()
    if day.year <= year:
        return Text(
            f"落款日期 {shown} 早于{year}年度结束，请核对年度和数据", f"signed {shown}, before {year} ended; check the year and the figures"
        )
    return Text(f"落款日期 {shown} 晚于法定公布期限 {due}，请核对", f"signed {shown}, after the legal date {due}; check it")
