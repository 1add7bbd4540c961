"""What a Result or Batch shows in a notebook: pure HTML and CSS, safe where scripts are not run, capped in size."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from gouji.records import Evidence, EvidenceKind, Finding, Result
from gouji.writers import wording
from gouji.writers.terminal import verdict_line
from gouji.writers.visible import visible

MAX_ROWS = 200
"""Rows shown of a long list; the rest is counted."""

MAX_BYTES = 450_000
"""Bytes of rows shown; notebooks are kept in version control and shown by code hosts."""

MAX_TEXT = 400
"""Characters shown of one text."""

_EVIDENCE = 8
"""Pieces of evidence shown of a finding."""

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
    notes = "".join(f"<p>{_text(note.message)}</p>" for note in result.notes[:20] if not result.status.has_result)
    return _frame(lead + notes + _findings(result.findings) + figures)


def batch_html(results: Sequence[Result]) -> str:
    """One row a report."""
    head = ("报告", "单位", "年度", "结论", "问题")
    return _frame(_table(head, [_report(result) for result in results]))


@dataclass(frozen=True, slots=True)
class Framed:
    """A page that a notebook shows in a frame: it runs its own scripts and reaches neither the notebook nor its cookies."""

    page: str
    height: int

    def _repr_html_(self) -> str:
        style = "border:1px solid #ddd"
        return f'<iframe sandbox="allow-scripts" width="100%" height="{self.height}" style="{style}" srcdoc="{escape(self.page)}"></iframe>'


def _report(result: Result) -> str:
    found = sum(finding.score >= 0.5 for finding in result.findings)
    year = str(result.identity.year or "")
    return _row((_text(result.source.path), _text(result.identity.issuer), year, _text(verdict_line(result, "zh")), str(found)))


def _findings(findings: Iterable[Finding]) -> str:
    rows = [_finding(finding) for finding in findings]
    return _table(("代码", "程度", "得分", "问题", "依据"), rows) if rows else ""


def _finding(finding: Finding) -> str:
    shown = "<br>".join(_evidence(evidence) for evidence in finding.evidence[:_EVIDENCE])
    severity = wording.SEVERITIES[finding.severity].zh
    return _row((_text(finding.code), severity, f"{finding.score:.2f}", _text(finding.message.zh), shown))


def _evidence(evidence: Evidence) -> str:
    label = f"{_text(evidence.label)}: " if evidence.label else ""
    if evidence.kind is not EvidenceKind.SENTENCE or evidence.mark is None:
        return label + _text(evidence.text)
    start, end = evidence.mark
    before, figure, after = evidence.text[:start], evidence.text[start:end], evidence.text[end:]
    return f"{label}{_text(before, tail=True)}<mark>{_text(figure)}</mark>{_text(after)}"


def _table(head: Sequence[str], rows: Sequence[str]) -> str:
    """A table of the rows that fit, with the others counted."""
    kept, size = 0, 0
    for row in rows[:MAX_ROWS]:
        size += len(row.encode("utf-8"))
        if size > MAX_BYTES:
            break
        kept += 1
    rest = f"<tr><td colspan='{len(head)}'>… 其余 {len(rows) - kept} 行见 .frame()</td></tr>" if kept < len(rows) else ""
    heads = "".join(f"<th>{name}</th>" for name in head)
    return f"<table><tr>{heads}</tr>{''.join(rows[:kept])}{rest}</table>"


def _row(cells: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _text(text: str, tail: bool = False) -> str:
    cut = text if len(text) <= MAX_TEXT else ("…" + text[-MAX_TEXT:] if tail else text[:MAX_TEXT] + "…")
    return escape(visible(cut)).replace("$", "&#36;")


def _frame(body: str) -> str:
    return f"{STYLE}<div class='gouji tex2jax_ignore'>{body}</div>"
