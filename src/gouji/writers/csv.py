"""Findings as CSV, one row each, with a byte order mark so that Chinese Excel opens it without garble."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from gouji.records import Evidence, EvidenceKind, Result
from gouji.writers.terminal import marked
from gouji.writers.visible import visible

FORMAT = "csv"

COLUMNS = ("report", "issuer", "year", "status", "id", "code", "severity", "score", "message", "sentence", "cell", "computation")


_FORMULA = tuple("=+-@＝＋－＠")
_SKIPPED = " \t\r\n\u00a0\u3000'\""
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")


def render(results: Iterable[Result], lang: str, min_score: float) -> Iterator[str]:
    """A header line and one line per finding at or above `min_score`; a report without findings has one line too."""
    yield "\ufeff" + _line(COLUMNS)
    for result in results:
        head = (result.source.path, result.identity.issuer, str(result.identity.year or ""), result.status.value)
        shown = [finding for finding in result.findings if finding.score >= min_score]
        for finding in shown:
            texts = [_texts(finding.evidence, kind) for kind in EvidenceKind]
            row = (finding.id, finding.code, finding.severity.value, f"{finding.score:.3f}", finding.message.get(lang), *texts)
            yield _line((*head, *row))
        if not shown:
            yield _line((*head, *[""] * (len(COLUMNS) - len(head))))


def _texts(evidence: tuple[Evidence, ...], kind: EvidenceKind) -> str:
    return " | ".join(f"{item.label}: {marked(item)}" if item.label else marked(item) for item in evidence if item.kind is kind)


def _line(values: Iterable[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow([_guard(value) for value in values])
    return buffer.getvalue()


def _guard(value: str) -> str:
    """Keep a spreadsheet from running foreign text as a formula, also behind white space or a quote; a plain number stays one."""
    shown = visible(value)
    if shown.lstrip(_SKIPPED)[:1] in _FORMULA and not _NUMBER.fullmatch(shown):
        return "'" + shown
    return shown
