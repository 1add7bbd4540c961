"""Results: all there is to say about one report."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from gouji.document import Document, Note, Source
from gouji.records.claims import Claim, Region
from gouji.records.facts import Fact
from gouji.records.findings import Finding
from gouji.records.links import Equation, Link


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the report was understood and checked. Nothing is dropped silently.

    Attributes:
        figures_explained: figures that are no claims, counted by reason.
        verdicts: comparisons by verdict, identities and links together.
    """

    figures_found: int = 0
    figures_in_claims: int = 0
    figures_explained: tuple[tuple[str, int], ...] = ()
    claims_found: int = 0
    claims_linked: int = 0
    claims_checked: int = 0
    tables_found: int = 0
    tables_recognised: int = 0
    verdicts: tuple[tuple[str, int], ...] = ()


class Status(StrEnum):
    """Final status of an input. Exactly one per input."""

    OK = "ok"
    PARTIAL = "partial"
    UNREADABLE = "unreadable"
    ENCRYPTED = "encrypted"
    SCANNED = "scanned"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    CRASHED = "crashed"
    TOO_LARGE = "too_large"
    UNKNOWN_GENRE = "unknown_genre"
    SKIPPED = "skipped"

    @property
    def has_result(self) -> bool:
        """True where the report was read and audited, fully or in part."""
        return self in (Status.OK, Status.PARTIAL)


@dataclass(frozen=True, slots=True)
class Identity:
    """Who published a report, and for which year, with the doubt of the recognition (0 to 1).

    Attributes:
        parent: the body it belongs to, where the caller said so, "" else.
        region: the division whose name completes the issuer's, where the caller said so, "" else.
    """

    issuer: str = ""
    year: int | None = None
    issuer_doubt: float = 0.0
    year_doubt: float = 0.0
    level: str = ""
    parent: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """All there is to say about one report; the only thing writers see."""

    source: Source
    status: Status
    title: str = ""
    profile: str = ""
    identity: Identity = Identity()
    facts: tuple[Fact, ...] = ()
    claims: tuple[Claim, ...] = ()
    regions: tuple[Region, ...] = ()
    links: tuple[Link, ...] = ()
    equations: tuple[Equation, ...] = ()
    findings: tuple[Finding, ...] = ()
    coverage: Coverage = Coverage()
    notes: tuple[Note, ...] = ()
    versions: tuple[tuple[str, str], ...] = ()
    document: Document | None = field(default=None, repr=False)
