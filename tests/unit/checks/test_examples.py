"""Every check's examples: the report that hits does, the one that does not is silent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from gouji.checks import Check, CheckContext, catalogue, run_checks
from gouji.records import Identity

SINGLE = [check for check in catalogue() if not check.folder]
CASES = [(check, example) for check in SINGLE for example in check.examples if "cells" in example or "text" in example]
NAMES = [f"{check.code}-{'hit' if example['hit'] else 'silent'}-{place}" for place, (check, example) in enumerate(CASES)]


@pytest.mark.parametrize(("check", "example"), CASES, ids=NAMES)
def test_example(check: Check, example: Mapping[str, Any], build: Callable[..., CheckContext]) -> None:
    identity = Identity("某市人民政府", 2023, level=example["level"]) if "level" in example else None
    context = build(example.get("cells"), example.get("text", ()), identity=identity, form=example.get("form", "2021"))
    found = [item for item in run_checks(context, [check]) if item.code == check.code]
    assert bool(found) is example["hit"], [item.message.zh for item in found] or context.links
    for item in found:
        assert item.message.zh and item.message.en
        assert item.evidence


@pytest.mark.parametrize("check", catalogue(), ids=[check.code for check in catalogue()])
def test_page_has_all_parts_in_both_languages(check: Check) -> None:
    for heading in ("发现:", "缘由:", "判断:", "误报:", "依据:"):
        assert heading in check.page.zh
    for heading in ("Finds:", "Why:", "Decides:", "False alarms:", "Basis:"):
        assert heading in check.page.en


def test_codes_are_unique() -> None:
    codes = [check.code for check in catalogue()]
    assert len(codes) == len(set(codes))
