"""The words of a genre with the segmentation by them: all that reading claims needs of the Chinese dictionary, without spaCy.

Both are kept, since loading the dictionary takes longer than reading a report.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from gouji.claims.lexicon import Lexicon, build_lexicon
from gouji.claims.segmenter import Segmenter, segmenter
from gouji.profiles import Profile, load_profile


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A genre's lexicon, and `cut`, which parts a text into words."""

    lexicon: Lexicon
    cut: Segmenter

    def bounds(self, text: str) -> set[int]:
        """Where words begin and end in squeezed text."""
        places, at = {0}, 0
        for word in self.cut(text):
            at += len(word)
            places.add(at)
        return places


_known: dict[tuple[str, str], Vocabulary] = {}
"""Vocabularies by the genre's name and the profile's sum."""


def vocabulary_of(profile: Profile | str) -> Vocabulary:
    """The vocabulary of a genre. Raises UsageError for a name that is none."""
    chosen = registered(profile)
    if not chosen.sha256:
        return _vocabulary(chosen.narrative)
    key = (chosen.id, chosen.sha256)
    if key not in _known:
        _known[key] = _vocabulary(chosen.narrative)
    return _known[key]


def registered(profile: Profile | str) -> Profile:
    """A profile by name, read once a process; one given as a file may change and is read each time."""
    if not isinstance(profile, str):
        return profile
    return load_profile(profile) if profile.endswith(".toml") else _read(profile)


@cache
def _read(name: str) -> Profile:
    return load_profile(name)


def _vocabulary(narrative: Mapping[str, Any]) -> Vocabulary:
    lexicon = build_lexicon(narrative)
    return Vocabulary(lexicon, segmenter(lexicon.known))
