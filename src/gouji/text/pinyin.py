"""Pinyin that copying sites inject in brackets after characters (发(fā)布): taken out, with a way back to the offsets."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from gouji.text.limits import PATIENCE

_TONED = "āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü"
# A toned vowel shows that it is pinyin; the neutral syllables carry none.
_PINYIN = regex.compile(rf"(?<=\p{{Han}})\((?:[a-z]{{0,4}}[{_TONED}][a-z{_TONED}]{{0,4}}|de|le|me|men|ge|zi|ma|ba|ne|zhe|guo)\)")


@dataclass(frozen=True, slots=True)
class Stripped:
    """A text without injected pinyin.

    Attributes:
        text: what is left.
        cuts: places in `text` where something was taken out, with the number of characters taken out up to there.
    """

    text: str
    cuts: tuple[tuple[int, int], ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text that `text[start:end]` came from; a cut at either end stays outside."""
        return start + self._removed(start), end + self._removed(end - 1) if end > start else start + self._removed(start)

    def _removed(self, place: int) -> int:
        removed = 0
        for cut, total in self.cuts:
            if cut > place:
                break
            removed = total
        return removed


def strip_pinyin(text: str) -> Stripped:
    """Take out bracketed pinyin. Other words in brackets stay."""
    if "(" not in text:
        return Stripped(text)
    parts, cuts, last, removed = [], [], 0, 0
    for match in _PINYIN.finditer(text, timeout=PATIENCE):
        parts.append(text[last : match.start()])
        removed += len(match[0])
        cuts.append((match.end() - removed, removed))
        last = match.end()
    return Stripped("".join((*parts, text[last:])), tuple(cuts)) if cuts else Stripped(text)
