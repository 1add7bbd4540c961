"""The text of a table cell to a number with its unit, or to the reason why there is none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from gouji.profiles import Concept
from gouji.quantity import Quantity, Unit, UnitKind
from gouji.text import normalize

_MISSING = {"": "blank", "/": "slash", "\\": "slash", "//": "slash"} | dict.fromkeys(("无", "空", "不涉及", "未涉及", "无此项"), "none")
_DASHES = re.compile(r"[-—–―－─_~]+")
_UNIT = r"(?:万|亿)?(?:元人民币|元|件次|人次|件|条|项|笔|宗|份|个|次|起|人|例|部|篇|类|家|期|户)?"
_SIGN = r"(?P<sign>[+-]|净?增加?|新增|净?减少?)?"
_NUMBER = re.compile(
    rf"(?:共计?|合计|约)?{_SIGN}[:：]?(?P<digits>\d{{1,3}}(?:[,，]\d{{3}})+(?!\d)|\d+)(?P<fraction>\.\d+)?"
    rf"(?P<unit>{_UNIT})(?P<rest>[（(].*[)）])?[。.;；]?"
)
_GROUPED = re.compile(r"\d{1,3}(?: \d{3})+(?:\.\d+)?")
_NEAR_POINT = re.compile(r"(?<=\d)\s*\.\s*(?=\d)")
_LONGEST = 120
_SCALES = {"万": Decimal(10**4), "亿": Decimal(10**8)}


@dataclass(frozen=True, slots=True)
class CellValue:
    """What a cell says.

    Attributes:
        value: the number, scale characters multiplied out; None where there is none.
        missing: why there is none: blank, slash, dash, none, several (numbers), unreadable.
        unit: unit printed in the cell, "" for none; money keeps its scale (万元).
        step: worth of the last printed place.
        note: what was odd about it, with `doubt` from 0 to 1.
    """

    value: Decimal | None
    missing: str = ""
    unit: str = ""
    step: Decimal = Decimal(0)
    signed: bool = False
    doubt: float = 0.0
    note: str = ""


def parse_cell(text: str) -> CellValue | None:
    """Read a cell's text. None for words: a label or a sentence, no value cell."""
    return _parse(text) if len(text) <= _LONGEST or not text.strip() else None


@lru_cache(maxsize=8192)
def _parse(text: str) -> CellValue | None:
    plain = normalize(text).strip()
    bare = re.sub(r"\s+", "", plain)
    if bare in _MISSING:
        return CellValue(None, _MISSING[bare])
    if _DASHES.fullmatch(bare):
        return CellValue(None, "dash")
    if not any(char.isdigit() and char.isascii() for char in bare):
        return None
    match = _NUMBER.fullmatch(bare)
    if match is None:
        return None
    doubt, note = _doubt_of_spaces(plain)
    if doubt >= 1:
        return CellValue(None, "several", note=note)
    return _value(match, doubt, note)


def _doubt_of_spaces(plain: str) -> tuple[float, str]:
    """Spaces inside a number: thousands groups and a loose decimal point are plain, two numbers in one cell are not."""
    number = re.match(r"\D*([\d.,，\s]*\d)", plain)
    digits = _NEAR_POINT.sub(".", number[1]).strip() if number else ""
    if not re.search(r"\d\s+\d", digits):
        return 0.0, ""
    if "\n" in digits:
        return (0.2, "a number over two lines") if "." in digits.split()[0] else (1.0, "several numbers in one cell")
    if _GROUPED.fullmatch(re.sub(r"\s+", " ", digits)) and not digits.startswith("0"):
        return 0.05, "spaces between thousands"
    parts = digits.split()
    if parts[0] == "0" or len(parts) > 2:
        return 1.0, "several numbers in one cell"
    return 0.3, "spaces inside the number"


def _value(match: re.Match[str], doubt: float, note: str) -> CellValue:
    digits = re.sub(r"[,，]", "", match["digits"]) + (match["fraction"] or "")
    value = Decimal(digits)
    places = len(match["fraction"]) - 1 if match["fraction"] else 0
    step = Decimal(1).scaleb(-places) if places or value else Decimal(0)
    unit = match["unit"] or ""
    sign = match["sign"] or ""
    if sign == "-" or "减" in sign:
        value = -value
    if unit[:1] in _SCALES and "元" not in unit:
        value, step, unit = value * _SCALES[unit[0]], step * _SCALES[unit[0]], unit[1:]
    if match["rest"] and any(char.isdigit() for char in match["rest"]):
        doubt, note = max(doubt, 0.05), note or "more words in the cell"
    return CellValue(value, "", unit.replace("人民币", ""), step, bool(sign), doubt, note)


def to_quantity(cell: CellValue, concept: Concept, heading_unit: str = "") -> tuple[Quantity | None, tuple[str, ...]]:
    """The cell's number as a quantity of `concept`, and what is uncertain about its unit.

    The unit is the one printed in the cell, else the one in the column's heading, else the concept's own. Whole counts
    are exact; money is known to its last printed place.
    """
    if cell.value is None:
        return None, ()
    if concept.kind is not UnitKind.MONEY:
        exact = cell.step if cell.step < 1 and cell.value != cell.value.to_integral_value() else Decimal(0)
        return Quantity(cell.value, _unit(cell.unit or concept.unit, concept.kind), exact, signed=cell.signed), ()
    symbol = cell.unit or heading_unit or concept.unit
    reasons = () if cell.unit or heading_unit else ("the unit is not printed",)
    factor = {"元": 1, "万元": 10**4, "亿元": 10**8}.get(symbol)
    if factor is None:
        return Quantity(cell.value, _unit(concept.unit, concept.kind), cell.step), ("the unit is not one of money",)
    return Quantity(cell.value, _unit(symbol, UnitKind.MONEY, factor), cell.step), reasons


@lru_cache(maxsize=256)
def _unit(symbol: str, kind: UnitKind, factor: int = 1) -> Unit:
    return Unit(symbol, kind, Decimal(factor))
