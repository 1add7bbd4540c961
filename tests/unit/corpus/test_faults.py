"""What is wrong with the form, between two years, and what only looks wrong."""

from __future__ import annotations

import re
import unicodedata

import pytest

from gouji.corpus import available_recipes, expected_of, generate, pairs_of
from gouji.document import Paragraph

RECIPES = available_recipes()


def text(report):
    return "\n".join(block.text for block in report.draft.blocks if isinstance(block, Paragraph))


def test_old_forms_and_silence_on_the_fee_are_told():
    for report in generate(RECIPES, 150, 31, mistaken=0.0):
        kinds = {fault.kind for fault in report.faults}
        assert ("superseded_form" in kinds) == (report.form != "2021" and report.year >= 2021)
        if "fee_unmentioned" in kinds:
            assert "处理费" not in text(report)
        entry = expected_of(report)
        assert entry["clean"]
        assert {item["aim"] for item in entry["must"]} == {fault.aim for fault in report.faults}


def without_years(report):
    """Letters and digits of the sections' text, without years, spaces and marks."""
    told = unicodedata.normalize("NFKC", text(report).partition("一、")[2].partition("六、")[0])
    return re.sub(r"[^\u4e00-\u9fff0-9]", "", re.sub(r"20\d\d\s*年", "", told))


@pytest.mark.parametrize("kind", ["carry_broken", "growth_misstated", "text_kept", "second_version"])
def test_breaks_between_years_stand_under_the_pair(kind):
    reports = list(generate(RECIPES, 400, 32, mistaken=1.0, kinds=[kind], years=2))
    pairs = [pair for pair in pairs_of(reports) if pair["must"]]
    assert pairs
    for pair in pairs:
        assert [item["why"] for item in pair["must"]] == [kind]
        assert pair["must"][0]["aim"].startswith("GJ4")
        assert "clean" not in pair
    assert all(not expected_of(report)["must"] or report.faults for report in reports)


def test_text_kept_is_last_years_with_the_years_moved_on():
    reports = list(generate(RECIPES, 400, 32, mistaken=1.0, kinds=["text_kept"], years=2))
    kept = [(first, second) for first, second in zip(reports[::2], reports[1::2], strict=True) if second.mistakes]
    assert kept
    for first, second in kept:
        assert without_years(first) == without_years(second)
        assert first.facts != second.facts


def test_dates_of_signature_are_within_the_legal_time():
    seen = 0
    for report in generate(RECIPES, 150, 33, mistaken=0.0):
        last = report.draft.blocks[-1]
        match = re.fullmatch(r"(\d+)年(\d+)月(\d+)日", last.text.replace(" ", "")) if isinstance(last, Paragraph) else None
        if match:
            seen += 1
            assert int(match[1]) == report.year + 1
            assert int(match[2]) <= (1 if "bureau" in report.level else 3)
    assert seen > 10
