"""The columns of each sheet: their heading, width and kind."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column: key of its heading, width in characters, and how its cells look (text, wrap, number, score, input, link)."""

    key: str
    width: float
    kind: str = "text"


FINDINGS = (
    Column("number", 6, "number"),
    Column("decision", 9, "input"),
    Column("reviewer", 9, "input"),
    Column("opinion", 20, "input"),
    Column("severity", 8),
    Column("score", 7, "score"),
    Column("code", 8),
    Column("issuer", 22, "wrap"),
    Column("year", 7, "number"),
    Column("message", 40, "wrap"),
    Column("sentence", 36, "wrap"),
    Column("cell", 30, "wrap"),
    Column("computation", 22, "wrap"),
    Column("diagnosis", 34, "wrap"),
    Column("consequences", 30, "wrap"),
    Column("basis", 26, "wrap"),
    Column("report", 24, "wrap"),
    Column("open", 7, "link"),
    Column("id", 18),
)

PRINTED = "computation"
"""Last column of the findings that is printed; the others would make the print too small to read."""

BY_REPORT = (
    Column("number", 6, "number"),
    Column("issuer", 24, "wrap"),
    Column("year", 7, "number"),
    Column("report", 32, "wrap"),
    Column("status", 12),
    Column("findings", 9, "number"),
    Column("worst", 10),
    Column("consistent", 9, "number"),
    Column("discrepant", 9, "number"),
    Column("ambiguous", 9, "number"),
    Column("unassessed", 10, "number"),
    Column("claims", 9, "number"),
    Column("tables", 16),
    Column("open", 7, "link"),
)

BY_CODE = (
    Column("code", 9),
    Column("finds", 50, "wrap"),
    Column("count", 9, "number"),
    Column("reports", 10, "number"),
    Column("worst", 10),
)

UNREAD = (
    Column("report", 32, "wrap"),
    Column("issuer", 22, "wrap"),
    Column("year", 7, "number"),
    Column("item", 52, "wrap"),
    Column("reason", 40, "wrap"),
)
