"""单元格读取存疑.

发现: 表中有读取存疑的单元格（行列错位、识别不清、标签对不上）。
缘由: 以存疑的数字下结论可能冤枉报告。
判断: 存疑程度达到下限的单元格合成一条说明；依据它们的问题得分已相应降低。
误报: 本项只作说明。
依据: 本项是对读取情况的说明。

--

Cells were read with doubt.

Finds: cells of which the reader is not certain (a shifted row, an unclear digit, a label that fits badly).
Why: a verdict on a doubtful number may accuse wrongly.
Decides: cells above a doubt are listed in one remark; findings that rest on them already score lower.
False alarms: a remark only.
Basis: a remark about reading.
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.context import CheckContext
from gouji.checks.evidence import cell
from gouji.checks.reading import reasons_text
from gouji.records import Discrepancy, Severity, Text

SEVERITY = Severity.INFO
_SHOWN = 5


def check(context: CheckContext, *, least_doubt: float = 0.2) -> Iterator[Discrepancy]:
    """Yield one remark over all cells with a doubt of at least `least_doubt`."""
    doubtful = [fact for fact in context.facts if fact.doubt >= least_doubt]
    if not doubtful:
        return
    reasons = reasons_text(reason for fact in doubtful for reason in fact.reasons)
    yield Discrepancy(
        code="GJ902",
        severity=SEVERITY,
        message=Text(
            f"{len(doubtful)} 个单元格读取存疑（{reasons.zh}），请对照原件",
            f"{len(doubtful)} cells were read with doubt ({reasons.en}); compare with the source",
        ),
        concepts=tuple(dict.fromkeys(fact.key.name for fact in doubtful))[:_SHOWN],
        figures=(),
        evidence=tuple(cell(context, fact) for fact in doubtful[:_SHOWN]),
        subjects=tuple(fact.id for fact in doubtful),
        equation="doubtful",
        features=(("reading", 1.0),),
    )
