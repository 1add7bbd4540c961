"""Whose figure a claim is, by the body its own clause names as doing it."""

from __future__ import annotations

from gouji.checks.context import CheckContext
from gouji.issuers import is_nobody, is_superior, same_body, subject_of
from gouji.records import Claim

_OWN = ("我", "本局", "本机关", "本单位", "全县", "全市", "全区", "全镇", "全省", "全州")


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
