"""同一事项前后表述的数字不同.

发现: 同一事项在正文不同位置各说一次，数字不同。
缘由: 分头起草、各取各数，是年度报告最常见的硬伤之一。
判断: 事项、主体、期间、渠道限定都相同才比较；约数与精确数按区间比较；两个数各自都能与表中某种合理口径对上的不提出。
误报: 后一处其实说的是其中一部分（某网站、某类），已按限定词排除，未写明限定时会误报。
依据: 《中华人民共和国政府信息公开条例》第五十条。

--

One thing is stated twice with different figures.

Finds: the same thing in two places of the text with two figures.
Why: sections drafted by different hands take their figures from different places.
Decides: thing, body, period and channel must be the same; approximate figures are compared as intervals; figures that each fit a legitimate reading of the table are right.
False alarms: the second place means a part (one website, one class) without saying so.
Basis: article 50 of the Regulations.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from gouji.checks.context import CheckContext
from gouji.checks.evidence import computation, sentence
from gouji.checks.mismatch import HOLDING
from gouji.checks.subjects import of_another_body
from gouji.quantity import plain
from gouji.records import Claim, ClaimKind, Discrepancy, Link, PeriodKind, Relation, Scope, Severity, Text, Verdict

SEVERITY = Severity.MAJOR
_ELSEWHERE = (Scope.ON_BEHALF, Scope.OTHER)
LIKELY = 0.8
"""How likely two such figures are a disagreement; places that mean a part without saying so are not rare."""

CHANNELS = ("网站", "网", "平台", "公众号", "微信", "微博", "新媒体", "专栏", "栏目", "客户端", "抖音", "头条", "短信", "公报", "公开栏", "系统", "APP", "app")


def check(
    context: CheckContext, *, concepts: tuple[str, ...] = ("proactive_total",), anchor: str = "公开", channels: tuple[str, ...] = CHANNELS
) -> Iterator[Discrepancy]:
    """Yield pairs of claims about one thing with different figures.

    Args:
        concepts: concepts without a table row that are compared too; those with a row always are.
        anchor: a word the clause of such a claim must hold, so that the text itself says that it is this thing.
        channels: words that narrow a figure to one channel.
    """
    groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in context.claims:
        clause = _clause(context, claim)
        if _comparable(context, claim, concepts) and not of_another_body(context, claim) and (claim.concept not in concepts or anchor in clause):
            groups[_sense(claim, clause, channels)].append(claim)
    for members in groups.values():
        first = members[0]
        for other in members[1:]:
            if not _agree(first, other) and not _both_hold(context, first, other):
                yield _discrepancy(context, first, other)
                break


def _comparable(context: CheckContext, claim: Claim, concepts: tuple[str, ...]) -> bool:
    if claim.concept is None or (claim.part is not None and claim.concept not in concepts) or claim.scope in _ELSEWHERE or claim.relation is not Relation.EQ:
        return False
    if claim.kind not in (ClaimKind.LEVEL, ClaimKind.ZERO) or claim.period.kind is not PeriodKind.THIS_YEAR or claim.role == "published":
        return False
    return claim.concept in concepts or (claim.concept in context.profile and not context.profile.concept(claim.concept).narrative_only)


def _clause(context: CheckContext, claim: Claim) -> str:
    """The words before a figure, back to the last full stop or semicolon."""
    paragraph = context.paragraph(claim)
    if paragraph is None or claim.locator.start is None:
        return claim.text
    before = paragraph.text[claim.sentence[0] : claim.locator.end]
    return before[max(before.rfind(mark) for mark in "；。;") + 1 :]


def _sense(claim: Claim, clause: str, channels: tuple[str, ...]) -> tuple[object, ...]:
    narrowed = tuple(word for word in (*channels, "等") if word in clause) if claim.concept == "proactive_total" else ()
    return claim.concept, claim.dimensions, claim.adds, claim.scope is Scope.REGION, claim.quantity.unit.symbol, narrowed


def _agree(one: Claim, other: Claim) -> bool:
    return one.quantity.base.meets(other.quantity.base) or one.quantity.truncated.meets(other.quantity.truncated)


def _both_hold(context: CheckContext, one: Claim, other: Claim) -> bool:
    kinds = {claim.kind for claim in (one, other)}
    if len(kinds) == 2 and ClaimKind.ZERO in kinds and one.locator.block == other.locator.block:
        return True  # no paragraph says none and then a number of the same thing
    links = [context.link(claim) for claim in (one, other)]
    if any(link is not None and _counts_else(link) for link in links):
        return True
    return all(link is not None and link.verdict in HOLDING for link in links) or (one.sentence == other.sentence and one.label != other.label)


def _counts_else(link: Link) -> bool:
    """True where the row is told by another figure beside this one (判决驳回6件，裁定驳回起诉1件): it counts another kind."""
    weights = (weight.name for reading in link.readings if not reading.formula for weight in reading.weights)
    return link.verdict is Verdict.UNLINKED and "row_told_beside" in weights


def _discrepancy(context: CheckContext, one: Claim, other: Claim) -> Discrepancy:
    name = context.name(one.concept or "", dict(one.dimensions).get("applicant", ""))
    first, second = plain(one.quantity.value), plain(other.quantity.value)
    return Discrepancy(
        code="GJ302",
        severity=SEVERITY,
        message=Text(
            f"前后不一致：“{name.zh}”一处称 {first}，另一处称 {second}，请核对后统一",
            f"{name.en} is {first} in one place and {second} in another; find out which holds",
        ),
        concepts=tuple(dict.fromkeys((one.name, other.name))),
        figures=(one.quantity.value, other.quantity.value),
        evidence=(sentence(context, one), sentence(context, other), computation(f"{first} ≠ {second}")),
        subjects=(one.id, other.id),
        equation=f"twice:{one.id}:{other.id}",
        discrepant=LIKELY,
        basis="《中华人民共和国政府信息公开条例》第五十条：同一事项前后应一致",
        features=(("doubt", max(one.doubt, other.doubt)),),
    )
