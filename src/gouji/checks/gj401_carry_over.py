"""上年结转与上年报告的结转下年度不一致.

发现: 本年表三“上年结转”与同一机关上一年报告“结转下年度继续办理”逐列不等。
缘由: 两个数说的是同一批申请，不等则两份报告至少有一份有误，或有申请漏转。
判断: 按机关和年度配对相邻两年的报告，逐申请人类别比较；总计不等而某一列也不等时合为一条。
误报: 机构改革后承接他人申请、上年报告公布后又更正的，会真实不等；机关或年度识别存疑时不比较。
依据: 《中华人民共和国政府信息公开工作年度报告格式》：上年结转即上年度未办结、结转本年度继续办理的申请。

--

What is carried in differs from what last year's report carried out.

Finds: a column of table 3 in which this year's carried in is not last year's carried out, in reports of one body.
Why: both count the same requests; one of the two reports is wrong, or requests were lost between the years.
Decides: reports are paired by body and year and compared column by column; columns that differ together are one finding.
False alarms: a reorganised body that took over another's requests, or a report corrected after publication; nothing is compared where body or year is in doubt.
Basis: the form of the annual report.
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.context import FolderContext
from gouji.checks.years import Break, YearPair, across, breaks, member_name, year_pairs
from gouji.profiles import Profile
from gouji.quantity import plain
from gouji.records import Discrepancy, Severity, Text

SEVERITY = Severity.MAJOR
RULE = "carry_over"


def check_folder(context: FolderContext) -> Iterator[Discrepancy]:
    """Yield each column whose carried figures differ between two years."""
    rules = [rule for rule in context.profile.identities if rule.across == "years" and rule.id == RULE]
    for pair in year_pairs(context):
        for found in breaks(pair, context.profile, rules):
            yield across(pair, found, "GJ401", _message(pair, found, context.profile), context.profile)


def _message(pair: YearPair, found: Break, profile: Profile) -> Text:
    assert found.printed.interval is not None
    assert found.computed.interval is not None
    here, there = plain(found.printed.interval.low), plain(found.computed.interval.low)
    name = member_name(profile, found.rule, found.member)
    return Text(
        f"跨年衔接不符{name.zh}：{pair.later.year}年报告上年结转 {here} 件，{pair.earlier.year}年报告结转下年度 {there} 件，请核对两份报告",
        f"the {pair.later.year} report carries in {here} requests{name.en}, the {pair.earlier.year} report carried out {there}; compare both",
    )
