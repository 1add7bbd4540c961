"""The text of a cell, and the text of a line: characters put in order, white space put back where it means something."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from statistics import median

from gouji.readers.pdf.page import Character
from gouji.readers.pdf.patterns import ITEM

PART_OF_FIGURE = re.compile(r"[\d.,，%％+\-]")
SAME_LINE = 0.5
GAP = 0.18
WIDE_GAP = 0.9


def into_lines(characters: Iterable[Character]) -> list[list[Character]]:
    """Characters by printed line, top to bottom, each line from left to right; glyphs printed twice (bold by overprint) once."""
    lines: list[list[Character]] = []
    middle = size = 0.0
    for character in sorted(characters, key=_middle):
        own = (character.top + character.bottom) / 2
        if lines and own - middle <= SAME_LINE * max(min(size, character.size), 1.0):
            line = lines[-1]
            line.append(character)
            middle += (own - middle) / len(line)
            size = max(size, character.size)
        else:
            lines.append([character])
            middle, size = own, character.size
    return [_once(line) for line in lines]


def line_text(line: Sequence[Character], wide_spaces: bool = False) -> str:
    """Text of one line. White space is kept between words and figures in Latin script.

    Args:
        wide_spaces: keep a gap of more than one em between Chinese words too (第一部分 概况).
    """
    parts = [line[0].text]
    spread = wide_spaces and _spread(line)
    for before, after in itertools.pairwise(line):
        gap = _gap(before, after)
        if gap > GAP * before.size:
            narrow = _is_latin(before.text[-1]) and _is_latin(after.text[0])
            if narrow or (spread and gap > WIDE_GAP * before.size):
                parts.append(" ")
        parts.append(after.text)
    return "".join(parts)


def cell_text(characters: Sequence[Character], left: float, right: float) -> str:
    """Text of a cell between `left` and `right`.

    Lines are joined; a line break is kept where the next line starts an item or a figure of its own.
    """
    if not characters:
        return ""
    turned = sum(bool(character.turn) for character in characters)
    if 2 * turned > len(characters):
        return _turned_text(characters)
    lines = into_lines(characters)
    if _is_vertical(lines):
        return _vertical_text(lines)
    text = line_text(lines[0])
    for above, line in itertools.pairwise(lines):
        text += _between(above, line, left, right) + line_text(line)
    return text


def _between(above: Sequence[Character], line: Sequence[Character], left: float, right: float) -> str:
    """What stands between two lines of a cell: nothing, a space, or a line break."""
    size = above[-1].size
    room = right - left - (above[-1].x1 - above[0].x0)
    last, first = above[-1].text[-1], line[0].text[0]
    if room > 2 * size and ITEM.match("".join(character.text for character in line[:5])):
        return "\n"
    if PART_OF_FIGURE.match(last) and PART_OF_FIGURE.match(first):
        return "\n" if room > 1.5 * size else ""
    return " " if last.isascii() and last.isalpha() and first.isascii() and first.isalpha() else ""


def _turned_text(characters: Sequence[Character]) -> str:
    """Text of a label laid on its side: columns of characters, read in the direction it leans."""
    upwards = characters[0].turn == 90
    columns: list[list[Character]] = []
    for character in sorted(characters, key=_left, reverse=not upwards):
        if columns and abs(columns[-1][0].x0 - character.x0) < SAME_LINE * character.size:
            columns[-1].append(character)
        else:
            columns.append([character])
    return "".join(character.text for column in columns for character in sorted(column, key=_middle, reverse=upwards))


def _is_vertical(lines: list[list[Character]]) -> bool:
    """Whether columns and not lines are read: characters stand closer below each other than beside each other."""
    if len(lines) < 3 or max(len(line) for line in lines) < 2:
        return False
    beside = [after.x0 - before.x0 for line in lines for before, after in itertools.pairwise(line)]
    below = [after[0].top - before[0].top for before, after in itertools.pairwise(lines)]
    size = median(line[0].size for line in lines)
    return len(beside) >= 2 and median(beside) > 1.15 * median(below) and median(below) < 1.15 * size < median(beside)


def _vertical_text(lines: list[list[Character]]) -> str:
    columns: list[list[Character]] = []
    for character in sorted((character for line in lines for character in line), key=lambda character: -character.x0):
        if columns and columns[-1][0].x0 - character.x0 < SAME_LINE * character.size:
            columns[-1].append(character)
        else:
            columns.append([character])
    return "".join(character.text for column in columns for character in sorted(column, key=_middle))


def _once(line: list[Character]) -> list[Character]:
    line.sort(key=_left)
    if not any(after.x0 - before.x0 < 0.25 * before.size for before, after in itertools.pairwise(line)):
        return line
    kept: list[Character] = []
    for character in line:
        near = (other for other in kept[-3:] if abs(other.x0 - character.x0) < 0.25 * (character.x1 - character.x0))
        if not any(other.text == character.text and abs(other.top - character.top) < 0.25 * character.size for other in near):
            kept.append(character)
    return kept


def _spread(line: Sequence[Character]) -> bool:
    """Whether wide gaps on the line set words apart, as against a line set wide or the two characters of 目 录."""
    runs, gaps = [1], []
    for before, after in itertools.pairwise(line):
        gap = _gap(before, after)
        gaps.append(gap / before.size)
        if gap > WIDE_GAP * before.size:
            runs.append(0)
        runs[-1] += 1
    return len(runs) > 1 and min(runs) > 1 and median(gaps) < GAP


def _gap(before: Character, after: Character) -> float:
    """Room between two characters; a Chinese character takes one em, whatever width its font states."""
    return after.x0 - (before.x0 + before.size if before.text > "⹿" else before.x1)


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _middle(character: Character) -> float:
    return character.top + character.bottom


def _left(character: Character) -> float:
    return character.x0
