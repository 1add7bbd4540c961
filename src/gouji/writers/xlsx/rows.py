"""What stands in the rows of the work list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from gouji.records import Evidence, EvidenceKind, Finding, Result, Severity, Verdict
from gouji.writers import wording
from gouji.writers.naming import check_title
from gouji.writers.terminal import marked
from gouji.writers.xlsx.words import DECISIONS, HEADS

_SENTENCE = 160
"""Characters of a sentence kept on either side of its figure."""

_LINES = 5
"""Lines of evidence of one kind in a cell."""

Value = str | int | float | Decimal | None
Pair = tuple[Result, Finding]

_OPEN = (Verdict.UNLINKED, Verdict.NOT_ASSESSABLE, Verdict.AMBIGUOUS)


def finding_row(number: int, result: Result, finding: Finding, lang: str) -> list[Value]:
    """A finding, in the order of `columns.FINDINGS`."""
    return [
        number,
        DECISIONS[0].get(lang),
        None,
        None,
        wording.SEVERITIES[finding.severity].get(lang),
        round(finding.score, 4),
        finding.code,
        result.identity.issuer,
        result.identity.year,
        finding.message.get(lang),
        _texts(finding.evidence, EvidenceKind.SENTENCE, lang),
        _texts(finding.evidence, EvidenceKind.CELL, lang),
        _texts(finding.evidence, EvidenceKind.COMPUTATION, lang),
        finding.diagnosis.message.get(lang),
        "\n".join(f"{item.code} {item.message.get(lang)}" for item in finding.consequences),
        wording.basis_of(finding, lang),
        result.source.path,
        HEADS["open"].get(lang),
        finding.id,
    ]


def report_row(number: int, result: Result, findings: Sequence[Finding], lang: str) -> list[Value]:
    """A report with the findings listed of it, in the order of `columns.BY_REPORT`."""
    counts: Counter[str] = Counter(dict(result.coverage.verdicts))
    return [
        number,
        result.identity.issuer,
        result.identity.year,
        result.source.path,
        wording.STATUSES[result.status].get(lang),
        len(findings),
        _gravest(findings, lang),
        counts[Verdict.CONSISTENT] + counts[Verdict.BY_ROUNDING],
        counts[Verdict.DISCREPANT],
        counts[Verdict.AMBIGUOUS],
        counts[Verdict.NOT_ASSESSABLE],
        result.coverage.claims_found,
        f"{result.coverage.tables_recognised}/{result.coverage.tables_found}",
        HEADS["open"].get(lang),
    ]


def code_rows(pairs: Sequence[Pair], lang: str) -> Iterator[list[Value]]:
    """Checks with their findings counted, in the order of `columns.BY_CODE`."""
    for code in sorted({finding.code for _, finding in pairs}):
        found = [(result, finding) for result, finding in pairs if finding.code == code]
        reports = len({id(result) for result, _ in found})
        yield [code, check_title(code, lang), len(found), reports, _gravest([finding for _, finding in found], lang)]


def unread_rows(result: Result, lang: str) -> Iterator[list[Value]]:
    """What of a report was not checked: all of it, or single statements, in the order of `columns.UNREAD`."""
    head: list[Value] = [result.source.path, result.identity.issuer, result.identity.year]
    if not result.status.has_result:
        yield [*head, wording.STATUSES[result.status].get(lang), "\n".join(note.message for note in result.notes)]
    claims = {claim.id: claim for claim in result.claims}
    for link in result.links:
        if link.verdict in _OPEN and link.claim in claims:
            reason = wording.LINK_REASONS[link.reason].get(lang) if link.reason in wording.LINK_REASONS else link.reason
            yield [*head, claims[link.claim].text, reason or wording.VERDICTS[link.verdict].get(lang)]


def _texts(evidence: Iterable[Evidence], kind: EvidenceKind, lang: str) -> str:
    """Evidence of one kind, a line each, the figure between 【】; a long list is cut, so that rows stay low."""
    lines: list[str] = []
    before = ""
    for item in evidence:
        if item.kind is kind:
            table, parted, _ = item.label.partition(" › ")
            label = item.label.removeprefix(table + parted) if table == before and kind is EvidenceKind.CELL else item.label
            lines.append(f"{label}：{marked(item, _SENTENCE, lang)}" if label else marked(item, _SENTENCE, lang))
            before = table if parted else ""
    return "\n".join(lines if len(lines) <= _LINES else [*lines[:_LINES], f"… ({len(lines)})"])


def _gravest(findings: Sequence[Finding], lang: str) -> str:
    ranked: list[Severity] = sorted((finding.severity for finding in findings), key=lambda severity: severity.rank)
    return wording.SEVERITIES[ranked[-1]].get(lang) if ranked else ""
