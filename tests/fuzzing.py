"""Guided fuzzing of what builds tables, claims and profiles: whatever comes in, they answer or refuse in their own words.

    python tests/fuzzing.py TARGET [-max_total_time=200] [FOLDER...]

runs one target under atheris (`pip install 'gouji[fuzz]'`). What makes a target fail is kept in tests/data/fuzz/TARGET and is
run again by every test run, which needs no atheris.
"""

from __future__ import annotations

import io
import sys
import tomllib
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
ROOT = Path(__file__).parent
SEEDS = ROOT / "data" / "fuzz"
SAMPLE = ROOT.parent / "corpora" / "sample"
FORM = "township-2033-00002-2023.html"
CELLS = (
    "", " ", "/", "—", "0", "1", "12", "1,234", "１２", "12.50", "-3", "1e9", "9" * 40, "\n", "万元",
    "总计", "合计", "自然人", "（一）", "一、",
)  # fmt: skip
WORDS = (
    "全年", "2023年", "上年", "截至2023年12月31日，", "共收到", "受理", "办结", "主动公开", "政府信息公开申请",
    "行政复议", "行政诉讼", "规范性文件", "自然人", "法人", "其中", "分别", "同比增长", "下降", "占", "均", "未", "无",
    "约", "余", "近", "和", "及", "、", "，", "；", "。", "（", "）", "：", "件", "条", "次", "万元", "%", "百分点", "倍",
    "0", "1", "12", "3.5", "1,234", "两", "十二", "百分之", "三分之一", "万", "亿", "第", "号", "予以公开", "部分公开",
    "不予公开", "无法提供", "不予处理", "结转下年度", "等", "各", "\n", " ", "　", "（一）", "1.", "〔2023〕",
)  # fmt: skip


