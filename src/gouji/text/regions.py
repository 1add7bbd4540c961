"""Figures that are no quantity: dates, document and article numbers, ordinals, enumerators, phones, codes and the like.

The rules are data: `regions.toml` beside this module.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import regex

from gouji.quantity import UnitKind
from gouji.text.limits import PATIENCE
from gouji.text.mentions import NumberRegion, RegionKind
from gouji.text.units import match_unit


@dataclass(frozen=True, slots=True)
class _Rules:
    """The rules for one script as one pattern; `kinds` in the order of its groups."""

    pattern: regex.Pattern[str]
    kinds: tuple[RegionKind, ...]


_ITEM = r"(?:\s?[(（]\s?[零〇一二两三四五六七八九十百千\d]{1,6}\s?[)）]|\s?[零〇一二两三四五六七八九十百千\d]{1,8})"
_ORDINAL = regex.compile(
    rf"第{_ITEM}(?:\s?(?:[-—–~～、/，]{{1,2}}|[至到和与及])\s?第?{_ITEM}(?=\s?[条款项章节编目、至到和及])){{0,12}}"
    r"(?:\s?(?P<unit>[条款项章节编](?!目)(?:之[一二三四五六七八九十]{1,2})?))?"
)
_URL = regex.compile(
    r"(?:https?://|www\.)[\w\-./?=&%#:~+@]{1,300}"
    r"|(?<![\w.\-])[\w.\-]{1,64}@[\w\-]{1,64}(?:\.[\w\-]{1,64}){1,4}"
    r"|(?<![\w.\-])[A-Za-z][\w\-]{0,40}(?:\.[\w\-]{1,40}){1,4}/[\w\-./?=&%#]{0,200}",
    regex.ASCII,
)


@cache
def _rules() -> dict[str, _Rules]:
    data = tomllib.loads(files(__package__).joinpath("regions.toml").read_text("utf-8"))
    fragments: dict[str, str] = data["fragments"]
    compiled = {}
    for script in ("arabic", "chinese"):
        patterns = ["".join(line.strip() for line in rule["pattern"].splitlines()) for rule in data[script]]
        whole = "|".join(f"(?P<k{number}>{pattern})" for number, pattern in enumerate(patterns))
        for name, fragment in fragments.items():
            whole = whole.replace(f"<{name}>", fragment)
        compiled[script] = _Rules(regex.compile(whole), tuple(RegionKind(rule["kind"]) for rule in data[script]))
    return compiled


def match_region(text: str, place: int, floor: int) -> NumberRegion | None:
    """The region whose figure begins at `place`, None where nothing forbids a quantity. It starts at `floor` at the earliest."""
    before = text[place - 1] if place > floor else ""
    if before == "第" or (before in (" ", "(", "（") and "第" in text[max(place - 3, floor) : place]):
        ordinal = _ORDINAL.match(text, text.rfind("第", floor, place))
        if ordinal:
            return NumberRegion(ordinal.start(), ordinal.end(), _kind_of_ordinal(text, ordinal))
    digit = "0" <= text[place] <= "9"
    rules = _rules()["arabic" if digit else "chinese"]
    match = rules.pattern.match(text, place, timeout=PATIENCE)
    if match is None:
        return None
    kind = rules.kinds[int(str(match.lastgroup)[1:])]
    if digit and _is_quantity(text, match, kind):
        return None
    start = place - 1 if kind is RegionKind.PERIOD and before in ("上", "下", "前", "近") else place
    return NumberRegion(start, match.end(), kind)


def _kind_of_ordinal(text: str, match: regex.Match[str]) -> RegionKind:
    if match["unit"]:
        return RegionKind.ARTICLE
    return RegionKind.DOCUMENT_NUMBER if text.startswith("号", match.end()) else RegionKind.ORDINAL


def _is_quantity(text: str, match: regex.Match[str], kind: RegionKind) -> bool:
    """Whether what stands behind shows a count after all: 热线300件, 表3张, APP8500余条, and 1.9米 at the head of a line."""
    end = match.end()
    scaled = text[end : end + 1] in ("万", "亿", "余", "多", "成")
    if kind is RegionKind.ENUMERATOR:
        return text[end - 1].isdigit() and (scaled or match_unit(text, end) is not None)
    if kind is RegionKind.CODE:
        unit = match_unit(text, end + (text[end : end + 1] == " ")) if match.end() - match.start() > 1 else None
        return text[end - 1].isdigit() and (scaled or (unit is not None and unit.kind is UnitKind.COUNT))
    if kind in (RegionKind.HOTLINE, RegionKind.PHONE, RegionKind.ORDINAL):
        return scaled or match_unit(text, end + (text[end : end + 1] == " ")) is not None
    return False


def find_addresses(text: str) -> list[NumberRegion]:
    """Web and mail addresses, which hide every figure inside."""
    if "." not in text:
        return []
    return [NumberRegion(match.start(), match.end(), RegionKind.URL) for match in _URL.finditer(text, timeout=PATIENCE)]
