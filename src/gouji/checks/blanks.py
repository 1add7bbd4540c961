"""Cells without a number in an equation: what they may and may not explain."""

from __future__ import annotations

from decimal import Decimal

from gouji.checks.context import CheckContext
from gouji.records import Equation, Term, Verdict


def gap(context: CheckContext, equation: Equation) -> Decimal:
    """Left side less right side, cells without a number taken as 0."""
    return sum((value * sign for value, sign in _numbers(context, equation)), Decimal(0))


def beyond_blanks(context: CheckContext, equation: Equation) -> bool:
    """True for an equation with blanks that fails whatever they hold, since no count is negative.

    In a bound (at least made less repealed) a blank is the usual way to print 0 and is taken as that.
    """
    rest = gap(context, equation)
    if equation.verdict is not Verdict.NOT_ASSESSABLE or "<" in equation.formula:
        return False
    if ">" in equation.formula:
        return rest < 0 and not lacks_cells(context, equation)
    side = {sign for term, sign in _terms(equation) if _is_blank(context, term)}
    side |= _absent_sides(context, equation)
    return rest != 0 and not any(sign * rest < 0 for sign in side)


def is_zero(context: CheckContext, id: str) -> bool:
    """True for a cell that is 0, or a blank one whose equations hold with 0."""
    fact = context.index[id]
    if fact.quantity is not None:
        return fact.quantity.value == 0
    verdicts = {equation.verdict for equation in context.equations if id in equation.blanks}
    return bool(verdicts) and verdicts <= {Verdict.CONSISTENT}


def lacks_cells(context: CheckContext, equation: Equation) -> bool:
    """True where the report does not print a cell the equation speaks of."""
    rule = next((rule for rule in context.profile.identities if rule.id == equation.identity), None)
    if rule is None:
        return False
    if rule.over:
        return any(context.index.printed(equation.member, name) is None for name in rule.formula.names)
    return any(_absent(context, name, equation.member) for name in rule.formula.names)


def _absent_sides(context: CheckContext, equation: Equation) -> set[int]:
    """Sides of the equation, 1 for the left, on which a cell is not printed."""
    rule = next((rule for rule in context.profile.identities if rule.id == equation.identity), None)
    if rule is None or rule.over:
        missing = lacks_cells(context, equation)
        return {1, -1} if missing else set()
    sides = zip(rule.formula.sides, (1, -1), strict=True)
    return {sign for side, sign in sides if any(_absent(context, name, equation.member) for name in side.names)}


def _absent(context: CheckContext, concept: str, member: str) -> bool:
    if context.index.printed(concept, member) is not None:
        return False
    formula = context.profile.concept(concept).formula
    return formula is None or any(_absent(context, name, member) for name in formula.names)


def _terms(equation: Equation) -> list[tuple[Term, int]]:
    return [(term, term.sign) for term in equation.left] + [(term, -term.sign) for term in equation.right]


def _numbers(context: CheckContext, equation: Equation) -> list[tuple[Decimal, int]]:
    found = []
    for term, sign in _terms(equation):
        quantity = context.index[term.subject].quantity if term.subject in context.index else None
        if quantity is not None:
            found.append((quantity.value, sign))
    return found


def _is_blank(context: CheckContext, term: Term) -> bool:
    return term.subject in context.index and context.index[term.subject].quantity is None
