"""Whose figure a claim is, by the body its own clause names as doing it, and whether the sentence takes it out of the count."""

from __future__ import annotations

import re

from gouji.checks.context import CheckContext
from gouji.issuers import is_nobody, is_superior, same_body, subject_of
from gouji.records import Claim

_REACH = 60
_OWN = ("我", "本局", "本机关", "本单位", "全县", "全市", "全区", "全镇", "全省", "全州")
_UNCOUNTED = re.compile(
    r"(?:[未不]|没有)(?:予)?(?:纳入|计入|列入|包括在|包含在|作为)[^。；]{0,14}(?:统计|申请|范围|办件|总数)"
    r"|不属于(?:政府)?信息公开申请|非(?:政府)?信息公开申请|另行统计|不在统计范围"
    r"|(?:不|均不|都不|未|均未)涉及?(?:政府)?信息公开|[与和]政府信息公开(?:工作)?(?:无关|没有关系)|(?:不是|并非)因(?:政府)?信息公开"
)


def not_counted(context: CheckContext, claim: Claim) -> bool:
    """True where the words behind a figure say that the count leaves it out (信访类9件，未纳入申请统计)."""
    paragraph = context.paragraph(claim)
    if paragraph is None or claim.locator.end is None:
        return False
    return _UNCOUNTED.search(re.split(r"[。；\d]", paragraph.text[claim.locator.end : claim.locator.end + _REACH])[0]) is not None


def of_another_body(context: CheckContext, claim: Claim) -> bool:
    """True where the sentence tells, before the figure, what a body other than the issuer did (某镇公开政务信息420条)."""
    issuer, paragraph = context.identity.issuer, context.paragraph(claim)
    if not issuer or paragraph is None or claim.locator.start is None:
        return False
    before = paragraph.text[claim.sentence[0] : claim.locator.start]
    name = subject_of(before)
    if not name or is_nobody(name) or same_body(issuer, name) or is_superior(name, issuer):
        return False
    return not any(word in before[before.rfind(name) + len(name) :] for word in _OWN)
