"""The audit as an Excel work list: findings to work through, with room for the reviewer's decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from gouji.records import Result
from gouji.writers.anchors import PAGES, page_name
from gouji.writers.placing import place_bytes
from gouji.writers.xlsx.workbook import workbook_bytes, workbook_name

FORMAT = "xlsx"
TARGET = "file"


def write_to(results: Sequence[Result], target: Path, lang: str, min_score: float, sources: Mapping[str, Path]) -> None:
    """Write the work list. Where the report pages lie beside it, findings link to them."""
    linked = any((target.parent / PAGES / page_name(result)).is_file() for result in results)
    place_bytes(target, workbook_bytes(results, lang, min_score, linked=linked))


__all__ = ["FORMAT", "TARGET", "workbook_bytes", "workbook_name", "write_to"]
