"""Results as DataFrames with stable columns, one row per record."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from gouji.errors import UsageError
from gouji.quantity import Quantity, plain
from gouji.records import Claim, Equation, Fact, Finding, Link, Result

if TYPE_CHECKING:
    import pandas as pd

TEXT, NUMBER, WHOLE, TRUTH = "string", "float64", "Int64", "boolean"

KEYS = {"report": TEXT, "issuer": TEXT, "year": WHOLE}

COLUMNS: dict[str, dict[str, str]] = {
    "findings": {
        "id": TEXT, "code": TEXT, "severity": TEXT, "score": NUMBER, "calibrated": TRUTH, "message": TEXT, "message_en": TEXT,
        "concepts": TEXT, "figures": TEXT, "cause": TEXT, "consequences": WHOLE, "basis": TEXT,
    },
    "claims": {
        "id": TEXT, "kind": TEXT, "concept": TEXT, "applicant": TEXT, "value": NUMBER, "unit": TEXT, "relation": TEXT, "approx": TEXT,
        "period": TEXT, "scope": TEXT, "of": TEXT, "whole": TEXT, "list": WHOLE, "closure": TEXT, "label": TEXT, "implied": TRUTH,
        "doubt": NUMBER, "block": WHOLE, "page": WHOLE, "start": WHOLE, "end": WHOLE, "text": TEXT,
    },
    "facts": {
        "id": TEXT, "concept": TEXT, "applicant": TEXT, "value": NUMBER, "unit": TEXT, "raw": TEXT, "missing": TEXT, "row_label": TEXT,
        "column_label": TEXT, "doubt": NUMBER, "block": WHOLE, "page": WHOLE, "row": WHOLE, "column": WHOLE,
    },
    "links": {
        "claim": TEXT, "verdict": TEXT, "discrepant": NUMBER, "reading": TEXT, "rank": WHOLE, "probability": NUMBER, "expected_low": NUMBER,
        "expected_high": NUMBER, "reading_verdict": TEXT, "reason": TEXT,
    },
    "equations": {
        "id": TEXT, "identity": TEXT, "member": TEXT, "formula": TEXT, "left": NUMBER, "right": NUMBER, "verdict": TEXT, "reason": TEXT,
    },
}  # fmt: skip
"""Columns and dtypes of each frame, after the keys `report`, `issuer`, `year`."""


def frame(results: Iterable[Result], name: str) -> pd.DataFrame:
    """The records of `name` over all results. Raises UsageError that lists the names for one that is not known."""
    import pandas as pd

    if name not in COLUMNS:
        raise UsageError(f"frame {name!r}", "is not known", f"choose one of: {', '.join(sorted(COLUMNS))}")
    schema = KEYS | COLUMNS[name]
    rows = [_keys(result) + row for result in results for row in _ROWS[name](result)]
    table = pd.DataFrame(rows, columns=list(schema))
    return table.astype(schema)


def _keys(result: Result) -> list[Any]:
    return [result.source.path, result.identity.issuer, result.identity.year]


def _findings(result: Result) -> list[list[Any]]:
    def row(finding: Finding) -> list[Any]:
        figures = ", ".join(plain(figure) for figure in finding.figures)
        return [
            finding.id, finding.code, finding.severity.value, finding.score, finding.calibrated, finding.message.zh, finding.message.en,
            ", ".join(finding.concepts), figures, finding.diagnosis.cause, len(finding.consequences), finding.basis,
        ]  # fmt: skip

    return [row(finding) for finding in result.findings]


def _claims(result: Result) -> list[list[Any]]:
    def row(claim: Claim) -> list[Any]:
        value, unit = _number(claim.quantity)
        part, place = claim.part, claim.locator
        return [
            claim.id, claim.kind.value, claim.concept, dict(claim.dimensions).get("applicant"), value, unit, claim.relation.value,
            claim.quantity.approx.value, claim.period.kind.value, claim.scope.value, claim.of, part.whole if part else None,
            part.list if part else None, part.closure.value if part else None, claim.label, claim.implied, claim.doubt, place.block,
            place.page, place.start, place.end, claim.text,
        ]  # fmt: skip

    return [row(claim) for claim in result.claims]


def _facts(result: Result) -> list[list[Any]]:
    def row(fact: Fact) -> list[Any]:
        value, unit = _number(fact.quantity)
        place = fact.locator
        return [
            fact.id, fact.key.concept, dict(fact.key.dimensions).get("applicant"), value, unit, fact.raw, fact.missing, fact.row_label,
            fact.column_label, fact.doubt, place.block, place.page, place.row, place.col,
        ]  # fmt: skip

    return [row(fact) for fact in result.facts]


def _links(result: Result) -> list[list[Any]]:
    def rows(link: Link) -> list[list[Any]]:
        return [
            [
                link.claim, link.verdict.value, link.discrepant, reading.formula, rank, reading.probability,
                float(reading.expected.low) if reading.expected else None, float(reading.expected.high) if reading.expected else None,
                reading.verdict.value, link.reason,
            ]
            for rank, reading in enumerate(link.readings, start=1)
        ]  # fmt: skip

    return [row for link in result.links for row in rows(link)]


def _equations(result: Result) -> list[list[Any]]:
    def row(equation: Equation) -> list[Any]:
        left, right = equation.left_value, equation.right_value
        return [
            equation.id, equation.identity, equation.member, equation.formula, None if left is None else float(left),
            None if right is None else float(right), equation.verdict.value, equation.reason,
        ]  # fmt: skip

    return [row(equation) for equation in result.equations]


_ROWS: dict[str, Callable[[Result], list[list[Any]]]] = {
    "findings": _findings, "claims": _claims, "facts": _facts, "links": _links, "equations": _equations,
}  # fmt: skip


def _number(quantity: Quantity | None) -> tuple[float | None, str | None]:
    return (None, None) if quantity is None else (float(quantity.value), quantity.unit.symbol)
