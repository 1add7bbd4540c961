"""无规章制定权的单位填报了规章.

发现: 乡镇、县级政府或部门在“规章”一行填报了制发数。
缘由: 规章只能由国务院部门、省级政府和设区的市、自治州政府制定；其他单位填报的多半是规范性文件，填错了行。
判断: 按识别出的发布主体层级判断；层级无法识别时不提出。只看本年制发，公开他人规章的总数不算。
误报: 部门代填本级政府规章的情况存在，因此严重程度为轻微。
依据: 《中华人民共和国立法法》关于部门规章和地方政府规章制定主体的规定。

--

A body without the power to make regulations reports having made some.

Finds: a township, a county or a department that fills in regulations (规章) made this year.
Why: only ministries, provincial governments and governments of cities with districts make them; most likely normative documents were put into the wrong row.
Decides: by the recognised level of the body; nothing is reported where it is not recognised, nor for regulations merely published.
False alarms: a department may report those of its government, hence minor.
Basis: the Legislation Law of the PRC on who may make regulations.
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.context import CheckContext
from gouji.checks.evidence import cell
from gouji.quantity import plain
from gouji.records import Discrepancy, Severity, Text

SEVERITY = Severity.MINOR
_WITHOUT = ("township", "county", "department")


def check(context: CheckContext, *, concepts: tuple[str, ...] = ("regulations.made", "regulations.new_made")) -> Iterator[Discrepancy]:
    """Yield regulations made by a body of a level without that power."""
    if context.identity.level not in _WITHOUT:
        return
    for fact in context.facts:
        if fact.key.concept in concepts and fact.quantity is not None and fact.quantity.value > 0:
            number = plain(fact.quantity.value)
            who = context.identity.issuer
            yield Discrepancy(
                code="GJ106",
                severity=SEVERITY,
                message=Text(
                    f"{who}填报制发规章 {number} 件，但该层级无规章制定权，疑似应填在规范性文件一行",
                    f"{who} reports {number} regulations made, a power it does not have; they seem to belong into the row of normative documents",
                ),
                concepts=(fact.key.name,),
                figures=(fact.quantity.value,),
                evidence=(cell(context, fact),),
                subjects=(fact.id,),
                equation=f"power:{fact.id}",
                basis="《中华人民共和国立法法》：规章由国务院部门、省级人民政府和设区的市、自治州人民政府制定",
                features=(("doubt", max(fact.doubt, context.identity.issuer_doubt / 2)),),
            )
