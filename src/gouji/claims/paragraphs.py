"""From a paragraph's text to its claims and to the reasons of the figures that are none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from gouji.claims.discourse import Discourse, Draft
from gouji.claims.lexicon import Lexicon
from gouji.claims.periods import main_year
from gouji.claims.phrase import Phrase
from gouji.claims.reader import Reader
from gouji.claims.tight import Tight
from gouji.claims.tokens import Figure, Token, Tokenizer
from gouji.document import Locator
from gouji.records import Claim, Cue, Part, Region
from gouji.text import Mention, NumberRegion, scan

Bounds = Callable[[str], set[int]]

_GLUED_ROW = re.compile(r"(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．])?[\u4e00-\u9fff“”、（）()]{2,40}(?:\d{5,}|0{3,})")
"""A row of a table that nothing parts from its cells (3.其他5000005): which digits belong together is not known."""
_STATING = re.compile("[未无没不零均都全所皆悉一]|持平|系|维持|期限|时限|纠正|胜诉|败诉")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one paragraph holds: drafts, and reasons of other figures, both in the squeezed text."""

    block: int
    tight: Tight
    original: str
    drafts: tuple[Draft, ...]
    regions: tuple[tuple[int, int, str], ...]


@dataclass(slots=True)
class Narrator:
    """Reads the paragraphs of one text one after the other.

    Attributes:
        bounds: gives the places in a text where word tokens begin and end.
        year: the report's year; taken from the first paragraph that tells it where not given.
        ahead: level of the heading that looks ahead, None outside its section.
    """

    lexicon: Lexicon
    bounds: Bounds
    year: int | None = None
    reader: Reader = field(init=False)
    ahead: int | None = None

    def __post_init__(self) -> None:
        channels = self.lexicon.channels
        self.reader = Reader(self.lexicon, Discourse(year=self.year), online=channels["online"], offline=channels["offline"])

    def heading(self, text: str, level: int = 1) -> None:
        """Take the topic from a heading, and whether it looks ahead; one below a heading that does looks ahead as well."""
        tight = Tight.of(text)
        self.reader.discourse.topic = ""
        if self.ahead is None or level <= self.ahead:
            self.ahead = level if self.lexicon.ahead.search(tight.text) else None
        self.reader.discourse.plans = self.ahead is not None
        for segment in Tokenizer(tight.text, self.lexicon, (), (), None).segments(0, len(tight.text)):
            self.reader.listen(Phrase.of(segment.tokens))

    def paragraph(self, block: int, text: str, bounds: set[int] | None = None) -> Reading:
        """Claims and reasons of one paragraph. `bounds`: token bounds in the original text where already known."""
        tight = Tight.of(text)
        mentions, regions = scan(text)
        spans = self._hidden(tight)
        figures, inside = _figures(tight, mentions, spans)
        explained = [*_placed(tight, regions), *inside]
        if _GLUED_ROW.fullmatch(tight.text):
            explained += [(figure.start, figure.end, "row") for figure in figures]
            return Reading(block, tight, text, (), tuple(sorted(explained)))
        if not figures and not _STATING.search(tight.text):
            return Reading(block, tight, text, (), tuple(explained))
        tokens = {tight.place(bound, bound + 1)[0] for bound in bounds} if bounds is not None else self.bounds(tight.text)
        tokenizer = Tokenizer(
            tight.text,
            self.lexicon,
            figures,
            [place for place in _placed(tight, regions) if _opaque(tight.text, place)],
            tokens | {0, len(tight.text)},
        )
        tokenizer.special = spans
        if self.reader.discourse.year is None:
            self.reader.discourse.year = main_year(_all_tokens(tokenizer))
        drafts = self.reader.read(tokenizer)
        used = {draft.figure for draft in drafts}
        for figure in figures:
            if figure.index not in used:
                explained.append((figure.start, figure.end, self.reader.reasons.get(figure.index, "unread")))
        return Reading(block, tight, text, tuple(drafts), tuple(sorted(explained)))

    def _hidden(self, tight: Tight) -> list[tuple[int, int]]:
        """Words of the lexicon with a numeral or a comma inside (三类内部事务): one word, not a figure or two."""
        return [match.span() for match in self.lexicon.special.finditer(tight.text)] if self.lexicon.special else []


