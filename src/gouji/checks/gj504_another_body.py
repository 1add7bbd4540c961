"""标题与落款不是同一机关.

发现: 标题中的机关与落款机关不同，且一方不是另一方的办公室或上级。
缘由: 多为套用其他单位文稿，读者无法判断报告属于谁。
判断: 比较标题和落款中的机关名称，去掉行政区划和“人民政府”后仍不同，且互不包含时提示。
误报: 机构更名、政府办公室代政府发布（已排除）、标题用简称。
依据: 《政府信息公开条例》第四十九条：各级行政机关分别公布本机关年度报告。

--

Title and signature name different bodies.

Finds: a body in the title that is not the one that signs, where neither is the other's office or superior.
Why: mostly another body's draft was taken over; a reader cannot tell whose report it is.
Decides: names are compared without divisions and 人民政府; reported where they differ and neither holds the other.
False alarms: a renamed body, a short name in the title; an office that publishes for its government is left out.
Basis: article 49 of the regulation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.checks.context import CheckContext
from gouji.document import Locator
from gouji.issuers import body_key, signatures
from gouji.records import Discrepancy, Evidence, EvidenceKind, Severity, Text

SEVERITY = Severity.MAJOR
_OFFICE = re.compile(r"(?:办公室|办公厅|办|党政办)$")
_SHORT = re.compile(r"[局委办厅部会院所站中心省市区县镇乡街道]+$")


def check(context: CheckContext) -> Iterator[Discrepancy]:
    """Yield one discrepancy where title and signature do not go together."""
    issuer = context.identity.issuer
    title = context.document.title
    if not issuer or issuer not in re.sub(r"\s+", "", title):
        return
    for index, name in signatures(context.document):
        if index < len(context.document.blocks) // 2 or _together(issuer, name):
            continue
        message = Text(
            f"标题机关“{issuer}”与落款“{name}”不一致，请核对",
            f"the title names {issuer}, the signature {name}; check which body the report is of",
        )
        yield Discrepancy(
            code="GJ504",
            severity=SEVERITY,
            message=message,
            concepts=(),
            figures=(),
            evidence=(
                Evidence(EvidenceKind.SENTENCE, title, None),
                Evidence(EvidenceKind.SENTENCE, name, Locator(index)),
            ),
            equation="body",
            basis="《政府信息公开条例》第四十九条",
            features=(("form", 1.0), ("issuer_doubt", context.identity.issuer_doubt)),
        )


def _together(one: str, other: str) -> bool:
    a, b = (_OFFICE.sub("", body_key(name)) for name in (one, other))
    if not a or not b or a in b or b in a:
        return True
    return _in_order(_SHORT.sub("", a), b) or _in_order(_SHORT.sub("", b), a)


def _in_order(short: str, long: str) -> bool:
    """True where the characters of a short name stand in the long one in order (市卫健委, 市卫生健康委员会)."""
    rest = iter(long)
    return bool(short) and all(character in rest for character in short)
