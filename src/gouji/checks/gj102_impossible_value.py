"""表中数值不可能成立.

发现: 件数为负数，件数带小数，金额为负数。
缘由: 件数只能是不小于零的整数，出现负数或小数说明填错了格、错了单位或误用了别的数。
判断: 只看印出的数字；本年增/减一类允许为负的栏目除外。
误报: 以万为单位填写的件数（如 1.2 万）会带小数，此时单位本身就不符合格式要求。
依据: 《中华人民共和国政府信息公开工作年度报告格式》各栏目的计量单位。

--

A cell holds a value that cannot be.

Finds: negative counts, counts with a fraction, negative amounts.
Why: counts are whole and not negative; anything else was put into the wrong cell or the wrong unit.
Decides: by the printed number alone; columns that state a change may be negative.
False alarms: a count given in ten thousands has a fraction, which the form does not allow either.
Basis: the form of the annual report, units of the columns.
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.context import CheckContext
from gouji.checks.evidence import cell
from gouji.quantity import UnitKind, plain
from gouji.records import Discrepancy, Fact, Severity, Text

SEVERITY = Severity.MAJOR


def check(context: CheckContext, *, signed: tuple[str, ...] = ("items_change",)) -> Iterator[Discrepancy]:
    """Yield cells with impossible values; concepts that end in one of `signed` may be negative."""
    for fact in context.facts:
        reason = _reason(context, fact, signed)
        if reason is not None:
            yield _discrepancy(context, fact, reason)


def _reason(context: CheckContext, fact: Fact, signed: tuple[str, ...]) -> Text | None:
    if fact.quantity is None:
        return None
    value = fact.quantity.value
    if value < 0 and not fact.key.concept.endswith(signed):
        return Text("不应为负数", "cannot be negative")
    kind = context.profile.concept(fact.key.concept).kind if fact.key.concept in context.profile else UnitKind.COUNT
    if kind is UnitKind.COUNT and value != value.to_integral_value():
        return Text("应为整数", "must be a whole number")
    return None


def _discrepancy(context: CheckContext, fact: Fact, reason: Text) -> Discrepancy:
    assert fact.quantity is not None
    name = context.name(fact.key.concept, dict(fact.key.dimensions).get("applicant", ""))
    value = plain(fact.quantity.value)
    return Discrepancy(
        code="GJ102",
        severity=SEVERITY,
        message=Text(f"“{name.zh}”填报为 {value}，{reason.zh}，请核实原始数据", f"{name.en} is {value}, which {reason.en}; check the source figure"),
        concepts=(fact.key.name,),
        figures=(fact.quantity.value,),
        evidence=(cell(context, fact),),
        subjects=(fact.id,),
        equation=f"count:{fact.id}",
        basis="《政府信息公开工作年度报告格式》：各栏目以件、项计数，金额以万元计",
        features=(("doubt", fact.doubt),),
    )