def _opaque(text: str, place: tuple[int, int, str]) -> bool:
    """False for regions whose words still speak: 零受理, 上半年."""
    start, end, reason = place
    return reason != "fixed" and not (reason == "period" and not any(char.isdigit() and char.isascii() for char in text[start:end]))


def _all_tokens(tokenizer: Tokenizer) -> list[Token]:
    tokens: list[Token] = []
    for segment in tokenizer.segments(0, len(tokenizer.text)):
        tokens.extend(Phrase.of(segment.tokens).tokens)
    return tokens


def _figures(
    tight: Tight, mentions: Sequence[Mention], spans: Sequence[tuple[int, int]]
) -> tuple[list[Figure], list[tuple[int, int, str]]]:
    figures: list[Figure] = []
    inside: list[tuple[int, int, str]] = []
    for mention in mentions:
        start, end = tight.place(mention.start, mention.end)
        if spans and any(first <= start < last for first, last in spans):
            inside.append((start, end, "fixed"))
        else:
            figures.append(Figure(len(figures), start, end, mention.quantity, tight.text[start:end]))
    return figures, inside


def _placed(tight: Tight, regions: Iterable[NumberRegion]) -> list[tuple[int, int, str]]:
    return [(*tight.place(region.start, region.end), region.kind.value) for region in regions]


def claims_of(readings: Sequence[Reading], pages: Callable[[int, int], int | None]) -> tuple[Claim, ...]:
    """Claims of a text in reading order, with ids. `pages` gives the page of a block and offset, None without pages."""
    names: dict[int, str] = {}
    for reading in readings:
        for draft in reading.drafts:
            names[id(draft)] = f"c{len(names) + 1}"
    lists: dict[int, int] = {}
    return tuple(_claim(reading, draft, names, lists, pages) for reading in readings for draft in reading.drafts)


def _claim(reading: Reading, draft: Draft, names: dict[int, str], lists: dict[int, int], pages: Callable[[int, int], int | None]) -> Claim:
    start, end = reading.tight.span(draft.start, draft.end)
    first, last = reading.tight.span(*draft.sentence)
    listing = draft.listing
    part = None
    if listing is not None and id(listing.whole) in names:
        number = lists.setdefault(id(listing), len(lists) + 1)
        part = Part(names[id(listing.whole)], number, listing.closure, listing.axis or draft.axis, listing.named)
    return Claim(
        id=names[id(draft)],
        kind=draft.kind,
        concept=draft.concept,
        quantity=draft.quantity,
        locator=Locator(reading.block, pages(reading.block, start), start=start, end=end),
        text=reading.original[start:end],
        relation=draft.relation,
        dimensions=draft.dimensions,
        period=draft.period,
        scope=draft.scope,
        adds=draft.adds,
        of=draft.of.concept if draft.of else None,
        base=names.get(id(draft.base), "") if draft.base else "",
        part=part,
        label=draft.label,
        role=draft.role,
        implied=draft.implied,
        cues=tuple(Cue(cue.name, *reading.tight.span(cue.start, cue.end)) for cue in draft.cues),
        doubt=draft.doubt,
        sentence=(first, last),
    )


def regions_of(readings: Sequence[Reading]) -> tuple[Region, ...]:
    """Figures that are no claims, with their reasons, in reading order."""
    found = []
    for reading in readings:
        for start, end, reason in reading.regions:
            if end > start:
                found.append(Region(reading.block, *reading.tight.span(start, end), reason))
    return tuple(found)
