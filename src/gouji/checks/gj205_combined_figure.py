"""合并表述的数字与各行之和不一致.

发现: 正文用一个数概括表中几行（如予以公开及部分公开），而该数不等于这几行之和。
缘由: 合并表述容易漏加或多加一行。
判断: 先把所指各行相加再比较；只与其中一行相符时视为另一种可能的理解。
误报: 所指的行认错时会误报。
依据: 《中华人民共和国政府信息公开工作年度报告格式》：本年度办理结果各行。

--

One figure for several rows differs from their sum.

Finds: a figure the text gives for several rows together, such as granted in full and in part, that is not their sum.
Why: adding rows by hand forgets one or adds one too many.
Decides: the rows are added first; agreement with one of them alone counts as another reading.
False alarms: rows taken for others.
Basis: the form of the annual report, rows of outcomes.
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
    """Yield combined figures that are not the sum of their rows."""
    for found in mismatches(context, "GJ205", least):
        name = subject(context, found)
        stated, expected = plain(found.stated), shown(found.expected)
        how = formula_text(context, found.reading.formula)
        message = Text(
            f"合并数字不符：正文称“{name.zh}”为 {stated}，按“{how.zh}”计算为 {expected}，请核对",
            f"the text gives {name.en} as {stated}, by “{how.en}” it is {expected}; check what was added",
        )
        basis = "《政府信息公开工作年度报告格式》：合并表述应等于所含各行之和"
        yield discrepancy(context, found, SEVERITY, message, basis)
