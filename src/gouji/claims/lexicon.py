"""The words that claims are read by: the cues of any genre (cues.toml) and the genre's own words (its profile's narrative table)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any, TypeAlias

Senses: TypeAlias = dict[str, str]
"""Category to member: {"topic": "request"}, {"act": "receive"}, {"cue.negation": ""}."""

_NAMING = frozenset(("act", "topic", "outcome", "result", "applicant"))
_GROUPS = ("topic", "act", "outcome", "result", "applicant", "channel", "rate")


Shapes: TypeAlias = tuple[tuple[str, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What a topic and an act make: concept id ("" for a count without a row) and the figure's role."""

    concept: str
    role: str = ""


@dataclass(frozen=True)
class Lexicon:
    """All words with their senses, found by their first two characters.

    Attributes:
        known: each word with its senses.
        heads: first two characters of words, and words of one, to the lengths of words that begin so, longest first.
        whole: words that count only where the tokeniser gives them as a word of their own.
        frames: topic to act to frame.
        channels: ways in and out by kind.
        units: topic to the units it is counted in.
        ahead, own_year: words that look ahead to plans, and words for the report's own year.
        elided: topic to the acts with which its noun may be left out; a topic that is not listed has any.
        special: words that hold a numeral or a comma.
        attributes: words that, in a list of documents, say how those may be published.
        shapes, result_shapes: outcome or result to what it looks like, in the order to try them.
        short: words that may stand for documents told before (文件 for 规范性文件).
        overlaps: word to its shorter heads, each with a word that begins behind the head and ends behind the word (未办: 未, 办理).
    """

    known: Mapping[str, Senses]
    heads: Mapping[str, tuple[int, ...]]
    whole: frozenset[str]
    frames: Mapping[str, Mapping[str, Frame]]
    attributes: frozenset[str]
    overlaps: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    shapes: Shapes = ()
    result_shapes: Shapes = ()
    short: frozenset[str] = frozenset()
    special: re.Pattern[str] | None = None
    channels: Mapping[str, frozenset[str]] = field(default_factory=dict)
    units: Mapping[str, frozenset[str]] = field(default_factory=dict)
    elided: Mapping[str, frozenset[str]] = field(default_factory=dict)
    ahead: re.Pattern[str] = field(default=re.compile("(?!)"))
    own_year: re.Pattern[str] = field(default=re.compile("(?!)"))

    def senses(self, word: str) -> Senses:
        """Senses of one word, none where it is not known."""
        return self.known.get(word, {})

    def find(self, text: str, start: int, end: int, bounds: set[int] | None) -> Iterator[tuple[int, int, Senses]]:
        """Words of `text[start:end]` from left to right, with their senses.

        The longest that ends with a token of the Chinese tokeniser, else the longest of all (在办 in 在办理期限内 ends inside
        a token and gives way to 在). `bounds`: where tokens begin and end, None to take the longest.
        """
        at, heads = start, self.heads
        while at < end:
            if text[at : at + 2] not in heads and text[at] not in heads:
                at += 1
                continue
            found = self._match(text, at, end, bounds)
            if found is None:
                at += 1
                continue
            if found[0] in self.overlaps:
                found = self._shorter(found, text, at, end)
            yield at, at + len(found[0]), found[1]
            at += len(found[0])

    def _shorter(self, found: tuple[str, Senses], text: str, at: int, end: int) -> tuple[str, Senses]:
        """未 in 未办理许可: a word whose end begins a longer one gives way where nothing known follows it."""
        stop = at + len(found[0])
        if stop >= end or any(True for _ in self._at(text, stop)):
            return found
        for head, longer in self.overlaps[found[0]]:
            if text.startswith(longer, at + len(head)) and at + len(head) + len(longer) <= end:
                return head, self.senses(head)
        return found

    def _match(self, text: str, at: int, end: int, bounds: set[int] | None) -> tuple[str, Senses] | None:
        longest: tuple[str, Senses] | None = None
        for length in self._lengths(text, at):
            word = text[at : at + length]
            stop = at + length
            if stop > end or word not in self.known:
                continue
            if bounds is None or stop in bounds:
                if bounds is None or word not in self.whole or at in bounds:
                    return word, self.known[word]
            elif longest is None and (word not in self.whole or (at in bounds and self._begins(text, stop, end))):
                longest = word, self.known[word]
        return longest

    def _lengths(self, text: str, at: int) -> tuple[int, ...]:
        """Lengths that words at a place may have, longest first."""
        return self.heads.get(text[at : at + 2]) or self.heads.get(text[at], ())

    def _at(self, text: str, at: int) -> Iterator[str]:
        """Words that begin at a place, longest first, however far the text goes on."""
        return (word for length in self._lengths(text, at) if len(word := text[at : at + length]) == length and word in self.known)

    def _begins(self, text: str, at: int, end: int) -> bool:
        """True where a verb or noun of two characters or more begins: 未 before 受理 is a word, whatever the tokeniser says."""
        if at >= end:
            return False
        return any(len(word) > 1 and not _NAMING.isdisjoint(self.known[word]) for word in self._at(text, at))

    def counted_in(self, topic: str, unit: str) -> bool:
        """True where `topic` may be counted in `unit`."""
        return topic not in self.units or unit in self.units[topic]

    def frame(self, topic: str, act: str) -> Frame | None:
        """What `act` on `topic` counts, None for a topic without rows."""
        acts = self.frames.get(topic)
        if acts is None:
            return None
        return acts.get(act) or acts.get("")


