"""What most likely happened to a number, told from what is printed and what would make everything agree."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from gouji.checks import CheckContext
from gouji.diagnosis.constraints import POWER, Network, Variable
from gouji.diagnosis.repair import Repair
from gouji.diagnosis.slips import digit_slip
from gouji.quantity import plain
from gouji.records import PeriodKind, Text

CAUSES: dict[str, Text] = {
    "left_blank": Text("漏填", "left blank"),
    "total_not_filled": Text("总计未填", "the total was not filled in"),
    "parts_not_filled": Text("各分项未填", "the parts were not filled in"),
    "part_counted_twice": Text("某一分项重复计算", "a part was counted twice"),
    "part_forgotten": Text("漏计某一分项", "a part was left out"),
    "last_year": Text("误用上年数字", "last year's figure"),
    "scale_slip": Text("数量级错误（多写或漏写“万”、零）", "a slip of scale"),
    "digits_swapped": Text("数字顺序颠倒", "two digits swapped"),
    "digit_dropped": Text("漏写一位数字", "a digit dropped"),
    "digit_added": Text("多写一位数字", "a digit too many"),
    "digit_wrong": Text("一位数字写错", "one digit wrong"),
    "off_by_one": Text("差一", "off by one"),
    "stray_minus": Text("多写负号", "a stray minus"),
    "other_cell": Text("误用了另一栏的数字", "the number of another cell"),
    "moved": Text("数字填错行或列", "a number in the wrong row or column"),
    "stale_zero": Text("“无”的表述与表不符，疑似沿用往年", "a “none” that may be last year's sentence"),
    "unknown": Text("原因不明", "the cause is not clear"),
}


def cause_of(context: CheckContext, net: Network, repair: Repair) -> str:
    """The likely cause of what a repair mends, a key of `CAUSES`."""
    values = net.printed()
    if _moved(repair, values) or any(item.id.startswith(POWER) for item in repair.constraints):
        return "moved"
    unfilled = _unfilled(repair, values)
    if unfilled:
        return unfilled
    part = _part(repair, values)
    if part:
        return part
    return next(iter(_edit_causes(context, net, repair)), "unknown")


def _unfilled(repair: Repair, values: dict[str, Decimal]) -> str:
    """A total beside parts that are all 0, or parts beside a total that is 0."""
    for constraint in repair.constraints:
        parts = [values[term.subject] for term in constraint.terms if term.subject != constraint.total]
        if not constraint.total or len(parts) < 2 or constraint.at_least:
            continue
        if values[constraint.total] and not any(parts) and constraint.total not in repair.edits and not _tells_part(repair):
            return "parts_not_filled"
        if not values[constraint.total] and any(parts) and constraint.total in repair.edits:
            return "total_not_filled"
    return ""


def _tells_part(repair: Repair) -> bool:
    """True where the evidence tells which of the parts it is."""
    return bool(repair.edits) and not repair.alternatives


def _part(repair: Repair, values: dict[str, Decimal]) -> str:
    """The sum of the parts is off by exactly one of them; without an edit, by one it names twice."""
    if not repair.edits:
        return "part_counted_twice"
    for constraint in repair.constraints:
        rest = constraint.residual(values)
        total = constraint.total
        if not total or not rest or not values[total] or (constraint.at_least and not constraint.soft):
            continue
        parts = [values[term.subject] for term in constraint.terms if term.subject != total]
        sign = next(term.sign for term in constraint.terms if term.subject == total)
        if parts.count(abs(rest)) == 1 and abs(rest) > 1 and sum(part > 0 for part in parts) > 2:
            return "part_forgotten" if rest * sign < 0 and total in repair.edits else "part_counted_twice" if rest * sign < 0 else ""
    return ""


def _moved(repair: Repair, values: dict[str, Decimal]) -> bool:
    """Two edits that undo each other: what one cell has too much the other lacks."""
    deltas = [value - values[subject] for subject, value in repair.edits.items()]
    return len(deltas) == 2 and sum(deltas) == 0


def _edit_causes(context: CheckContext, net: Network, repair: Repair) -> Iterable[str]:
    for subject, value in repair.edits.items():
        variable = net.variables[subject]
        if subject in context.index and context.index[subject].quantity is None:
            yield "left_blank"
            continue
        claim = context.claim(subject)
        if claim is not None and claim.implied and variable.value == 0:
            yield "stale_zero"
        elif variable.also and variable.value == value + sum(net.variables[other].value for other in variable.also):
            yield "part_counted_twice"
        elif _is_last_year(context, subject, variable.value):
            yield "last_year"
        else:
            slip = digit_slip(plain(variable.value / variable.factor), plain(value / variable.factor))
            if slip == "unknown" and variable.value > 1 and _elsewhere(net, repair, variable):
                slip = "other_cell"
            if slip != "unknown":
                yield slip


def _is_last_year(context: CheckContext, subject: str, value: Decimal) -> bool:
    return any(
        claim.period.kind is PeriodKind.LAST_YEAR and claim.id != subject and value > 0 and claim.quantity.value == value
        for claim in context.claims
    )


def _elsewhere(net: Network, repair: Repair, variable: Variable) -> bool:
    """True where a cell near by, none of those to be changed, holds the same number."""
    near = {other for constraint in repair.constraints for other in constraint.subjects if other not in repair.edits}
    return any(net.variables[other].value == variable.value for other in near)
