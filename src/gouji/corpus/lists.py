"""Lists of parts: 其中 by class, channel, applicant, outcome; closed, open or partial."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any

from gouji.corpus.gold import GoldClaim, Lookalike, Membership, Piece
from gouji.corpus.numerals import rounded

MODES = {"closed": 5.0, "open": 2.0, "partial": 2.0}


@dataclass(frozen=True, slots=True)
class PartList:
    """A list of parts as a recipe describes it.

    Attributes:
        whole: expression of the whole; the sentence before the list prints it.
        concept, accept: what a drawn part is; parts with an expression are that concept themselves.
        items: (expression, label) of parts that are figures of the body, in printed order.
        labels, rest, count: labels of drawn parts, labels of the closing part, least and most number of parts.
        forms: how a part is printed, with `L` for its label and `N` for figure and unit.
        modes: weights of closed (parts make up the whole), open (等 or more outside), partial (some left out silently).
        zeros: chance that a part of 0 is printed.
        share: chance that each part has its percentage.
    """

    number: int
    whole: str
    axis: str
    concept: str
    accept: tuple[str, ...]
    unit: str
    items: tuple[tuple[str, str], ...]
    labels: tuple[str, ...]
    rest: tuple[str, ...]
    count: tuple[int, int]
    forms: tuple[str, ...]
    joins: tuple[str, ...]
    modes: Mapping[str, float]
    zeros: float
    share: float

    @classmethod
    def from_spec(cls, spec: Mapping[str, Any], units: Mapping[str, str], number: int) -> PartList:
        """The list of a recipe's table; units are the author's."""
        return cls(
            number=number,
            whole=spec["whole"],
            axis=spec["axis"],
            concept=spec.get("as", "proactive_part"),
            accept=tuple(spec.get("accept", ())),
            unit=spec["unit"] if "unit" in spec else units[spec.get("units", "items")],
            items=tuple((item[0], item[1]) for item in spec.get("items", ())),
            labels=tuple(spec.get("labels", ())),
            rest=tuple(spec.get("rest", ("其他",))),
            count=(spec.get("count", [3, 6])[0], spec.get("count", [3, 6])[1]),
            forms=tuple(spec.get("forms", ("LN",))),
            joins=tuple(spec.get("joins", ("，", "、"))),
            modes=spec.get("modes", MODES),
            zeros=spec.get("zeros", 0.2),
            share=spec.get("share", 0.0),
        )


@dataclass(frozen=True, slots=True)
class _Part:
    label: str
    value: Decimal
    concept: str
    truth: str = ""
    accept: tuple[str, ...] = ()


def write_list(parts: PartList, evaluate: Callable[[str], Decimal], chance: Random) -> list[Piece]:
    """The list written out, without its opener; nothing where the whole is too small to be divided."""
    whole = evaluate(parts.whole)
    mode = chance.choices(list(parts.modes), list(parts.modes.values()))[0]
    if parts.items and mode == "open":  # parts that have a row are named one and all, or some are left out
        mode = "partial"
    chosen = _figures(parts, evaluate, mode, chance) if parts.items else _drawn(parts, int(whole), mode, chance)
    if whole < 1 or len(chosen) < (1 if parts.items else 2):
        return []
    closed = sum(part.value for part in chosen) == whole and mode == "closed"
    form, join = chance.choice(parts.forms), chance.choice(parts.joins)
    share = chance.random() < parts.share
    places = chance.choice((0, 1, 2, 2))
    pieces: list[Piece] = []
    for number, part in enumerate(chosen):
        if number:
            pieces.append(Piece(join))
        pieces += _printed(part, parts, form, closed)
        if share:
            pieces += _percentage(part, whole, places)
    if mode == "open":
        pieces.append(Piece("等"))
    if not closed:
        pieces.append(Piece("", None, Lookalike("partial_list", "GJ3", (parts.whole,))))
    return pieces


def _figures(parts: PartList, evaluate: Callable[[str], Decimal], mode: str, chance: Random) -> list[_Part]:
    with_zeros = chance.random() < parts.zeros
    found = [_Part(label, evaluate(truth), truth, truth) for truth, label in parts.items]
    found = [part for part in found if part.value or with_zeros]
    if mode == "partial" and len(found) > 2:  # the first outcomes only, as authors name them
        found = found[: chance.randint(1, len(found) - 1)]
    return found


def _drawn(parts: PartList, whole: int, mode: str, chance: Random) -> list[_Part]:
    """Parts drawn at random from the whole; the closing one takes the rest."""
    count = min(chance.randint(*parts.count), len(parts.labels), whole)
    if count < 2:
        return []
    labels = chance.sample(parts.labels, count)
    weights = [chance.lognormvariate(0, 1.2) for _ in range(count + (mode != "closed"))]
    values = [max(int(whole * weight / sum(weights)), 1) for weight in weights[:count]]
    values[0] += min(whole - sum(values), 0)
    if values[0] < 1:
        return []
    found = [_Part(label, Decimal(value), parts.concept, "", parts.accept) for label, value in zip(labels, values, strict=True)]
    rest = whole - sum(values)
    if mode == "closed" and rest:
        found[-1] = _Part(found[-1].label, found[-1].value + rest, parts.concept, "", parts.accept)
    if mode == "closed" and parts.rest:
        found[-1] = _Part(chance.choice(parts.rest), found[-1].value, parts.concept, "", parts.accept)
    return found


def _printed(part: _Part, parts: PartList, form: str, closed: bool) -> list[Piece]:
    claim = GoldClaim(
        concept=part.concept,
        value=part.value,
        unit=parts.unit,
        kind="part" if part.concept == "proactive_part" else "level",
        accept=part.accept,
        truth=part.truth,
        member=Membership(parts.number, parts.whole, closed, parts.axis),
    )
    figure = Piece(f"{part.value}{parts.unit}", claim)
    before, _, after = form.replace("L", part.label).partition("N")
    for ending in ("类", "信息", "公开"):  # a label that ends as the form goes on: 其他类 + 类
        before = before.replace(ending * 2, ending).replace("信息类信息", "类信息")
    return [Piece(before), figure, Piece(after)]


def _percentage(part: _Part, whole: Decimal, places: int) -> list[Piece]:
    value = rounded(100 * part.value / whole, places)
    claim = GoldClaim("share", value, "%", "share", of=part.concept, places=places, truth=f"100 * {part.truth or part.value} / {whole}")
    return [Piece("，占"), Piece(f"{value}%", claim)]
