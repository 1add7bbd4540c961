"""口径不同: 正文与表格说的不是同一主体（提示）.

发现: 正文明确说的是代表本级政府、办公室或其他单位的数字，与表中合计不同。
缘由: 不是错误，但读者容易拿两个数直接比较。
判断: 表述带有“代表”“本办”“局机关”等主体限定且与表中数不同时提示，不计入问题。
误报: 本项只作提示。
依据: 无；建议在正文注明统计口径。

--

The scope differs: text and table speak of different bodies (a note).

Finds: a figure the text gives for another body, or for the body on whose behalf it acts, beside a different total in the table.
Why: it is no error, yet readers compare the two.
Decides: where the sentence names its scope and the figures differ; informational only.
False alarms: it accuses nobody.
Basis: none; naming the scope in the text is advised.
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.context import CheckContext
from gouji.checks.evidence import shown
from gouji.checks.mismatch import discrepancy, mismatches, subject
from gouji.quantity import plain
from gouji.records import Discrepancy, Severity, Text

SEVERITY = Severity.INFO


def check(context: CheckContext) -> Iterator[Discrepancy]:
    """Yield figures of another scope that differ from the table."""
    for found in mismatches(context, "GJ208", 0.0):
        name = subject(context, found)
        stated, expected = plain(found.stated), shown(found.expected)
        message = Text(
            f"口径提示：正文“{name.zh}” {stated} 与表中 {expected} 的统计主体不同，建议在正文注明口径",
            f"a note on scope: {name.en} {stated} in the text and {expected} in the table count different bodies; say so in the text",
        )
        yield discrepancy(context, found, SEVERITY, message, "")
