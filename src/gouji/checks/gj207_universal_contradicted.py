"""“均已办结”一类表述与表格矛盾.

发现: 正文称全部办结、均予答复、均获维持、均为自然人等，而表中有结转下年、尚未审结、其他结果或其他申请人。
缘由: 概括性表述与逐项数字矛盾，读者会误以为没有遗留事项。
判断: 概括表述换算成等式（均已办结即办理总计等于新收加上年结转）；同段已说明例外（除2件结转外）的不提出；“均在法定期限内”只说期限，不据此提出。
误报: “均已办结”只指到期应办的申请时，未到期的结转并不矛盾，因此严重程度为轻微；其他概括表述为重要。
依据: 《中华人民共和国政府信息公开工作年度报告格式》：本年度办理结果与结转下年度继续办理。

--

"All were handled" and the like contradict the table.

Finds: all handled, all upheld, all from natural persons beside carried-over, pending or other cases, or other applicants.
Why: a reader takes it that nothing is left.
Decides: the statement becomes an equation (all handled: handled equals received plus carried in); not where the paragraph itself names the exception, nor for "all within the legal time limit", which speaks of time alone.
False alarms: "all handled" may mean those that were due, hence minor; the others are major.
Basis: the form of the annual report, rows of outcomes and of cases carried over.
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.context import CheckContext
from gouji.checks.evidence import shown
from gouji.checks.mismatch import discrepancy, mismatches, subject
from gouji.quantity import plain
from gouji.records import ClaimKind, Discrepancy, Severity, Text

SEVERITY = Severity.MINOR


def check(context: CheckContext, *, least: float = 0.2, remainder: str = "carried_out") -> Iterator[Discrepancy]:
    """Yield universal statements the table contradicts; `remainder` is the concept that counts what is left."""
    for found in mismatches(context, "GJ207", least):
        name = subject(context, found)
        kind = found.claim.kind
        left = context.index.value(remainder).interval if remainder in context.profile and kind is ClaimKind.UNIVERSAL else None
        rest = (left.low,) if left is not None and left.low > 0 else ()
        unit = "%" if found.claim.quantity.unit.symbol == "%" else ""
        stated, expected = plain(found.stated), shown(found.expected)
        tail = f"，另有 {plain(rest[0])} 件结转下年" if rest else ""
        tail_en = f", {plain(rest[0])} being carried over" if rest else ""
        message = Text(
            f"概括表述与表格矛盾：“{found.claim.text}”即{name.zh}为 {stated}{unit}，表中为 {expected}{unit}{tail}，请改写或核对",
            f"“{found.claim.text}” means {name.en} of {stated}{unit}, the table gives {expected}{unit}{tail_en}; reword it or check",
        )
        basis = "《政府信息公开工作年度报告格式》：第一项加第二项之和等于第三项加第四项之和"
        yield discrepancy(context, found, SEVERITY if kind is ClaimKind.UNIVERSAL else Severity.MAJOR, message, basis, extra=rest)
