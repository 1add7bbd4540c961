"""Two reports side by side, for `gouji compare`: figures and their change, what breaks between them, copied and new sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gouji.document import Paragraph
from gouji.profiles import Profile
from gouji.quantity import plain
from gouji.records import Claim, Fact, Finding, Result, Text
from gouji.writers import wording

FIGURES = Text("表格数字", "Figures of the tables")
BREAKS = Text("跨年核对", "Checks between the two")
NOTHING = Text("没有发现不衔接", "nothing breaks between them")
COPIED = Text("两年相同的带数字句子", "Sentences with figures that are the same in both")
NEW = Text("本年新写的带数字句子", "Sentences with figures that are new")
FORMS = Text("两份报告格式不同，表二不逐行比较", "the two reports use different forms; table 2 is not compared row by row")
_YEARS = re.compile(r"(?:19|20)\d{2}\s*年?度?|\s+")


def comparison_lines(earlier: Result, later: Result, profile: Profile, lang: str) -> Iterator[str]:
    """Lines without line breaks. `later` holds the findings between the two."""
    yield f"{_name(earlier)}  →  {_name(later)}"
    yield f"\n{FIGURES.get(lang)}"
    yield from _figures(earlier, later, profile, lang)
    yield f"\n{BREAKS.get(lang)}"
    yield from _breaks(later, lang)
    before, after = _sentences(earlier), _sentences(later)
    for title, texts in ((COPIED, [text for text in after if text in before]), (NEW, [text for text in after if text not in before])):
        yield f"\n{title.get(lang)} {len(texts)}"
        yield from (f"  {after[text]}" for text in texts)


def _name(result: Result) -> str:
    identity = result.identity
    return f"{identity.issuer or result.source.path} {identity.year or ''}".strip()


def _figures(earlier: Result, later: Result, profile: Profile, lang: str) -> Iterator[str]:
    before, after = _totals(earlier, profile), _totals(later, profile)
    common = [name for name in after if name in before]
    if any(profile.concept(name).form for name in after if name not in before):
        yield f"  {FORMS.get(lang)}"
    for name in common:
        old, new = before[name], after[name]
        if old == new == 0:
            continue
        change = new - old
        sign = "+" if change > 0 else ""
        yield f"  {profile.concept(name).name.get(lang)}  {plain(old)} → {plain(new)}  ({sign}{plain(change)})"


def _totals(result: Result, profile: Profile) -> dict[str, Decimal]:
    return {fact.key.concept: fact.quantity.value for fact in result.facts if fact.quantity is not None and _is_total(fact, profile)}


def _is_total(fact: Fact, profile: Profile) -> bool:
    member = dict(fact.key.dimensions)
    return all(profile.dimension(name).total == value for name, value in member.items())


def _breaks(later: Result, lang: str) -> Iterator[str]:
    found: list[Finding] = [finding for finding in later.findings if finding.reports]
    if not found:
        yield f"  {NOTHING.get(lang)}"
    for finding in found:
        yield f"  {finding.code} {wording.SEVERITIES[finding.severity].get(lang)} {finding.score:.2f}  {finding.message.get(lang)}"


def _sentences(result: Result) -> dict[str, str]:
    """Sentences with a printed claim, as they stand, by their text without years and white space."""
    found: dict[str, str] = {}
    for claim in result.claims:
        text = _sentence(result, claim)
        if text and not claim.implied:
            found.setdefault(_YEARS.sub("", text), " ".join(text.split()))
    return found


def _sentence(result: Result, claim: Claim) -> str:
    block = result.document.blocks[claim.locator.block] if result.document is not None else None
    return block.text[slice(*claim.sentence)] if isinstance(block, Paragraph) else ""
