"""Writes the folder: report pages and pictures first, the index that links to them last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from gouji.records import Result
from gouji.writers.anchors import PAGES, page_name
from gouji.writers.html.index import index_page
from gouji.writers.html.page import Neighbours, Picture, report_page
from gouji.writers.html.pictures import FOLDER, draw_pictures
from gouji.writers.listing import FILE as LISTING
from gouji.writers.listing import entries, entries_json
from gouji.writers.placing import Folder
from gouji.writers.xlsx import workbook_bytes, workbook_name


def write_site(results: Sequence[Result], target: Path, lang: str, min_score: float, sources: Mapping[str, Path]) -> None:
    """Write index.html, one page a report, the pictures of their findings, the Excel work list, and findings.json for a review."""
    folder = Folder(target)
    pages = {result.source.path: quote(page_name(result)) for result in results}
    addresses = [quote(page_name(result)) for result in results]
    drawn = draw_pictures(results, sources, min_score)
    for number, result in enumerate(results):
        pictures = {finding: _placed(folder, shots) for finding, shots in drawn.get(result.source.sha256, {}).items()}
        previous = addresses[number - 1] if number else ""
        following = addresses[number + 1] if number + 1 < len(addresses) else ""
        beside = Neighbours("../index.html", previous, following, pages, pictures)
        folder.text(f"{PAGES}/{page_name(result)}", [report_page(result, lang, min_score, beside)])
    worklist = workbook_name(lang)
    folder.bytes(worklist, workbook_bytes(results, lang, min_score, linked=True))
    folder.text(LISTING, [entries_json(entries(results), min_score)])
    folder.text("index.html", [index_page(results, lang, min_score, quote(worklist))])
    folder.close()


def _placed(folder: Folder, shots: Sequence[tuple[str, bytes, int, int, str]]) -> list[Picture]:
    placed = []
    for name, data, width, height, told in shots:
        folder.bytes(f"{FOLDER}/{name}", data)
        placed.append((f"../{FOLDER}/{quote(name)}", width, height, told))
    return placed
