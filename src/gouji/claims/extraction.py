"""Claims of a text or a document, and the account of every figure in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gouji.claims.paragraphs import Narrator, Reading, claims_of, regions_of
from gouji.claims.vocabulary import vocabulary_of
from gouji.document import Document, Paragraph
from gouji.profiles import Profile
from gouji.records import Claim, Region


@dataclass(frozen=True, slots=True)
class Narrative:
    """All there is in a narrative: its claims, and the figures that are none, each with the reason."""

    claims: tuple[Claim, ...]
    regions: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """How many figures a narrative holds: all, those in claims, those that are none by reason."""

    found: int
    in_claims: int
    explained: tuple[tuple[str, int], ...]


def read_narrative(source: Document | str, profile: Profile | str = "zfxxgk", year: int | None = None) -> Narrative:
    """Claims and explained figures of `source`. `year`: the report's year where known, else the text's own first year."""
    vocabulary = vocabulary_of(profile)
    narrator = Narrator(vocabulary.lexicon, vocabulary.bounds, year)
    readings = list(_readings(source, narrator))
    return Narrative(claims_of(readings, _Pages(source)), regions_of(readings))


def account_figures(narrative: Narrative) -> Account:
    """The account of all figures: every one is in a claim or has a reason."""
    reasons: dict[str, int] = {}
    for region in narrative.regions:
        reasons[region.reason] = reasons.get(region.reason, 0) + 1
    places = {(claim.locator.block, claim.locator.start, claim.locator.end) for claim in narrative.claims if not claim.implied}
    return Account(len(places) + len(narrative.regions), len(places), tuple(sorted(reasons.items())))


def _readings(source: Document | str, narrator: Narrator) -> Iterator[Reading]:
    if isinstance(source, str):
        yield narrator.paragraph(0, source)
        return
    for block, paragraph in source.paragraphs:
        if paragraph.heading == 0:
            continue
        if paragraph.heading is not None:
            narrator.heading(paragraph.text, paragraph.heading)
        yield narrator.paragraph(block, paragraph.text)


class _Pages:
    """Page of a block and offset, None where the source has none."""

    def __init__(self, source: Document | str) -> None:
        self.blocks = () if isinstance(source, str) else source.blocks

    def __call__(self, block: int, start: int) -> int | None:
        paragraph = self.blocks[block] if self.blocks else None
        if not isinstance(paragraph, Paragraph):
            return None
        return next((line.page for line in paragraph.lines if line.start <= start < line.end), paragraph.page)
