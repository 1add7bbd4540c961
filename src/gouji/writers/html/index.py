"""The index over a batch: counts, charts, and the lists of findings and reports as data that the page's script shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gouji.records import Evidence, EvidenceKind, Finding, Result, Severity, Verdict
from gouji.writers import wording
from gouji.writers.anchors import anchor, page_link
from gouji.writers.html.cards import SEVERITY_SIGNS
from gouji.writers.html.charts import charts
from gouji.writers.html.page import heading
from gouji.writers.html.template import render
from gouji.writers.html.words import words
from gouji.writers.naming import check_title
from gouji.writers.terminal import verdict_line
from gouji.writers.visible import shortened, visible

_MESSAGE, _EVIDENCE, _NAME = 300, 160, 120
"""Characters kept of a message, of one piece of evidence and of a name; the whole text stands on the report's page."""

_SEARCHED = 1_500_000
"""Characters of narratives that can be searched, shared out among the reports; more would make the page slow to open."""


def index_page(results: Sequence[Result], lang: str, min_score: float, worklist: str) -> str:
    """The index as HTML. `worklist` is the address of the Excel work list beside it."""
    pairs = [(result, finding) for result in results for finding in result.findings]
    counted = [(result, finding) for result, finding in pairs if finding.score >= min_score]
    return render(
        "index.html",
        lang,
        tiles=_tiles(results, counted, lang),
        charts=charts(counted, lang),
        codes=_codes(pairs, lang),
        severities=[(item.value, f"{SEVERITY_SIGNS[item]} {wording.SEVERITIES[item].get(lang)}") for item in reversed(Severity)],
        issuers=sorted({result.identity.issuer for result in results if result.identity.issuer}),
        years=sorted({result.identity.year for result in results if result.identity.year}, reverse=True),
        min_score=f"{min_score:g}",
        reports=[(page_link(result), heading(result), verdict_line(result, lang)) for result in results],
        versions=_versions(results),
        worklist=worklist,
        data=_data(results, lang, min_score),
    )


def _versions(results: Sequence[Result]) -> str:
    versions = dict.fromkeys(f"{name} {version}" for result in results for name, version in result.versions)
    return shortened(", ".join(versions), _MESSAGE)


def _tiles(results: Sequence[Result], counted: Sequence[tuple[Result, Finding]], lang: str) -> list[tuple[str, str, str]]:
    """Number, what it counts, and the filter it stands for."""
    t = words(lang)
    unread = sum(not result.status.has_result for result in results)
    found = len({id(result) for result, _ in counted})
    compared = sum(count for result in results for verdict, count in result.coverage.verdicts if verdict in _COMPARED)
    tiles = [
        (f"{len(results)}", t["reports"], "#view=reports"),
        (f"{found}", t["with_findings"], "#view=reports&verdict=found"),
        (f"{len(results) - found - unread}", t["without_findings"], "#view=reports&verdict=clean"),
        (f"{unread}", t["unread"], "#view=reports&verdict=unread"),
        (f"{len(counted)}", t["findings"], "#view=findings"),
        (f"{compared}", t["compared"], ""),
    ]
    return [tile for tile in tiles if tile[0] != "0" or tile[1] != t["unread"]]


_COMPARED = (Verdict.CONSISTENT, Verdict.BY_ROUNDING, Verdict.DISCREPANT, Verdict.AMBIGUOUS)


def _codes(pairs: Sequence[tuple[Result, Finding]], lang: str) -> list[tuple[str, str]]:
    return [(code, shortened(f"{code} {check_title(code, lang)}", 40)) for code in sorted({finding.code for _, finding in pairs})]


def _data(results: Sequence[Result], lang: str, min_score: float) -> dict[str, Any]:
    """What the script lists. Reports by number; findings as short rows, the likeliest and gravest first."""
    numbered = list(enumerate(results))
    findings = [(number, finding) for number, result in numbered for finding in result.findings]
    findings.sort(key=lambda item: (-item[1].severity.rank, -item[1].score, item[0], item[1].id))
    return {
        "min": min_score,
        "texts": [_narrative(result, _SEARCHED // max(len(results), 1)) for result in results],
        "reports": [_report_row(result, lang, min_score) for result in results],
        "findings": [_finding_row(number, finding, lang) for number, finding in findings],
        "severities": {item.value: [SEVERITY_SIGNS[item], wording.SEVERITIES[item].get(lang)] for item in Severity},
        "titles": {code: check_title(code, lang) for code in sorted({finding.code for _, finding in findings})},
    }


def _report_row(result: Result, lang: str, min_score: float) -> list[Any]:
    found = [finding for finding in result.findings if finding.score >= min_score]
    state = "unread" if not result.status.has_result else "found" if found else "clean"
    names = (shortened(text, _NAME) for text in (heading(result), result.identity.issuer, result.source.path))
    year, verdict = str(result.identity.year or ""), verdict_line(result, lang)
    return [page_link(result), *map(visible, names), year, state, len(found), visible(verdict)]


def _narrative(result: Result, room: int) -> str:
    """Running text that the search of reports looks through."""
    return visible(result.document.text[:room]) if result.document is not None else ""


def _finding_row(number: int, finding: Finding, lang: str) -> list[Any]:
    evidence = " ".join(_evidence(item) for item in finding.evidence[:4])
    message = shortened(finding.message.get(lang), _MESSAGE)
    texts = map(visible, (message, evidence))
    return [number, anchor(finding), visible(finding.code), finding.severity.value, round(finding.score, 3), *texts]


def _evidence(item: Evidence) -> str:
    """What is searched of a piece of evidence: the words around its figure, or a cell's labels."""
    if item.kind is not EvidenceKind.SENTENCE:
        return shortened(f"{item.label} {item.text}", _EVIDENCE)
    middle = item.mark[0] if item.mark else 0
    start = max(middle - _EVIDENCE // 2, 0)
    return item.text[start : start + _EVIDENCE]
