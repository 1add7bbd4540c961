"""比率与表中数字不符.

发现: 正文的办结率、答复率等与按表中数字计算的比率不一致，或在该件数下不可能出现。
缘由: 比率是读者最先引用的数，算错会误导判断。
判断: 分母有几种合理口径（新收、新收加结转、应办结数），逐一计算；按印出的末位四舍五入或截断都相符的不提出；n 件只可能出现 k/n 的比率。
误报: 办结率若说的是热线、信箱、建议提案而非申请，不参与比较。
依据: 《中华人民共和国政府信息公开条例》第五十条；比率由第三部分表中各行计算。

--

A rate does not follow from the table.

Finds: a completion or answer rate that no legitimate denominator gives, or that is impossible for the number of cases.
Why: the rate is what readers quote first.
Decides: over requests received, on hand, or due; rounding and cutting off at the printed place both count as agreement; of n cases only k/n is possible.
False alarms: rates of hotline tickets, letters or proposals are not about requests and are not compared.
Basis: article 50 of the Regulations; the rate is computed from the rows of table 3.
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.context import CheckContext
from gouji.checks.evidence import formula_text, shown
from gouji.checks.mismatch import discrepancy, mismatches, subject
from gouji.quantity import plain
from gouji.records import Discrepancy, Severity, Text

SEVERITY = Severity.MAJOR


def check(context: CheckContext, *, least: float = 0.2) -> Iterator[Discrepancy]:
    """Yield rates that do not follow from the table."""
    for found in mismatches(context, "GJ203", least):
        name = subject(context, found)
        stated, expected = plain(found.stated), shown(found.expected)
        how = formula_text(context, found.reading.formula)
        message = Text(
            f"比率不符：正文称“{name.zh}”为 {stated}%，按“{how.zh}”计算为 {expected}%，请核对分子、分母",
            f"the text gives {name.en} as {stated}%, by “{how.en}” it is {expected}%; check what was divided",
        )
        basis = "《中华人民共和国政府信息公开条例》第五十条：比率应与第三部分表中数字相符"
        yield discrepancy(context, found, SEVERITY, message, basis)
