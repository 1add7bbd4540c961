"""Everything in a report that must add up, as linear constraints over printed numbers: identities, links, lists, repetitions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from gouji.checks import CheckContext
from gouji.checks.blanks import gap
from gouji.checks.lists import breakdowns
from gouji.checks.mismatch import HOLDING
from gouji.facts.index import Value
from gouji.profiles import parse_formula
from gouji.quantity import ZERO, Approx, Quantity
from gouji.records import Claim, Closure, Discrepancy, Equation, Fact, Link, PeriodKind, Reading, Relation, Term, Verdict

POWER = "power:"
"""Begins the ids of constraints that ask for a 0."""

COUNT = "count:"
"""Begins the ids of constraints that ask for a count."""

BLANK_CELL = "GJ103"
"""The check of blank cells that stand for a number."""

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
        stated: True for a number of the narrative, False for a cell; `implied` where the narrative only says none or all.
        blank: True for a cell without a number.
        total: True for a number that sums up others.
        last: last year's figures that the narrative tells.
        also: cells that another legitimate reading of the row would add to it.
    """

    subject: str
    name: str
    printed: str
    value: Decimal
    factor: Decimal = Decimal(1)
    cost: float = 1.0
    whole: bool = True
    stated: bool = False
    implied: bool = False
    blank: bool = False
    total: bool = False
    last: frozenset[Decimal] = frozenset()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Constraint:
    """Sum of terms + constant = 0 (or at least 0), within a tolerance.

    Attributes:
        id: of the equation, link, list or pair it stands for.
        total: subject of the number that sums up the others, "" where there is none.
        at_least: True where the sum may be more than 0.
        others: other terms that would do as well: the further readings of a claim.
        soft: True where it rests on how sentences were understood, not on the form.
    """

    id: str
    terms: tuple[Term, ...]
    constant: Decimal = ZERO
    tolerance: Decimal = ZERO
    total: str = ""
    at_least: bool = False
    others: tuple[tuple[Term, ...], ...] = ()
    soft: bool = False
    subjects: frozenset[str] = field(init=False, repr=False, compare=False)
    around: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """`subjects` are those it speaks of, `around` also those of the other terms that would do."""
        subjects = frozenset(term.subject for term in self.terms)
        object.__setattr__(self, "subjects", subjects)
        object.__setattr__(self, "around", subjects.union(term.subject for terms in self.others for term in terms))

    def residual(self, values: Mapping[str, Decimal]) -> Decimal:
        """By how much it fails, 0 within the tolerance or where other terms do."""
        rest = self.rest(values)
        if abs(rest) <= self.tolerance or (self.at_least and rest > 0):
            return ZERO
        sums = (sum((term.sign * values[term.subject] for term in terms), ZERO) for terms in self.others)
        return ZERO if any(abs(other) <= self.tolerance for other in sums) else rest

    def rest(self, values: Mapping[str, Decimal]) -> Decimal:
        """Sum of its terms and its constant."""
        return sum((term.sign * values[term.subject] for term in self.terms), self.constant)


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
    links = tuple(_of_links(context, known))
    told = (*_of_lists(context, known), *_of_pairs(context, known, links))
    constraints = [*_of_equations(context, known), *links, *told, *_of_bounds(known)]
    used = {subject for constraint in constraints for subject in constraint.around}
    totals = {constraint.total for constraint in constraints if constraint.total}
    everything = {variable.subject: variable for variable in _variables(context, totals)}
    used |= {other for subject in used & everything.keys() for other in everything[subject].also}
    variables = {subject: variable for subject, variable in everything.items() if subject in used}
    return Network(variables, tuple(item for item in constraints if item.around <= variables.keys()))


def _variables(context: CheckContext, totals: set[str]) -> Iterator[Variable]:
    last = _last_year(context)
    for fact in context.facts:
        quantity = fact.quantity
        value = quantity.value * quantity.unit.factor if quantity else ZERO
        cost = (1.0 - 0.3 * fact.doubt) if quantity else 0.6
        if fact.id in totals and value == 0:
            cost -= 0.1
        factor = quantity.unit.factor if quantity else Decimal(1)
        yield Variable(
            fact.id, fact.key.name, fact.raw, value, factor, cost, _whole(quantity),
            blank=quantity is None, total=fact.id in totals, last=last, also=_also(context, fact),
        )  # fmt: skip
    for claim in context.claims:
        factor = claim.quantity.unit.factor
        cost = 0.97 - 0.3 * claim.doubt - (0.05 if claim.implied else 0.0)
        yield Variable(
            claim.id, claim.name, claim.text, claim.quantity.value * factor, factor, cost, _whole(claim.quantity),
            stated=True, implied=claim.implied, total=claim.id in totals, last=last,
        )  # fmt: skip


def _also(context: CheckContext, fact: Fact) -> tuple[str, ...]:
    """The other cells of a reading that adds to the row (予以公开 read as 予以公开 + 部分公开)."""
    concept, member = fact.key.concept, dict(fact.key.dimensions).get("applicant", "")
    for reading in context.profile.concept(concept).readings if concept in context.profile else ():
        names = reading.names
        if concept in names and "-" not in reading.text:
            cells = [context.index.printed(name, member) for name in names if name != concept]
            return tuple(cell.id for cell in cells if cell is not None)
    return ()


def _last_year(context: CheckContext) -> frozenset[Decimal]:
    told = (claim for claim in context.claims if claim.period.kind is PeriodKind.LAST_YEAR and claim.quantity.value > 0)
    return frozenset(claim.quantity.base.low for claim in told if _exact(claim))


