"""Results as DataFrames with stable columns, one row per record. The columns are those of the codebook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from gouji.issuers import body_region
from gouji.quantity import Quantity
from gouji.quantity import plain as printed
from gouji.records import Claim, Equation, Fact, Finding, Link, Result, Verdict
from gouji.writers.codebook import columns

if TYPE_CHECKING:
    import pandas as pd


def frame(results: Iterable[Result], name: str, display: bool = False) -> pd.DataFrame:
    """The records of `name` over all results.

    Args:
        name: documents, findings, claims, facts, links or checks; see `gouji codebook`.
        display: name the columns in Chinese.

    Raises:
        UsageError: a frame that is not known; the message lists the names.
    """
    import pandas as pd

    schema = columns(name)
    table = pd.DataFrame(list(rows(results, name)), columns=[column.name for column in schema])
    table = table.astype({column.name: column.dtype for column in schema})
    return table.rename(columns={column.name: column.display for column in schema}) if display else table


def rows(results: Iterable[Result], name: str) -> Iterator[list[Any]]:
    """Rows of a frame as lists in the order of its columns."""
    columns(name)
    for result in results:
        keys = _keys(result)
        for row in _ROWS[name](result):
            yield keys + row


def _keys(result: Result) -> list[Any]:
    identity = result.identity
    return [result.source.path, identity.issuer, identity.level, body_region(identity.issuer), identity.year]


def _documents(result: Result) -> list[list[Any]]:
    coverage, source = result.coverage, result.source
    counts = dict(coverage.verdicts)
    shown = sum(finding.score >= 0.5 and finding.severity.rank > 0 for finding in result.findings)
    return [
        [
            result.status.value, result.title, source.format, source.sha256, source.size,
            result.document.page_count if result.document else None, result.profile, coverage.figures_found, coverage.figures_in_claims,
            coverage.claims_found, coverage.claims_checked, coverage.tables_found, coverage.tables_recognised,
            counts.get(Verdict.CONSISTENT, 0) + counts.get(Verdict.BY_ROUNDING, 0), counts.get(Verdict.DISCREPANT, 0),
            counts.get(Verdict.AMBIGUOUS, 0), counts.get(Verdict.NOT_ASSESSABLE, 0), shown,
        ]
    ]  # fmt: skip


def _findings(result: Result) -> list[list[Any]]:
    def row(finding: Finding) -> list[Any]:
        figures = ", ".join(printed(figure) for figure in finding.figures)
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


def _checks(result: Result) -> list[list[Any]]:
    claims = {claim.id: claim for claim in result.claims}
    return [_identity(equation) for equation in result.equations] + [_comparison(link, claims[link.claim]) for link in result.links]


def _identity(equation: Equation) -> list[Any]:
    left, right = equation.left_value, equation.right_value
    return [
        equation.id, "identity", equation.identity, equation.member, equation.formula, None if left is None else float(left),
        None if right is None else float(right), equation.verdict.value, equation.reason,
    ]  # fmt: skip


def _comparison(link: Link, claim: Claim) -> list[Any]:
    best = link.readings[0] if link.readings else None
    expected = best.expected if best else None
    middle = None if expected is None else float((expected.low + expected.high) / 2)
    return [
        claim.id, "claim", claim.concept, dict(claim.dimensions).get("applicant"), best.formula if best else "",
        float(claim.quantity.value), middle, link.verdict.value, link.reason,
    ]  # fmt: skip


_ROWS: dict[str, Callable[[Result], list[list[Any]]]] = {
    "documents": _documents, "findings": _findings, "claims": _claims, "facts": _facts, "links": _links, "checks": _checks,
}  # fmt: skip


def _number(quantity: Quantity | None) -> tuple[float | None, str | None]:
    return (None, None) if quantity is None else (float(quantity.value), quantity.unit.symbol)
