"""What was read of a report, for `gouji show`: sections, tables, facts, claims with their links, figures that are no claims."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.quantity import Quantity, plain
from gouji.records import Claim, Fact, Link, Result, Text
from gouji.writers import wording
from gouji.writers.terminal import verdict_line

SECTIONS = Text("章节", "Sections")
TABLES = Text("表格", "Tables")
FACTS = Text("表格数据", "Facts")
CLAIMS = Text("陈述", "Claims")
OTHERS = Text("非陈述的数字", "Figures that are no claims")


def reading_lines(result: Result, lang: str) -> Iterator[str]:
    """Lines without line breaks."""
    identity = result.identity
    yield f"{result.source.path}  {result.source.format}  {result.profile}  {identity.issuer} {identity.year or ''}".rstrip()
    yield f"{result.title}".strip()
    document = result.document
    if document is not None:
        yield f"\n{SECTIONS.get(lang)} {len(document.sections)}"
        for section in document.sections:
            yield f"{'  ' * (section.level + 1)}{section.title}"
        yield f"\n{TABLES.get(lang)} {len(document.tables)}"
        for table in document.tables:
            pages = f" p.{table.pages[0]}-{table.pages[-1]}" if table.pages else ""
            yield f"  {table.title or '—'}  {table.row_count}×{table.column_count}{pages}"
    yield f"\n{FACTS.get(lang)} {len(result.facts)}"
    for fact in result.facts:
        yield f"  {fact.id}  {fact.key.name} = {_value(fact)}  [{fact.row_label} × {fact.column_label}]" + _doubt(fact.doubt)
    yield f"\n{CLAIMS.get(lang)} {len(result.claims)}"
    links = {link.claim: link for link in result.links}
    for claim in result.claims:
        yield "  " + _claim(claim, links.get(claim.id), lang)
    yield f"\n{OTHERS.get(lang)} {len(result.regions)}"
    for reason, count in result.coverage.figures_explained:
        yield f"  {reason} {count}"
    yield f"\n{verdict_line(result, lang)}"


def _value(fact: Fact) -> str:
    return _number(fact.quantity) if fact.quantity is not None else f"— ({fact.missing})"


def _number(quantity: Quantity) -> str:
    return f"{plain(quantity.value)}{quantity.unit.symbol}"


def _doubt(doubt: float) -> str:
    return f"  doubt {doubt:.2f}" if doubt else ""


def _claim(claim: Claim, link: Link | None, lang: str) -> str:
    head = f"{claim.id}  {claim.kind.value} {claim.name} {claim.relation.value} {_number(claim.quantity)}  {claim.period.kind.value}"
    text = " ".join(claim.text.split())
    if link is None:
        return f"{head}  «{text}»"
    best = f" {link.readings[0].formula} p={link.readings[0].probability:.2f}" if link.readings else ""
    return f"{head}  «{text}»  → {wording.VERDICTS[link.verdict].get(lang)}{best}"
