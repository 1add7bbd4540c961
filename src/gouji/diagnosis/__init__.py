"""Diagnosis: what fails together is explained together, by the smallest set of edits that makes everything agree."""

from gouji.diagnosis.diagnose import diagnose

__all__ = ["diagnose"]
