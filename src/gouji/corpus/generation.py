"""Generates reports from recipes: figures, words, layouts, mistakes, all from one seed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from random import Random

from gouji.corpus.bodies import Body, draw_body
from gouji.corpus.breaks import FIGURES, TEXTS, change_cell
from gouji.corpus.draft import Draft
from gouji.corpus.draws import draw_years
from gouji.corpus.faults import form_faults
from gouji.corpus.figures import Figures
from gouji.corpus.forms import draw_form
from gouji.corpus.gold import GoldClaim, Lookalike, Mistake
from gouji.corpus.grammar import Author
from gouji.corpus.layouts import layout, layouts, render
from gouji.corpus.lookalikes import add_lookalikes
from gouji.corpus.manuscript import Manuscript, write_manuscript
from gouji.corpus.mistakes import seed_mistake
from gouji.corpus.recipes import Recipe, load_recipe
from gouji.corpus.typesetting import typeset

_LAST_YEAR = 2025


@dataclass(frozen=True)
class GeneratedReport:
    """A report with everything known about it.

    Attributes:
        name: without suffix; unique within one recipe and seed.
        style: the recipe; `layout`, `form` and `level` say what else was drawn.
        facts: printed cells by name, as printed.
        claims: what the sentences state, placed in `draft.blocks`.
        mistakes, lookalikes: what a checker must find, and must not.
        faults: what the report lacks by the habit of its author (a superseded form, silence on the fee), not seeded, found all the same.
        after_freeze: True for a style written after the rules were frozen.
        series: name shared by the consecutive years of one body.
    """

    name: str
    style: str
    layout: str
    form: str
    level: str
    issuer: str
    year: int
    seed: int
    draft: Draft
    facts: Mapping[str, str]
    claims: tuple[GoldClaim, ...]
    mistakes: tuple[Mistake, ...]
    lookalikes: tuple[Lookalike, ...]
    series: str
    faults: tuple[Mistake, ...] = ()
    after_freeze: bool = False

    @property
    def file_name(self) -> str:
        """Name of the file in the report's own layout."""
        return self.name + layout(self.layout).suffix

    @cached_property
    def files(self) -> dict[str, bytes]:
        """The report's file by name."""
        return {self.file_name: render(self.draft, self.layout, self.seed)}


