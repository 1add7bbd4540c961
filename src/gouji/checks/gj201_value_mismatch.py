"""正文与表格数字不一致.

发现: 正文陈述的件数与表中对应单元格（或其合理组合）都不一致。
缘由: 同一事项在一份报告里只能有一个数；读者不知以哪个为准。
判断: 先列出这句话可能指的各个单元格和算式（新收、新收加上年结转等），各按可能性比较；只有所有可能的理解都不成立才提出，并给出最可能的那个应有数。
误报: 正文只说本机关而表中为全县合计、公开的文件数与制发的文件数不同，均会降低得分；口径明确不同的由 GJ208 提示。
依据: 《中华人民共和国政府信息公开条例》第五十条：年度报告应当包括的内容应前后一致、据实填报。

--

The text and the table state different figures.

Finds: a count in the text that neither its cell nor any legitimate combination of cells agrees with.
Why: one thing has one figure within a report; a reader cannot know which holds.
Decides: the readings of the sentence (received, received plus carried in, ...) compete; it is reported only where none of the likely ones holds, with the likeliest as expected.
False alarms: a sentence about the office beside a table about the county, documents published beside documents made; both lower the score.
Basis: article 50 of the Regulations on Open Government Information, which says what the yearly report states.
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.context import CheckContext
from gouji.checks.evidence import shown
from gouji.checks.mismatch import discrepancy, mismatches, reading_name, subject
from gouji.quantity import plain
from gouji.records import Discrepancy, Severity, Text

SEVERITY = Severity.MAJOR
BASIS = "《中华人民共和国政府信息公开条例》第五十条：年度报告的内容应据实填报，文字与表格口径一致"


def check(context: CheckContext, *, least: float = 0.2) -> Iterator[Discrepancy]:
    """Yield figures of the text that the table contradicts; `least` is the least mass of failing readings."""
    for found in mismatches(context, "GJ201", least):
        name, source = subject(context, found), reading_name(context, found)
        stated, expected = plain(found.stated), shown(found.expected)
        message = Text(
            f"口径不一致：正文称“{name.zh}”为 {stated}，{source.zh}为 {expected}，请核对后统一",
            f"the text gives {name.en} as {stated}, {source.en} it is {expected}; find out which holds",
        )
        yield discrepancy(context, found, SEVERITY, message, BASIS)
