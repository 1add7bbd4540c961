"""One verdict for a figure that takes part in several comparisons, and how a verdict looks: a sign, a word, a class."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gouji.records import Claim, Equation, Fact, Finding, Link, Result, Severity, Verdict
from gouji.writers import wording

RANKS = (
    Verdict.DISCREPANT,
    Verdict.AMBIGUOUS,
    Verdict.BY_ROUNDING,
    Verdict.CONSISTENT,
    Verdict.NOT_ASSESSABLE,
    Verdict.UNLINKED,
)
"""What a reader must see first."""

SIGNS = {
    Verdict.CONSISTENT: "✓",
    Verdict.BY_ROUNDING: "≈",
    Verdict.DISCREPANT: "✗",
    Verdict.AMBIGUOUS: "?",
    Verdict.UNLINKED: "◦",
    Verdict.NOT_ASSESSABLE: "–",
}
"""Signs that tell verdicts apart without colour."""


@dataclass(frozen=True, slots=True)
class Look:
    """A verdict as shown: CSS class, sign, word, and how often it occurs on the page."""

    name: str
    sign: str
    word: str
    count: int


def worst(verdicts: Iterable[Verdict]) -> Verdict | None:
    """The verdict a reader must see first, None where there is none."""
    return min(verdicts, key=RANKS.index, default=None)


class Verdicts:
    """Verdicts of one report by claim and by fact, and the findings that speak of them."""

    def __init__(self, result: Result, min_score: float) -> None:
        self.links: Mapping[str, Link] = {link.claim: link for link in result.links}
        self.equations: dict[str, list[Equation]] = defaultdict(list)
        self.claims_of: dict[str, list[Claim]] = defaultdict(list)
        self.findings: dict[str, list[Finding]] = defaultdict(list)
        self.edited: set[str] = set()
        self.quoted: set[str] = set()
        for equation in result.equations:
            for subject in dict.fromkeys(term.subject for term in (*equation.left, *equation.right)):
                self.equations[subject].append(equation)
        for claim in result.claims:
            for fact in self._best_facts(claim):
                self.claims_of[fact].append(claim)
        for finding in result.findings:
            shown = [item.subject for item in finding.evidence if item.subject]
            if finding.score >= min_score and finding.severity is not Severity.INFO:
                self.quoted.update(shown)
            for subject in dict.fromkeys([*finding.subjects, *shown]):
                self.findings[subject].append(finding)
            self.edited |= {edit.subject for edit in finding.diagnosis.edits}
            self.edited |= _lone(finding, result.equations)

    def _best_facts(self, claim: Claim) -> tuple[str, ...]:
        link = self.links.get(claim.id)
        return link.readings[0].facts if link is not None and link.readings else ()

    def of_claim(self, claim: Claim) -> Verdict:
        """Discrepant where a finding quotes the claim, whatever it fails by; else the verdict of its link."""
        if claim.id in self.quoted:
            return Verdict.DISCREPANT
        link = self.links.get(claim.id)
        return link.verdict if link is not None else Verdict.UNLINKED

    def has_readings(self, claim: Claim) -> bool:
        """True where there is more than one way to understand a claim, or one that can be told."""
        link = self.links.get(claim.id)
        return link is not None and bool(link.readings)

    def of_fact(self, fact: Fact) -> Verdict | None:
        """The worst verdict of the equations a cell is part of, None where it is part of none."""
        return worst(equation.verdict for equation in self.equations.get(fact.id, ()))

    def looks(self, result: Result, lang: str) -> tuple[Look, ...]:
        """All verdicts that claims of a report have, for the legend."""
        given = [self.of_claim(claim) for claim in result.claims]
        return tuple(
            Look(css(verdict), SIGNS[verdict], wording.VERDICTS[verdict].get(lang), given.count(verdict))
            for verdict in SIGNS
            if verdict in given
        )


def css(verdict: Verdict | None) -> str:
    """CSS class of a verdict."""
    return "v-" + {Verdict.BY_ROUNDING: "rounding", Verdict.NOT_ASSESSABLE: "unassessed"}.get(verdict, verdict.value) if verdict else ""


def _lone(finding: Finding, equations: Iterable[Equation]) -> set[str]:
    """The cell that stands alone on its side of an equation a finding fails by: the total that does not fit."""
    subjects = set(finding.subjects)
    lone: set[str] = set()
    for equation in equations:
        if equation.verdict is Verdict.DISCREPANT and {term.subject for term in (*equation.left, *equation.right)} <= subjects:
            lone |= {side[0].subject for side in (equation.left, equation.right) if len(side) == 1}
    return lone
