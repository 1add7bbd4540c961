"""格式规定的表格没有认出.

发现: 报告应有的表二、表三或表四没有读到数据。
缘由: 读不到表就无法核对，没有问题不等于没有错误。
判断: 按格式逐表看是否取到单元格；说明哪些核对因此没有进行。
误报: 表格以图片或附件形式公布。
依据: 本项是对读取情况的说明。

--

A table of the form was not recognised.

Finds: a table the form demands of which no cell was read.
Why: what was not read was not checked; silence about it means nothing.
Decides: by the tables of the profile; says what could not be checked.
False alarms: tables published as pictures or attachments.
Basis: a remark about reading.
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.context import CheckContext
from gouji.records import Discrepancy, Evidence, EvidenceKind, Severity, Text

SEVERITY = Severity.INFO


def check(context: CheckContext) -> Iterator[Discrepancy]:
    """Yield one remark for each table without a single fact."""
    read = {context.profile.table_of(fact.key.concept) for fact in context.facts}
    for table in context.profile.tables:
        if table.id in read:
            continue
        identities = sum(rule.table == table.id for rule in context.profile.identities if not rule.across)
        yield Discrepancy(
            code="GJ901",
            severity=SEVERITY,
            message=Text(
                f"未读到“{table.title.zh}”的数据，{identities} 类勾稽关系和与之有关的正文没有核对，请看原件",
                f"no cell of “{table.title.en}” was read; {identities} identities and the statements about it were not checked; look at the source",
            ),
            concepts=(),
            figures=(),
            evidence=(Evidence(EvidenceKind.COMPUTATION, table.title.zh, en=table.title.en),),
            equation=f"table:{table.id}",
            features=(("reading", 1.0),),
        )
