"""How plausible it is that edits undo what really happened: a noisy channel from the meant number to the printed one.

Repairs of the same size are told apart by what people do to numbers when they type them (Kernighan, Church and Gale 1990, for
spelling): two digits swapped, one dropped, one doubled, one off, a zero or 万 too many, the figure of another cell or of last
year, a total left at 0. A number that looks like none of these is one of many that might have been printed instead, and the
larger the numbers the less likely it is. Shares are set by hand; they order repairs and enter no score.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from gouji.diagnosis.constraints import Network
from gouji.diagnosis.search import Edits, Field
from gouji.diagnosis.slips import digit_slip, doubled_digit
from gouji.quantity import plain

MARGIN = 2.0
"""Repairs less plausible than the best by no more than this (in log-odds, about one in seven) are named beside it."""

WRONG = math.log(0.02)
"""One number in fifty is wrong."""

EXCHANGED = math.log(0.05)
"""Of two numbers that took each other's place, or of which one lacks what the other has too much: one slip, not two."""

TOGETHER = math.log(0.3)
"""Of two numbers that are off by the same in one sum: the one was carried into the other."""

SUMS = -0.4
"""Numbers that are told apart by nothing else: an entry is misplaced more often than a sum of entries."""

SLIPS = {
    "scale_slip": 0.05,
    "digits_swapped": 0.15,
    "off_by_one": 0.1,
    "digit_dropped": 0.12,
    "digit_added": 0.02,
    "digit_doubled": 0.12,
    "digit_wrong": 0.06,
    "stray_minus": 0.3,
}
LEFT_BLANK, STALE_ZERO, LAST_YEAR, COPIED, OTHERWISE = 0.3, 0.2, 0.12, 0.06, 0.1
LEFT_AT_ZERO, NOT_FILLED_IN, OLD_SENTENCE = 0.15, 0.015, 0.02
"""A total of 0 beside parts that are not; a 0 with no such sign; a sentence on what the table has none of."""

HOLDS_BOTH, HELD_TWICE = 0.1, 0.05
"""A row that holds its neighbour as well, and the neighbour that should be 0 because that row holds it."""


def plausible_first(area: Field, found: list[Edits]) -> list[Edits]:
    """Repairs by plausibility, those far below the best left out."""
    weighed = sorted(((plausibility(area, edits), edits) for edits in found), key=lambda item: (-item[0], sorted(item[1])))
    return [edits for weight, edits in weighed if weight >= weighed[0][0] - MARGIN]


def plausibility(area: Field, edits: Edits) -> float:
    """Log-probability that these numbers are wrong and were printed as they were, up to a constant."""
    sums = SUMS * sum(area.net.variables[subject].total for subject in edits) if len(edits) > 1 else 0.0
    channels = {subject: math.log(max(_shares(area, edits, subject))) for subject in edits}
    if len(edits) == 2:
        (one, other), deltas = edits, [value - area.values[subject] for subject, value in edits.items()]
        if sum(deltas) == 0 and _same_kind(area.net, one, other):
            return WRONG + EXCHANGED + sums
        if abs(deltas[0]) == abs(deltas[1]) and any(other in item.around for item in area.touching[one]):
            return WRONG + max(channels.values()) + TOGETHER + sums
    if len(edits) > 2 and len({area.net.variables[subject].name.partition("@")[0] for subject in edits}) == 1:
        return WRONG + TOGETHER + min(channels.values())
    return sum(WRONG + channel for channel in channels.values()) + sums


def _same_kind(net: Network, one: str, other: str) -> bool:
    """True for two cells, or two statements."""
    return net.variables[one].stated == net.variables[other].stated


def _shares(area: Field, edits: Edits, subject: str) -> Iterator[float]:
    """Probabilities of what is printed, given what was meant and that it was not printed, by what may have happened."""
    variable, printed, meant = area.net.variables[subject], area.values[subject], edits[subject]
    written, right = plain(printed / variable.factor), plain(meant / variable.factor)
    yield OTHERWISE / (10 * max(len(written), len(right)))
    if variable.blank:
        yield LEFT_BLANK
    elif printed == 0:
        yield STALE_ZERO if variable.implied else LEFT_AT_ZERO if _beside_parts(area, edits, subject) else NOT_FILLED_IN
    if variable.stated and meant == 0:
        yield OLD_SENTENCE
    if printed in variable.last:
        yield LAST_YEAR
    if variable.also and printed == meant + sum(area.net.variables[other].value for other in variable.also):
        yield HOLDS_BOTH
    if meant == 0 and any(subject in area.net.variables[other].also and area.values[other] >= printed for other in _near(area, subject)):
        yield HELD_TWICE
    near = [other for other in _near(area, subject) if other not in edits]
    if printed > 1 and any(area.values[other] == printed for other in near):
        yield COPIED / len(near)
    kinds = {digit_slip(written, right), "digit_doubled" if doubled_digit(written, right) else "unknown"}
    yield from (SLIPS[kind] / _ways(kind, right) for kind in sorted(kinds) if kind in SLIPS)


def _beside_parts(area: Field, edits: Edits, subject: str) -> bool:
    """True where the number sums up others that are not all 0, and is the only one to be changed."""
    sums = [item for item in area.touching.get(subject, ()) if item.total == subject]
    return len(edits) == 1 and any(area.values[part] for item in sums for part in item.subjects)


def _ways(kind: str, meant: str) -> int:
    """In how many ways the slip could have gone."""
    digits = len(meant)
    if kind == "digits_swapped":
        return max(digits - 1, 1)
    if kind in ("digit_wrong", "digit_added"):
        return 9 * digits
    return {"off_by_one": 2, "scale_slip": 1, "stray_minus": 1}.get(kind, digits)


def _near(area: Field, subject: str) -> list[str]:
    return sorted({other for item in area.touching.get(subject, ()) for other in item.around if other != subject})
