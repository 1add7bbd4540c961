"""Names that writers agree on: the page of a report and the anchor of a finding, so that one output can link to another."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath
from urllib.parse import quote

from gouji.records import Finding, Result

PAGES = "reports"
"""Folder of the report pages, beside index.html."""

_STEM = 40
"""Characters kept of a report's own name; with a hash behind it names stay apart and short enough for every file system."""


def page_name(result: Result) -> str:
    """File name of a report's page: its name cleaned of all but letters and digits, and a hash of its path and content."""
    stem = re.sub(r"[^\w-]+", "-", PurePosixPath(result.source.path).stem).strip("-_")[:_STEM] or "report"
    digest = hashlib.sha256(f"{result.source.path}\n{result.source.sha256}".encode("utf-8", "replace")).hexdigest()[:8]
    return f"{stem}-{digest}.html"


def anchor(finding: Finding) -> str:
    """Id of a finding's card on its report's page."""
    return "f-" + re.sub(r"[^\w.-]", "_", finding.id, flags=re.ASCII)


def page_link(result: Result, finding: Finding | None = None) -> str:
    """Address of a report's page, or of a finding on it, seen from the folder of index.html."""
    address = f"{PAGES}/{quote(page_name(result))}"
    return f"{address}#{anchor(finding)}" if finding else address


def document_name(result: Result) -> str:
    """File name of a report's commented copy."""
    return page_name(result).removesuffix(".html") + ".docx"
