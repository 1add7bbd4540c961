"""Findings as comments in the Word files they were found in: each at its exact words, the text itself left as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from gouji.records import Result, Text
from gouji.writers.anchors import document_name
from gouji.writers.docx.comments import CannotComment, commented
from gouji.writers.placing import Folder

FORMAT = "docx-comments"
TARGET = "folder"

LEFT_OUT = Text("未批注.txt", "not-commented.txt")
"""Lists the reports with findings that have no commented copy, and why."""

NO_WORD = Text("不是 Word 文件（.docx）", "is no Word file (.docx)")
NO_SOURCE = Text("找不到原文件，或核对之后有改动", "the file is not at hand, or was changed since it was audited")


def write_to(results: Sequence[Result], target: Path, lang: str, min_score: float, sources: Mapping[str, Path]) -> None:
    """Write a commented copy of each Word file that has findings at or above `min_score`, and a list of those without."""
    folder, left = Folder(target), []
    for result in results:
        if any(finding.score >= min_score for finding in result.findings):
            try:
                folder.bytes(document_name(result), _copy(result, sources, lang, min_score))
            except CannotComment as error:
                left.append(f"{result.source.path}: {error.reason.get(lang)}\n")
    if left:
        folder.text(LEFT_OUT.get(lang), left)
    folder.close()


def _copy(result: Result, sources: Mapping[str, Path], lang: str, min_score: float) -> bytes:
    path = sources.get(result.source.sha256)
    if result.source.format != "docx":
        raise CannotComment(NO_WORD)
    if path is None:
        raise CannotComment(NO_SOURCE)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CannotComment(NO_SOURCE) from error
    return commented(data, result, [finding for finding in result.findings if finding.score >= min_score], lang)


__all__ = ["FORMAT", "TARGET", "commented", "write_to"]
