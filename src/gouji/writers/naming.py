"""Concepts and formulas in words: received + carried_in as 本年新收… + 上年结转…."""

from __future__ import annotations

import re
from functools import lru_cache

from gouji.checks import catalogue
from gouji.profiles import Profile, available_profiles, load_profile

_NAME = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*(?:@[a-z_]+)?")


@lru_cache(maxsize=8)
def names_of(profile: str) -> Names:
    """The names of a profile; a profile that is not known leaves ids as they are."""
    return Names(load_profile(profile) if profile in available_profiles() else None)


class Names:
    """Words for the ids of one profile."""

    def __init__(self, profile: Profile | None) -> None:
        self._profile = profile

    def concept(self, name: str, lang: str) -> str:
        """Words for `received` or `received@natural`; the id itself where the profile does not know it."""
        concept, _, member = name.partition("@")
        profile = self._profile
        if profile is None or concept not in profile:
            return name
        words = profile.concept(concept).name.get(lang)
        if not member:
            return words
        known = {item.id: item.name.get(lang) for id in profile.concept(concept).dimensions for item in profile.dimension(id).members}
        return f"{words}（{known.get(member, member)}）" if lang != "en" else f"{words} ({known.get(member, member)})"

    def identity(self, id: str, lang: str) -> str:
        """Words for an identity of the form."""
        rules = self._profile.identities if self._profile is not None else ()
        return next((rule.name.get(lang) for rule in rules if rule.id == id), id)

    def formula(self, formula: str, lang: str) -> str:
        """A formula with its concepts in words."""
        return _NAME.sub(lambda match: self.concept(match[0], lang), formula).replace("*", "×").replace("/", "÷").replace(" - ", " − ")


def check_title(code: str, lang: str) -> str:
    """What a check finds, in one line; "" for a code that is not in the catalogue."""
    return next((check.title.get(lang) for check in catalogue() if check.code == code), "")
