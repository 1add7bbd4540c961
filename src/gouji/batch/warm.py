"""Imported once by the fork server: loads what every worker needs, so that workers start at once."""

from gouji.claims import extract_claims
from gouji.pipeline import audit_source

__all__ = ["audit_source"]

extract_claims("收到政府信息公开申请1件。", "zfxxgk")
