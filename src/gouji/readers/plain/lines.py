"""Lines of a text file and what each may be: cells of a table row, a lone cell, a number, a short line, running text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum, auto

_RULE = re.compile(r"(?=.*[-—=─━]{2})[\s|:+\-—=─━┼├┤┌┐└┘┬┴]+")
_VALUE = re.compile(
    r"(?:[-+－＋]|增加?|新增|减少?)?\s*[\d０-９]+(?:[,，][\d０-９]{3})*(?:[.．][\d０-９]+)?"
    r"\s*(?:万|亿)?(?:元|件次|人次|件|条|项|笔|宗|份|个|次|起|人|例)?(?:[（(][^（()）]{0,30}[)）])?|[/／—–－-]{1,4}|无"
)
_SENTENCE = re.compile(r"[。；！？!?;]")
_BREAK = re.compile(r"\s*<\s*br\s*/?\s*>\s*", re.IGNORECASE)
_BRACKETS = re.compile(r"[（(][^（()）]*[)）]?")
_FIELDS = re.compile(r"\s{2,}|\u3000+")
_TAIL = re.compile(rf"^(?P<label>.*?\S)(?P<values>(?:\s+(?:{_VALUE.pattern}))+)$")
_WORD_VALUE = re.compile(rf"(?<=\s)(?:{_VALUE.pattern})(?=\s|$)")
_PAGE_NUMBER = re.compile(
    r"[-—–－]\s*\d{1,3}\s*[-—–－]|第\s*\d{1,3}\s*页(?:\s*[,，/]?\s*共\s*\d{1,3}\s*页)?"
    r"|\d{1,3}\s*/\s*\d{1,3}|Page\s+\d{1,3}(?:\s+of\s+\d{1,3})?"
)
_UNIT_FOLLOWS = re.compile(r"[件条份次个项人年月日余多万%％，。、；]")
_SPACED_UNIT = re.compile(r"(?<=\s)(\d[\d,.]*) +([件条项份笔个宗])(?=\s|$)")
_PAUSE = re.compile(r"[，。；：]")
_STOP = re.compile(r"[。！？；）)]$")
_PART_BEGINS = re.compile(r"[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[)）]|\d[.、]")

_LONGEST_ROW = 400
SHORT = 100
"""Longest line that can be a cell of a table with one cell a line."""


class Kind(Enum):
    """What a line looks like by itself."""

    BLANK = auto()
    RULE = auto()
    BAR = auto()
    ROW = auto()
    WEAK_ROW = auto()
    CELL = auto()
    NUMBER = auto()
    SHORT = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line.

    Attributes:
        text: without white space at its ends.
        kind: what it looks like by itself.
        cells: its cells, for ROW, WEAK_ROW and CELL.
        separator: what stands between the cells: "|", tab or space.
        margin: columns of white space it began with.
    """

    text: str
    kind: Kind
    cells: tuple[str, ...] = ()
    separator: str = ""
    margin: int = 0


def is_value(text: str) -> bool:
    """Whether a cell holds a number or a sign that stands for none."""
    return bool(_VALUE.fullmatch(text.strip()))


def is_sentence(text: str) -> bool:
    """Whether a line holds the end of a sentence."""
    return bool(_SENTENCE.search(text))


def width(text: str) -> int:
    """Columns a text takes on a screen: two for a character of Chinese script."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def split_lines(text: str) -> list[TextLine]:
    """Lines of a text, each told by itself. Page numbers beside page breaks are left out."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\u2028", "\n")
    lines = []
    for line in text.replace("\f", "\n").split("\n"):
        lines += [_line(part) for part in _exploded(line)]
    return [line for line in lines if not _PAGE_NUMBER.fullmatch(line.text)]


def _exploded(line: str) -> list[str]:
    """A table or a whole page in one line, cut at its spaces: its cells then stand one a line."""
    if "|" in line or "\t" in line:
        return [line]
    words = _SPACED_UNIT.sub(r"\1\2", line).split()
    values = [is_value(word) for word in words]
    labels_between = any(before and _is_label(word) for before, word in zip(values, words[1:], strict=False))
    if sum(values) < 4 or not labels_between:
        return [line]
    if is_sentence(line) and (len(words) < 40 or sum(values) < 10):
        return [line]
    return _rejoined(words)


