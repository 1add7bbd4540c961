"""Which sections of the form a report has, and under which number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from gouji.document import Document, Paragraph, Section, Table
from gouji.profiles import Profile
from gouji.text import normalize

_NUMBER = re.compile(r"^\s*[（(]?([一二三四五六七八九十]+)[）)]?\s*[、.．]?\s*")
_DIGITS = "一二三四五六七八九十"
_MARKS = re.compile(r"[\s、，。：:（）()《》“”\"'·及和与的]+")
_ALIKE = 0.55
"""Share of bigrams two headings must have in common; the form's own headings share below 0.4 with one another."""
_PARTS = 0.75
"""The same for two lower headings taken together."""


@dataclass(frozen=True, slots=True)
class FormSection:
    """A section of the report that is the form's section number `place` (from 0).

    Attributes:
        number: the number printed before it, 0 where none is.
        likeness: how alike heading and the form's heading are, 0 to 1.
    """

    place: int
    section: Section
    number: int
    likeness: float


def form_sections(document: Document, profile: Profile) -> tuple[FormSection, ...]:
    """Sections that are the form's, in the report's order. Only headings of the upper level are looked at."""
    found = []
    for section in document.sections:
        if section.level == 1:
            place, likeness = _place(section.title, profile.detect.headings)
            if likeness >= _ALIKE:
                found.append(FormSection(place, section, _number(section.title), likeness))
    return tuple(found)


def read_into_tables(document: Document, profile: Profile) -> set[int]:
    """Sections whose heading was read as part of a table: it is printed, though no section of the document."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    texts = [_bare(text) for table in tables for text in (table.title, *(cell.text for cell in table.cells))]
    return {place for place, heading in enumerate(profile.detect.headings) if any(_bare(heading) in text for text in texts)}


def told_below(document: Document, profile: Profile) -> set[int]:
    """Sections whose own heading is not printed but whose parts have one each: （一）主要问题, （二）改进情况."""
    lower = [_bare(section.title) for section in document.sections if section.level > 1]
    pairs = [one + other for one, other in pairwise(lower)]
    headings = [_bare(heading) for heading in profile.detect.headings]
    return {place for place, heading in enumerate(headings) if any(_similarity(pair, heading) >= _PARTS for pair in pairs)}


def _bare(title: str) -> str:
    return _MARKS.sub("", _NUMBER.sub("", normalize(title)))


def _place(title: str, headings: tuple[str, ...]) -> tuple[int, float]:
    scores = [_similarity(_bare(title), _bare(heading)) for heading in headings]
    best = max(range(len(scores)), key=scores.__getitem__)
    return best, scores[best]


def _similarity(one: str, other: str) -> float:
    """Dice coefficient of character bigrams."""
    a, b = ({text[i : i + 2] for i in range(len(text) - 1)} for text in (one, other))
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _number(title: str) -> int:
    match = _NUMBER.match(title)
    return _DIGITS.find(match[1]) + 1 if match and len(match[1]) == 1 else 0


def section_text(document: Document, section: Section, *, headings: bool = False, tables: bool = False) -> str:
    """Running text of a section without its heading line; with the headings and the cells inside it if asked for."""
    texts = []
    for index, block in enumerate(document.blocks[section.first : section.last]):
        if isinstance(block, Table):
            texts += [cell.text for cell in block.cells] if tables else []
        elif block.heading is None or (headings and index > 0):
            texts.append(block.text)
    return "\n".join(texts)


def has_content(document: Document, section: Section) -> bool:
    """True where something stands below the heading: text, a table or a lower heading."""
    blocks = document.blocks[section.first : section.last]
    first = blocks[0] if blocks else None
    inline = isinstance(first, Paragraph) and first.heading is None and len(first.text.strip()) > len(section.title.strip()) + 2
    rest = blocks[1:]
    return inline or any(isinstance(block, Table) or block.text.strip() for block in rest)
