"""申请人构成与表格不一致.

发现: 正文所述自然人、法人或其他组织的件数与表中对应列不一致。
缘由: 申请人构成是表三各列的来源，正文与列不符说明其中一处统计口径或数字有误。
判断: 同 GJ201，逐列比较；法人或其他组织按五列合计；新收与新收加结转两种口径都算合理。
误报: “公民”“个人”按自然人理解；按件与按人次统计不同时会误报。
依据: 《中华人民共和国政府信息公开工作年度报告格式》：申请人情况。

--

The kinds of applicants differ between text and table.

Finds: figures for natural persons or organisations that differ from their columns.
Why: the columns of table 3 are these figures; one of both was counted or copied wrong.
Decides: as GJ201, by column; organisations are the five columns together; received alone and with carried-in both count.
False alarms: text that counts persons instead of requests.
Basis: the form of the annual report, columns of applicants.
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.context import CheckContext
from gouji.checks.evidence import shown
from gouji.checks.mismatch import discrepancy, mismatches, reading_name, subject
from gouji.quantity import plain
from gouji.records import Discrepancy, Severity, Text

SEVERITY = Severity.MAJOR


def check(context: CheckContext, *, least: float = 0.2) -> Iterator[Discrepancy]:
    """Yield figures by applicant that the columns contradict."""
    for found in mismatches(context, "GJ204", least):
        name, source = subject(context, found), reading_name(context, found)
        stated, expected = plain(found.stated), shown(found.expected)
        message = Text(
            f"申请人构成不一致：正文称“{name.zh}”为 {stated}，{source.zh}为 {expected}，请核对",
            f"the text gives {name.en} as {stated}, {source.en} it is {expected}; find out which holds",
        )
        basis = "《政府信息公开工作年度报告格式》：申请人情况各列应与正文一致"
        yield discrepancy(context, found, SEVERITY, message, basis)
