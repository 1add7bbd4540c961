"""A result as JSON, schema `gouji.result/1`. Nothing in it depends on clock, host, worker or absolute path."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from gouji.document import Locator, Note
from gouji.quantity import Interval, plain
from gouji.records import Claim, Coverage, Diagnosis, Evidence, Fact, Finding, Link, Reading, Result

FORMAT = "json"
SCHEMA = "gouji.result/1"


def render(results: Iterable[Result], lang: str, min_score: float) -> Iterator[str]:
    """One object with all results; all findings are in it, whatever their score."""
    yield f'{{"schema": "{SCHEMA}", "results": ['
    for number, result in enumerate(results):
        body = json.dumps(result_to_dict(result, lang), ensure_ascii=False, sort_keys=True, indent=1)
        yield (",\n" if number else "\n") + body
    yield "\n]}\n"


def result_to_dict(result: Result, lang: str = "zh") -> dict[str, Any]:
    """One entry of `results`: plain dicts, lists, strings and numbers; decimals are strings."""
    return {
        "source": {"path": result.source.path, "sha256": result.source.sha256, "format": result.source.format, "title": result.title},
        "status": result.status.value,
        "profile": result.profile or None,
        "issuer": result.identity.issuer or None,
        "year": result.identity.year,
        "identity": {
            "level": result.identity.level or None,
            "issuer_doubt": _rounded(result.identity.issuer_doubt),
            "year_doubt": _rounded(result.identity.year_doubt),
        },
        "facts": [fact_to_dict(fact) for fact in result.facts],
        "claims": [claim_to_dict(claim) for claim in result.claims],
        "links": [link_to_dict(link) for link in result.links],
        "equations": [
            {
                "id": equation.id,
                "identity": equation.identity,
                "member": equation.member or None,
                "formula": equation.formula,
                "left": _number(equation.left_value),
                "right": _number(equation.right_value),
                "verdict": equation.verdict.value,
                "blanks": list(equation.blanks),
                "reason": equation.reason or None,
            }
            for equation in result.equations
        ],
        "findings": [finding_to_dict(finding, lang) for finding in result.findings],
        "coverage": coverage_to_dict(result.coverage),
        "notes": [_note(note) for note in result.notes],
        "versions": dict(result.versions),
    }


def fact_to_dict(fact: Fact) -> dict[str, Any]:
    """A printed cell."""
    return {
        "id": fact.id,
        "concept": fact.key.concept,
        "dimensions": dict(fact.key.dimensions),
        "value": _number(fact.quantity.value) if fact.quantity else None,
        "unit": fact.quantity.unit.symbol if fact.quantity else None,
        "reason": fact.missing or None,
        "raw": fact.raw,
        "row_label": fact.row_label,
        "column_label": fact.column_label,
        "locator": _locator(fact.locator),
        "doubt": _rounded(fact.doubt),
        "doubts": list(fact.reasons),
    }


def claim_to_dict(claim: Claim) -> dict[str, Any]:
    """A statement of the narrative; `value` in the unit as printed, 万 and 亿 multiplied out."""
    part = claim.part
    return {
        "id": claim.id,
        "concept": claim.concept,
        "dimensions": dict(claim.dimensions),
        "value": _number(claim.quantity.value),
        "unit": claim.quantity.unit.symbol,
        "kind": claim.kind.value,
        "relation": claim.relation.value,
        "approx": claim.quantity.approx.value,
        "period": claim.period.kind.value,
        "year": claim.period.year,
        "scope": claim.scope.value,
        "adds": list(claim.adds),
        "of": claim.of,
        "base": claim.base or None,
        "part": {"whole": part.whole, "list": part.list, "closure": part.closure.value, "axis": part.axis} if part else None,
        "label": claim.label or None,
        "role": claim.role or None,
        "implied": claim.implied,
        "start": claim.locator.start,
        "end": claim.locator.end,
        "text": claim.text,
        "locator": _locator(claim.locator),
        "doubt": _rounded(claim.doubt),
    }


def link_to_dict(link: Link) -> dict[str, Any]:
    """A claim's readings, most probable first."""
    return {
        "claim": link.claim,
        "verdict": link.verdict.value,
        "discrepant": _rounded(link.discrepant),
        "reason": link.reason or None,
        "readings": [_reading(reading) for reading in link.readings],
    }


