"""The audit as text for a terminal or a log: one verdict line a report, then each finding with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gouji.records import Evidence, EvidenceKind, Finding, Result, Severity, Status, Verdict
from gouji.writers import wording
from gouji.writers.visible import visible

FORMAT = "text"

FEW_CELLS = 4
"""So many cells are shown in full; of more, those with a 0 are counted."""


def render(results: Iterable[Result], lang: str, min_score: float) -> Iterator[str]:
    """Lines of the audit, each ending in a line break. What a terminal would obey (colours, direction) is not passed on."""
    for result in results:
        for line in _lines(result, lang, min_score):
            yield visible(line).replace("\r", " ")


def _lines(result: Result, lang: str, min_score: float) -> Iterator[str]:
    yield f"{_name(result, lang)}  {verdict_line(result, lang)}\n"
    for note in result.notes if not result.status.has_result else ():
        yield f"  {note.message}\n"
    for finding in result.findings:
        if finding.score >= min_score:
            yield from _finding_lines(finding, lang)


def verdict_line(result: Result, lang: str) -> str:
    """核对 182 处：一致 170，不符 5，存疑 3，无法核对 4. Figures that no table states are not counted."""
    if not result.status.has_result:
        return wording.STATUSES[result.status].get(lang)
    counts = dict(result.coverage.verdicts)
    consistent = counts.get(Verdict.CONSISTENT, 0) + counts.get(Verdict.BY_ROUNDING, 0)
    discrepant = counts.get(Verdict.DISCREPANT, 0)
    doubtful = counts.get(Verdict.AMBIGUOUS, 0)
    unassessed = counts.get(Verdict.NOT_ASSESSABLE, 0)
    total = consistent + discrepant + doubtful + unassessed
    partly = "" if result.status is Status.OK else _bracketed(wording.STATUSES[result.status].get(lang), lang)
    if lang == "en":
        counted = f"{consistent} consistent, {discrepant} discrepant, {doubtful} ambiguous, {unassessed} not assessable"
        return f"{total} compared{partly}: {counted}"
    return f"核对 {total} 处{partly}：一致 {consistent}，不符 {discrepant}，存疑 {doubtful}，无法核对 {unassessed}"


def _name(result: Result, lang: str) -> str:
    who = " ".join(str(part) for part in (result.identity.issuer, result.identity.year) if part)
    return f"{result.source.path}{_bracketed(who, lang)}" if who else result.source.path


def _bracketed(text: str, lang: str) -> str:
    return f" ({text})" if lang == "en" else f"（{text}）"


def _finding_lines(finding: Finding, lang: str) -> Iterator[str]:
    severity = wording.SEVERITIES[finding.severity].get(lang)
    mark = "" if finding.calibrated else f" {wording.UNCALIBRATED.get(lang)}"
    score = "" if finding.severity is Severity.INFO else f" {finding.score:.2f}{mark}"
    yield f"  {finding.code} {severity}{score}  {finding.message.get(lang)}\n"
    shown, zeros = _shown(finding)
    for evidence in shown:
        yield f"    {wording.EVIDENCE[evidence.kind].get(lang)} › {_evidence(evidence, lang)}\n"
    if zeros:
        yield f"    {wording.EVIDENCE[EvidenceKind.CELL].get(lang)} › {wording.ZEROS.get(lang).format(zeros)}\n"
    if finding.diagnosis.message.zh:
        yield f"    {wording.DIAGNOSIS.get(lang)} › {finding.diagnosis.message.get(lang)}\n"
    for consequence in finding.consequences:
        yield f"    {wording.CONSEQUENCE.get(lang)} › {consequence.code} {consequence.message.get(lang)}\n"
    if finding.basis:
        yield f"    {wording.BASIS.get(lang)} › {wording.basis_of(finding, lang)}\n"


def _shown(finding: Finding) -> tuple[list[Evidence], int]:
    """Evidence to print, and how many cells with a 0 are left out of a long sum; cells the diagnosis names always stay."""
    cells = [item for item in finding.evidence if item.kind is EvidenceKind.CELL]
    if len(cells) <= FEW_CELLS:
        return list(finding.evidence), 0
    named = {edit.subject for edit in finding.diagnosis.edits}
    zeros = [item for item in cells if item.text.strip() == "0" and item.subject not in named]
    return [item for item in finding.evidence if item not in zeros], len(zeros)


def _evidence(evidence: Evidence, lang: str) -> str:
    text = marked(evidence, lang=lang)
    place = f"p.{evidence.locator.page} " if evidence.locator and evidence.locator.page else ""
    return f"{place}{evidence.label}: {text}" if evidence.label else f"{place}{text}"


def marked(evidence: Evidence, width: int = 60, lang: str = "zh") -> str:
    """The evidence's text with the figure between 【】, cut to `width` characters either side of it."""
    if evidence.mark is None:
        return " ".join(evidence.said(lang).split())
    start, end = evidence.mark
    before, after = " ".join(evidence.text[:start].split()), " ".join(evidence.text[end:].split())
    head = before if len(before) <= width else "…" + before[-width:]
    tail = after if len(after) <= width else after[:width] + "…"
    return f"{head}【{evidence.text[start:end].strip()}】{tail}"
