"""Units after a number: which words they are, what they measure, and which words only begin like one."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache
from importlib.resources import files

from gouji.quantity import Unit, UnitKind

# Units of length one that as often begin a word; after a single Chinese digit they prove nothing (四方, 三省, 一道).
WEAK = frozenset("里方安分点市县区省镇乡村路道面手口头端线站连营团师牛度代级回言局节目样卡夜晚载字句步线")


@cache
def _table() -> tuple[dict[str, dict[str, Unit]], dict[str, tuple[str, ...]]]:
    """Units by first character and symbol, and words by first character that are no unit."""
    data = tomllib.loads(files(__package__).joinpath("units.toml").read_text("utf-8"))
    units: dict[str, dict[str, Unit]] = {}
    for kind in UnitKind:
        table = data.get(kind.value, {})
        factors = {symbol: Decimal(factor) for symbol, factor in table.get("factors", {}).items()}
        symbols = [symbol for value in table.values() if isinstance(value, list) for symbol in value]
        for symbol in (*symbols, *factors):
            units.setdefault(symbol[0], {})[symbol] = Unit(symbol, kind, factors.get(symbol, Decimal(1)))
    ordered = {first: dict(sorted(same.items(), key=lambda item: -len(item[0]))) for first, same in units.items()}
    words: dict[str, list[str]] = {}
    for word in data["follow"]["words"]:
        words.setdefault(word[0], []).append(word)
    return ordered, {first: tuple(same) for first, same in words.items()}


@cache
def first_characters() -> frozenset[str]:
    """The characters that units begin with."""
    return frozenset(_table()[0])


def match_unit(text: str, place: int) -> Unit | None:
    """The longest unit that begins at `place`, None where there is none or a longer word begins there (条例, 项目 after 条, 项)."""
    units, words = _table()
    candidates = units.get(text[place : place + 1])
    if candidates is None:
        return None
    for symbol, unit in candidates.items():
        if text.startswith(symbol, place) and _ends_here(text, place + len(symbol), symbol):
            blocking = words.get(symbol[0], ()) if len(symbol) == 1 else ()
            return None if blocking and text.startswith(blocking, place) else unit
    return None


def _ends_here(text: str, end: int, symbol: str) -> bool:
    """A unit in Latin letters ends at a word boundary."""
    follower = text[end : end + 1]
    return not (symbol[-1].isascii() and symbol[-1].isalpha() and follower.isascii() and follower.isalnum())
