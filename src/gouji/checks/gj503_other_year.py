"""正文或统计期限中残留其他年度.

发现: 统计期限、引言（现将……情况报告如下）、小标题的年度与报告年度不同，或正文以其他年度开头叙述本年工作。
缘由: 多为沿用上年文稿未改，读者无法判断数字属于哪一年。
判断: 统计期限、引言和小标题直接比较；正文只看句首的“XXXX年”后紧接本机关叙述、且句中有本项工作数字的句子。上年对比、截至日期、结转、文号、书名号内的年份不算；下一句即转入报告年度的不算；下年打算不算。
误报: 回顾往年情况的句子；报告年度识别有误。
依据: 《政府信息公开条例》第四十九条：公布上一年度政府信息公开工作年度报告。

--

Another year is left in the text or the period.

Finds: a period of statistics, an introduction or a heading for another year than the report's, or a sentence that tells this year's work under another year.
Why: mostly last year's draft was kept; a reader cannot tell which year the figures are of.
Decides: period, introduction and headings are compared directly; of the text only sentences that begin with another year and go on to give figures of the body's own work. Comparisons, dates up to which something counts, requests carried over, document numbers and titles do not count, nor a year that the next sentence sets beside the report's, nor plans.
False alarms: a look back at earlier years; a year read wrongly.
Basis: article 49 of the regulation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gouji.checks.context import CheckContext
from gouji.checks.passage import passage
from gouji.checks.spans import spans
from gouji.document import Paragraph
from gouji.records import ClaimKind, Discrepancy, Severity, Text
from gouji.text import normalize

SEVERITY = Severity.MAJOR
_DOUBTED = 0.55
_Y = r"(?:19|20)\d{2}"
_GENRE = r"(?:政府信息|政务|信息)公开"
_INTRODUCTION = re.compile(
    rf"(?:现将|特将|兹将|现就|本报告[是为系])[^。；《]{{0,40}}?(?P<year>{_Y})\s*年度?[^。；《]{{0,16}}?{_GENRE}[^。；]{{0,24}}?(?:报告|情况|公布|公开|通报|总结)"
)
_PREFACE = re.compile(rf"(?:公布|发布|公开|编制)了?\s*(?P<year>{_Y})\s*年度?[^。；《]{{0,16}}?{_GENRE}[^。；，]{{0,16}}?(?:报告|年报)")
"""X公布2022年政府信息公开工作年度报告: only before the first section; later the same words tell what was done about last year's report."""
_PERIOD_YEAR = re.compile(
    rf"(?:统计|数据|报告)[^。；，\d]{{0,10}}(?:期限|时段|时限|周期|区间|期间|时间|年度)[^。；，\d]{{0,4}}?[为是：:]\s*(?P<year>{_Y})\s*年(?:全年|度|整年)?(?=[。；，,]|$)"
)
_HEADING = re.compile(
    rf"^\s*(?:[（(]?[一二三四五六七八九十\d]{{1,2}}[)）、.．]\s*)?(?P<year>{_Y})\s*年度?(?:[^。，；]{{0,12}})(?:情况|概述|总体|工作|公开|申请)[^。，；]{{0,6}}$"
)
_OPENING = re.compile(
    rf"(?:^|[。\n])\s*(?:[（(][一二三四五六七八九十]+[)）][^。]{{0,20}}[。]?\s*|[一二三四五六七八九十\d]{{1,2}}[、.．]\s*)?(?P<year>{_Y})\s*年度?"
    r"(?:[，,]|(?=\s*(?:我|本[局县市区镇街单机办委厅校院]|全[年县市区镇街局省]|共|累计|主动公开|收到|新收|受理|办理|办结|通过|依托|[县市区镇乡省街]|行政|政府)))"
)
_LOOKING_BACK = re.compile(r"上年|上一年|去年|以来|同期|相比|较|起草|截[至止]|历年|近[三两几]年|结转|[底末]|《[^》]*$")
_PLANNING = re.compile(r"将|拟|计划|下一步|力争|预计|打算|安排|思路|展望|设想|重点")
_LEVELS = (ClaimKind.LEVEL, ClaimKind.ZERO, ClaimKind.PART, ClaimKind.UNIVERSAL)
_REACH = 3
"""A year further away than this is history, not a draft that was kept."""


