"""Who published a report and for which year, recognised from title, file name, period statement and signature."""

from gouji.issuers.authors import Author, authors, subject_of
from gouji.issuers.bodies import body_key, body_level, body_region
from gouji.issuers.compendium import reports_in
from gouji.issuers.kinship import elsewhere, is_nobody, is_superior, kind_of, same_body
from gouji.issuers.recognition import identify, signatures

__all__ = [
    "Author",
    "authors",
    "body_key",
    "body_level",
    "body_region",
    "elsewhere",
    "identify",
    "is_nobody",
    "is_superior",
    "kind_of",
    "reports_in",
    "same_body",
    "signatures",
    "subject_of",
]
