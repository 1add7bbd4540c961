"""同一机关同一年度的两份报告数字不同.

发现: 同一机关同一年度有两份报告，表中数字不同。
缘由: 读者不知以哪一份为准；常见于更正后旧版未撤下。
判断: 按机关和年度归组，逐格比较两份都印有数字的单元格。
误报: 机关名称识别有误时会把不同单位归在一起；识别存疑的报告不参与比较。
依据: 《政府信息公开条例》第五十条（年度报告应当真实反映情况）。

--

Two reports of one body and year differ.

Finds: two reports of one body for one year whose tables print different figures.
Why: a reader cannot tell which one holds; often an old version was left standing after a correction.
Decides: reports are grouped by body and year, and cells printed in both are compared.
False alarms: two bodies taken for one; reports of doubtful issuer are left out.
Basis: article 50 of the regulation.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from gouji.checks.context import FolderContext
from gouji.checks.years import Body, bodies, year_cell
from gouji.quantity import plain
from gouji.records import Discrepancy, Evidence, EvidenceKind, Fact, Severity, Text

SEVERITY = Severity.MAJOR
_SHOWN = 6


def check_folder(context: FolderContext) -> Iterator[Discrepancy]:
    """Yield one discrepancy for each two reports that differ."""
    for reports in bodies(context).values():
        for _, group in groupby(reports, key=lambda report: report.year):
            first, *others = group
            for other in others:
                differing = list(_differing(first, other))
                if differing:
                    yield _discrepancy(first, other, differing)


def _differing(first: Body, other: Body) -> Iterator[tuple[Fact, Fact]]:
    there = {fact.key.name: fact for fact in other.result.facts}
    for fact in first.result.facts:
        match = there.get(fact.key.name)
        if match is None or fact.quantity is None or match.quantity is None or fact.quantity.unit.kind is not match.quantity.unit.kind:
            continue
        if not fact.quantity.base.meets(match.quantity.base):
            yield fact, match


def _discrepancy(first: Body, other: Body, differing: list[tuple[Fact, Fact]]) -> Discrepancy:
    one, two = differing[0]
    shown = "; ".join(f"{a.key.name} {a.raw.strip()} ≠ {b.raw.strip()}" for a, b in differing[:_SHOWN])
    names = (first.result.source.path, other.result.source.path)
    message = Text(
        f"同一机关{first.year}年度有两份报告（{names[0]}、{names[1]}），{len(differing)} 个单元格不同，请确认以哪一份为准并撤下另一份",
        f"two reports of one body for {first.year} ({names[0]}, {names[1]}) differ in {len(differing)} cells; settle which one holds",
    )
    figures = [fact.quantity.value for pair in differing[:_SHOWN] for fact in pair if fact.quantity is not None]
    doubt = max(max(a.doubt, b.doubt) for a, b in differing)
    return Discrepancy(
        code="GJ406",
        severity=SEVERITY,
        message=message,
        concepts=tuple(a.key.name for a, _ in differing),
        figures=tuple(dict.fromkeys(figures)),
        evidence=(Evidence(EvidenceKind.COMPUTATION, shown), year_cell(first, one), year_cell(other, two)),
        subjects=tuple(b.id for _, b in differing),
        equation=f"versions:{plain(one.quantity.value) if one.quantity else ''}",
        features=(("doubt", doubt), ("soft", 0.0)),
        report=names[1],
        reports=(names[0],),
    )
