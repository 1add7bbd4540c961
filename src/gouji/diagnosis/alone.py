"""Numbers no sum of numbers judges: rates that do not follow from their counts, amounts of another scale, counts with decimals."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from gouji.checks import CheckContext
from gouji.diagnosis.constraints import COUNT, Constraint, Network, Variable
from gouji.diagnosis.repair import Repair
from gouji.quantity import Approx, UnitKind
from gouji.records import Claim, Discrepancy, Relation, Term

_RATES = ("GJ203", "GJ303", "GJ304")
_SCALE = "GJ105"
_TWO = 2
"""A stated and an expected figure."""


def repair_alone(context: CheckContext, net: Network, item: Discrepancy) -> tuple[Network, Repair] | None:
    """What the number should be, with the network that has it; None for what is no single number.

    A rate becomes what its counts give, rounded to the printed places: the counts stand in tables or agree with them as a rule,
    while a rate is computed by hand. An amount of an implausible size becomes what the check took it for, a count with decimals
    its whole part.
    """
    found = _rate(context, item) or _cell(context, item)
    if found is None:
        return None
    variable, value = found
    stands_for = Constraint(item.equation or item.code, (Term(variable.subject),), constant=-value)
    return Network({**net.variables, variable.subject: variable}, net.constraints), Repair({variable.subject: value}, (stands_for,))


def _rate(context: CheckContext, item: Discrepancy) -> tuple[Variable, Decimal] | None:
    claim = context.claim(item.subjects[0]) if item.code in _RATES and item.subjects else None
    if claim is None or item.equation.startswith("shares:") or len(item.figures) < _TWO or not _exact(claim):
        return None
    quantity = claim.quantity
    value = item.figures[1].quantize(quantity.step or Decimal(1), rounding=ROUND_HALF_UP)
    if value == quantity.value:
        return None
    return Variable(claim.id, claim.name, claim.text, quantity.value, whole=False, stated=True), value


def _cell(context: CheckContext, item: Discrepancy) -> tuple[Variable, Decimal] | None:
    if len(item.subjects) != 1 or item.subjects[0] not in context.index:
        return None
    fact = context.index[item.subjects[0]]
    quantity = fact.quantity
    if quantity is None:
        return None
    if item.code == _SCALE and len(item.figures) >= _TWO:
        value = item.figures[1]
    elif item.equation.startswith(COUNT) and quantity.value > 0:
        value = quantity.value.to_integral_value(rounding=ROUND_DOWN)
    else:
        return None
    factor = quantity.unit.factor
    variable = Variable(fact.id, fact.key.name, fact.raw, quantity.value * factor, factor, whole=False)
    return variable, value * factor


def _exact(claim: Claim) -> bool:
    rate = claim.quantity.unit.kind is UnitKind.PERCENT
    return rate and claim.quantity.approx is Approx.EXACT and claim.relation is Relation.EQ