def build_lexicon(narrative: Mapping[str, Any]) -> Lexicon:
    """The lexicon of a genre from its narrative table."""
    senses: dict[str, Senses] = {}
    cues = _cues()
    for category, member, words in (*_composed(cues, narrative), *_cue_words(cues), *_genre_words(narrative)):
        for word in filter(None, words):
            senses.setdefault(word, {})[category] = member
    for word in narrative.get("ignore", {}).get("words", ()):
        senses[word] = {"ignore": "", **{key: member for key, member in senses.get(word, {}).items() if key == "hint"}}
    return Lexicon(
        senses,
        _heads(senses),
        frozenset((*(word for cue in cues["cue"].values() for word in cue.get("word", ())), *narrative.get("whole", {}).get("words", ()))),
        {topic: {act: _frame(value) for act, value in acts.items()} for topic, acts in narrative.get("frame", {}).items()},
        frozenset(narrative.get("ignore", {}).get("attribute", {}).get("words", ())),
        _overlaps(senses),
        _shapes(narrative, "outcome"),
        _shapes(narrative, "result"),
        frozenset(narrative.get("short", {}).get("words", ())),
        _special(senses),
        {kind: frozenset(narrative.get("channel", {}).get(kind, ())) for kind in ("online", "offline", "media")},
        {topic: frozenset(units) for topic, units in narrative.get("unit", {}).items()},
        {topic: frozenset(acts) for topic, acts in narrative.get("elision", {}).items()},
        re.compile("|".join(map(re.escape, cues["cue"]["ahead"]["words"]))),
        re.compile("|".join(map(re.escape, cues["cue"]["this_year"]["words"]))),
    )


def _heads(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """See Lexicon.heads: a place in a text is looked up once, however many words begin alike."""
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[:2], set()).add(len(word))
    for head, found in lengths.items():
        if head[0] in lengths:
            found.add(1)
    return {head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()}


def _shapes(narrative: Mapping[str, Any], group: str) -> Shapes:
    return tuple((shape[group], re.compile(shape["pattern"])) for shape in narrative.get("shape", ()) if group in shape)


def _overlaps(senses: Mapping[str, Senses]) -> dict[str, tuple[tuple[str, str], ...]]:
    """See Lexicon.overlaps. Only verbs and nouns take the end of another word away."""
    begun: dict[str, list[str]] = {}
    for word, kinds in senses.items():
        if not _NAMING.isdisjoint(kinds):
            for stop in range(1, len(word)):
                begun.setdefault(word[:stop], []).append(word)
    found = {
        word: tuple(
            (word[:place], longer) for place in range(1, len(word)) if word[:place] in senses for longer in begun.get(word[place:], ())
        )
        for word in senses
        if len(word) <= _SHORT
    }
    return {word: pairs for word, pairs in found.items() if pairs}


_SHORT = 3
"""Longer words are trusted as they are."""


def _special(words: Iterable[str]) -> re.Pattern[str]:
    """Words that the reading of figures or the cutting at commas would take apart."""
    chosen = sorted((word for word in words if len(word) > 1 and _TAKEN_APART.search(word)), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, chosen)))


_TAKEN_APART = re.compile("[一二两三四五六七八九十、，“”%0-9]")


def _frame(value: str) -> Frame:
    concept, _, role = value.partition(":")
    return Frame("" if concept == "-" else concept, role)


@cache
def _cues() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("cues.toml").read_text("utf-8"))


def _composed(*tables: Mapping[str, Any]) -> Iterator[tuple[str, str, Sequence[str]]]:
    """Words made of one member of each list (不予 + 公开); a word listed in full has the last say."""
    for table in tables:
        for entry in table.get("compose", ()):
            yield entry["group"], entry.get("member", ""), tuple("".join(parts) for parts in product(*entry["parts"]))


def _cue_words(cues: Mapping[str, Any]) -> Iterator[tuple[str, str, Sequence[str]]]:
    for name, cue in cues["cue"].items():
        yield f"cue.{name}", "", cue["words"]
    yield "filler", "", cues["filler"]["words"]


def _genre_words(narrative: Mapping[str, Any]) -> Iterator[tuple[str, str, Sequence[str]]]:
    for group in _GROUPS:
        for member, words in narrative.get(group, {}).items():
            yield group, member, words
    for member, words in narrative.get("hint", {}).items():
        yield "hint", member, words
    for member, words in narrative.get("within", {}).items():
        yield "within", member, words
    yield "elsewhere", "", narrative.get("elsewhere", {}).get("words", ())
    yield "pending", "", narrative.get("pending", {}).get("words", ())
