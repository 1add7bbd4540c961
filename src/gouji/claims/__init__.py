"""Claims: what the narrative states that holds a number, said or implied.

The only place for spaCy and jieba: the dictionary is loaded with the first call, spaCy with `load_nlp` alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gouji.document import Document
from gouji.profiles import Profile
from gouji.records import Claim

if TYPE_CHECKING:
    from gouji.claims.extraction import Account, Narrative

__all__ = ["account_figures", "extract_claims", "load_nlp", "read_narrative"]


def extract_claims(source: Document | str, profile: Profile | str = "zfxxgk", year: int | None = None) -> tuple[Claim, ...]:
    """Claims of a text or a document, in reading order.

    Args:
        source: a paragraph or more of text, or a document as read.
        profile: the genre, whose words and concepts the claims are read by.
        year: the report's year; where it is not given, the first year that the text names as its own.

    Returns:
        Claims with offsets into the text (of the block) as given, values in the unit printed (fees in 万元).

    Raises:
        UsageError: there is no such profile.
    """
    return read_narrative(source, profile, year).claims


def read_narrative(source: Document | str, profile: Profile | str = "zfxxgk", year: int | None = None) -> Narrative:
    """Claims as `extract_claims` gives them, with the figures that are none and the reasons."""
    from gouji.claims import extraction

    return extraction.read_narrative(source, profile, year)


def account_figures(narrative: Narrative) -> Account:
    """How many figures were found, are in claims, and are explained, by reason."""
    from gouji.claims import extraction

    return extraction.account_figures(narrative)


def load_nlp(profile: Profile | str = "zfxxgk") -> Any:
    """A spaCy `zh` pipeline: `doc.spans["quantities"]`, `["words"]`, `["clauses"]`, `["claims"]`, and `doc._.claims`."""
    from gouji.claims import nlp

    return nlp.load_nlp(profile)
