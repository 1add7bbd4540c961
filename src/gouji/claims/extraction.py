"""Claims of a text or a document, and the account of every figure in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from gouji.claims.lexicon import Lexicon, build_lexicon
from gouji.claims.paragraphs import Narrator, Reading, claims_of, regions_of
from gouji.claims.segmenter import Segmenter, segmenter
from gouji.document import Document
from gouji.profiles import Profile, load_profile
from gouji.records import Claim, Region


@dataclass(frozen=True, slots=True)
class Narrative:
    """All there is in a narrative: its claims, and the figures that are none, each with the reason."""

    claims: tuple[Claim, ...]
    regions: tuple[Region, ...]


def read_narrative(source: Document | str, profile: Profile | str = "zfxxgk", year: int | None = None) -> Narrative:
    """Claims and explained figures of `source`. `year`: the report's year where known; else the text's own first year."""
    loaded = _profile(profile) if isinstance(profile, str) else profile
    narrator = Narrator(lexicon_of(loaded), token_bounds(loaded), year)
    readings = list(_readings(source, narrator))
    pages = _pages(source)
    return Narrative(claims_of(readings, pages), regions_of(readings))


def _readings(source: Document | str, narrator: Narrator) -> Iterator[Reading]:
    if isinstance(source, str):
        yield narrator.paragraph(0, source)
        return
    for block, paragraph in source.paragraphs:
        if paragraph.heading == 0:
            continue
        if paragraph.heading is not None:
            narrator.heading(paragraph.text)
        yield narrator.paragraph(block, paragraph.text)


class _pages:  # noqa: N801
    """Page of a block and offset."""

    def __init__(self, source: Document | str) -> None:
        self.blocks = () if isinstance(source, str) else source.blocks

    def __call__(self, block: int, start: int) -> int | None:
        if not self.blocks:
            return None
        paragraph = self.blocks[block]
        for line in getattr(paragraph, "lines", ()):
            if line.start <= start < line.end:
                return int(line.page)
        return getattr(paragraph, "page", None)


@cache
def _profile(name: str) -> Profile:
    return load_profile(name)


_CUT: dict[int, Segmenter] = {}
_BUILT: dict[int, tuple[Profile, Lexicon]] = {}


def lexicon_of(profile: Profile) -> Lexicon:
    """The lexicon of a profile, built once."""
    kept = _BUILT.get(id(profile))
    if kept is None or kept[0] is not profile:
        kept = _BUILT[id(profile)] = (profile, build_lexicon(profile.narrative))
    return kept[1]


def token_bounds(profile: Profile) -> object:
    """A function from text to the places where its words begin and end."""
    lexicon = lexicon_of(profile)
    kept = _CUT.get(id(lexicon))
    cut = kept if kept is not None else _CUT.setdefault(id(lexicon), segmenter(lexicon.words))

    def bounds(text: str) -> set[int]:
        places, at = {0}, 0
        for word in cut(text):
            at += len(word)
            places.add(at)
        return places

    return bounds


def claims_and_regions(source: Document | str, profile: Profile | str, year: int | None) -> tuple[tuple[Claim, ...], tuple[Region, ...]]:
    """Both halves of a narrative."""
    found = read_narrative(source, profile, year)
    return found.claims, found.regions


def unread(regions: Sequence[Region]) -> tuple[Region, ...]:
    """Regions whose figures nothing explains."""
    return tuple(region for region in regions if region.reason == "unread")
