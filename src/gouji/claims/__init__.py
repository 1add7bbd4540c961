"""Claims: what the narrative states that holds a number, said or implied."""

from __future__ import annotations

from gouji.claims.extraction import read_narrative
from gouji.document import Document
from gouji.profiles import Profile
from gouji.records import Claim

__all__ = ["extract_claims"]


def extract_claims(source: Document | str, profile: Profile | str = "zfxxgk", year: int | None = None) -> tuple[Claim, ...]:
    """Claims of a text or a document, in reading order."""
    return read_narrative(source, profile, year).claims
