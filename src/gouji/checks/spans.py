"""Spans of months a text states, and whether they are said to be what the report's figures are of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_YEAR = r"(?:19|20)\d{2}"
_SPAN = re.compile(
    rf"(?P<y1>{_YEAR})\s*年(?:度)?[（(]?\s*(?P<m1>\d{{1,2}})\s*月(?:\s*(?P<d1>\d{{1,2}})\s*[日号])?\s*(?:零时|0时)?\s*(?:起|开始)?(?:[,，]?\s*[止截][止至于]{{0,2}}|(?<=起)[,，]\s*(?=[^。；]{{0,14}}止)|[^\d。；，,;]{{1,8}})"
    rf"(?:(?P<y2>{_YEAR})\s*年)?\s*(?P<m2>\d{{1,2}})\s*月(?:\s*(?P<d2>\d{{1,2}})\s*[日号])?"
)
_ABOUT = re.compile(r"统计|[期时]限|时间|周期|区间|报告期|所列|数据|涵盖|反映")
_BACKWARD = re.compile(
    rf"截[止至]?(?:至|到|日期为|时间为)?\s*(?P<y2>{_YEAR})\s*年\s*(?P<m2>\d{{1,2}})\s*月(?:\s*(?P<d2>\d{{1,2}})\s*[日号])?"
    rf"\s*[,，]\s*(?:(?:起始|开始|起)(?:日期|时间|于)?[为是自于]?|[从自])\s*(?P<y1>{_YEAR})\s*年\s*(?P<m1>\d{{1,2}})\s*月(?:\s*(?P<d1>\d{{1,2}})\s*[日号])?"
)
"""数据截止2023年12月31日，起始日期为2023年1月1日: the end told first."""
_NAMED = re.compile(
    r"(?:起[止讫迄始]|截止)(?:时间|日期)?[^。；，,]{0,6}$|报告期\s*[：:为是]?\s*$|(?:统计|数据)[^。；，]{0,16}$|(?:统计|数据|报告|年报)[^。；]{0,24}(?:[期时]限|时段|周期|区间|期间|报告期)[^。；]{0,8}$"
)
_TOLD = re.compile(r"(?:现将|兹将|特将|反映)[^。；]{0,24}$")
_WORK = re.compile(r"^[^。；，,]{0,8}(?:政府信息|政务|信息)公开[^。；，,]{0,8}(?:情况|报告)")
_COMPARED = re.compile(r"上年|上一年|去年|同期|相比|同比|较")
_STOP = re.compile(r"[。；\n]")


@dataclass(frozen=True, slots=True)
class Span:
    """From month to month.

    Attributes:
        year: the year it ends in.
        days: month and day of both ends, 0 for a day that is not written.
        whole: True for 1 January to 31 December of one year.
        about: True where a word beside it says that figures or the report are of it; `named` where it is called the period of statistics.
    """

    start: int
    end: int
    year: int
    days: tuple[int, int, int, int]
    whole: bool
    about: bool
    named: bool


def spans(text: str) -> Iterator[Span]:
    """All spans of months, those set beside another year for comparison left out."""
    backward = list(_BACKWARD.finditer(text))
    for match in sorted((*backward, *_outside(backward, _SPAN.finditer(text))), key=lambda found: found.start()):
        before, after = _STOP.split(text[: match.start()][-60:])[-1], _STOP.split(text[match.end() :][:30])[0]
        if _COMPARED.search(before + after):
            continue
        first, last = int(match["y1"]), int(match["y2"] or match["y1"])
        m1, d1, m2, d2 = (int(match[name] or 0) for name in ("m1", "d1", "m2", "d2"))
        whole = first == last and (m1, m2) == (1, 12) and d1 in (0, 1) and d2 in (0, 31)
        told = _TOLD.search(before) is not None and _WORK.match(after) is not None
        about = _ABOUT.search(before + match[0] + after) is not None
        named = told or _NAMED.search(before) is not None or (match.re is _BACKWARD and _ABOUT.search(before[-8:]) is not None)
        yield Span(match.start(), match.end(), last, (m1, d1, m2, d2), whole, about, named)


def _outside(taken: Sequence[re.Match[str]], matches: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    for match in matches:
        if not any(match.start() < other.end() and other.start() < match.end() for other in taken):
            yield match
