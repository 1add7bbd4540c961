"""分项之和与总数不符.

发现: 正文给出总数并列出分项，分项之和超过总数，或分项已列全而不足总数。
缘由: 分项与总数来自同一批材料，合不上说明漏计、重计或抄错。
判断: 分项之和超过总数时，无论是否列全都提出；低于总数时，仅在列举封闭（有“其他N条”，或按自然人与法人分列，或申请按渠道分列，或网站信息按年度报表分为概况、动态、目录三类）时提出；“等”字表示未列全。没有“其中”字样而紧接总数逐一列出的渠道、公开属性也视为分项；已凑足总数之后、分号以外的数字不算。总数恰为分项之和的 10 倍、1 万倍等的，不论是否列全都提出。约数按区间相加。分项之和与总数的另一种合理口径（如含上年结转）相符的不提出。
误报: 分项之间本来就有交叉（一条信息按多类统计、多渠道发布）；重复总数的分项（如全文电子化共N条）已排除。
依据: 算术；《中华人民共和国政府信息公开条例》第五十条要求如实报告。

--

Parts do not fit their whole.

Finds: a stated total with its parts, which add up to more, or to less where the list names them all.
Why: both come from the same records; one was left out, counted twice or copied wrong.
Decides: parts above the whole are reported whether or not the list is complete; parts below it only where the list is closed (other: N; natural persons and organisations; channels of requests; the three classes of the form of government websites). Ways and kinds told right behind a total are its parts without a word that says so; what stands behind a semicolon once the parts make up the whole is not. 等 leaves a list open. A total that is the parts' sum times a power of ten is reported in any list. Approximate figures are added as intervals. Parts that fit another legitimate reading of the total (with carried-in) are right.
False alarms: parts that overlap (one item in several classes or channels); a part that repeats the total is left out.
Basis: arithmetic; article 50 of the Regulations asks for true figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gouji.checks.breakdown import Breakdown
from gouji.checks.context import CheckContext
from gouji.checks.evidence import computation, sentence, shown
from gouji.checks.lists import breakdowns, other_values
from gouji.checks.mismatch import HOLDING
from gouji.quantity import plain
from gouji.records import Claim, Closure, Discrepancy, Severity, Text

SEVERITY = Severity.MAJOR
ABOVE, CLOSED, CHANNELS, OUTCOMES, LOOSE = 0.93, 0.9, 0.7, 0.7, 0.4
"""How likely a disagreement is one: parts above the whole, below it in a closed list, in a list of channels, in a list of many outcomes,
and loose ones: a single part above the whole, or parts in units of their own."""

NEARLY = Decimal("1.2")
"""How far above the whole a row of figures may add up that no word calls its parts, to be taken as its parts still."""

WEB_FORM = ("概况", "动态", "目录")
"""What the yearly form of government websites divides published information into (信息发布总数), and nothing else. Reports that
pick figures from other books with these names fall far short of their total; a slip does not."""

_SCALES = tuple(Decimal(10) ** power for power in (-4, -3, -2, -1, 1, 2, 3, 4, 8))

_OUTCOMES = 5
"""So many of the form's groups of outcomes in a row are meant to be all of them; some are often picked out."""


def check(context: CheckContext) -> Iterator[Discrepancy]:
    """Yield breakdowns whose parts do not fit their whole."""
    for item in breakdowns(context):
        share = _share(context, item)
        if share:
            yield _discrepancy(context, item, share)


def _share(context: CheckContext, item: Breakdown) -> float:
    """Probability that the breakdown is wrong, 0 where it is not."""
    total, parts = item.total, item.sum
    if total.meets(parts) or any(value.meets(parts) for value in other_values(context, item)):
        return 0.0
    if _as_in_the_table(context, item) or _other_rows(context, item):
        return 0.0
    if len(item.parts) > 1 and _scale(item):
        return CLOSED
    if parts.low > total.high:
        if not (_named(item) or _nearly(item) or _bracketed(context, item)):
            return 0.0
        return LOOSE if len(item.parts) == 1 or _units_differ(item) else ABOVE
    if item.closure is Closure.OPEN or _rest_stated(context, item):
        return 0.0
    if item.closure is Closure.CLOSED:
        return LOOSE if _units_differ(item) else CLOSED
    if item.axis == "channel" and len(item.parts) >= 2 and _has_row(context, item.whole):
        return CHANNELS
    if _of_web_form(item) and item.sum.high * 5 >= item.total.low * 4:
        return CHANNELS
    groups = {(part.concept or "").partition(".")[0] for part in item.parts}
    return OUTCOMES if item.axis == "outcome" and len(groups) >= _OUTCOMES else 0.0


def _as_in_the_table(context: CheckContext, item: Breakdown) -> bool:
    """True where the whole and every part agree with cells of their own: what they lack or exceed are rows the list leaves out."""
    links = [context.link(claim) for claim in (item.whole, *item.parts)]
    return all(link is not None and link.verdict in HOLDING for link in links)


