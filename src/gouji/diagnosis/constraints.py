"""Everything in a report that must add up, as linear constraints over printed numbers: identities, links, lists, repetitions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from gouji.checks import CheckContext
from gouji.checks.blanks import gap
from gouji.checks.lists import breakdowns
from gouji.checks.mismatch import HOLDING
from gouji.facts.index import Value
from gouji.profiles import parse_formula
from gouji.quantity import ZERO, Approx, Quantity
from gouji.records import Claim, Closure, Discrepancy, Equation, Link, Reading, Relation, Term, Verdict

_LIKELY = -2.5
"""A reading whose evidence but for its value adds up to this may take the place of the one that holds."""


@dataclass(frozen=True, slots=True)
class Variable:
    """One printed number that may be wrong.

    Attributes:
        value: in base units; 0 for a blank.
        factor: size of the printed unit in base units.
        cost: of editing it; less for numbers that are likelier to be wrong.
        whole: True for a count.
    """

    subject: str
    name: str
    printed: str
    value: Decimal
    factor: Decimal = Decimal(1)
    cost: float = 1.0
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Constraint:
    """Sum of terms + constant = 0 (or at least 0), within a tolerance.

    Attributes:
        id: of the equation, link, list or pair it stands for.
        total: subject of the number that sums up the others, "" where there is none.
        at_least: True where the sum may be more than 0.
        others: other terms that would do as well: the further readings of a claim.
    """

    id: str
    terms: tuple[Term, ...]
    constant: Decimal = ZERO
    tolerance: Decimal = ZERO
    total: str = ""
    at_least: bool = False
    others: tuple[tuple[Term, ...], ...] = ()

    @property
    def subjects(self) -> frozenset[str]:
        """Subjects it speaks of."""
        return frozenset(term.subject for term in self.terms)

    def residual(self, values: dict[str, Decimal]) -> Decimal:
        """By how much it fails, 0 within the tolerance or where other terms do."""
        rest = sum((term.sign * values[term.subject] for term in self.terms), self.constant)
        if abs(rest) <= self.tolerance or (self.at_least and rest > 0):
            return ZERO
        sums = (sum((term.sign * values[term.subject] for term in terms), ZERO) for terms in self.others)
        return ZERO if any(abs(other) <= self.tolerance for other in sums) else rest


@dataclass(frozen=True, slots=True)
class Network:
    """The constraints of a report and the variables they tie together."""

    variables: dict[str, Variable]
    constraints: tuple[Constraint, ...]

    def printed(self) -> dict[str, Decimal]:
        """Values as printed."""
        return {subject: variable.value for subject, variable in self.variables.items()}


def network(context: CheckContext, discrepancies: Iterable[Discrepancy]) -> Network:
    """All linear constraints of a report."""
    known = tuple(discrepancies)
    constraints = [*_of_equations(context, known), *_of_links(context), *_of_lists(context), *_of_pairs(known)]
    used = {subject for constraint in constraints for subject in constraint.subjects}
    used |= {term.subject for constraint in constraints for terms in constraint.others for term in terms}
    totals = {constraint.total for constraint in constraints if constraint.total}
    variables = {variable.subject: variable for variable in _variables(context, totals) if variable.subject in used}
    return Network(variables, tuple(item for item in constraints if item.subjects <= variables.keys()))


def _variables(context: CheckContext, totals: set[str]) -> Iterator[Variable]:
    for fact in context.facts:
        quantity = fact.quantity
        value = quantity.value * quantity.unit.factor if quantity else ZERO
        cost = (1.0 - 0.3 * fact.doubt) if quantity else 0.6
        if fact.id in totals and value == 0:
            cost -= 0.1
        factor = quantity.unit.factor if quantity else Decimal(1)
        yield Variable(fact.id, fact.key.name, fact.raw, value, factor, cost, _whole(quantity))
    for claim in context.claims:
        factor = claim.quantity.unit.factor
        cost = 0.97 - 0.3 * claim.doubt - (0.05 if claim.implied else 0.0)
        yield Variable(claim.id, claim.name, claim.text, claim.quantity.value * factor, factor, cost, _whole(claim.quantity))


def _whole(quantity: Quantity | None) -> bool:
    return quantity is None or quantity.value == quantity.value.to_integral_value()


def _of_equations(context: CheckContext, discrepancies: tuple[Discrepancy, ...]) -> Iterator[Constraint]:
    """Identities that hold, and those a check found failing; not those that other cells' values settle or that lack cells."""
    failing = {item.equation for item in discrepancies}
    for equation in context.equations:
        bound = ">=" in equation.formula
        if "<=" in equation.formula or not equation.left or not equation.right:
            continue
        if gap(context, equation) and not bound and equation.id not in failing:
            continue
        terms = (*equation.left, *(Term(term.subject, -term.sign) for term in equation.right))
        if all(term.subject in context.index for term in terms):
            yield Constraint(equation.id, terms, tolerance=_tolerance(context, terms), total=_total(equation), at_least=bound)


