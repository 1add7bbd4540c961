"""The audit as a folder of pages: an index over all reports and one page a report. Opens from disk, without a network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from gouji.records import Result
from gouji.writers.html.page import Neighbours, report_page
from gouji.writers.html.site import write_site

FORMAT = "html"
TARGET = "folder"


def write_to(results: Sequence[Result], target: Path, lang: str, min_score: float, sources: Mapping[str, Path]) -> None:
    """Write the pages into the folder `target`; `sources` gives the report files by SHA-256, for pictures of PDF pages."""
    write_site(results, target, lang, min_score, sources)


def single_page(result: Result, lang: str = "zh", min_score: float = 0.5) -> str:
    """The page of one report that stands alone, without an index and without pictures."""
    return report_page(result, lang, min_score, Neighbours())


__all__ = ["FORMAT", "TARGET", "single_page", "write_to"]
