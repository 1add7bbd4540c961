"""正文称“无”，表中有数.

发现: 正文称未收到申请、未发生行政复议或行政诉讼、未制发文件等，而表中对应单元格不为 0。
缘由: “无”是最容易从往年报告沿用下来的一句话，也最容易与本年表格矛盾。
判断: 否定的范围按所列事项逐一对应单元格；空白格视为 0，不提出。
误报: “未发生”只限定某一类（如败诉、投诉）而被理解为全部时会误报。
依据: 《中华人民共和国政府信息公开条例》第五十条：申请、复议、诉讼情况应据实报告。

--

The text says none, the table says some.

Finds: "no requests were received", "no review or litigation", "no documents were made" beside a cell that is not 0.
Why: this is the sentence most easily carried over from last year's report.
Decides: each thing the negation names is compared with its own cell; a blank counts as 0.
False alarms: a negation about a kind (lost cases, complaints) taken for all of them.
Basis: article 50 of the Regulations: requests, review and litigation are to be reported as they were.
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.context import CheckContext
from gouji.checks.evidence import shown
from gouji.checks.mismatch import discrepancy, mismatches, reading_name, subject
from gouji.records import Discrepancy, Severity, Text

SEVERITY = Severity.MAJOR


def check(context: CheckContext, *, least: float = 0.2) -> Iterator[Discrepancy]:
    """Yield zeros of the text beside numbers of the table."""
    for found in mismatches(context, "GJ206", least):
        name, source = subject(context, found), reading_name(context, found)
        expected = shown(found.expected)
        message = Text(
            f"前后矛盾：正文称“{name.zh}”为 0，{source.zh}为 {expected}，请核对表述是否沿用往年",
            f"the text says {name.en} is 0, {source.en} it is {expected}; check whether the sentence is last year's",
        )
        basis = "《中华人民共和国政府信息公开条例》第五十条：申请、复议、诉讼情况应据实报告"
        yield discrepancy(context, found, SEVERITY, message, basis)
