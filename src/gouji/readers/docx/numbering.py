"""Automatic numbers of paragraphs (一、 （一） 1.), which stand in no text of a Word file and are counted here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from gouji.readers.docx.names import attribute, child, children, local

DIGITS = "〇一二三四五六七八九"
STEMS = "甲乙丙丁戊己庚辛壬癸"


def _counting(number: int) -> str:
    """一 to 九十九; larger numbers digit by digit."""
    if not 0 < number < 100:
        return "".join(DIGITS[int(digit)] for digit in str(number))
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十") + (DIGITS[ones] if ones else "")


def _roman(number: int) -> str:
    text = ""
    for value, sign in ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            text, number = text + sign, number - value
    return text


FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02d}",
    "chineseCounting": _counting,
    "chineseCountingThousand": _counting,
    "chineseLegalSimplified": lambda number: "".join("零壹贰叁肆伍陆柒捌玖"[int(digit)] for digit in str(number)),
    "japaneseCounting": _counting,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _counting,
    "ideographDigital": lambda number: "".join(DIGITS[int(digit)] for digit in str(number)),
    "ideographTraditional": lambda number: STEMS[(number - 1) % 10],
    "decimalEnclosedCircle": lambda number: chr(0x245F + number) if 0 < number <= 20 else str(number),
    "decimalEnclosedCircleChinese": lambda number: chr(0x245F + number) if 0 < number <= 20 else str(number),
    "decimalFullWidth": lambda number: str(number).translate({0x30 + digit: 0xFF10 + digit for digit in range(10)}),
    "lowerLetter": lambda number: chr(0x61 + (number - 1) % 26),
    "upperLetter": lambda number: chr(0x41 + (number - 1) % 26),
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperRoman": _roman,
    "bullet": lambda number: "",
    "none": lambda number: "",
}
"""Word's number formats that these reports use; any other is shown as a plain number."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its first number, its format, and its pattern such as （%1）."""

    start: int = 1
    format: str = "decimal"
    pattern: str = ""
    spaced: bool = True


@dataclass(slots=True)
class Numbering:
    """The lists of a document, with the numbers counted so far.

    Attributes:
        levels: levels by list and depth; `abstract` is the list that shares its counters.
    """

    abstract: dict[str, str] = field(default_factory=dict)
    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    overrides: dict[str, dict[int, int]] = field(default_factory=dict)
    counters: dict[str, dict[int, int]] = field(default_factory=dict)

    def next(self, list_id: str, depth: int) -> str:
        """Count on and give the number to be printed before a paragraph, with the space after it."""
        levels = self.levels.get(list_id)
        if levels is None or depth not in levels:
            return ""
        counters = self.counters.setdefault(self.abstract[list_id], {})
        override = self.overrides.get(list_id, {}).pop(depth, None)
        counters[depth] = override if override is not None else counters.get(depth, levels[depth].start - 1) + 1
        for deeper in [other for other in counters if other > depth]:
            del counters[deeper]
        return self._printed(levels, counters, depth)

    @staticmethod
    def _printed(levels: dict[int, Level], counters: dict[int, int], depth: int) -> str:
        level = levels[depth]
        if level.format == "bullet":
            return ""
        text = level.pattern
        for other in range(depth + 1):
            number = counters.get(other, levels[other].start if other in levels else 1)
            shape = FORMATS.get(levels[other].format if other in levels else "decimal", str)
            text = text.replace(f"%{other + 1}", shape(number))
        spaced = level.spaced and text[-1:].isascii() and bool(text.strip())
        return text + (" " if spaced and not text.endswith(" ") else "")


def read_numbering(root: Any | None) -> Numbering:
    """The lists of a document from its numbering part."""
    found = Numbering()
    if root is None:
        return found
    abstracts = {attribute(node, "abstractNumId"): dict(_levels(node)) for node in children(root, "abstractNum")}
    for node in children(root, "num"):
        list_id, reference = attribute(node, "numId"), child(node, "abstractNumId")
        abstract = attribute(reference, "val") if reference is not None else ""
        levels = dict(abstracts.get(abstract, {}))
        for override in children(node, "lvlOverride"):
            depth = int(attribute(override, "ilvl") or 0)
            levels.update(_levels(override))
            start = child(override, "startOverride")
            if start is not None:
                found.overrides.setdefault(list_id, {})[depth] = int(attribute(start, "val") or 1)
        found.abstract[list_id] = abstract
        found.levels[list_id] = levels
    return found


def _levels(node: Any) -> Iterator[tuple[int, Level]]:
    for level in children(node, "lvl"):
        values = {local(item): attribute(item, "val") for item in level}
        start = values.get("start", "1")
        yield (
            int(attribute(level, "ilvl") or 0),
            Level(
                start=int(start) if start.isdigit() else 1,
                format=values.get("numFmt", "decimal"),
                pattern=values.get("lvlText", ""),
                spaced=values.get("suff", "tab") != "nothing",
            ),
        )
