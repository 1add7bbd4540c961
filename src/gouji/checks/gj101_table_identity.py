"""表内勾稽关系不符.

发现: 表内一条勾稽关系左右两边不等，例如新收加上年结转不等于办理总计加结转下年，分项之和不等于总计。
缘由: 这些关系是格式文本自带的，任何一条不成立，表中至少有一个数是错的。
判断: 逐列、逐行代入表中数字，整数精确相等，金额按印出的末位取区间；空白格无论填什么非负数都不能成立的也提出，填上某数即可成立的由 GJ103 处理。
误报: 读表时行列错位会造成假的不符，读取存疑的单元格会降低得分；源文件缺失的行不参与计算。
依据: 《中华人民共和国政府信息公开工作年度报告格式》表内说明。

--

An identity of a table does not hold.

Finds: an equation the form itself demands whose two sides differ, such as received plus carried in against handled plus carried out, or parts against their total.
Why: where one does not hold, at least one number of the table is wrong.
Decides: printed numbers are put into each equation, column by column and row by row; counts must be equal, amounts may differ within their last printed place. With blank cells it fails only where no number in them would do; else see GJ103.
False alarms: a row or column read one place off looks like this; cells the reader doubts lower the score.
Basis: the form of the annual report, which states the rule in the table.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gouji.checks.blanks import beyond_blanks
from gouji.checks.context import CheckContext
from gouji.checks.evidence import cells, computation, equation_text, member_name, side_names, side_sum
from gouji.quantity import plain
from gouji.records import Discrepancy, Equation, Severity, Text, Verdict

SEVERITY = Severity.MAJOR


def check(context: CheckContext) -> Iterator[Discrepancy]:
    """Yield each equation of the tables that fails."""
    for equation in context.equations:
        if equation.verdict is Verdict.DISCREPANT and equation.left_value is not None and equation.right_value is not None:
            yield _discrepancy(context, equation, equation.left_value, equation.right_value)
        elif beyond_blanks(context, equation):
            yield _discrepancy(context, equation, side_sum(context, equation.left), side_sum(context, equation.right))


def _discrepancy(context: CheckContext, equation: Equation, left: Decimal, right: Decimal) -> Discrepancy:
    subjects = tuple(term.subject for term in (*equation.left, *equation.right))
    facts = [context.index[id] for id in subjects if id in context.index]
    rule = next((rule for rule in context.profile.identities if rule.id == equation.identity), None)
    name = rule.name if rule else Text(equation.identity, equation.identity)
    where = member_name(context, equation.member)
    message = _message(context, equation, name, where, (left, right))
    return Discrepancy(
        code="GJ101",
        severity=rule.severity if rule else SEVERITY,
        message=message,
        concepts=tuple(dict.fromkeys(fact.key.name for fact in facts)),
        figures=tuple(dict.fromkeys((left, right))),
        evidence=(computation(equation_text(context, equation)), *cells(context, subjects)),
        subjects=subjects,
        equation=equation.id,
        basis=rule.basis.zh if rule else "",
        features=(("doubt", max((fact.doubt for fact in facts), default=0.0)), ("blanks", float(">" in equation.formula and bool(equation.blanks)))),
    )


def _message(context: CheckContext, equation: Equation, name: Text, where: Text, values: tuple[Decimal, Decimal]) -> Text:
    sides = side_names(context, equation)
    one, other = (plain(value) for value in values)
    gap = plain(abs(values[0] - values[1]))
    less = ">=" in equation.formula
    return Text(
        f"勾稽关系不符（{name.zh}{where.zh}）：{sides[0].zh}为 {one}，{'应不少于' if less else '而'}{sides[1].zh}{'的' if less else '为'} {other}，"
        f"相差 {gap}，请核对相关单元格",
        f"{name.en}{where.en} does not hold: {sides[0].en} is {one}, {sides[1].en} {'at least ' if less else ''}{other}, a difference of {gap}; "
        "check these cells",
    )