class Choices:
    """Decisions taken from bytes; the same for the same bytes, and small ones once they are used up."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def below(self, limit: int) -> int:
        return int.from_bytes(self._data.read(1 if limit <= 256 else 2)) % limit

    def of(self, items: Sequence[T]) -> T:
        return items[self.below(len(items))]

    def text(self) -> str:
        return self._data.read(self.below(40)).decode("utf-8", "replace")

    @property
    def left(self) -> bool:
        here = self._data.tell()
        more = bool(self._data.read(1))
        self._data.seek(here)
        return more


@cache
def _form() -> Any:
    from gouji.readers import read

    return read(SAMPLE / FORM)


@cache
def _profile() -> Any:
    from gouji.profiles import load_profile

    return load_profile("zfxxgk")


def tables(data: bytes) -> None:
    """Tables of the form with rows, cells and spans changed become facts of cells that are there."""
    from gouji.document import Document, Source, Table
    from gouji.facts import evaluate_identities, read_tables

    choices = Choices(data)
    blocks = list(_form().blocks)
    while choices.left:
        place = choices.of([index for index, block in enumerate(blocks) if isinstance(block, Table)])
        blocks[place] = _changed(blocks[place], choices)
    document = Document(Source("form.html", "0" * 64, 1, "html"), _form().title, tuple(blocks))
    facts = read_tables(document, _profile()).facts
    assert len({fact.id for fact in facts}) == len(facts)
    for fact in facts:
        block = document.blocks[fact.locator.block]
        assert not isinstance(block, Table) or fact.raw in {cell.text for cell in block.cells}, fact
        assert 0 <= fact.doubt <= 1
    evaluate_identities(facts, _profile())


def _changed(table: Any, choices: Choices) -> Any:
    """The table with one thing changed."""
    cells = list(table.cells)
    if not cells:
        return table
    place = choices.below(len(cells))
    cell, way = cells[place], choices.below(8)
    if way == 0:
        cells[place] = replace(cell, text=choices.of(CELLS))
    elif way == 1:
        cells[place] = replace(cell, text=choices.text())
    elif way == 2:
        cells[place] = replace(cell, text=choices.of(cells).text)
    elif way == 3:
        cells[place] = replace(cell, row_span=1 + choices.below(4), col_span=1 + choices.below(4))
    elif way == 4:
        cells = [other for other in cells if other.row != cell.row]
    elif way == 5:
        cells = [other for other in cells if other.col != cell.col]
    elif way == 6:
        cells = [replace(other, row=other.row + (other.row >= cell.row)) for other in cells]
    else:
        del cells[place]
    return replace(table, cells=tuple(cells), torn=choices.below(8) == 0)


def claims(data: bytes) -> None:
    """Sentences put together from words and bytes become claims that stand where they say."""
    from gouji.claims import extract_claims

    choices = Choices(data)
    pieces = []
    while choices.left and len(pieces) < 120:
        pieces.append(choices.text() if choices.below(16) == 0 else choices.of(WORDS))
    text = "".join(pieces)
    for claim in extract_claims(text, _profile(), 2023):
        place = claim.locator
        assert claim.text == text[place.start : place.end], claim
        assert claim.quantity.value.is_finite(), claim


def profiles(data: bytes) -> None:
    """A profile with entries changed is loaded, or refused with the place of the slip."""
    from gouji.errors import ProfileError
    from gouji.profiles.loading import read_profile

    choices = Choices(data)
    source = deepcopy(_toml())
    while source and choices.left:
        _spoil(source, choices)
    try:
        read_profile(source, "own.toml")
    except ProfileError as error:
        assert "own.toml" in str(error)


@cache
def _toml() -> dict[str, Any]:
    from importlib import resources

    return tomllib.loads(resources.files("gouji.profiles").joinpath("zfxxgk.toml").read_text(encoding="utf-8"))


def _spoil(source: dict[str, Any], choices: Choices) -> None:
    """Change one entry somewhere in the tables."""
    place: Any = source
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        if not keys:
            return
        key = choices.of(keys)
        inner = place[key]
        if isinstance(inner, dict | list) and inner and choices.below(8):
            place = inner
            continue
        break
    values = ("", 0, -1, 1.5, True, [], {}, [[]], {"": ""}, "total", "a + b", "((((a))))", "1/0", "natural", choices.text(), inner)
    if choices.below(4) == 0:
        del place[key]
    else:
        place[key] = choices.of(values)


def formulas(data: bytes) -> None:
    """A formula is parsed or refused."""
    from gouji.errors import ProfileError
    from gouji.profiles import parse_formula

    choices = Choices(data)
    signs = ("a", "b.c", "1", "2.5", "+", "-", "*", "/", "(", ")", "=", ">=", "<=", " ", "（", "\0")
    pieces = []
    while choices.left:
        pieces.append(choices.of(signs) if choices.below(8) else choices.text())
    try:
        parse_formula("".join(pieces))
    except ProfileError:
        return


def reports(data: bytes) -> None:
    """A whole audit of a changed report, in which no step fails."""
    from gouji.config import Settings
    from gouji.document import Document, Paragraph, Source, Table
    from gouji.pipeline import audit_document

    choices = Choices(data)
    blocks = list(_form().blocks)
    while choices.left:
        place = choices.below(len(blocks))
        block = blocks[place]
        if isinstance(block, Table):
            blocks[place] = _changed(block, choices)
        elif choices.below(2):
            words = "".join(choices.of(WORDS) for _ in range(choices.below(12)))
            blocks[place] = Paragraph(block.text + words, block.heading, block.section)
        else:
            del blocks[place]
        if not blocks:
            return
    document = Document(Source("form.html", "0" * 64, 1, "html"), _form().title, tuple(blocks))
    result = audit_document(document, Settings(profile="zfxxgk"))
    assert not [note for note in result.notes if note.code == "step_failed"], result.notes


TARGETS: dict[str, Callable[[bytes], None]] = {target.__name__: target for target in (tables, claims, profiles, formulas, reports)}


def main() -> None:
    """Fuzz the target named first on the command line."""
    import atheris

    name = sys.argv.pop(1)
    with atheris.instrument_imports(include=["gouji"]):
        import gouji.claims.extraction
        import gouji.pipeline
        import gouji.profiles.loading  # noqa: F401
    place = SEEDS / name
    place.mkdir(parents=True, exist_ok=True)
    options = [f"-artifact_prefix={place}/", "-max_len=256", "-len_control=0", "-timeout=30"]
    atheris.Setup([sys.argv[0], *options, *sys.argv[1:]], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
