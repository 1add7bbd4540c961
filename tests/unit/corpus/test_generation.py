import json
import re
from decimal import Decimal
from random import Random

import pytest

from gouji.corpus import available_recipes, claims_of, expected_of, facts_of, generate, load_recipe, mistakes, pairs_of, write_corpus
from gouji.corpus.expressions import evaluate
from gouji.corpus.mistakes.identities import number
from gouji.corpus.mistakes.slips import SLIPS, slip
from gouji.corpus.numerals import numeral
from gouji.document import Paragraph
from gouji.errors import UsageError

RECIPES = [*available_recipes(), *available_recipes(held_out=True)]


def test_same_seed_gives_the_same_reports():
    first, second = ([(r.name, r.draft, r.files) for r in generate(RECIPES, 6, 4, layout_names=["html", "txt_tabs"])] for _ in range(2))
    assert first == second
    assert first != [(r.name, r.draft, r.files) for r in generate(RECIPES, 6, 5, layout_names=["html", "txt_tabs"])]


def test_generation_is_lazy():
    reports = generate(RECIPES, 10**9, 1)
    assert next(reports).year >= 2019


@pytest.mark.parametrize("recipe", RECIPES)
def test_claims_stand_where_they_are_labelled(recipe):
    seen = 0
    for report in generate(recipe, 40, 2, mistaken=0.5):
        for claim in report.claims:
            block = report.draft.blocks[claim.block]
            assert isinstance(block, Paragraph)
            printed = block.text[claim.start : claim.end].replace(" ", "")
            if printed and claim.op == "eq" and "万" not in printed and claim.value == claim.value.to_integral_value() and claim.value > 10:
                assert int(re.search(r"\d+", printed)[0]) == abs(int(claim.value))
                seen += 1
    assert seen > 40


@pytest.mark.parametrize("recipe", RECIPES)
def test_text_has_no_leftovers_of_the_grammar(recipe):
    for report in generate(recipe, 60, 3, mistaken=0.3):
        text = "\n".join(block.text for block in report.draft.blocks if isinstance(block, Paragraph))
        assert not re.search(r"[{}<>|]|。。|，，|，。|、、|（）|：，|类类|信息信息", text), text


def test_clean_reports_state_the_truth():
    """Every claim that names its truth agrees with the printed cells of a report without mistakes."""
    for report in generate(RECIPES, 80, 6, mistaken=0.0):
        cells = {name: number(text) for name, text in report.facts.items()}

        def figure(name, cells=cells):
            return cells[name] if name in cells else cells[f"{name}@total"]

        compared = ("received", "carried_in", "handled", "carried_out", "review.total", "norm_docs.made")
        for claim in report.claims:
            has_cell = claim.truth in cells or f"{claim.truth}@total" in cells
            if claim.truth in compared and claim.op == "eq" and has_cell:
                assert evaluate(claim.truth, figure) == claim.value


@pytest.mark.parametrize("kind", sorted(mistakes()))
def test_every_mistake_can_be_seeded_and_is_labelled(kind):
    found = [report for report in generate(RECIPES, 160, 8, mistaken=1.0, kinds=[kind]) if report.mistakes]
    assert len(found) > 3
    for report in found:
        (mistake,) = report.mistakes
        assert mistake.printed != mistake.true or kind in ("outcomes_left_out", "part_forgotten")
        entry = expected_of(report)
        assert entry["must"] or entry["may"]
        assert "clean" not in entry


def test_carried_over_figures_can_disagree_between_years():
    reports = list(generate(RECIPES, 80, 9, mistaken=1.0, years=2))
    pairs = list(pairs_of(reports))
    assert len(pairs) == 40
    assert sum(bool(pair["must"] or pair["may"]) for pair in pairs) > 5


def test_facts_are_the_printed_cells():
    report = next(report for report in generate(RECIPES, 200, 10) if report.form == "2019")
    facts = facts_of(report)
    assert {"norm_docs.new_made", "permits.items_change", "procurement.amount", "other_result@total"} <= set(facts)
    assert not any(text.startswith(("增", "减")) for text in facts.values())


def test_claim_items_have_the_benchmark_format():
    items = [item for report in generate(RECIPES, 10, 11) for item in claims_of(report)]
    assert {"id", "kind", "year", "text", "claims", "distractors", "note"} == set(items[0])
    for item in items:
        for claim in item["claims"]:
            assert {"concept", "value", "unit", "op", "period", "accept", "required"} <= set(claim)
    assert any(item["claims"] for item in items)
    assert any(item["distractors"] and not item["claims"] for item in items)


def test_write_corpus_writes_files_and_labels(tmp_path):
    assert write_corpus(tmp_path, RECIPES, 4, 12, layout_names=["txt_pipes"]) == 4
    labels = json.loads((tmp_path / "labels.json").read_text(encoding="utf-8"))
    assert [(tmp_path / label["file"]).exists() for label in labels] == [True] * 4
    assert set(json.loads((tmp_path / "facts.json").read_text(encoding="utf-8"))) == {label["file"] for label in labels}


def test_unknown_recipe_and_unknown_words_are_refused(tmp_path):
    with pytest.raises(UsageError, match="county_office"):
        load_recipe("nobody")
    source = (load_recipe.__globals__["ROOT"] / "recipes" / "terse.toml").read_text(encoding="utf-8")
    broken = tmp_path / "broken.toml"
    broken.write_text(source.replace("{mail}", "{male}"), encoding="utf-8")
    with pytest.raises(UsageError, match="male"):
        load_recipe(broken)


@pytest.mark.parametrize("kind", sorted(SLIPS))
def test_a_slip_gives_another_number(kind):
    chance = Random(1)
    for digits in ("161", "1059", "96.2", "10", "7", "26.55"):
        wrong = slip(kind, digits, chance)
        assert wrong is None or Decimal(wrong) != Decimal(digits)


@pytest.mark.parametrize(
    ("value", "style", "text", "stated", "op"),
    [
        ("673512", "wan", "67.35万", "673500", "eq"),
        ("295712", "wan_over", "29万余", "290000", "ge"),
        ("386", "over", "380余", "380", "ge"),
        ("386", "under", "近390", "390", "le"),
        ("2", "cn", "两", "2", "eq"),
        ("12", "cn", "12", "12", "eq"),
    ],
)
def test_numbers_are_printed_in_the_authors_style(value, style, text, stated, op):
    printed = numeral(Decimal(value), style)
    assert (printed.text, printed.value, printed.op) == (text, Decimal(stated), op)
