"""Who published a report and for which year, recognised from title, file name, period statement and signature."""

from gouji.issuers.bodies import body_key, body_level, body_region
from gouji.issuers.compendium import reports_in
from gouji.issuers.recognition import identify, signatures

__all__ = ["body_key", "body_level", "body_region", "identify", "reports_in", "signatures"]
