"""Nothing that the score is measured on was learned from."""

from __future__ import annotations

from gouji.corpus import available_recipes, layouts, load_recipe, measuring_side, training_side
from gouji.corpus.lexicon import ROOT, lexicon, load

LEAST = 12
"""A template with fewer characters is a phrase of the language, not an author's sentence."""


def sentences(names: tuple[str, ...]) -> set[str]:
    found = {way.say for name in names for ways in load_recipe(name).rules.values() for way in ways}
    for name in names:
        data = load(ROOT / "recipes" / f"{name}.toml")
        found |= {say for pool in lexicon(data["filler"]).values() for say in pool} if "filler" in data else set()
    return {say for say in found if len(say) >= LEAST}


def test_no_author_layout_or_sentence_is_on_both_sides():
    training, measuring = training_side(), measuring_side()
    assert not set(training.recipes) & set(measuring.recipes)
    assert not set(training.layouts) & set(measuring.layouts)
    assert not sentences(training.recipes) & sentences(measuring.recipes)


def test_both_sides_name_what_there_is():
    for side in (training_side(), measuring_side()):
        assert len(side.recipes) > 3
        assert set(side.layouts) <= set(layouts())


def test_four_in_ten_authors_were_written_after_the_rules_were_frozen():
    names = [*available_recipes(), *available_recipes(held_out=True)]
    after = [name for name in names if load_recipe(name).after_freeze]
    assert len(after) / len(names) >= 0.4
    assert set(after) <= set(measuring_side().recipes)
