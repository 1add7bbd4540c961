"""Rates, shares and growths that do not follow from their counts: no sum of numbers, so each is looked at alone."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from gouji.checks import CheckContext
from gouji.diagnosis.constraints import Constraint, Network, Variable
from gouji.diagnosis.repair import Repair
from gouji.quantity import Approx, UnitKind
from gouji.records import Claim, Discrepancy, Relation, Term

_RATES = ("GJ203", "GJ303", "GJ304")


def rate_repair(context: CheckContext, net: Network, item: Discrepancy) -> tuple[Network, Repair] | None:
    """The rate as its counts give it, rounded to the printed places; None for what is no single exact rate.

    The counts stand in tables or agree with them or with each other as a rule, while a rate is computed by hand: the rate is
    what is most likely wrong. The network is given back with the rate in it.
    """
    claim = context.claim(item.subjects[0]) if item.code in _RATES and item.subjects else None
    if claim is None or item.equation.startswith("shares:") or len(item.figures) < 2 or not _exact(claim):
        return None
    quantity = claim.quantity
    value = _as_printed(item.figures[1], quantity.step)
    if value == quantity.value:
        return None
    variable = Variable(claim.id, claim.name, claim.text, quantity.value, whole=False, stated=True)
    stands_for = Constraint(item.equation, (Term(claim.id),), constant=-value)
    return Network({**net.variables, claim.id: variable}, net.constraints), Repair({claim.id: value}, (stands_for,))


def _exact(claim: Claim) -> bool:
    rate = claim.quantity.unit.kind is UnitKind.PERCENT
    return rate and claim.quantity.approx is Approx.EXACT and claim.relation is Relation.EQ


def _as_printed(value: Decimal, step: Decimal) -> Decimal:
    return value.quantize(step if step else Decimal(1), rounding=ROUND_HALF_UP)
