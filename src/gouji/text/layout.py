"""Numbers that the layout broke: `1 2 件`, `1 206.84 万元`, a line break inside a number, `99. 8%`. Rows of a table stay apart."""

from __future__ import annotations

from decimal import Decimal

import regex

from gouji.text.figures import Figure
from gouji.text.numerals import Numeral, parse_numeral
from gouji.text.units import match_unit

_SPLIT = regex.compile(
    r"(?P<thousands>[1-9]\d{0,2}(?: \d{3}){1,3}(?!\d)(?:\.\d{1,6}(?!\d))?)"
    r"|(?P<digits>[1-9](?: \d){1,5}(?!\d))|(?P<lines>[1-9]\d{0,5} ?\n ?\d{1,6}(?![\d.]))"
    r"|(?P<point>\d{1,3}(?: \.|\.[ \n])\d{1,4}(?=\s?[%‰万亿]))"
)
_SCALE = regex.compile(r"\s?([万亿])?\s{0,2}")
_PROSE = regex.compile(r"(?:[\p{Han}“：:，,、；（(]|^)$")


def joined_figure(text: str, place: int) -> Figure | None:
    """The number whose digits begin at `place` and go on behind a gap, None where the gap separates two numbers.

    A row of a table has its numbers apart too; it shows by more than two of them, by a gap in front of the first, by a
    leading 0, or by no unit behind the last.
    """
    match = _SPLIT.match(text, place)
    if match is None:
        return None
    before = text[max(0, place - 2) : place]
    gap_in_front = before[-1:] in (" ", "\n")
    if not _PROSE.search(before.rstrip(" ")) or (gap_in_front and (match["lines"] or match[0].count(" ") > 1)):
        return None
    scale = _SCALE.match(text, match.end())
    unit = match_unit(text, scale.end()) if scale else None
    if scale is None or (unit is None and not match["point"]):
        return None
    written = "".join(match[0].split())
    worth = {"万": Decimal(10_000), "亿": Decimal(10**8)}.get(scale[1] or "", Decimal(1))
    numeral = parse_numeral(written + (scale[1] or ""))
    end = scale.end(1) if scale[1] else match.end()
    return Figure(place, end, numeral or Numeral(Decimal(written)), worth)
