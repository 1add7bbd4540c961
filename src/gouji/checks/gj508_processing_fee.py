"""第六部分未说明信息处理费，或与表三矛盾.

发现: 2021年格式的报告全文没有提到信息处理费收取情况；或写明未发出收费通知、未收费，而表三“逾期未按收费通知要求缴纳费用”大于零。
缘由: 格式要求在第六部分报告信息处理费；有逾期未缴费的办理结果说明曾发出收费通知。
判断: 全文查找“信息处理费”等词；矛盾只看明确写“未发出收费通知”的句子。
误报: 另行公布收费情况的报告。
依据: 国办公开办函〔2021〕30号：第六部分应当报告信息处理费收取情况；《政府信息公开信息处理费管理办法》。

--

Nothing is said of the processing fee, or what is said contradicts table 3.

Finds: a report on the form of 2021 that never mentions the information processing fee; or one that denies having sent a fee notice while table 3 counts requests dropped for an unpaid fee.
Why: the form asks for it; an unpaid fee means that a notice was sent.
Decides: by the words for the fee anywhere in the report; the contradiction only by a sentence that denies a notice.
False alarms: a report that publishes its fees elsewhere.
Basis: section six of the form (Guoban Gongkaiban Han [2021] No. 30) and the rules on the fee.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gouji.checks.context import CheckContext
from gouji.checks.evidence import cell
from gouji.checks.form_sections import form_sections, has_content, section_text
from gouji.checks.passage import passage
from gouji.document import Locator, Section
from gouji.records import Discrepancy, Evidence, EvidenceKind, Severity, Text
from gouji.text import normalize

SEVERITY = Severity.MINOR
PLACE = 5
FIRST_YEAR = 2021
UNPAID = "other_result.fee_unpaid"
_FEE = re.compile(r"信息(?:公开)?(?:信息)?处理费|处理费|依申请公开[^。]{0,12}(?:费用|收费)|信息公开[^。]{0,12}收费|收费通知")
_CHARGE = re.compile(r"收费|费用|收取")
_DENIAL = re.compile(r"[未没无][^。，；]{0,6}(?:发出|送达|出具|产生)?[^。，；]{0,4}收费通知|收费通知[^。，；]{0,6}?(?<![\d.])[0零]\s*[件份次]|(?<![\d.])[0零]\s*[件份次]收费通知")
_BASIS = "国办公开办函〔2021〕30号所附格式第六部分"


def check(context: CheckContext) -> Iterator[Discrepancy]:
    """Yield the silence, or the contradiction, at most one of each."""
    year = context.identity.year
    if year is None or year < FIRST_YEAR:
        return
    yield from _contradiction(context)
    last = [item for item in form_sections(context.document, context.profile) if item.place == PLACE]
    if last and has_content(context.document, last[0].section) and not _told(context, last[0].section):
        title = last[0].section.title.strip()
        message = Text(
            f"“{title}”未说明信息处理费收取情况，请按格式要求补充",
            f"“{title}” says nothing of the information processing fee, which the form asks for; add it",
        )
        yield Discrepancy(
            code="GJ508",
            severity=SEVERITY,
            message=message,
            concepts=(),
            figures=(),
            evidence=(Evidence(EvidenceKind.SENTENCE, title, Locator(last[0].section.first)),),
            equation="silent",
            basis=_BASIS,
            features=(("form", 1.0),),
        )


def _told(context: CheckContext, section: Section) -> bool:
    """True where the report names the fee anywhere, or its last section speaks of charging at all (未收取任何费用)."""
    return bool(_FEE.search(normalize(context.document.text)) or _CHARGE.search(normalize(section_text(context.document, section))))


def _contradiction(context: CheckContext) -> Iterator[Discrepancy]:
    fact = context.index.printed(UNPAID)
    if fact is None or fact.quantity is None or fact.quantity.value <= 0:
        return
    for index, paragraph in context.document.paragraphs:
        match = _DENIAL.search(normalize(paragraph.text))
        if match:
            count = fact.raw.strip()
            yield Discrepancy(
                code="GJ508",
                severity=Severity.MAJOR,
                message=Text(
                    f"正文称未发出收费通知，表三却有 {count} 件因逾期未缴费不再处理，请核对",
                    f"the text denies any fee notice, table 3 counts {count} requests dropped for an unpaid fee; check which holds",
                ),
                concepts=(fact.key.name,),
                figures=(fact.quantity.value, Decimal(0)),
                evidence=(passage(index, paragraph, match.span()), cell(context, fact)),
                subjects=(fact.id,),
                equation="fee_notice",
                basis=_BASIS,
                features=(("doubt", fact.doubt),),
            )
            return
