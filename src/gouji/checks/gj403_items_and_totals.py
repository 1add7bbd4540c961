"""2019年格式的上年项目数或公开总数与上年报告不衔接.

发现: “上一年项目数量”不等于上年报告的项目数加增减，或“对外公开总数量”不等于上年总数加本年新公开。
缘由: 这些栏目是上年数的延续，不衔接说明有一年填错或漏填。
判断: 按机关配对相邻两年报告，两份都用2019年格式时比较；两种格式之间不比较。
误报: 权责清单调整后重新核定基数的，会真实不等。
依据: 国办公开办函〔2019〕60号所附格式。

--

Items or totals of the 2019 form do not follow on from last year.

Finds: items of last year that are not what last year's report gives with its change, or a published total that is not last year's plus what was newly published.
Why: these columns continue last year's; a break means one year was filled in wrongly or not at all.
Decides: consecutive reports of one body on the 2019 form; the two forms are never compared with each other.
False alarms: a list of powers that was counted anew.
Basis: the form of 2019 (Guoban Gongkaiban Han [2019] No. 60).
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.context import FolderContext
from gouji.checks.gj401_carry_over import RULE as CARRY_OVER
from gouji.checks.years import Break, YearPair, across, breaks, year_pairs
from gouji.quantity import plain
from gouji.records import Discrepancy, Severity, Text

SEVERITY = Severity.MINOR


def check_folder(context: FolderContext) -> Iterator[Discrepancy]:
    """Yield each continued figure that breaks off."""
    rules = [rule for rule in context.profile.identities if rule.across == "years" and not rule.soft and rule.id != CARRY_OVER]
    for pair in year_pairs(context):
        for found in breaks(pair, context.profile, rules):
            yield across(pair, found, "GJ403", _message(pair, found), context.profile)


def _message(pair: YearPair, found: Break) -> Text:
    assert found.printed.interval is not None
    assert found.computed.interval is not None
    here, there = plain(found.printed.interval.low), plain(found.computed.interval.low)
    name = found.rule.name
    return Text(
        f"{name.zh}：{pair.later.year}年报告印为 {here}，按{pair.earlier.year}年报告推算应为 {there}，请核对两份报告",
        f"{name.en}: the {pair.later.year} report prints {here}, the {pair.earlier.year} report gives {there}; compare both",
    )
