"""Diagnosis: what fails together is explained together, by the smallest set of edits that makes everything agree."""

from gouji.diagnosis.diagnose import diagnose
from gouji.diagnosis.folder import group_across

__all__ = ["diagnose", "group_across"]
