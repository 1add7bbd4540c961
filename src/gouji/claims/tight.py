"""Text without the white space, markup and pinyin that layout leaves inside words, with the way back to the original."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from gouji.text import normalize, strip_pinyin

# White space, remains of markup, characters of no width.
_DROPPED = re.compile(r"\s+|</?[a-zA-Z][^<>]{0,200}>|&(?:nbsp|ensp|emsp|thinsp);|[\u200b-\u200f\ufeff\u00ad]")
_MARKS = str.maketrans(",;:()!?[]【】．｡", "，；：（）！？（）（）。。")


@dataclass(frozen=True, slots=True)
class Tight:
    """A text squeezed for reading.

    Attributes:
        text: folded and squeezed, with Chinese punctuation throughout.
        origins: offset into the original text of each character, and the original length at the end.
    """

    text: str
    origins: tuple[int, ...] | range

    @classmethod
    def of(cls, original: str) -> Tight:
        """Squeeze `original`."""
        plain = normalize(original)
        holes = sorted((*(match.span() for match in _DROPPED.finditer(plain)), *_pinyin(plain)))
        folded = plain.translate(_MARKS)
        if not holes:
            return cls(folded, range(len(folded) + 1))
        pieces: list[str] = []
        origins: list[int] = []
        at = 0
        for start, end in (*holes, (len(folded), len(folded))):
            pieces.append(folded[at:start])
            origins.extend(range(at, start))
            at = max(at, end)
        return cls("".join(pieces), (*origins, len(folded)))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into the original text of a stretch of the squeezed one."""
        return self.origins[start], self.origins[end - 1] + 1 if end > start else self.origins[start]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into the squeezed text of a stretch of the original one."""
        if isinstance(self.origins, range):
            return start, end
        return bisect_left(self.origins, start), bisect_right(self.origins, end - 1, hi=len(self.origins) - 1)


def _pinyin(text: str) -> Iterator[tuple[int, int]]:
    removed = 0
    for place, total in strip_pinyin(text).cuts:
        yield place + removed, place + total
        removed = total