def finding_to_dict(finding: Finding, lang: str = "zh") -> dict[str, Any]:
    """One cause with its evidence and consequences."""
    return {
        "id": finding.id,
        "code": finding.code,
        "severity": finding.severity.value,
        "score": _rounded(finding.score),
        "calibrated": finding.calibrated,
        "message": finding.message.get(lang),
        "messages": {"zh": finding.message.zh, "en": finding.message.en},
        "basis": finding.basis,
        "concepts": list(finding.concepts),
        "figures": [plain(figure) for figure in finding.figures],
        "evidence": [_evidence(evidence) for evidence in finding.evidence],
        "diagnosis": _diagnosis(finding.diagnosis, lang),
        "consequences": [
            {
                "code": item.code,
                "message": item.message.get(lang),
                "concepts": list(item.concepts),
                "figures": [plain(figure) for figure in item.figures],
            }
            for item in finding.consequences
        ],
        "contributions": [
            {"name": part.name, "log_odds": _rounded(part.log_odds), "value": part.value} for part in finding.contributions
        ],
        "reports": list(finding.reports),
    }


def coverage_to_dict(coverage: Coverage) -> dict[str, Any]:
    """What was understood and checked."""
    return {
        "figures_found": coverage.figures_found,
        "figures_in_claims": coverage.figures_in_claims,
        "figures_explained": dict(coverage.figures_explained),
        "claims_found": coverage.claims_found,
        "claims_linked": coverage.claims_linked,
        "claims_checked": coverage.claims_checked,
        "tables_found": coverage.tables_found,
        "tables_recognised": coverage.tables_recognised,
        "verdicts": dict(coverage.verdicts),
    }



def _reading(reading: Reading) -> dict[str, Any]:
    return {
        "formula": reading.formula or None,
        "facts": list(reading.facts),
        "expected": _interval(reading.expected),
        "probability": _rounded(reading.probability),
        "verdict": reading.verdict.value,
        "weights": [{"name": part.name, "log_odds": _rounded(part.log_odds), "value": part.value} for part in reading.weights],
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "kind": evidence.kind.value,
        "label": evidence.label,
        "text": evidence.text,
        "mark": list(evidence.mark) if evidence.mark else None,
        "locator": _locator(evidence.locator) if evidence.locator else None,
        "subject": evidence.subject or None,
    }


def _diagnosis(diagnosis: Diagnosis, lang: str) -> dict[str, Any]:
    return {
        "edits": [
            {"subject": edit.subject, "name": edit.name, "printed": edit.printed, "value": edit.value, "bound": edit.bound or None}
            for edit in diagnosis.edits
        ],
        "cause": diagnosis.cause or None,
        "restored": diagnosis.restored,
        "message": diagnosis.message.get(lang) or None,
    }


def _locator(place: Locator) -> dict[str, Any]:
    shown: dict[str, Any] = {"block": place.block}
    for name in ("page", "row", "col", "start", "end"):
        value = getattr(place, name)
        if value is not None:
            shown[name] = value
    if place.bbox is not None:
        shown["bbox"] = [_rounded(value, 2) for value in place.bbox]
    return shown


def _note(note: Note) -> dict[str, Any]:
    return {"code": note.code, "message": note.message, "page": note.page}


def _interval(interval: Interval | None) -> Sequence[str] | None:
    return [plain(interval.low), plain(interval.high)] if interval is not None else None


def _number(value: Decimal | None) -> str | None:
    return plain(value) if value is not None else None


def _rounded(value: float, places: int = 4) -> float:
    return round(float(value), places)
