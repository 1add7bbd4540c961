"""全区域数字小于所属单位之和.

发现: 政府报告按全市、全县口径公布的数字，小于同年所属部门和下级政府报告之和。
缘由: 汇总口径的数字不可能小于其组成部分之和。
判断: 仅当政府报告正文表明为全区域口径时比较；所属单位按名称前缀或清单所列上级归属，缺少的单位使其和成为下限，故只查“小于”。
误报: 所属单位之间转办的申请可能重复计入；按政府名义受理的另计。
依据: 汇总关系；《政府信息公开条例》第四十九条。

--

A regional figure is smaller than the sum of its bodies.

Finds: a figure a government publishes for its whole region that is smaller than what its departments and lower governments publish for the same year.
Why: a sum cannot be smaller than its parts.
Decides: only where the government's text says it speaks for the region; bodies belong to it by the beginning of their name or as the manifest says; missing ones make the sum a bound, so only "smaller" is reported.
False alarms: requests handed on between bodies may be counted twice.
Basis: the sum itself; article 49 of the regulation.
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.context import FolderContext
from gouji.checks.years import Body, bodies, year_cell
from gouji.issuers import body_key
from gouji.quantity import Interval, plain
from gouji.records import Discrepancy, Evidence, EvidenceKind, Result, Scope, Severity, Text

SEVERITY = Severity.MINOR
SUMMED = ("received", "carried_in", "granted", "handled", "carried_out")
GOVERNMENTS = ("province", "prefecture", "county")


def check_folder(context: FolderContext, *, least_bodies: int = 2) -> Iterator[Discrepancy]:
    """Yield each summed figure below the sum of at least `least_bodies` bodies."""
    groups = bodies(context)
    for place, reports in groups.items():
        for parent in reports:
            if parent.result.identity.level not in GOVERNMENTS or not speaks_for_region(parent.result):
                continue
            children = _children(groups, place, parent.year)
            if len(children) >= least_bodies:
                yield from _compare(context, parent, children)


def speaks_for_region(result: Result) -> bool:
    """True where a summed figure is said to be that of the whole region."""
    return any(claim.scope is Scope.REGION and claim.concept in SUMMED for claim in result.claims)


def _children(groups: dict[str, list[Body]], place: str, year: int) -> list[Body]:
    others = [(key, report) for key, reports in groups.items() if key != place for report in reports if report.year == year]
    return [report for key, report in others if key.startswith(place) or body_key(report.result.identity.parent) == place]


def _compare(context: FolderContext, parent: Body, children: list[Body]) -> Iterator[Discrepancy]:
    for concept in SUMMED:
        fact = parent.index.printed(concept)
        values = [value.interval for child in children if (value := child.index.value(concept)).interval is not None]
        if fact is None or fact.quantity is None or not values:
            continue
        total = sum(values, Interval.exact(0))
        if fact.quantity.interval.high >= total.low:
            continue
        name = context.profile.concept(concept).name
        stated, computed = fact.quantity.value, total.low
        message = Text(
            f"汇总数偏小（{name.zh}）：全区域口径为 {plain(stated)}，所属 {len(values)} 家单位之和已达 {plain(computed)}，请核对汇总口径",
            f"{name.en}: {plain(stated)} for the region, but {len(values)} of its bodies already sum to {plain(computed)}; check the scope",
        )
        parts = " + ".join(plain(value.low) for value in values)
        yield Discrepancy(
            code="GJ405",
            severity=SEVERITY,
            message=message,
            concepts=(fact.key.name,),
            figures=(stated, computed),
            evidence=(Evidence(EvidenceKind.COMPUTATION, f"{parts} = {plain(computed)} > {plain(stated)}"), year_cell(parent, fact)),
            subjects=(fact.id,),
            equation=f"bodies:{concept}",
            features=(("doubt", fact.doubt), ("soft", 1.0)),
            report=parent.result.source.path,
            reports=tuple(child.result.source.path for child in children),
        )
