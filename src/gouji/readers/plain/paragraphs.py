"""Lines of running text to paragraphs: lines cut at a fixed width and sentences cut by a page break are joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from gouji.readers.headings import numbering
from gouji.readers.plain.lines import Kind, TextLine, width

_ENDED = re.compile(r"[。！？!?；;：:][”’」』）)》]*$")
_PAUSED = re.compile(r"[；;：:]$")
_INNER = re.compile(r"[，。；、,“‘《]")
_ASCII_START = re.compile(r"[0-9A-Za-z]")
_LEAST_WRAP = 40


def join_paragraphs(lines: Sequence[TextLine], wrap: int) -> list[str]:
    """Paragraphs of a run of lines without tables.

    Args:
        wrap: width at which the file's lines are cut, 0 where they are not.
    """
    paragraphs: list[str] = []
    last_width = 0
    blank = True
    for line in lines:
        if line.kind in (Kind.BLANK, Kind.RULE, Kind.BAR):
            blank = True
            continue
        text = " ".join(cell for cell in line.cells if cell) if line.separator == "|" else line.text
        if paragraphs and _continues(paragraphs[-1], line, last_width, blank, wrap):
            paragraphs[-1] += _glue(paragraphs[-1], text) + text
        else:
            paragraphs.append(text)
        last_width, blank = width(text), False
    return paragraphs


def wrap_width(lines: Sequence[TextLine]) -> int:
    """Width at which lines of running text are cut, 0 where they are as long as their paragraphs.

    Cut lines crowd just below one width, end inside a sentence, and hardly one is longer (a title may be).
    """
    widths = [width(line.text) for line in lines if line.kind in (Kind.TEXT, Kind.SHORT) and not line.text.startswith("#")]
    wide = [value for value in widths if value >= _LEAST_WRAP]
    if len(wide) < 6:
        return 0
    longest = max(value for value, count in Counter(wide).items() if count >= 2) if max(Counter(wide).values()) >= 2 else 0
    full = [value for value in wide if longest - 5 <= value <= longest + 4]
    beyond = [value for value in wide if value > longest + 4]
    return longest if longest and len(full) >= 0.4 * len(wide) and len(beyond) <= max(1, 0.05 * len(wide)) else 0


def _continues(above: str, line: TextLine, last_width: int, blank: bool, wrap: int) -> bool:
    """Whether a line goes on with the paragraph above it."""
    full = bool(wrap) and not blank and last_width >= wrap - 2
    if above.startswith("#") or line.text.startswith("#") or (_ENDED.search(above) and not (full and _PAUSED.search(above))):
        return False
    if _begins_part(line.text) or re.match(r"[一二三四五六七八九]是|[（(]?\d{1,2}[)）.、]\s*\D", line.text):
        return False
    if wrap and not blank:
        slack = 16 if _ASCII_START.match(line.text) else 9
        return last_width >= wrap - slack
    if not blank:
        return False
    heading = numbering(above)
    return len(above) >= 20 and bool(_INNER.search(above)) and not (heading and len(above) <= 40) and not line.margin


def _begins_part(text: str) -> bool:
    found = numbering(text)
    return found is not None and found.rank <= 3


def _glue(above: str, below: str) -> str:
    """White space between joined lines: none in Chinese script, one space between Latin words."""
    return " " if re.search(r"[A-Za-z]$", above) and re.match(r"[A-Za-z]", below) else ""
