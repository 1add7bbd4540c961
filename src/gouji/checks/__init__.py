"""Checks: one file per check, found not listed. A check yields what does not hold; it decides nothing about causes."""

from gouji.checks.catalogue import Check, catalogue
from gouji.checks.context import CheckContext, FolderContext
from gouji.checks.running import run_checks, run_folder_checks

__all__ = ["Check", "CheckContext", "FolderContext", "catalogue", "run_checks", "run_folder_checks"]
