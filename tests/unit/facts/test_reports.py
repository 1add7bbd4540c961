"""Published reports at hand: every figure of the two torn ones, typed from their text, and the gold of the others."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from importlib import resources
from pathlib import Path

import pytest

from gouji.facts import read_tables
from gouji.profiles import load_profile
from gouji.readers import read

SHARED = Path(__file__).resolve().parents[4] / "shared"
SAMPLE = Path(__file__).resolve().parents[3] / "corpora" / "sample"
REPORTS = SHARED / "reports" / "zfxxgk"
GOLD = SHARED / "gold" / "zfxxgk-facts-dev.json"
MEMBERS = ("natural", "commercial", "research", "nonprofit", "legal_service", "other", "total")
ROWS = [row.id for row in load_profile("zfxxgk").table("requests").blocks[0].rows if row.id and row.id != "other_result"]
PARTS = [f"{group}.{column}" for group in ("review", "litigation.direct", "litigation.after_review")
         for column in ("upheld", "corrected", "other", "pending", "total")]  # fmt: skip


def dispute_cells(figures: str) -> dict[str, str]:
    return dict(zip(PARTS, figures.split(" "), strict=True))


def request_cells(received: str, carried_in: str, outcomes: dict[str, str], carried_out: str) -> dict[str, str]:
    """All 175 cells of table 3; rows of outcomes that are not given are zero."""
    rows = dict.fromkeys(ROWS, "0 0 0 0 0 0 0") | {"received": received, "carried_in": carried_in, "carried_out": carried_out} | outcomes
    return {
        f"{concept}@{member}": figure
        for concept, figures in rows.items()
        for member, figure in zip(MEMBERS, figures.split(" "), strict=True)
    }


TYPED = {
    "shanghai-kewei-2024.md": {
        **dict(zip(("regulations.made", "regulations.repealed", "regulations.valid"), "000", strict=True)),
        **{"norm_docs.made": "13", "norm_docs.repealed": "0", "norm_docs.valid": "55"},
        **{"permits": "97", "penalties": "0", "coercion": "0", "fees": "0"},
        **request_cells(
            "32 2 0 0 0 0 34",
            "2 0 0 0 0 0 2",
            {
                "granted": "9 0 0 0 0 0 9",
                "denied.internal_affairs": "1 0 0 0 0 0 1",
                "denied.process_info": "1 0 0 0 0 0 1",
                "unavailable.not_held": "4 0 0 0 0 0 4",
                "unavailable.needs_creation": "6 0 0 0 0 0 6",
                "other_result.no_correction": "8 2 0 0 0 0 10",
                "other_result.other": "4 0 0 0 0 0 4",
                "handled": "33 2 0 0 0 0 35",
            },
            "1 0 0 0 0 0 ",
        ),
        **dispute_cells("1 0 0 0 1 0 0 0 0 0 0 0 0 0 0"),
    },
    "shuyang-2025.txt": {
        **dict(zip(("regulations.made", "regulations.repealed", "regulations.valid"), "000", strict=True)),
        **{"norm_docs.made": "6", "norm_docs.repealed": "1", "norm_docs.valid": "32"},
        **{"permits": "517645", "penalties": "693957", "coercion": "2154", "fees": "4068.208"},
        **request_cells(
            "705 3 0 0 5 0 713",
            "36 0 0 0 0 0 36",
            {
                "granted": "290 1 0 0 3 0 294",
                "partial": "99 0 0 0 2 0 101",
                "denied.security_stability": "2 0 0 0 0 0 2",
                "denied.third_party": "2 0 0 0 0 0 2",
                "denied.internal_affairs": "13 0 0 0 0 0 13",
                "denied.process_info": "2 0 0 0 0 0 2",
                "denied.enforcement_file": "4 0 0 0 0 0 4",
                "denied.admin_query": "9 0 0 0 0 0 9",
                "unavailable.not_held": "111 0 0 0 0 0 111",
                "unavailable.needs_creation": "2 0 0 0 0 0 2",
                "not_processed.petition": "12 0 0 0 0 0 12",
                "not_processed.repeated": "6 1 0 0 0 0 7",
                "other_result.no_correction": "9 0 0 0 0 0 9",
                "other_result.fee_unpaid": "7 0 0 0 0 0 7",
                "other_result.other": "142 1 0 0 0 0 143",
                "handled": "710 3 0 0 5 0 718",
            },
            "31 0 0 0 0 0 31",
        ),
        **dispute_cells("27 10 9 15 61 3 0 0 0 3 8 0 1 1 10"),
    },
}


def number(text: str) -> Decimal | None:
    match = re.search(r"-?\d[\d,]*(?:\.\d+)?", text)
    return Decimal(match[0].replace(",", "")) if match else None


def read_cells(name: str) -> dict[str, Decimal | None]:
    if not (REPORTS / name).exists():
        pytest.skip("the published reports are not at hand")
    facts = read_tables(read(REPORTS / name), load_profile("zfxxgk")).facts
    return {fact.key.name: fact.quantity.value if fact.quantity else None for fact in facts}


@pytest.mark.parametrize("name", TYPED)
def test_torn_tables(name):
    assert read_cells(name) == {key: number(text) for key, text in TYPED[name].items()}


def test_every_cell_of_the_gold():
    if not GOLD.exists():
        pytest.skip("the gold is not at hand")
    for name, expected in json.loads(GOLD.read_text(encoding="utf-8")).items():
        found = read_cells(name)
        assert {key: found.get(key) for key in expected} == {key: number(text) for key, text in expected.items()}, name
        assert {key for key in found if "@" in key} <= set(expected), name


def test_a_profile_read_twice_gives_the_same_facts(tmp_path):
    """What is remembered of one profile serves an equal one, such as a copy that a user gives by its path."""
    builtin = Path(str(resources.files("gouji.profiles")))
    for name in ("zfxxgk.toml", "zfxxgk.narrative.toml"):
        (tmp_path / name).write_bytes((builtin / name).read_bytes())
    document = read(sorted(SAMPLE.glob("*.txt"))[0])
    facts = read_tables(document, load_profile("zfxxgk")).facts
    assert len(facts) > 100
    assert read_tables(document, load_profile(tmp_path / "zfxxgk.toml")).facts == facts
