"""Draws the figures of consecutive years of one body from plausible distributions; stock and flow agree from year to year."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from random import Random

from gouji.corpus.bodies import Body
from gouji.corpus.figures import APPLICANTS, BLOCKS, RESULTS, Figures, outcome_rows

# Shares of outcomes as they lie in published reports: granted and not held dominate, most other rows are 0 in most reports.
_OUTCOMES = {
    "granted": 30.0,
    "partial": 7.0,
    "unavailable.not_held": 24.0,
    "unavailable.needs_creation": 3.0,
    "unavailable.unclear_after_correction": 1.0,
    "denied.internal_affairs": 1.5,
    "denied.process_info": 1.5,
    "denied.enforcement_file": 1.5,
    "denied.admin_query": 3.0,
    "denied.third_party": 0.8,
    "denied.law_forbids": 0.8,
    "denied.security_stability": 0.4,
    "denied.state_secret": 0.1,
    "not_processed.petition": 4.0,
    "not_processed.repeated": 2.0,
    "not_processed.reconfirm": 0.3,
    "not_processed.publication": 0.2,
    "not_processed.excessive": 0.2,
    "other_result.no_correction": 1.5,
    "other_result.fee_unpaid": 0.1,
    "other_result.other": 6.0,
}
_APPLICANTS = {"natural": 88.0, "commercial": 7.0, "research": 0.3, "nonprofit": 0.5, "legal_service": 1.5, "other": 1.0}
_RESULTS = {"upheld": 60.0, "corrected": 8.0, "other": 18.0, "pending": 10.0}
_ITEMS = ("permits", "other_admin", "penalties", "coercion", "fees")


def draw_years(body: Body, years: tuple[int, ...], forms: tuple[str, ...], chance: Random) -> Iterator[Figures]:
    """The figures of consecutive years, the first of them with a hidden year before it so that growth can be stated."""
    last: Figures | None = None
    habits = _Habits(body, chance)
    for year, form in zip((years[0] - 1, *years), (forms[0], *forms), strict=True):
        values = _requests(habits, last, chance) | _cases(habits, chance)
        values |= _documents(habits, last, chance)
        values |= _items(habits, last, chance)
        values["proactive_total"] = Decimal(_size(habits.proactive, 0.1, chance))
        values["interpretations_made"] = Decimal(_size(1.3, 0.5, chance) + 2)
        values["documents_made"] = Decimal(_size(2.4, 0.4, chance) + 3)
        _add_totals(values)
        figures = Figures(year, form, values, last)
        if last is not None:
            yield figures
        last = figures


class _Habits:
    """What stays the same over the years of one body: sizes and shares."""

    def __init__(self, body: Body, chance: Random) -> None:
        self.body = body
        self.requests = body.requests + chance.gauss(0, 0.45)
        self.proactive = {"province": 5.2, "prefecture": 4.7, "county": 3.9, "township": 2.3}.get(body.level, 2.7) + chance.gauss(0, 0.4)
        self.permits = body.permits + chance.gauss(0, 0.5) if body.permits else -9.0
        self.penalties = body.penalties + chance.gauss(0, 0.5) if body.penalties else -9.0
        self.coercion = self.penalties - 1.4 + chance.gauss(0, 0.4)
        self.fees = body.permits - 1.2 + chance.gauss(0, 0.6) if body.permits and chance.random() < 0.6 else -9.0
        self.fee_places = chance.choice((0, 1, 2, 2, 2, 3, 4, 6))
        self.outcomes = {row: weight * chance.lognormvariate(0, 0.7) for row, weight in _OUTCOMES.items()}
        self.applicants = {name: weight * chance.lognormvariate(0, 0.5) for name, weight in _APPLICANTS.items()}
        self.late = chance.choice((0.0, 0.0, 0.02, 0.05, 0.1))
        self.cases = chance.choice((0.0, 0.0, 0.02, 0.05, 0.12))


def _size(exponent: float, spread: float, chance: Random) -> int:
    """A count of the order 10**exponent; small orders are often 0."""
    mean = 10 ** (exponent + chance.gauss(0, spread))
    return round(mean) if mean > 40 else _poisson(mean, chance)


def _poisson(mean: float, chance: Random) -> int:
    limit, product, count = math.exp(-mean), chance.random(), 0
    while product > limit:
        product *= chance.random()
        count += 1
    return count


def _shared(total: int, shares: dict[str, float], chance: Random) -> Counter[str]:
    return Counter(chance.choices(list(shares), list(shares.values()), k=total))


def _requests(habits: _Habits, last: Figures | None, chance: Random) -> dict[str, Decimal]:
    """Table 3 by applicant: what comes in goes out or is carried over."""
    values: dict[str, Decimal] = {}
    received = _shared(_size(habits.requests, 0.2, chance), habits.applicants, chance)
    first = _shared(_size(habits.requests - 1.3, 0.3, chance) if habits.late else 0, habits.applicants, chance)
    for applicant in APPLICANTS:
        carried_in = last.value(f"carried_out@{applicant}") if last else Decimal(first[applicant])
        on_hand = received[applicant] + int(carried_in)
        carried_out = sum(chance.random() < habits.late for _ in range(on_hand))
        outcomes = _shared(on_hand - carried_out, habits.outcomes, chance)
        rows = {
            "received": received[applicant],
            "carried_in": int(carried_in),
            "handled": on_hand - carried_out,
            "carried_out": carried_out,
        }
        values |= {f"{row}@{applicant}": Decimal(count) for row, count in rows.items()}
        values |= {f"{row}@{applicant}": Decimal(outcomes[row]) for row in outcome_rows()}
    return values


def _cases(habits: _Habits, chance: Random) -> dict[str, Decimal]:
    values: dict[str, Decimal] = {}
    for block in BLOCKS:
        rate = habits.cases * (1.0 if block == "review" else 0.4)
        results = _shared(_poisson(rate * 10**habits.requests, chance), _RESULTS, chance)
        values |= {f"{block}.{result}": Decimal(results[result]) for result in RESULTS}
    return values


def _documents(habits: _Habits, last: Figures | None, chance: Random) -> dict[str, Decimal]:
    """规章 and 规范性文件: the stock of a year is that of the year before, with what was made and without what was repealed."""
    values: dict[str, Decimal] = {}
    size = {"province": 1.9, "prefecture": 1.6, "county": 0.9, "township": -0.9, "bureau": -0.3, "city_bureau": 0.4}[habits.body.level]
    for kind, order in (("norm_docs", size), ("regulations", 0.4 if habits.body.legislates else -9.0)):
        before = int(last.value(f"{kind}.valid")) if last else _size(order + 0.7, 0.4, chance)
        made = _size(order, 0.3, chance)
        repealed = min(_size(order - 0.4, 0.5, chance), before) if chance.random() < 0.6 else 0
        published = last.value(f"{kind}.published_total") if last else Decimal(before)
        values |= {f"{kind}.made": Decimal(made), f"{kind}.repealed": Decimal(repealed), f"{kind}.valid": Decimal(before + made - repealed)}
        values |= {f"{kind}.new_made": Decimal(made), f"{kind}.new_published": Decimal(made), f"{kind}.published_total": published + made}
    return values


def _items(habits: _Habits, last: Figures | None, chance: Random) -> dict[str, Decimal]:
    """Permits, penalties, coercion, fees and procurement of both forms."""
    sizes = {"permits": habits.permits, "penalties": habits.penalties, "coercion": habits.coercion, "other_admin": 0.5, "fees": -9.0}
    values: dict[str, Decimal] = {}
    for kind in _ITEMS:
        count = Decimal(_size(sizes[kind], 0.15, chance))
        before = last.value(f"{kind}.items_last_year") + last.value(f"{kind}.items_change") if last else Decimal(_size(1.2, 0.6, chance))
        change = Decimal(chance.choice((0, 0, 0, 1, 2, 5, -1, -3, 12)))
        values |= {f"{kind}.items_last_year": before, f"{kind}.items_change": max(change, -before)}
        values |= {kind: count, f"{kind}.decisions": count} if kind not in ("fees", "other_admin") else {f"{kind}.decisions": count}
    values.pop("fees.decisions")
    amount = 10 ** (habits.fees + chance.gauss(0, 0.2))
    values["fees"] = Decimal(f"{amount:.{habits.fee_places}f}") if amount > 0.5 else Decimal(0)
    values["procurement.projects"] = Decimal(_size(1.0, 0.5, chance))
    values["procurement.amount"] = values["procurement.projects"] * Decimal(chance.randrange(10_000, 90_000_000)) / 100
    return values


def _add_totals(values: dict[str, Decimal]) -> None:
    """总计 of every row of table 3 and of every block of table 4."""
    for row in ("received", "carried_in", "handled", "carried_out", *outcome_rows()):
        values[f"{row}@total"] = sum((values[f"{row}@{applicant}"] for applicant in APPLICANTS), Decimal(0))
    for block in BLOCKS:
        values[f"{block}.total"] = sum((values[f"{block}.{result}"] for result in RESULTS), Decimal(0))