def _whole(quantity: Quantity | None) -> bool:
    return quantity is None or quantity.value == quantity.value.to_integral_value()


def _of_equations(context: CheckContext, discrepancies: tuple[Discrepancy, ...]) -> Iterator[Constraint]:
    """Identities that hold, and those a check found failing; not those that other cells' values settle or that lack cells.

    An identity with one blank is asked to hold where a check found that the blank stands for a number.
    """
    failing = {item.equation for item in discrepancies}
    suspected = {subject for item in discrepancies if item.code == BLANK_CELL for subject in item.subjects}
    for equation in context.equations:
        bound = ">=" in equation.formula
        if "<=" in equation.formula or not equation.left or not equation.right:
            continue
        told = len(equation.blanks) == 1 and set(equation.blanks) <= suspected
        if gap(context, equation) and not bound and equation.id not in failing and not told:
            continue
        terms = (*equation.left, *(Term(term.subject, -term.sign) for term in equation.right))
        if all(term.subject in context.index for term in terms):
            yield Constraint(equation.id, terms, tolerance=_tolerance(context, terms), total=_total(equation), at_least=bound)


def _total(equation: Equation) -> str:
    """The number that stands alone on its side."""
    alone = [side[0].subject for side in (equation.left, equation.right) if len(side) == 1]
    return alone[0] if alone else ""


def _of_links(context: CheckContext, discrepancies: tuple[Discrepancy, ...]) -> Iterator[Constraint]:
    """Claims that agree with their cells, those a check found failing, and those beside a blank."""
    failing = {item.equation for item in discrepancies}
    for link in context.links:
        claim = context.claim(link.claim)
        reading = _reading(link, f"link:{link.claim}" in failing)
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
    if not value.terms or (value.interval is None and not value.blanks):
        return ()
    return (Term(claim.id), *(Term(term.subject, -term.sign) for term in value.terms))


def _reading(link: Link, failing: bool) -> Reading | None:
    """The reading to hold on to: the likeliest one that holds, or fails where a check says so, or speaks of a blank."""
    if link.verdict in HOLDING:
        return next((reading for reading in link.readings if reading.verdict in HOLDING), None)
    if link.verdict is Verdict.NOT_ASSESSABLE:
        return link.readings[0] if link.readings and link.readings[0].formula else None
    return next((reading for reading in link.readings if reading.verdict is Verdict.DISCREPANT), None) if failing else None


def _value(context: CheckContext, claim: Claim, reading: Reading) -> Value:
    member = dict(claim.dimensions).get("applicant", "")
    formula = parse_formula(reading.formula)
    if formula.text == formula.names[0]:
        return context.index.value(formula.text, member)
    return context.index.evaluate(formula, member)


def _exact(claim: Claim) -> bool:
    return claim.relation is Relation.EQ and claim.quantity.approx is Approx.EXACT


def _of_lists(context: CheckContext, discrepancies: tuple[Discrepancy, ...]) -> Iterator[Constraint]:
    """Lists that add up, and those a check found failing; parts that may be some of several are at most their whole."""
    failing = {item.equation for item in discrepancies}
    for item in breakdowns(context):
        members = (item.whole, *item.parts)
        id = f"list:{item.whole.id}:{item.parts[0].id}"
        fits = item.total.meets(item.sum)
        if all(_exact(claim) for claim in members) and (fits or id in failing):
            terms = (Term(item.whole.id), *(Term(part.id, -1) for part in item.parts))
            empty = item.total.high == ZERO  # a list of zeros fits its whole whether it is complete or not
            some = item.closure is not Closure.CLOSED and (empty if fits else item.sum.low > item.total.high)
            yield Constraint(id, terms, tolerance=_tolerance(context, terms), total=item.whole.id, at_least=some, soft=True)


def _of_pairs(context: CheckContext, discrepancies: Iterable[Discrepancy], links: Iterable[Constraint]) -> Iterator[Constraint]:
    """Two statements of one figure. Where one of them agrees with the tables, it is enough that the other does."""
    by_id = {item.id: item for item in links}
    for found in discrepancies:
        if found.equation.startswith("twice:"):
            one, other = found.subjects
            known = [by_id.get(f"link:{claim}") for claim in (one, other)]
            agreeing = [_agrees(context, claim) for claim in (one, other)]
            others = tuple(known[1 - i].terms for i in (0, 1) if agreeing[i] and known[1 - i] is not None)  # type: ignore[union-attr]
            yield Constraint(found.equation, (Term(one), Term(other, -1)), others=others, soft=True)


def _agrees(context: CheckContext, id: str) -> bool:
    claim = context.claim(id)
    link = context.link(claim) if claim is not None else None
    return link is not None and link.verdict in HOLDING


def _of_bounds(discrepancies: Iterable[Discrepancy]) -> Iterator[Constraint]:
    """What the body has no power to do is 0; no count is negative."""
    for found in discrepancies:
        if found.equation.startswith(POWER):
            yield Constraint(found.equation, (Term(found.subjects[0]),))
        elif found.equation.startswith(COUNT) and found.figures[0] < 0:
            yield Constraint(found.equation, (Term(found.subjects[0]),), at_least=True)


def _tolerance(context: CheckContext, terms: tuple[Term, ...]) -> Decimal:
    """Half a printed place for every number that is not written out in full."""
    steps = ZERO
    for term in terms:
        claim = context.claim(term.subject)
        quantity = claim.quantity if claim else context.index[term.subject].quantity if term.subject in context.index else None
        if quantity is not None:
            steps += quantity.step * quantity.unit.factor
    return steps / 2