def generate(
    recipe: str | Path | Sequence[str | Path],
    count: int,
    seed: int,
    *,
    layout_names: Sequence[str] = (),
    mistaken: float = 0.5,
    kinds: Sequence[str] = (),
    years: int = 1,
) -> Iterator[GeneratedReport]:
    """Yields `count` reports, the same for the same arguments.

    Args:
        recipe: one recipe, or several of which one is drawn for each body.
        layout_names: layouts to draw from; all that keep cells apart, where none are given.
        mistaken: share of reports with a seeded mistake.
        kinds: kinds of mistakes to seed; all, where none are given.
        years: consecutive reports of each body.
    """
    recipes = [load_recipe(name) for name in ([recipe] if isinstance(recipe, str | Path) else recipe)]
    names = list(layout_names) or [name for name, entry in layouts().items() if entry.exact and name != "pdf_embedded"]
    for number in range(-(-count // years)):
        chance = Random(f"{'+'.join(entry.name for entry in recipes)}:{seed}:{number}")
        series = _Series(chance.choice(recipes), f"{number:05d}", seed, tuple(kinds), mistaken)
        for place, report in enumerate(series.reports(years, names, chance)):
            if number * years + place < count:
                yield report


@dataclass(frozen=True, slots=True)
class _Series:
    """The consecutive reports of one body."""

    recipe: Recipe
    number: str
    seed: int
    kinds: tuple[str, ...]
    mistaken: float

    def reports(self, years: int, names: list[str], chance: Random) -> Iterator[GeneratedReport]:
        body = draw_body(chance, chance.choice(self.recipe.levels))
        first = chance.choices((2019, 2020, 2021, 2022, 2023, 2024, 2025), (8, 8, 14, 18, 18, 18, 16))[0]
        first = min(first, _LAST_YEAR + 1 - years)
        span = tuple(range(first, first + years))
        forms = tuple(_form_kind(year, chance) for year in span)
        earlier: Manuscript | None = None
        for index, drawn in enumerate(draw_years(body, span, forms, chance)):
            version = self._version(earlier, chance) if earlier is not None else None
            if version is not None:
                yield self._report(version[0], body, chance, names, (version[1],), suffix="b")
                earlier = None
                continue
            figures, broken = self._broken(drawn, chance) if index else (drawn, None)
            author = Author(self.recipe, body, figures, chance)
            form = draw_form(figures.form, figures.year, self.recipe.habits.get("odd_labels", 0.1), chance)
            manuscript = write_manuscript(author, form)
            if earlier is not None and broken is None:
                broken = self._kept(manuscript, earlier, chance)
            seeds = chance.random() < self.mistaken and not broken
            mistake = seed_mistake(manuscript, author, chance, self.kinds) if seeds else None
            if mistake is None and broken is None:
                add_lookalikes(manuscript, author, chance)
            yield self._report(manuscript, body, chance, names, tuple(entry for entry in (mistake, broken) if entry))
            earlier = manuscript if mistake is None and broken is None else None

    def _broken(self, drawn: Figures, chance: Random) -> tuple[Figures, Mistake | None]:
        """The figures, at times with one that does not follow on from the year before."""
        kinds = self._chosen(FIGURES)
        if not kinds or chance.random() >= self.mistaken / 3:
            return drawn, None
        return FIGURES[chance.choice(kinds)](drawn, chance)

    def _kept(self, manuscript: Manuscript, earlier: Manuscript, chance: Random) -> Mistake | None:
        kinds = self._chosen(TEXTS)
        if not kinds or chance.random() >= self.mistaken / 3:
            return None
        return TEXTS[chance.choice(kinds)](manuscript, earlier, chance)

    def _version(self, earlier: Manuscript, chance: Random) -> tuple[Manuscript, Mistake] | None:
        """At times the report of the year before once more, with another number in a cell."""
        if not self._chosen({"second_version": None}) or chance.random() >= self.mistaken / 8:
            return None
        version = replace(earlier, printed=dict(earlier.printed))
        mistake = change_cell(version, chance)
        return (version, mistake) if mistake else None

    def _chosen(self, kinds: Mapping[str, object]) -> list[str]:
        return [kind for kind in kinds if not self.kinds or kind in self.kinds]

    def _report(  # noqa: PLR0917
        self, manuscript: Manuscript, body: Body, chance: Random, names: list[str], mistakes: tuple[Mistake, ...], suffix: str = ""
    ) -> GeneratedReport:
        figures = manuscript.figures
        printed = typeset(manuscript, chance)
        return GeneratedReport(
            name=f"{self.recipe.name}-{self.seed}-{self.number}-{figures.year}{suffix}",
            style=self.recipe.name,
            layout=chance.choice(names),
            form=figures.form,
            level=body.level,
            issuer=body.name,
            year=figures.year,
            seed=self.seed,
            draft=printed.draft,
            facts=dict(manuscript.printed),
            claims=printed.claims,
            mistakes=mistakes,
            faults=tuple(fault for fault in form_faults(manuscript) if fault.kind not in {mistake.kind for mistake in mistakes}),
            lookalikes=printed.lookalikes,
            series=f"{self.recipe.name}-{self.seed}-{self.number}",
            after_freeze=self.recipe.after_freeze,
        )


def _form_kind(year: int, chance: Random) -> str:
    """The form in force that year; now and then the old one, or a hybrid, by mistake."""
    if year < 2021:
        return "2019"
    return chance.choices(("2021", "2019", "hybrid"), (94, 4, 2))[0]
