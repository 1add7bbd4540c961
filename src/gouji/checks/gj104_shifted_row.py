"""疑似错列: 一行数字整体移了一格.

发现: 一行中各列之和不等于总计，而把该行数字整体向右移一格后恰好相等。
缘由: 誊抄时错一列，每个数都对、位置都错，按列汇总会全部出错。
判断: 只在移动后该行勾稽关系成立、移出的一格为空白或 0、且移动后的总计不为 0 时提出。
误报: 整行填得偏右一格的，总计已移出表外，无从验算，不提出；行中只有一个非零数字时无法与单格错误区分，不提出。
依据: 《中华人民共和国政府信息公开工作年度报告格式》：总计为各类申请人之和。

--

A row's numbers stand one column off.

Finds: a row whose columns do not add up to its total, yet do once all numbers are moved one place to the right.
Why: every number is right and every place is wrong; sums by column go wrong all at once.
Decides: only where the moved row adds up, what falls off is blank or 0, and the moved total is not 0.
False alarms: a row typed too far to the right has lost its total and cannot be checked; a row with a single number other than 0 cannot be told from one wrong cell and is not reported.
Basis: the form of the annual report: the total column sums the kinds of applicants.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gouji.checks.context import CheckContext
from gouji.checks.evidence import cells, computation
from gouji.quantity import plain
from gouji.records import Discrepancy, Equation, Fact, Severity, Text, Verdict

SEVERITY = Severity.MAJOR


def check(context: CheckContext) -> Iterator[Discrepancy]:
    """Yield rows that add up once they are moved by one column."""
    over = {rule.id for rule in context.profile.identities if rule.over}
    for equation in context.equations:
        if equation.identity in over and equation.verdict in (Verdict.DISCREPANT, Verdict.NOT_ASSESSABLE):
            row = [context.index[term.subject] for term in (*equation.right, *equation.left) if term.subject in context.index]
            row.sort(key=lambda fact: (fact.locator.row or 0, fact.locator.col or 0))
            moved = _moved([fact.quantity.value if fact.quantity else Decimal(0) for fact in row])
            if moved is not None:
                yield _discrepancy(context, equation, row, moved)


def _moved(values: list[Decimal]) -> list[Decimal] | None:
    if len(values) < 4 or sum(value != 0 for value in values) < 3:
        return None
    moved = [Decimal(0), *values[:-1]]
    return moved if values[-1] == 0 and moved[-1] != 0 and sum(moved[:-1]) == moved[-1] else None


def _discrepancy(context: CheckContext, equation: Equation, row: list[Fact], moved: list[Decimal]) -> Discrepancy:
    name = context.name(row[0].key.concept)
    text = " + ".join(plain(value) for value in moved[:-1]) + f" = {plain(moved[-1])}"
    return Discrepancy(
        code="GJ104",
        severity=SEVERITY,
        message=Text(
            f"“{name.zh}”一行疑似错列：整行向右移一格后各列之和等于总计 {plain(moved[-1])}，请核对填报位置",
            f"the row {name.en} seems to stand one column off: moved one place to the right it adds up to {plain(moved[-1])}; check its columns",
        ),
        concepts=tuple(fact.key.name for fact in row),
        figures=tuple(dict.fromkeys(fact.quantity.value for fact in row if fact.quantity)),
        evidence=(computation(text), *cells(context, tuple(fact.id for fact in row))),
        subjects=tuple(fact.id for fact in row),
        equation=equation.id,
        basis="《政府信息公开工作年度报告格式》：总计为各类申请人之和",
        features=(("doubt", max(fact.doubt for fact in row)),),
    )