def _is_label(word: str) -> bool:
    """Whether a word may be a label of a table: no value, and not a unit alone."""
    return len(word) >= 2 and not is_value(word) and not is_value("1" + word)


def _rejoined(words: list[str]) -> list[str]:
    """Put words back together that are no cells: figures inside sentences and the sentences they cut."""
    parts: list[list[str]] = []
    begun = False  # a sentence has begun in the last part and not ended
    for word, follows in zip(words, [*words[1:], ""], strict=True):
        last = parts[-1][-1] if parts else ""
        figure = is_value(word) and (begun or _UNIT_FOLLOWS.match(follows))
        goes_on = bool(parts) and not (len(parts[-1]) == 1 and is_value(last)) and (begun or _UNIT_FOLLOWS.match(word))
        if parts and (figure or goes_on) and not _PART_BEGINS.match(word):
            parts[-1].append(word)
        else:
            parts.append([word])
            begun = False
        begun = (begun or bool(_PAUSE.search(_BRACKETS.sub("", word)))) and not _STOP.search(word)
    return [" ".join(part) for part in parts]


def _line(raw: str) -> TextLine:
    text = raw.strip(" \r\u3000\xa0\ufeff\t").replace("\x00", "")
    margin = width(raw) - width(raw.lstrip(" \t\u3000\xa0\ufeff"))
    if not text:
        return TextLine("", Kind.BLANK)
    kind, cells, separator = _tell(raw.strip(" \r\n\ufeff"), text)
    return TextLine(text, kind, cells, separator, margin)


def _tell(raw: str, text: str) -> tuple[Kind, tuple[str, ...], str]:
    if re.search(r"[|｜│┃]", text):
        found = _pipes(text)
        if found:
            return found
    if _RULE.fullmatch(text):
        return (Kind.NUMBER if is_value(text) else Kind.RULE), (), ""
    if "\t" in raw:
        cells = tuple(cell.strip() for cell in raw.split("\t"))
        lone = (bool(cells[0]) and not is_sentence(text) and len(text) <= SHORT) or (len(cells) > 2 and is_value(text))
        if sum(map(bool, cells)) > 1 or lone:
            return (Kind.TEXT, (), "") if any(len(cell) > SHORT and is_sentence(cell) for cell in cells) else (Kind.ROW, cells, "\t")
    if is_value(text):
        return Kind.NUMBER, (), ""
    found = _spaces(text)
    if found:
        return found
    return (Kind.SHORT if len(text) <= SHORT and not is_sentence(text) and text[-1] not in "，,、" else Kind.TEXT), (), ""


def _pipes(text: str) -> tuple[Kind, tuple[str, ...], str] | None:
    plain = re.sub(r"[｜│┃]", "|", text)
    if not plain.strip("| \t\u3000"):
        return (Kind.BAR, (), "|")
    if _RULE.fullmatch(plain):
        return (Kind.RULE, (), "|")
    cells = [_BREAK.sub("\n", cell.strip(" \t\u3000")) for cell in plain.split("|")]
    if plain.startswith("|"):
        cells = cells[1:]
    if plain.endswith("|"):
        cells = cells[:-1]
    if any(len(cell) > 2 * SHORT and is_sentence(cell) for cell in cells):
        return None
    return (Kind.CELL if len(cells) == 1 else Kind.ROW), tuple(cells), "|"


def _spaces(text: str) -> tuple[Kind, tuple[str, ...], str] | None:
    if is_sentence(text) or text.startswith("#") or len(text) > _LONGEST_ROW:
        return None
    fields = tuple(_FIELDS.split(text))
    tail = _TAIL.match(text)
    if tail and not is_value(text) and len(tail["label"]) <= SHORT:
        values = tuple(match[0].strip() for match in _WORD_VALUE.finditer(tail["values"]))
        label = tuple(_FIELDS.split(tail["label"]))
        whole = re.sub(r"\s", "", "".join(values)) == re.sub(r"\s", "", tail["values"])
        if whole and not re.search(r"[，,：:]", _BRACKETS.sub("", tail["label"])):
            return (Kind.ROW if len(values) > 1 else Kind.WEAK_ROW), (*label, *values), " "
    words = text.split()
    if len(words) > 1 and all(map(is_value, words)):
        return Kind.ROW, tuple(words), " "
    if len(fields) > 1 and all(len(field) <= 40 for field in fields) and "，" not in text:
        return Kind.WEAK_ROW, fields, " "
    return None
