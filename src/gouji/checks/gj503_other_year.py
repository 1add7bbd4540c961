"""正文或统计期限中残留其他年度.

发现: 统计期限的年度与报告年度不同，或正文以其他年度开头叙述本年工作。
缘由: 多为沿用上年文稿未改，读者无法判断数字属于哪一年。
判断: 统计期限直接比较；正文只看句首的“XXXX年”后紧接本机关叙述、且年度早于报告年度的句子。上年对比、截至日期、文号、书名号内的年份不算。
误报: 回顾往年情况的句子；报告年度识别有误。
依据: 《政府信息公开条例》第四十九条：公布上一年度政府信息公开工作年度报告。

--

Another year is left in the text or the period.

Finds: a period of statistics for another year than the report's, or a sentence that tells this year's work under another year.
Why: mostly last year's draft was kept; a reader cannot tell which year the figures are of.
Decides: the period is compared directly; of the text only sentences that begin with an earlier year and go on to tell the body's own work. Comparisons, dates up to which something counts, document numbers and titles do not count.
False alarms: a look back at earlier years; a year read wrongly.
Basis: article 49 of the regulation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gouji.checks.context import CheckContext
from gouji.checks.passage import passage
from gouji.document import Paragraph
from gouji.records import Discrepancy, PeriodKind, Severity, Text

SEVERITY = Severity.MAJOR
_PERIOD = re.compile(r"((?:19|20)\d{2})\s*年\s*1\s*月\s*1\s*日.{0,8}?(?:((?:19|20)\d{2})\s*年)?\s*12\s*月\s*31\s*日")
_OPENING = re.compile(r"(?:^|[。\n])\s*(?:（[一二三四五六七八九十]+）[^。]{0,20}[。]?\s*)?((?:20)\d{2})\s*年度?[，,]")
_LOOKING_BACK = re.compile(r"上年|上一年|去年|以来|同期|相比|较|起草|截[至止]|历年|近[三两几]年|《[^》]*$")
_DOUBTED = 0.55


def check(context: CheckContext) -> Iterator[Discrepancy]:
    """Yield each place that speaks of another year as the report's own."""
    year = context.identity.year
    if year is None or context.identity.year_doubt > _DOUBTED:
        return
    for index, paragraph in context.document.paragraphs:
        period = _PERIOD.search(paragraph.text)
        if period and "统计" in paragraph.text[: period.start()][-40:] and int(period[2] or period[1]) != year:
            yield _discrepancy(context, index, paragraph, period.span(), int(period[2] or period[1]), "period")
    yield from _openings(context, year)


def _openings(context: CheckContext, year: int) -> Iterator[Discrepancy]:
    """Sentences with a claim of this year's work that open with an earlier year."""
    blocks = {claim.locator.block for claim in context.claims if claim.period.kind in (PeriodKind.THIS_YEAR, PeriodKind.LAST_YEAR)}
    for index, paragraph in context.document.paragraphs:
        if index not in blocks:
            continue
        for match in _OPENING.finditer(paragraph.text):
            sentence = paragraph.text[match.start() : paragraph.text.find("。", match.end())]
            if int(match[1]) == year - 1 and not _LOOKING_BACK.search(sentence) and str(year) not in sentence:
                yield _discrepancy(context, index, paragraph, match.span(1), int(match[1]), f"opening:{index}:{match.start()}")


def _discrepancy(  # noqa: PLR0917
    context: CheckContext, index: int, paragraph: Paragraph, span: tuple[int, int], stated: int, equation: str
) -> Discrepancy:
    year = context.identity.year or 0
    where = Text("统计期限", "the period of statistics") if equation == "period" else Text("正文", "the text")
    message = Text(
        f"年度不符：报告为{year}年度，{where.zh}写的是{stated}年，疑为沿用旧稿，请核对该处及其数字",
        f"the report is for {year}, {where.en} says {stated}; check the place and its figures",
    )
    return Discrepancy(
        code="GJ503",
        severity=SEVERITY,
        message=message,
        concepts=(),
        figures=(Decimal(stated), Decimal(year)),
        evidence=(passage(index, paragraph, span),),
        equation=equation,
        basis="《政府信息公开条例》第四十九条",
        features=(("form", 1.0), ("year_doubt", context.identity.year_doubt), ("opening", 0.0 if equation == "period" else 1.0)),
    )
