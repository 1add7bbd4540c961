"""The records that pass between the steps: facts, claims, links, equations, discrepancies, findings, results.

All are frozen. Identifiers (`f12`, `c3`, `e7`) are unique within one report and follow reading order.
"""

from gouji.records.claims import Claim, ClaimKind, Closure, Cue, Part, Region, Relation, Scope
from gouji.records.facts import Dimensions, Fact, FactKey, Period, PeriodKind
from gouji.records.findings import Consequence, Diagnosis, Discrepancy, Edit, Evidence, EvidenceKind, Finding, Severity
from gouji.records.links import Contribution, Equation, Link, Reading, Term, Verdict
from gouji.records.results import Coverage, Identity, Result, Status
from gouji.records.texts import Text

__all__ = [
    "Claim",
    "ClaimKind",
    "Closure",
    "Consequence",
    "Contribution",
    "Coverage",
    "Cue",
    "Diagnosis",
    "Dimensions",
    "Discrepancy",
    "Edit",
    "Equation",
    "Evidence",
    "EvidenceKind",
    "Fact",
    "FactKey",
    "Finding",
    "Identity",
    "Link",
    "Part",
    "Period",
    "PeriodKind",
    "Reading",
    "Region",
    "Relation",
    "Result",
    "Scope",
    "Severity",
    "Status",
    "Term",
    "Text",
    "Verdict",
]
