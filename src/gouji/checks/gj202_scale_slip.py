"""数量级错误: 多写或漏写“万”，或多一位、少一位.

发现: 正文数字与表中数字恰好相差 10 的整数次幂。
缘由: 多写一个“万”字、多按一个零，是誊写中最常见、影响最大的错误。
判断: 与 GJ201 相同，另要求两数之比恰为 10、100、1000、1 万或 1 亿。
误报: 一位数碰巧相差十倍时，其实可能是另一种错误；不影响“两处不一致”的结论。
依据: 《中华人民共和国政府信息公开条例》第五十条。

--

A slip of scale: a stray or missing 万, a digit too many or too few.

Finds: a figure of the text that differs from its cell by exactly a power of ten.
Why: a stray 万 or an extra zero is a common slip, and the one with the largest effect.
Decides: as GJ201, and the ratio of both figures is 10, 100, 1000, 10,000 or 100,000,000.
False alarms: small figures may be ten times each other by chance; they disagree all the same.
Basis: article 50 of the Regulations on Open Government Information.
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.context import CheckContext
from gouji.checks.evidence import shown
from gouji.checks.mismatch import discrepancy, mismatches, reading_name, scale_slip, subject
from gouji.quantity import plain
from gouji.records import Discrepancy, Severity, Text

SEVERITY = Severity.MAJOR


def check(context: CheckContext, *, least: float = 0.2) -> Iterator[Discrepancy]:
    """Yield figures off by a power of ten."""
    for found in mismatches(context, "GJ202", least):
        name, source = subject(context, found), reading_name(context, found)
        scale = scale_slip(found.claim, found.expected, found.factor)
        stated, expected = plain(found.stated), shown(found.expected)
        ratio = plain(scale) if scale is not None and scale >= 1 else f"1/{plain(1 / scale)}" if scale else "?"
        message = Text(
            f"数量级错误：正文称“{name.zh}”为 {stated}，{source.zh}为 {expected}，相差 {ratio} 倍，请核对单位与位数",
            f"slip of scale: the text gives {name.en} as {stated}, {source.en} it is {expected}, a factor of {ratio}; check unit and digits",
        )
        basis = "《中华人民共和国政府信息公开条例》第五十条：年度报告的内容应据实填报，文字与表格口径一致"
        yield discrepancy(context, found, SEVERITY, message, basis)
