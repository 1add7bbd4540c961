"""Nothing is dropped: every numeral of a text is in exactly one quantity or region."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from gouji.text import find_regions, normalize, scan, strip_pinyin

REPORTS = Path(__file__).parents[4] / "shared" / "reports"
NUMERAL = regex.compile("[0-9零〇一二三四五六七八九十百千万亿两半]")
RULES = tomllib.loads(files("gouji.text").joinpath("regions.toml").read_text("utf-8"))
EXAMPLES = [(rule["like"], rule["kind"]) for script in ("arabic", "chinese") for rule in RULES[script]]


def assert_accounted(text: str) -> None:
    mentions, regions = scan(text)
    spans = sorted((item.start, item.end) for item in (*mentions, *regions))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    covered = {place for start, end in spans for place in range(start, end)}
    assert not [text[max(0, place - 8) : place + 4] for place in uncovered(text, covered)]


def uncovered(text: str, covered: set[int]) -> list[int]:
    return [match.start() for match in NUMERAL.finditer(normalize(text)) if match.start() not in covered]


PIECES = [*"0123456789一二三十百千万亿两半点余第年月日号条件元（）〔〕、，。 \n-+%./", "分之", "百分之", "2024"]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_every_numeral_is_accounted_for(parts: list[str]) -> None:
    assert_accounted("".join(parts))


@given(st.text(max_size=100))
def test_any_text_can_be_scanned(text: str) -> None:
    assert_accounted(text)


@pytest.mark.parametrize("path", sorted(REPORTS.rglob("*.*")), ids=lambda path: path.name)
def test_every_numeral_of_a_report_is_accounted_for(path: Path) -> None:
    if path.suffix not in (".txt", ".md", ".html"):
        pytest.skip("no text file")
    text = path.read_text("utf-8")
    if path.suffix == ".html":
        text = regex.sub(r"<[^>]*>", "\n", text)
    assert_accounted(strip_pinyin(text).text)


@pytest.mark.parametrize(("text", "kind"), EXAMPLES, ids=[text for text, _ in EXAMPLES])
def test_each_rule_knows_its_example(text: str, kind: str) -> None:
    assert kind in [region.kind.value for region in find_regions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第十三、十四条", [("第十三、十四条", "article")]),
        ("第八条第（二）项和第3款", [("第八条", "article"), ("第（二）项", "article"), ("第3款", "article")]),
        ("第三批，第711号", [("第三", "ordinal"), ("第711", "document_number")]),
        ("B〔2022〕—70号", [("2022〕", "document_number"), ("70号", "document_number")]),
        ("2021、2022、2023年", [("2021、2022、2023年", "period")]),
        ("2024年3月至5月", [("2024年3月", "date"), ("5月", "date")]),
        ("①公开 ②答复", [("①", "enumerator"), ("②", "enumerator")]),
        ("进一步统一", [("进一步", "fixed"), ("统一", "fixed")]),
        ("12345、12348热线", [("12345", "hotline"), ("12348", "hotline")]),
        ("电话：021-12345678转801", [("021-12345678转801", "phone")]),
        ("邮箱a1b2@sh.gov.cn", [("a1b2@sh.gov.cn", "url")]),
        ("1" * 40, [("1" * 40, "code")]),
    ],
)
def test_regions(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(text[r.start : r.end], r.kind.value) for r in find_regions(text)] == expected
