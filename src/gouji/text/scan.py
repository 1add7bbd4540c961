"""One pass over a text: every numeral becomes a quantity or a region with a reason."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import regex

from gouji.quantity import Quantity, UnitKind
from gouji.text.characters import normalize
from gouji.text.figures import FINANCIAL, LONGEST_NUMERAL, Figure, read_figure
from gouji.text.halves import match_half
from gouji.text.layout import joined_figure
from gouji.text.mentions import Mention, NumberRegion, RegionKind
from gouji.text.pairs import match_pair
from gouji.text.pinyin import Stripped, strip_pinyin
from gouji.text.quantities import match_quantity, share_unit
from gouji.text.regions import find_addresses, match_region
from gouji.text.units import first_characters
from gouji.text.words import FixedWord, find_word, is_quoted

_NUMERAL = "零〇一二三四五六七八九十百千万亿两"
_RUN = regex.compile(rf"[0-9]+|[{_NUMERAL}廿卅半{FINANCIAL}]+|(?P<glyph>[①-⒛㈠-㈩㊀-㊉Ⅰ-ⅿ❶-❿])")
_PLAIN_COUNT = regex.compile(r"[0-9]{1,9}+(?:\.[0-9]{1,4}+)?(?:[%万亿条份篇次项宗封家户元起]|人(?!\d)|个(?!\d)|件(?!事))")
_PLAIN_RUN = regex.compile(rf"[{_NUMERAL}半]+")
_LINK = regex.compile(r"\s?(?:和|与|及|以及|、|或|至|到|[-—–~～]{1,2})\s?")
_RANGE = frozenset("至到或-—–~～")
_FOLLOWING = frozenset("点分又余多几来至到-—–~～ \n")
_LONGEST_NUMBER = 24


def scan(text: str) -> tuple[tuple[Mention, ...], tuple[NumberRegion, ...]]:
    """Quantities and non-quantities of `text` in reading order, with offsets into `text` as given.

    Each digit and each Chinese numeral of the text lies in one of them. Time and memory are linear in the length.
    """
    stripped = strip_pinyin(normalize(text))
    mentions, regions = _Scan(stripped.text).run()
    if stripped.cuts:
        return _restored(stripped, mentions, regions)
    return tuple(mentions), tuple(regions)


def _restored(
    stripped: Stripped, mentions: list[Mention], regions: list[NumberRegion]
) -> tuple[tuple[Mention, ...], tuple[NumberRegion, ...]]:
    """Mentions and regions with offsets into the text before the pinyin was taken out."""
    moved = []
    for mention in mentions:
        start, end = stripped.span(mention.start, mention.end)
        unit_start = stripped.span(mention.unit_start, mention.end)[0] if mention.unit_start < mention.end else end
        moved.append(replace(mention, start=start, end=end, unit_start=unit_start))
    spans = [(*stripped.span(region.start, region.end), region.kind) for region in regions]
    return tuple(moved), tuple(NumberRegion(start, end, kind) for start, end, kind in spans)


class _Scan:
    """State of one pass: the text, how far it is read, and what was found."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.cursor = 0
        self.mentions: list[Mention] = []
        self.regions: list[NumberRegion] = []
        self.addresses: list[NumberRegion] = []

    def run(self) -> tuple[list[Mention], list[NumberRegion]]:
        self.addresses.extend(reversed(find_addresses(self.text)))
        for run in _RUN.finditer(self.text):
            place, end = run.span()
            place = max(place, self.cursor)
            while place < end:
                if self.addresses and self._in_address(place):
                    self._region(self.addresses.pop())
                elif "0" <= self.text[place] <= "9":
                    self._arabic(place, end)
                elif run["glyph"]:
                    self._region(NumberRegion(place, place + 1, RegionKind.ENUMERATOR))
                else:
                    self._chinese(place, end)
                place = self.cursor
        return self.mentions, self.regions

    def _in_address(self, place: int) -> bool:
        while self.addresses and self.addresses[-1].end <= place:
            self.addresses.pop()
        return bool(self.addresses) and self.addresses[-1].start <= place

    def _region(self, region: NumberRegion) -> None:
        self.regions.append(region)
        self.cursor = region.end

    def _mention(self, mention: Mention, figure: Figure | None) -> None:
        if figure is not None and mention.quantity.unit.symbol:
            self._share(mention, figure)
        self.mentions.append(mention)
        self.cursor = mention.end

    def _share(self, last: Mention, figure: Figure) -> None:
        """Give the unit of `last` to the numbers without one that are listed before it (4.6和3.1个百分点)."""
        start = last.start
        for place in range(len(self.mentions) - 1, -1, -1):
            earlier = self.mentions[place]
            if earlier.quantity.unit.symbol or start - earlier.end > 5:
                break
            link = _LINK.fullmatch(self.text, earlier.end, start)
            if link is None or earlier.quantity.unit.kind is UnitKind.FRACTION:
                break
            smaller = earlier.quantity.value * figure.scale <= figure.numeral.value
            scale = figure.scale if smaller or link[0].strip() not in _RANGE else Decimal(1)
            self.mentions[place] = share_unit(earlier, last, scale)
            start = earlier.start

    def _arabic(self, place: int, end: int) -> None:
        region = None if self._plainly_counts(place) else match_region(self.text, place, self.cursor)
        if region is not None:
            self._region(region)
            return
        figure = None
        if end - place <= _LONGEST_NUMBER:
            broken = self.text[end : end + 1] in (" ", "\n", ".")
            figure = (joined_figure(self.text, place) if broken else None) or read_figure(self.text, place)
        mention = match_quantity(self.text, figure, self.cursor) if figure else None
        if mention is None:
            self._region(NumberRegion(place, end, RegionKind.CODE))
        else:
            self._mention(mention, figure)

    def _plainly_counts(self, place: int) -> bool:
        """Whether no rule for regions can speak: an ideograph other than 第 before the digits, a plain unit behind."""
        before = self.text[place - 1] if place else ""
        return "一" <= before <= "龥" and before != "第" and _PLAIN_COUNT.match(self.text, place) is not None

    def _chinese(self, place: int, end: int) -> None:
        if end - place > LONGEST_NUMERAL:
            self._region(NumberRegion(place, end, RegionKind.FIXED))
            return
        region = match_region(self.text, place, self.cursor)
        if region is not None:
            self._region(region)
            return
        half = match_half(self.text, place, self.cursor) if self.text[place] in "一半" else None
        pair = (half,) if half else match_pair(self.text, place) if end - place > 1 else None
        if pair:
            for mention in pair:
                self._mention(mention, None)
            return
        figure = read_figure(self.text, place) if self._may_count(place, end) else None
        found = match_quantity(self.text, figure, self.cursor) if figure else None
        if found is None and figure is not None and self._linked(figure):
            found = Mention(figure.start, figure.end, Quantity(figure.numeral.value), figure.end)
        word = find_word(self.text, self.cursor, place)
        if word and (found is None or _wins(word, found, place)):
            self._region(NumberRegion(word.start, max(word.end, place + 1), RegionKind.FIXED))
        elif found is None or (found.unit_start - place == 1 and is_quoted(self.text, place, found.end)):
            self._unexplained(place)
        else:
            self._mention(found, figure)

    def _may_count(self, place: int, end: int) -> bool:
        """A quick look ahead: a single Chinese digit counts nothing unless a unit or a longer number follows."""
        return end - place > 1 or end >= len(self.text) or self.text[end] in _FOLLOWING or self.text[end] in first_characters()

    def _unexplained(self, place: int) -> None:
        """A numeral that is part of some word, or a financial character that is none (大陆, 放肆)."""
        run = _PLAIN_RUN.match(self.text, place)
        if run is None:
            self.cursor = place + 1
        else:
            self._region(NumberRegion(place, run.end(), RegionKind.FIXED))

    def _linked(self, figure: Figure) -> bool:
        """Whether a range goes on to a number that is a count (三至五件)."""
        link = _LINK.match(self.text, figure.end)
        if link is None or link[0].strip() not in _RANGE or link.end() >= len(self.text):
            return False
        second = read_figure(self.text, link.end())
        return second is not None and match_quantity(self.text, second, link.end()) is not None


def _wins(word: FixedWord, mention: Mention, place: int) -> bool:
    """Whether the word is meant and not the quantity: it reaches farther, or is curated and covers numeral or unit too.

    统一, 每一 win over 一件; of other words that end in the numeral (长三角's 长三) none does.
    """
    if word.end > mention.end:
        return True
    if not word.curated:
        return word.start < place and word.end == mention.end
    return word.end == mention.end or (word.start < place and word.end >= mention.unit_start)