def _other_rows(context: CheckContext, item: Breakdown) -> bool:
    """True for 制发24份（现行有效28份，废止0份）: a row beside the whole's, which no identity adds up to it."""
    whole = item.whole.concept or ""
    beside = [part.concept or "" for part in item.parts if (part.concept or "").partition(".")[0] == whole.partition(".")[0]]
    sides = [rule.formula.sides for rule in context.profile.identities]
    summed = {name for left, right in sides if left is not None and right is not None and left.names == (whole,) for name in right.names}
    return item.axis == "class" and any(row != whole and row in context.profile and row not in summed for row in beside)


def _named(item: Breakdown) -> bool:
    """True where words say that the parts are parts (其中, 包括), or the form does: outcomes and applicants divide requests."""
    return item.axis in ("outcome", "applicant") or all(part.part is None or part.part.named for part in item.parts)


def _bracketed(context: CheckContext, item: Breakdown) -> bool:
    """True for parts in a bracket right behind their whole: 收到3件（邮寄1件、当面3件）."""
    paragraph, first = context.paragraph(item.whole), min(part.locator.start or 0 for part in item.parts)
    between = paragraph.text[item.whole.locator.end or 0 : first] if paragraph is not None else ""
    return len(item.parts) > 1 and between[:1] in ("（", "(") and not any(mark in between for mark in "）)")


def _nearly(item: Breakdown) -> bool:
    """True where the parts come near the whole. Figures that only stand in a row behind another are else more likely its likes."""
    return item.sum.low <= item.total.high * NEARLY


def _scale(item: Breakdown) -> bool:
    """True where the whole is the parts' sum but for a power of ten: a stray 万, a zero too many."""
    return any(item.sum.scaled(power).meets(item.total) for power in _SCALES)


def _of_web_form(item: Breakdown) -> bool:
    """True for just the three classes of the form of government websites."""
    labels = [part.label for part in item.parts]
    return len(labels) == len(WEB_FORM) and all(any(word in label for label in labels) for word in WEB_FORM)


def _units_differ(item: Breakdown) -> bool:
    """True where most parts are counted in a unit that is not the whole's: they may be other things set beside it."""
    own = item.whole.quantity.unit.symbol
    return sum(part.quantity.unit.symbol not in ("", own) for part in item.parts) * 2 > len(item.parts)


def _has_row(context: CheckContext, claim: Claim) -> bool:
    """True for what a table counts: its channels are all named as a rule, those of published information often are not."""
    return claim.concept in context.profile and not context.profile.concept(claim.concept or "").narrative_only


def _rest_stated(context: CheckContext, item: Breakdown) -> bool:
    """True where another figure of the sentence is just what the parts lack (..., 另有2件结转下年)."""
    rest = item.total - item.sum
    sentences = {item.whole.sentence, *(part.sentence for part in item.parts)}
    others = (claim for claim in context.claims if claim.locator.block == item.whole.locator.block and claim.sentence in sentences)
    known = {item.whole.id, *(part.id for part in item.parts)}
    return any(claim.id not in known and claim.quantity.value > 0 and claim.quantity.base.meets(rest) for claim in others)


def _discrepancy(context: CheckContext, item: Breakdown, share: float) -> Discrepancy:
    total, parts = _printed(item.whole), sum((_printed(part) for part in item.parts), Decimal(0))
    name = context.name(item.whole.concept, "") if item.whole.concept and item.whole.concept != "other_count" else _label(item.whole)
    numbers = [plain(_printed(part)) for part in item.parts]
    text = f"{' + '.join(numbers)} = {shown(item.sum)} ≠ {shown(item.total)}"
    above = parts > total
    message = Text(
        f"分项与总数不符：“{name.zh}”称共 {plain(total)}，{'所列' if above else '已列全的'} {len(item.parts)} 个分项合计 {plain(parts)}，"
        f"{'超出' if above else '少'} {plain(abs(parts - total))}，请核对分项与总数",
        f"{name.en} is given as {plain(total)}, its {len(item.parts)} parts add up to {plain(parts)}, {plain(abs(parts - total))} "
        f"{'more' if above else 'less'}; check parts and total",
    )
    members = (item.whole, *item.parts)
    return Discrepancy(
        code="GJ301",
        severity=SEVERITY,
        message=message,
        concepts=tuple(dict.fromkeys(claim.name for claim in members)),
        figures=(total, parts),
        evidence=(sentence(context, item.whole), computation(text)),
        subjects=tuple(claim.id for claim in members),
        equation=f"list:{item.whole.id}:{item.parts[0].id}",
        discrepant=share,
        basis="总数应等于各分项之和；《中华人民共和国政府信息公开条例》第五十条",
        features=(("doubt", max(claim.doubt for claim in members)), ("above", float(above)), ("parts", float(len(item.parts)))),
    )


def _printed(claim: Claim) -> Decimal:
    """The figure as printed, in the base unit of its kind."""
    return claim.quantity.value * claim.quantity.unit.factor


def _label(claim: Claim) -> Text:
    label = claim.label or claim.text
    return Text(label, label)
