"""What a repair says to a reader."""

from __future__ import annotations

from decimal import Decimal

from gouji.checks import CheckContext
from gouji.diagnosis.cause import CAUSES
from gouji.diagnosis.constraints import Network
from gouji.diagnosis.repair import Repair, bound_of
from gouji.quantity import plain
from gouji.records import Text

CHOICES = 3
"""Edits named where several would do."""

NEVER_PRINTED = Text("数字未填，请按实际数补填", "the number was never filled in; fill in the actual one")

_BOUNDS = {"": Text("", ""), "at_least": Text("不小于 ", "at least "), "at_most": Text("不大于 ", "at most ")}


def repeated_message() -> Text:
    """No edit is named: one of two equal parts is to go."""
    return Text("同一分项列了两次，删去一处后分项之和等于总数", "a part is named twice; without one of them the parts add up")


def unfilled_message(net: Network, repair: Repair) -> Text:
    """No edit is named: which of the parts belong filled in only the author knows."""
    largest = plain(max(net.variables[item.total].value for item in repair.constraints if item.total))
    return Text(
        f"总计已填（{largest}）而各分项均为 0，疑似各分项未填，请按实际办理结果补填",
        f"the total is filled in ({largest}) while all parts are 0: the parts were left out; fill them in",
    )


def repair_message(context: CheckContext, net: Network, repair: Repair, cause: str) -> Text:
    """What would make everything agree; where several edits would, all of them and that the evidence does not tell."""
    count = len(repair.constraints)
    likely = Text("", "") if cause == "unknown" else Text(f"，疑似{CAUSES[cause].zh}", f"; likely cause: {CAUSES[cause].en}")
    choices = [_changes(context, net, edits) for edits in (repair.edits, *repair.alternatives[: CHOICES - 1])]
    if not repair.alternatives:
        return Text(f"若{choices[0].zh}，{count} 处关系即可成立{likely.zh}", f"with {choices[0].en}, {count} relations hold{likely.en}")
    rest = "等" if len(repair.alternatives) >= CHOICES else ""
    if _part_may_lack(net, repair):
        choices.append(Text("补列漏列的一项", "a part that was left out"))
    return Text(
        f"{'；或'.join(choice.zh for choice in choices)}{rest}，{count} 处关系均可成立，现有证据不能确定错在哪一处{likely.zh}",
        f"{'; or '.join(choice.en for choice in choices)}: {count} relations hold, the evidence does not tell which is wrong{likely.en}",
    )


def _part_may_lack(net: Network, repair: Repair) -> bool:
    """True for a list whose parts fall short of their whole."""
    values = net.printed()
    return any(item.soft and item.total and item.rest(values) > 0 for item in repair.constraints)


def _changes(context: CheckContext, net: Network, edits: dict[str, Decimal]) -> Text:
    changes = [_change(context, net, edits, subject, value) for subject, value in edits.items()]
    return Text("、".join(change.zh for change in changes), " and ".join(change.en for change in changes))


def _change(context: CheckContext, net: Network, edits: dict[str, Decimal], subject: str, value: Decimal) -> Text:
    variable = net.variables[subject]
    claim = context.claim(subject)
    concept, member = variable.name.split("@")[0], variable.name.split("@")[1] if "@" in variable.name else ""
    name = context.name(concept, member)
    bound = _BOUNDS[bound_of(net, edits, subject)]
    number = shown(net, subject, value)
    before = Text("空白", "blank") if variable.blank else Text(*[plain(variable.value / variable.factor)] * 2)
    after = Text((bound.zh or " ") + number, bound.en + number)
    where = Text("正文", "the text's ") if claim is not None else Text("表中", "the table's ")
    return Text(f"{where.zh}“{name.zh}”由 {before.zh} 改为{after.zh}", f"{where.en}{name.en} {after.en} instead of {before.en}")


def shown(net: Network, subject: str, value: Decimal) -> str:
    """A value as its number would be printed, in its own unit."""
    return plain(value / net.variables[subject].factor)
