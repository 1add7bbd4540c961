"""不可能的日期或比率.

发现: 13月、2月30日、超过 100% 的占比或办结率。
缘由: 这类数不可能成立，必为笔误。
判断: 只看“某月某日”的完整写法；占比以及办结率、办理率、满意率等做成多少的比率不得大于 100%，增长率、完成率不受此限。
误报: 文字提取丢失数字（如 202511月）时会误报，连续四位以上数字的不判断。
依据: 历法；占比不大于 100%。

--

A date or rate that cannot be.

Finds: a thirteenth month, a thirtieth of February, a share or completion rate above 100 %.
Why: it cannot hold, so it is a slip.
Decides: only for dates written out with month and day; shares and rates of what was done of all (答复率, 满意率) may not exceed 100 %; growth and targets may.
False alarms: digits lost in extraction; runs of four and more digits are left alone.
Basis: the calendar; a share is at most 100 %.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gouji.checks.context import CheckContext
from gouji.checks.evidence import sentence
from gouji.document import Locator
from gouji.quantity import UnitKind, plain
from gouji.records import Claim, ClaimKind, Discrepancy, Evidence, EvidenceKind, Severity, Text
from gouji.text import normalize

SEVERITY = Severity.MINOR
_DATE = re.compile(r"(?<![\d.])(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日")
_MONTH = re.compile(r"(?<=年)\s*(?P<month>1[3-9]|[2-9]\d|0)\s*月(?![份以\d])")
_LONGEST = {1: 31, 2: 29, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}
_BOUNDED = ("completion_rate", "on_time_rate")
_RATES = (
    "办结", "办理", "答复", "回复", "满意", "公开", "覆盖", "及时", "按时", "按期", "合格", "知晓", "准确", "更新", "达标", "响应", "反馈", "采纳",
    "普及", "受理", "解决", "规范", "电子化", "入驻", "接通", "接听", "解读", "发布", "网办", "参训", "通过", "整改", "签收",
)  # fmt: skip
"""What is done with some of all: such a rate is at most 100 %, unlike 完成率 of a target, 增长率 or 利用率."""


def check(context: CheckContext, *, bounded: tuple[str, ...] = _BOUNDED, rates: tuple[str, ...] = _RATES) -> Iterator[Discrepancy]:
    """Yield impossible dates, and shares, rates of `bounded` concepts and rates named by a word of `rates` above 100 %."""
    named = re.compile(rf"(?:{'|'.join(map(re.escape, rates))})(?:率|度|比例)[已均都]*[为达到是：:]*$")
    for block, paragraph in context.document.paragraphs:
        for start, end in _impossible_dates(normalize(paragraph.text)):
            place = Locator(block, page=paragraph.page, start=start, end=end)
            evidence = Evidence(EvidenceKind.SENTENCE, paragraph.text, place, (start, end), " › ".join(paragraph.section))
            text = paragraph.text[start:end]
            message = Text(f"日期有误：“{text}”不存在，请更正", f"there is no such date as “{text}”; correct it")
            yield Discrepancy("GJ307", SEVERITY, message, (), (), (evidence,), equation=f"date:{block}:{start}", discrepant=0.85, basis="历法")
    for claim in context.claims:
        if _above(claim, bounded, named):
            yield _too_high(context, claim)


def _impossible_dates(text: str) -> Iterator[tuple[int, int]]:
    for match in _DATE.finditer(text):
        month, day = int(match["month"]), int(match["day"])
        if not 1 <= day <= _LONGEST.get(month, 0):
            yield match.span()
    dated = {match.start() for match in _DATE.finditer(text)}
    for match in _MONTH.finditer(text):
        if match.start("month") not in dated:
            yield match.start("month"), match.end()


def _above(claim: Claim, bounded: tuple[str, ...], named: re.Pattern[str]) -> bool:
    level = claim.kind in (ClaimKind.LEVEL, ClaimKind.PART)
    rate = claim.kind is ClaimKind.SHARE or claim.concept in bounded or (level and named.search(claim.label) is not None)
    return rate and claim.quantity.unit.kind is UnitKind.PERCENT and claim.quantity.interval.low > Decimal(100)


def _too_high(context: CheckContext, claim: Claim) -> Discrepancy:
    value = plain(claim.quantity.value)
    return Discrepancy(
        code="GJ307",
        severity=SEVERITY,
        message=Text(f"比率有误：{value}% 超过 100%，请核对", f"{value}% is above 100%; check it"),
        concepts=(claim.name,),
        figures=(claim.quantity.value, Decimal(100)),
        evidence=(sentence(context, claim),),
        subjects=(claim.id,),
        equation=f"bound:{claim.id}",
        discrepant=0.9,
        basis="占比、办结率不大于 100%",
        features=(("doubt", claim.doubt),),
    )
