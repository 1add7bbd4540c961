"""Expands a recipe's rules over a body's figures into pieces of text with the claims they make."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from random import Random

from gouji.corpus import templates
from gouji.corpus.bodies import Body
from gouji.corpus.expressions import evaluate, holds, names
from gouji.corpus.figures import Figures
from gouji.corpus.gold import GoldClaim, Lookalike, Piece
from gouji.corpus.lists import PartList, write_list
from gouji.corpus.numerals import numeral
from gouji.corpus.recipes import Recipe, Way
from gouji.errors import UsageError

_FAMILIES = {
    "norm_docs": "documents",
    "regulations": "documents",
    "review": "cases",
    "litigation": "cases",
    "permits": "decisions",
    "penalties": "decisions",
    "coercion": "decisions",
    "proactive_total": "items",
}


class NoWay(Exception):
    """No alternative of a rule fits the figures; the caller tries another one."""


class Author:
    """One author writing one report: the recipe with its words drawn, over the figures of one body and year."""

    def __init__(self, recipe: Recipe, body: Body, figures: Figures, chance: Random) -> None:
        self.recipe = recipe
        self.body = body
        self.figures = figures
        self.chance = chance
        self.lists = 0
        fixed = {"year": figures.year, "last_year": figures.year - 1, "next_year": figures.year + 1}
        self.words = {name: str(year) for name, year in fixed.items()} | {"body": body.name, "us": body.us, "area": body.area}
        self.words |= {name: chance.choice(pool) for name, pool in recipe.words.items()}
        self.units = {name: chance.choice(pool) for name, pool in recipe.units.items()}

    def write(self, template: str) -> list[Piece]:
        """The template written out. Raises NoWay where it does not fit the figures."""
        return list(self._sequence(templates.parse(template)))

    def attempt(self, template: str) -> list[Piece]:
        """As `write`, and nothing where it does not fit."""
        try:
            return self.write(template)
        except NoWay:
            return []

    def figure(self, name: str) -> Decimal:
        """A figure of the report. Raises NoWay for one the form or the years at hand do not have."""
        try:
            return self.figures.value(name)
        except KeyError as error:
            raise NoWay(name) from error

    def _sequence(self, sequence: templates.Sequence) -> Iterator[Piece]:
        for node in sequence.nodes:
            match node:
                case str():
                    yield Piece(node)
                case templates.Choice(ways):
                    yield from self._first(list(ways))
                case templates.Optional(percent, inner):
                    if self.chance.random() * 100 < percent:
                        try:
                            yield from list(self._sequence(inner))
                        except NoWay:
                            continue
                case templates.Slot():
                    yield from self._slot(node)

    def _first(self, ways: list[templates.Sequence]) -> list[Piece]:
        self.chance.shuffle(ways)
        for way in ways:
            try:
                return list(self._sequence(way))
            except NoWay:
                continue
        raise NoWay("no alternative fits")

    def _rule(self, name: str) -> list[Piece]:
        ways = self.recipe.rules.get(name)
        if ways is None:
            raise UsageError(f"recipe {self.recipe.name}", f"has no rule {name!r}")
        for way in self._shuffled([way for way in ways if self.fits(way)]):
            try:
                return self.write(way.say)
            except NoWay:
                continue
        raise NoWay(name)

    def fits(self, way: Way) -> bool:
        """True where the way's condition holds over the report's figures."""
        try:
            return holds(way.when, self.figure)
        except NoWay:
            return False

    def _shuffled(self, ways: list[Way]) -> list[Way]:
        return sorted(ways, key=lambda way: -(self.chance.random() ** (1 / way.weight)))

    def _slot(self, slot: templates.Slot) -> list[Piece]:
        match slot.sign:
            case "=":
                return self._figure(slot)
            case "+":
                return self._count(slot)
            case "!":
                name, _, value = slot.body.partition("=")
                return [Piece("", self._claim(slot, name, self._evaluate(value), self._unit(name, slot)))]
            case "*":
                return self._list(slot)
            case "@":
                return self.write(self.words[slot.body])
            case "~":
                return self.write(self.chance.choice(self.recipe.words[slot.body]))
            case "^":
                concepts = tuple(name for name in slot.options.get("concepts", "").split(",") if name)
                return [Piece("", None, Lookalike(slot.body, slot.options.get("code", "GJ2"), concepts))]
        return self._rule(slot.body)

    def _unit(self, concept: str, slot: templates.Slot) -> str:
        if "unit" in slot.options:
            return slot.options["unit"]
        if concept == "fees":
            return "万元"
        if concept.endswith("_rate"):
            return "%"
        return self.units[_FAMILIES.get(concept.split(".", maxsplit=1)[0].split("@", maxsplit=1)[0], "requests")]

    def _claim(self, slot: templates.Slot, concept: str, value: Decimal, unit: str) -> GoldClaim:
        options = slot.options
        accept = tuple(name for name in options.get("accept", "").split(",") if name)
        return GoldClaim(
            concept=concept,
            value=value,
            unit=unit,
            kind=options.get("kind", "zero" if slot.sign == "!" and value == 0 else "universal" if slot.sign == "!" else "level"),
            period=options.get("period", "this_year"),
            accept=accept,
            required=options.get("req", "1") == "1",
            of=options.get("of", ""),
            truth=slot.body if slot.sign == "=" else "",
        )

    def _figure(self, slot: templates.Slot) -> list[Piece]:
        value = self._evaluate(slot.body)
        used = names(slot.body)
        concept = slot.options.get("as", used[0].removeprefix("last.") if len(used) == 1 else "other_count")
        if "as" not in slot.options and slot.body.startswith("last."):
            slot = replace(slot, options={"period": "last_year", **slot.options})
        places = int(slot.options["places"]) if "places" in slot.options else None
        shown = numeral(abs(value), slot.options.get("style", "plain"), places)
        sign = -1 if slot.options.get("sign") == "-" else 1
        unit = self._unit(concept, slot)
        claim = replace(self._claim(slot, concept, sign * shown.value, unit), op=shown.op, places=places)
        return [Piece(shown.text + unit + shown.after, claim)]

    def _evaluate(self, expression: str) -> Decimal:
        try:
            return evaluate(expression, self.figure)
        except ArithmeticError as error:
            raise NoWay(expression) from error

    def _count(self, slot: templates.Slot) -> list[Piece]:
        low, high = (int(end) for end in slot.body.split("-"))
        value = Decimal(round(low * (high / low) ** self.chance.random())) if low else Decimal(self.chance.randint(low, high))
        shown = numeral(value, slot.options.get("style", "plain"))
        unit = slot.options.get("unit", "件")
        if slot.options.get("as") == "none":
            return [Piece(shown.text + unit)]
        claim = self._claim(slot, slot.options.get("as", "other_count"), shown.value, unit)
        return [Piece(shown.text + unit + shown.after, replace(claim, op=shown.op))]

    def _list(self, slot: templates.Slot) -> list[Piece]:
        spec = self.recipe.lists.get(slot.body)
        if spec is None:
            raise UsageError(f"recipe {self.recipe.name}", f"has no list {slot.body!r}")
        self.lists += 1
        parts = PartList.from_spec(spec, self.units, self.lists)
        pieces = write_list(parts, self._evaluate, self.chance)
        if not pieces:
            raise NoWay(slot.body)
        opener = self.chance.choice(spec["openers"])
        return [*self.write(opener), *pieces, Piece("）" if opener.startswith("（") else "")]
