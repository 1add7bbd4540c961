"""现行有效件数与上年加减不衔接.

发现: 本年现行有效件数不等于上年现行有效件数加本年制发减本年废止。
缘由: 存量与流量应当衔接；不衔接多因清理未计入废止，也可能是填错。
判断: 按机关配对相邻两年报告，两份都用2021年格式时比较。
误报: 集中清理、移交、到期自动失效常不计入“废止”，实际报告多数不衔接，故只作轻微问题，默认得分低于展示线。
依据: 《中华人民共和国政府信息公开工作年度报告格式》：现行有效件数为截至年底的存量。

--

Documents in force do not follow on from last year.

Finds: documents in force that are not last year's plus those issued less those repealed.
Why: stock and flow should agree; mostly a clean-up was not counted as repeal, sometimes a figure is wrong.
Decides: consecutive reports of one body on the 2021 form are compared.
False alarms: clean-ups, transfers and expiry are rarely counted as repeals; most real pairs of years do not follow on, so this is minor and scored below what is shown.
Basis: the form of the annual report: documents in force at the end of the year.
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.context import FolderContext
from gouji.checks.years import Break, YearPair, across, breaks, year_pairs
from gouji.quantity import plain
from gouji.records import Discrepancy, Severity, Text

SEVERITY = Severity.MINOR


def check_folder(context: FolderContext) -> Iterator[Discrepancy]:
    """Yield each stock that does not follow on from last year's."""
    rules = [rule for rule in context.profile.identities if rule.across == "years" and rule.soft]
    for pair in year_pairs(context):
        for found in breaks(pair, context.profile, rules):
            yield across(pair, found, "GJ402", _message(pair, found), context.profile)


def _message(pair: YearPair, found: Break) -> Text:
    assert found.printed.interval is not None
    assert found.computed.interval is not None
    here, there = plain(found.printed.interval.low), plain(found.computed.interval.low)
    name = found.rule.name
    return Text(
        f"{name.zh}：{pair.later.year}年印为 {here} 件，按{pair.earlier.year}年存量加本年制发减废止应为 {there} 件，请说明清理情况或核对",
        f"{name.en}: {here} in {pair.later.year}, {there} by last year's stock and this year's flow; explain or check",
    )
