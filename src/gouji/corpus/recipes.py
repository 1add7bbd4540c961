"""Recipes: one author's style each, as data (`corpora/recipes/NAME.toml`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gouji.corpus.lexicon import ROOT, lexicon, load
from gouji.corpus.templates import parse, slots
from gouji.errors import UsageError

GIVEN_WORDS = ("year", "last_year", "next_year", "body", "us", "area")
"""Words every report has without a pool."""


@dataclass(frozen=True, slots=True)
class Way:
    """One alternative of a rule, with its condition and weight."""

    say: str
    when: str = ""
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Recipe:
    """An author's style.

    Attributes:
        levels: kinds of body this author writes for.
        words: pools of words; `{@name}` draws once a report, `{~name}` each time.
        units: pools of units by family (requests, cases, documents, decisions, items).
        rules: alternatives by rule name.
        lists: lists of parts by name.
        sections: rules of the paragraphs of each section, see `narrative`.
        filler: sentences by topic that authors strew in, from `corpora/lexicon/`.
        habits: how figures and marks are set: `spaced` and `half_width` are chances, `odd_labels` how often labels differ,
            `signed` how often the report ends with signature and date.
        after_freeze: written after the rules were frozen; nobody who writes rules has seen what is found in such reports.
    """

    name: str
    levels: tuple[str, ...]
    words: Mapping[str, list[str]]
    units: Mapping[str, list[str]]
    rules: Mapping[str, tuple[Way, ...]]
    lists: Mapping[str, dict[str, Any]]
    sections: Mapping[str, list[Any]]
    filler: Mapping[str, list[str]]
    habits: Mapping[str, float]
    after_freeze: bool = False


def available_recipes(held_out: bool = False) -> tuple[str, ...]:
    """Names of the recipes in `corpora/recipes/`; of those kept apart for measuring where `held_out`."""
    folder = "held_out/" if held_out else ""
    return tuple(sorted(folder + path.stem for path in (ROOT / "recipes" / folder).glob("*.toml")))


def load_recipe(name_or_path: str | Path) -> Recipe:
    """A recipe by name or by path. Raises UsageError where there is none, or where a key is missing."""
    path = Path(name_or_path)
    if path.suffix != ".toml":
        known = (*available_recipes(), *available_recipes(held_out=True))
        if str(name_or_path) not in known:
            raise UsageError(f"recipe {str(name_or_path)!r}", "is not known", f"choose one of: {', '.join(known)}")
        path = ROOT / "recipes" / f"{name_or_path}.toml"
    data = load(path)
    try:
        recipe = Recipe(
            name=path.stem,
            levels=tuple(data["levels"]),
            words=data["words"],
            units=data["units"],
            rules={name: tuple(_way(way) for way in ways) for name, ways in data["rules"].items()},
            lists=data.get("lists", {}),
            sections=data["sections"],
            filler=lexicon(data["filler"]) if "filler" in data else {},
            habits=data["habits"],
            after_freeze=data.get("after_freeze", False),
        )
    except KeyError as error:
        raise UsageError(str(path), f"misses the key {error}") from error
    _check(recipe, path)
    return recipe


def _check(recipe: Recipe, path: Path) -> None:
    """Every template parses, and names only rules, words and lists that are there."""
    known = {"": set(recipe.rules), "*": set(recipe.lists), "@": {*recipe.words, *GIVEN_WORDS}, "~": set(recipe.words)}
    for template in (
        *_texts(recipe.sections),
        *_texts(recipe.words),
        *_texts(recipe.filler),
        *(way.say for ways in recipe.rules.values() for way in ways),
    ):
        for slot in slots(parse(template)):
            if slot.sign in known and slot.body not in known[slot.sign]:
                raise UsageError(str(path), f"names {slot.sign}{slot.body}, which it does not have", f"template: {template}")


def _texts(value: Any) -> Iterator[str]:
    """All strings of a nested structure, headings of subsections left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if key != "heading":
                yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _way(way: str | dict[str, Any]) -> Way:
    return Way(way) if isinstance(way, str) else Way(**way)
