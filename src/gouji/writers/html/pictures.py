"""Which places a finding's pictures show: its sentence, and its cells that stand near one another on a page of the PDF."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from gouji.document import BBox, Paragraph
from gouji.records import Evidence, EvidenceKind, Finding, Result
from gouji.writers.anchors import anchor
from gouji.writers.html.drawing import ABOVE, BELOW, TALLEST, Drawing, View, drawn_apart, union
from gouji.writers.visible import shortened, visible

FOLDER = "pictures"
_SHOTS = 2
_FINDINGS = 60
"""Pictures of one finding, and findings of one report that get any."""

Shot = tuple[str, bytes, int, int, str]
"""File name, PNG, width, height, description."""


def draw_pictures(results: Sequence[Result], sources: Mapping[str, Path], min_score: float) -> dict[str, dict[str, list[Shot]]]:
    """Pictures by SHA-256 of the report and id of the finding. A report whose file is not at hand, or fails, has none."""
    wanted = {}
    for result in results:
        path = sources.get(result.source.sha256)
        if path is not None and result.source.format == "pdf":
            found = [finding for finding in result.findings if finding.score >= min_score][:_FINDINGS]
            views = {finding.id: views_of(result, finding) for finding in found}
            wanted[result.source.sha256] = (path, {id: list_ for id, list_ in views.items() if list_})
    drawn = _drawn({digest: task for digest, task in wanted.items() if task[1]})
    names = {finding.id: anchor(finding) for result in results for finding in result.findings}
    return {
        digest: {id: [(f"{digest[:8]}-{names[id]}-{n}.png", *shot) for n, shot in enumerate(shots, start=1)] for id, shots in found.items()}
        for digest, found in drawn.items()
    }


def views_of(result: Result, finding: Finding) -> list[View]:
    """What to draw of a finding: its first sentence, and its cells that stand near one another."""
    placed = [(item, place) for item in finding.evidence if (place := _place(result, item)) is not None]
    sentences = [pair for pair in placed if pair[0].kind is EvidenceKind.SENTENCE]
    cells = [pair for pair in placed if pair[0].kind is EvidenceKind.CELL]
    views = [View(page, (box,), _told(item)) for item, (page, box) in sentences[: 1 if cells else _SHOTS]]
    if cells:
        page, first = cells[0][1]
        near = [box for _, (other, box) in cells if other == page and abs(box[1] - first[1]) < TALLEST - ABOVE - BELOW]
        views.append(View(page, tuple(_within(first, near)), "; ".join(_told(item) for item, _ in cells[:3])))
    return views[:_SHOTS]


def _within(first: BBox, boxes: Sequence[BBox]) -> list[BBox]:
    """The boxes around the first that fit one cut."""
    kept = [first]
    for box in sorted(boxes, key=lambda item: abs(item[1] - first[1])):
        low, high = min(item[1] for item in (*kept, box)), max(item[3] for item in (*kept, box))
        if box != first and high - low <= TALLEST - ABOVE - BELOW:
            kept.append(box)
    return kept


def _told(item: Evidence) -> str:
    return shortened(visible(" ".join(f"{item.label}: {item.text}".strip(": ").split())), 120)


def _place(result: Result, item: Evidence) -> tuple[int, BBox] | None:
    """Page and box of a piece of evidence: its own, or that of the printed lines its words stand in."""
    place = item.locator
    if place is None:
        return None
    if place.bbox is not None and place.page:
        return place.page, place.bbox
    blocks = result.document.blocks if result.document is not None else ()
    block = blocks[place.block] if place.block < len(blocks) else None
    if not isinstance(block, Paragraph):
        return None
    start, end = place.start or 0, place.end if place.end is not None else len(block.text)
    lines = [line for line in block.lines if line.start < end and start < line.end]
    lines = [line for line in lines if line.page == lines[0].page]
    return (lines[0].page, union([line.bbox for line in lines])) if lines else None


def _drawn(tasks: Mapping[str, tuple[Path, dict[str, list[View]]]]) -> dict[str, dict[str, list[Drawing]]]:
    """Draw report by report, some at a time; one that fails or takes too long goes without pictures."""
    with ThreadPoolExecutor(max_workers=min(os.cpu_count() or 1, 4)) as threads:
        waiting = {digest: threads.submit(drawn_apart, path, digest, views) for digest, (path, views) in tasks.items()}
        return {digest: future.result() for digest, future in waiting.items()}
