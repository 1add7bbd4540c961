"""Which genre a document is of: told from its title and the headings of its sections."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gouji.document import Document, Paragraph
from gouji.facts.labels import likeness, parse_label
from gouji.profiles import Profile, available_profiles, load_profile

_AFTER = re.compile(r"(?:格式|模板|样式|样本|全文|文本版|图解|附件|\d|年度?|[（(].*[)）])*$")
_HEADINGS = 3
_ALIKE = 0.85


def detect_profile(document: Document, profiles: Iterable[Profile] | None = None) -> Profile | None:
    """The profile of a document's genre, None where it is of no known one.

    Args:
        profiles: those to choose from; all available ones where not given.

    A title that ends in the genre's name is enough, or three of its section headings.
    """
    known = tuple(profiles) if profiles is not None else tuple(load_profile(name) for name in available_profiles())
    scored = [(_evidence(document, profile), profile) for profile in known]
    best = max(scored, key=lambda item: item[0], default=(0, None))
    return best[1] if best[0] > 0 else None


def _evidence(document: Document, profile: Profile) -> int:
    title = _names_genre(document.title, profile.detect.titles)
    headings = _headings_met(document, profile)
    if headings >= min(_HEADINGS, len(profile.detect.headings)):
        return headings + (2 if title else 0)
    return 2 if title else 0


def _names_genre(title: str, names: tuple[str, ...]) -> bool:
    plain = re.sub(r"\s", "", title)
    plain = _AFTER.sub("", plain)
    return any(plain.endswith(name) for name in names)


def _headings_met(document: Document, profile: Profile) -> int:
    texts = {
        parse_label(block.text).body
        for block in document.blocks
        if isinstance(block, Paragraph) and len(block.text) <= 60
    }
    texts |= {parse_label(section.title).body for section in document.sections}
    return sum(1 for heading in profile.detect.headings if any(likeness(text, (heading,)) >= _ALIKE for text in texts if text))