@dataclass(frozen=True, slots=True)
class _Stale:
    """A place that speaks of another year; `way` is period, introduction, heading or opening."""

    index: int
    paragraph: Paragraph
    span: tuple[int, int]
    year: int
    way: str


def check(context: CheckContext) -> Iterator[Discrepancy]:
    """Yield each place that speaks of another year as the report's own."""
    year = context.identity.year
    if year is None or context.identity.year_doubt > _DOUBTED:
        return
    for index, paragraph in context.document.paragraphs:
        for found in _stale(context, index, paragraph, year):
            yield _discrepancy(context, found)


def _stale(context: CheckContext, index: int, paragraph: Paragraph, year: int) -> Iterator[_Stale]:
    text = normalize(paragraph.text)
    for span in spans(text):
        if span.year != year and ((span.whole and span.about) or span.named):
            yield _Stale(index, paragraph, (span.start, span.end), span.year, "period")
    for match in _PERIOD_YEAR.finditer(text):
        if int(match["year"]) != year:
            yield _Stale(index, paragraph, match.span("year"), int(match["year"]), "period")
    introductions = [*_INTRODUCTION.finditer(text), *(_PREFACE.finditer(text) if index < _first_heading(context) else ())]
    for match in introductions:
        if int(match["year"]) != year:
            yield _Stale(index, paragraph, match.span("year"), int(match["year"]), "introduction")
    titled = _HEADING.match(text) if paragraph.heading else None
    if titled and _near(int(titled["year"]), year) and not _PLANNING.search(text):
        yield _Stale(index, paragraph, titled.span("year"), int(titled["year"]), "heading")
    if not paragraph.heading:
        yield from _openings(context, index, paragraph, year)


def _first_heading(context: CheckContext) -> int:
    return next((index for index, paragraph in context.document.paragraphs if paragraph.heading), 0)


def _near(stated: int, year: int) -> bool:
    return stated != year and year - _REACH <= stated <= year + 1


def _openings(context: CheckContext, index: int, paragraph: Paragraph, year: int) -> Iterator[_Stale]:
    """Sentences with figures of the body's own work that open with another year."""
    text = normalize(paragraph.text)
    for match in _OPENING.finditer(text):
        stated, end = int(match["year"]), text.find("。", match.end())
        sentence, following = text[match.start("year") : end if end >= 0 else None], text[end + 1 :] if end >= 0 else ""
        told = any(claim.locator.block == index and _within(claim.sentence, match) and _counts(claim.kind, claim.concept) for claim in context.claims)
        if not told or not _near(stated, year) or str(year) in sentence or following.lstrip().startswith(str(year)):
            continue
        if not _LOOKING_BACK.search(sentence) and not (stated > year and _PLANNING.search(sentence)):
            yield _Stale(index, paragraph, match.span("year"), stated, "opening")


def _within(sentence: tuple[int, int], match: re.Match[str]) -> bool:
    return sentence[0] <= match.start("year") < sentence[1]


def _counts(kind: ClaimKind, concept: str | None) -> bool:
    return kind in _LEVELS and concept not in (None, "other_count")


def _discrepancy(context: CheckContext, found: _Stale) -> Discrepancy:
    year = context.identity.year or 0
    where = {
        "period": Text("统计期限", "the period of statistics"),
        "introduction": Text("引言", "the introduction"),
        "heading": Text("小标题", "a heading"),
    }.get(found.way, Text("正文", "the text"))
    message = Text(
        f"年度不符：报告为{year}年度，{where.zh}写的是{found.year}年，疑为沿用旧稿，请核对该处及其数字",
        f"the report is for {year}, {where.en} says {found.year}; check the place and its figures",
    )
    return Discrepancy(
        code="GJ503",
        severity=SEVERITY,
        message=message,
        concepts=(),
        figures=(Decimal(found.year), Decimal(year)),
        evidence=(passage(found.index, found.paragraph, found.span),),
        equation="period" if found.way == "period" else f"{found.way}:{found.index}:{found.span[0]}",
        basis="《政府信息公开条例》第四十九条",
        features=(("form", 1.0), ("year_doubt", context.identity.year_doubt), ("opening", float(found.way == "opening"))),
    )
