"""What a Result or Batch shows in a notebook: pure HTML and CSS, safe where scripts are not run, capped in size."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from gouji.records import Evidence, EvidenceKind, Finding, Result
from gouji.writers import wording
from gouji.writers.terminal import verdict_line

MAX_ROWS = 200
"""Rows shown of a long list; the rest is counted."""

MAX_TEXT = 400
"""Characters shown of one piece of evidence."""

STYLE = (
    "<style>.gouji{font:14px/1.5 sans-serif}.gouji table{border-collapse:collapse}.gouji td,.gouji th{border:1px solid #bbb;"
    "padding:3px 8px;text-align:left;vertical-align:top}.gouji mark{background:#fde68a;font-weight:bold}"
    ".gouji .lead{font-weight:bold}</style>"
)


def result_html(result: Result) -> str:
    """Verdict line, findings with sentence and cell, and coverage. `tex2jax_ignore` keeps `$` from becoming mathematics."""
    lead = f"<p class='lead'>{_text(result.source.path)}: {_text(verdict_line(result, 'zh'))}</p>"
    coverage = result.coverage
    figures = (
        f"<p>数字 {coverage.figures_found}，已成陈述 {coverage.figures_in_claims}；陈述 {coverage.claims_found}，已核对 "
        f"{coverage.claims_checked}；表格 {coverage.tables_found}，已识别 {coverage.tables_recognised}</p>"
    )
    notes = "".join(f"<p>{_text(note.message)}</p>" for note in result.notes if not result.status.has_result)
    return _frame(lead + notes + _findings(result.findings) + figures)


def batch_html(results: Sequence[Result]) -> str:
    """One row a report."""
    rows = [
        f"<tr><td>{_text(result.source.path)}</td><td>{_text(result.identity.issuer)}</td><td>{result.identity.year or ''}</td>"
        f"<td>{_text(verdict_line(result, 'zh'))}</td><td>{sum(finding.score >= 0.5 for finding in result.findings)}</td></tr>"
        for result in results
    ]
    head = "<tr><th>报告</th><th>单位</th><th>年度</th><th>结论</th><th>问题</th></tr>"
    return _frame(f"<table>{head}{''.join(_capped(rows, 5))}</table>")


def _findings(findings: Iterable[Finding]) -> str:
    rows = [_row(finding) for finding in findings]
    if not rows:
        return ""
    head = "<tr><th>代码</th><th>程度</th><th>得分</th><th>问题</th><th>依据</th></tr>"
    return f"<table>{head}{''.join(_capped(rows, 5))}</table>"


def _row(finding: Finding) -> str:
    shown = "<br>".join(_evidence(evidence) for evidence in finding.evidence[:8])
    severity = wording.SEVERITIES[finding.severity].zh
    cells = (_text(finding.code), severity, f"{finding.score:.2f}", _text(finding.message.zh), shown)
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _evidence(evidence: Evidence) -> str:
    label = f"{_text(evidence.label)}: " if evidence.label else ""
    if evidence.kind is not EvidenceKind.SENTENCE or evidence.mark is None:
        return label + _text(evidence.text)
    start, end = evidence.mark
    before, figure, after = evidence.text[max(0, start - MAX_TEXT) : start], evidence.text[start:end], evidence.text[end : end + MAX_TEXT]
    return f"{label}{_text(before, tail=True)}<mark>{_text(figure)}</mark>{_text(after)}"


def _capped(rows: list[str], columns: int) -> list[str]:
    if len(rows) <= MAX_ROWS:
        return rows
    return [*rows[:MAX_ROWS], f"<tr><td colspan='{columns}'>… 其余 {len(rows) - MAX_ROWS} 行见 .frame()</td></tr>"]


def _text(text: str, tail: bool = False) -> str:
    cut = text if len(text) <= MAX_TEXT else ("…" + text[-MAX_TEXT:] if tail else text[:MAX_TEXT] + "…")
    return escape(cut).replace("$", "&#36;")


def _frame(body: str) -> str:
    return f"{STYLE}<div class='gouji tex2jax_ignore'>{body}</div>"
