"""A passage of a paragraph as evidence, for checks that look at the text itself."""

from __future__ import annotations

from gouji.document import Locator, Paragraph
from gouji.records import Evidence, EvidenceKind

AROUND = 40
"""Characters shown on either side of the marked words."""


def passage(index: int, paragraph: Paragraph, span: tuple[int, int]) -> Evidence:
    """The marked words with what stands around them; `index` is the paragraph's block."""
    begin, end = max(0, span[0] - AROUND), min(len(paragraph.text), span[1] + AROUND)
    place = Locator(index, paragraph.page, start=span[0], end=span[1])
    return Evidence(
        EvidenceKind.SENTENCE, paragraph.text[begin:end], place, (span[0] - begin, span[1] - begin), " › ".join(paragraph.section)
    )
