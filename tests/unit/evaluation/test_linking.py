"""Readings against labelled cells."""

from __future__ import annotations

from gouji.config import Settings
from gouji.corpus import claims_of, generate, training_side
from gouji.evaluation import judge_links
from gouji.pipeline import audit_source


def test_readings_are_counted_as_labelled():
    side = training_side()
    (report,) = generate(side.recipes, 1, 3, layout_names=["txt_pipes"], mistaken=0.0)
    (data,) = report.files.values()
    result = audit_source(data, Settings())
    items = list(claims_of(report))
    found = judge_links(result, items)
    labelled = sum("cells" in claim for item in items for claim in item["claims"])
    assert 0 < found.right <= labelled

    def swap(claim: dict[str, object]) -> dict[str, object]:
        return {**claim, "cells": ["coercion"]} if claim.get("cells") else claim

    swapped = [{**item, "claims": [swap(claim) for claim in item["claims"]]} for item in items]
    worse = judge_links(result, swapped)
    assert worse.right < found.right
    assert worse.right + worse.wrong == found.right + found.wrong


def test_paragraphs_that_were_read_otherwise_count_for_nothing():
    side = training_side()
    (report,) = generate(side.recipes, 1, 3, layout_names=["txt_pipes"], mistaken=0.0)
    (data,) = report.files.values()
    items = [{**item, "text": "别的文字"} for item in claims_of(report)]
    found = judge_links(audit_source(data, Settings()), items)
    assert (found.right, found.wrong, found.unread) == (0, 0, 0)
