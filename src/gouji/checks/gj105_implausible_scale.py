"""金额数量级可疑: 疑似把元填入万元栏.

发现: 以万元为单位的金额大到不合常理，像是直接填入了以元计的数。
缘由: 单位错一万倍会使汇总数失去意义。
判断: 按发布主体的层级设上限（省级和部委、市县和部门、乡镇街道），超出上限时提出；上限可由选项调整。
误报: 收费规模特别大的主体可能超过上限；此项得分较低，需要人工核对。
依据: 《中华人民共和国政府信息公开工作年度报告格式》：本年收费金额（单位：万元）。

--

An amount has an implausible size: 元 seems to stand under a heading in 万元.

Finds: an amount in ten thousand yuan so large that it looks like one in yuan.
Why: a factor of ten thousand makes every sum over reports meaningless.
Decides: by an upper bound for the level of the body (province and ministry, township, others), which options can set.
False alarms: a body that collects very large fees may be above the bound; the score is low and asks for a look.
Basis: the form of the annual report: fees collected this year, in ten thousand yuan.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gouji.checks.context import CheckContext
from gouji.checks.evidence import cell, computation
from gouji.quantity import UnitKind, plain
from gouji.records import Discrepancy, Fact, Severity, Text

SEVERITY = Severity.MINOR


def check(
    context: CheckContext, *, limit: int = 1_000_000, limit_high: int = 20_000_000, limit_township: int = 20_000
) -> Iterator[Discrepancy]:
    """Yield amounts above `limit` 万元; `limit_high` is for provinces and ministries, and where the body is not known."""
    level = context.identity.level
    bound = Decimal(limit_high if level in ("province", "ministry", "") else limit_township if level == "township" else limit)
    for fact in context.facts:
        concept = fact.key.concept
        if fact.quantity is None or concept not in context.profile or context.profile.concept(concept).unit != "万元":
            continue
        if fact.quantity.unit.kind is UnitKind.MONEY and fact.quantity.base.low > bound * 10000:
            yield _discrepancy(context, fact, bound)


def _discrepancy(context: CheckContext, fact: Fact, bound: Decimal) -> Discrepancy:
    assert fact.quantity is not None
    name = context.name(fact.key.concept)
    printed, smaller = fact.quantity.value, fact.quantity.value / 10000
    return Discrepancy(
        code="GJ105",
        severity=SEVERITY,
        message=Text(
            f"“{name.zh}”填报为 {plain(printed)} 万元，数量级可疑，疑似按元填报（应为 {plain(smaller)} 万元），请核对单位",
            f"{name.en} is {plain(printed)} 万元, an implausible size; in yuan it would be {plain(smaller)} 万元; check the unit",
        ),
        concepts=(fact.key.name,),
        figures=(printed, smaller),
        evidence=(cell(context, fact), computation(f"{plain(printed)} > {plain(bound)}")),
        subjects=(fact.id,),
        basis="《政府信息公开工作年度报告格式》：本年收费金额（单位：万元）",
        features=(("doubt", fact.doubt),),
    )