def _total(equation: Equation) -> str:
    """The number that stands alone on its side."""
    alone = [side[0].subject for side in (equation.left, equation.right) if len(side) == 1]
    return alone[0] if alone else ""


def _of_links(context: CheckContext) -> Iterator[Constraint]:
    for link in context.links:
        claim = context.claim(link.claim)
        reading = _reading(link)
        if claim is None or reading is None or not _exact(claim):
            continue
        terms = _link_terms(context, claim, reading)
        if terms:
            others = [_link_terms(context, claim, other) for other in link.readings if other is not reading and _likely(other)]
            known = tuple(other for other in others if other)
            yield Constraint(f"link:{claim.id}", terms, tolerance=_tolerance(context, terms), others=known)


def _likely(reading: Reading) -> bool:
    return sum(part.log_odds for part in reading.weights if part.name != "agreement") >= _LIKELY


def _link_terms(context: CheckContext, claim: Claim, reading: Reading) -> tuple[Term, ...]:
    """Claim less what a reading gives for it; empty for a reading that is no plain sum of cells."""
    if not reading.formula or ("-" in reading.formula and any(part.isdigit() for part in reading.formula.split())):
        return ()
    value = _value(context, claim, reading)
    if not value.terms or value.interval is None:
        return ()
    return (Term(claim.id), *(Term(term.subject, -term.sign) for term in value.terms))


def _reading(link: Link) -> Reading | None:
    """The reading to hold on to: the likeliest one that holds, else the likeliest that fails."""
    wanted = HOLDING if link.verdict in HOLDING else (Verdict.DISCREPANT,)
    return next((reading for reading in link.readings if reading.verdict in wanted), None)


def _value(context: CheckContext, claim: Claim, reading: Reading) -> Value:
    member = dict(claim.dimensions).get("applicant", "")
    formula = parse_formula(reading.formula)
    if formula.text == formula.names[0]:
        return context.index.value(formula.text, member)
    return context.index.evaluate(formula, member)


def _exact(claim: Claim) -> bool:
    return claim.relation is Relation.EQ and claim.quantity.approx is Approx.EXACT


def _of_lists(context: CheckContext) -> Iterator[Constraint]:
    for item in breakdowns(context):
        members = (item.whole, *item.parts)
        if not all(_exact(claim) for claim in members):
            continue
        fits = item.total.meets(item.sum)
        if fits or item.closure is Closure.CLOSED or item.sum.low > item.total.high or item.axis == "channel":
            terms = (Term(item.whole.id), *(Term(part.id, -1) for part in item.parts))
            yield Constraint(f"list:{item.whole.id}:{item.parts[0].id}", terms, tolerance=_tolerance(context, terms), total=item.whole.id)


def _of_pairs(discrepancies: Iterable[Discrepancy]) -> Iterator[Constraint]:
    for found in discrepancies:
        if found.equation.startswith("twice:"):
            one, other = found.subjects
            yield Constraint(found.equation, (Term(one), Term(other, -1)))


def _tolerance(context: CheckContext, terms: tuple[Term, ...]) -> Decimal:
    """Half a printed place for every number that is not written out in full."""
    steps = ZERO
    for term in terms:
        claim = context.claim(term.subject)
        quantity = claim.quantity if claim else context.index[term.subject].quantity if term.subject in context.index else None
        if quantity is not None:
            steps += quantity.step * quantity.unit.factor
    return steps / 2
