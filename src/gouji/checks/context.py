"""What a check may look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from gouji.document import Document, Paragraph
from gouji.facts.index import FactIndex
from gouji.profiles import Profile
from gouji.records import Claim, Equation, Fact, Identity, Link, Region, Result, Text


@dataclass(frozen=True)
class CheckContext:
    """One report with all that was understood of it. Checks read it and change nothing.

    Attributes:
        index: facts by name, and the values that follow from them.
    """

    document: Document
    identity: Identity
    facts: tuple[Fact, ...]
    claims: tuple[Claim, ...]
    links: tuple[Link, ...]
    equations: tuple[Equation, ...]
    regions: tuple[Region, ...]
    profile: Profile
    index: FactIndex = field(init=False, repr=False)
    _claims: dict[str, Claim] = field(init=False, repr=False)
    _links: dict[str, Link] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "index", FactIndex(self.facts, self.profile))
        object.__setattr__(self, "_claims", {claim.id: claim for claim in self.claims})
        object.__setattr__(self, "_links", {link.claim: link for link in self.links})

    def claim(self, id: str) -> Claim | None:
        """The claim with this id, None where there is none."""
        return self._claims.get(id)

    def link(self, claim: Claim) -> Link | None:
        """The link of a claim."""
        return self._links.get(claim.id)

    def paragraph(self, claim: Claim) -> Paragraph | None:
        """The paragraph a claim stands in."""
        block = self.document.blocks[claim.locator.block] if claim.locator.block < len(self.document.blocks) else None
        return block if isinstance(block, Paragraph) else None

    def sentence(self, claim: Claim) -> str:
        """The sentence a claim stands in; its own words where the document is not at hand."""
        paragraph = self.paragraph(claim)
        start, end = claim.sentence
        return paragraph.text[start:end] if paragraph is not None and end > start else claim.text

    def name(self, concept: str, member: str = "") -> Text:
        """A concept's name for messages, with the member's where one is given."""
        text = self.profile.concept(concept).name if concept in self.profile else Text(concept, concept)
        dimensions = self.profile.concept(concept).dimensions if concept in self.profile else ()
        wanted = member.split("+")  # two columns told in one figure
        for id in dimensions:
            names = {known.id: known.name for known in self.profile.dimension(id).members}
            if member and all(part in names for part in wanted):
                zh, en = "、".join(names[part].zh for part in wanted), ", ".join(names[part].en for part in wanted)
                return Text(f"{text.zh}（{zh}）", f"{text.en} ({en})")
        return text


@dataclass(frozen=True)
class FolderContext:
    """Several reports seen together, for checks across years and bodies."""

    results: Sequence[Result]
    profile: Profile
