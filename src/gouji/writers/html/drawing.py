"""Cuts pictures out of PDF pages, with boxes around figures.

pdfium runs in a process of its own with limits on time and memory, started anew for each report: the files come from
untrusted hands, and a picture is never worth a run. Tasks and pictures pass as JSON.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from gouji.document import BBox

DPI = 110
COLOURS = 16

ABOVE, BELOW, BESIDE = 64.0, 26.0, 60.0
"""Points shown around the figures: more above, where a table has its headings."""

NARROWEST, TALLEST = 250.0, 330.0
"""Points of the narrowest and of the tallest cut."""

TIMEOUT = 60.0
"""Seconds for the pictures of one report."""

_MEMORY = 2 * 1024**3

Drawing = tuple[bytes, int, int, str]
"""PNG, width, height, description."""


@dataclass(frozen=True, slots=True)
class View:
    """A cut to draw: boxes on one page, and what it shows."""

    page: int
    boxes: tuple[BBox, ...]
    told: str


def drawn_apart(path: Path, digest: str, views: Mapping[str, Sequence[View]]) -> dict[str, list[Drawing]]:
    """Draw in another process; nothing where that fails. `digest` is the SHA-256 the file must still have."""
    task = {"path": str(path.resolve()), "digest": digest, "views": {id: [asdict(view) for view in items] for id, items in views.items()}}
    command = [sys.executable, "-P", "-m", "gouji.writers.html.drawing"]
    try:
        done = subprocess.run(command, input=json.dumps(task).encode(), capture_output=True, timeout=TIMEOUT, check=True)
        answer: dict[str, list[list[Any]]] = json.loads(done.stdout)
    except (OSError, subprocess.SubprocessError, ValueError):
        return {}
    return {id: [(base64.b64decode(data), width, height, told) for data, width, height, told in shots] for id, shots in answer.items()}


def draw_views(path: Path, digest: str, views: Mapping[str, Sequence[View]]) -> dict[str, list[Drawing]]:
    """Draw the views of one PDF. Nothing is drawn of a file that is no longer the one that was audited."""
    import pypdfium2

    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != digest:
        return {}
    document = pypdfium2.PdfDocument(data)
    try:
        return {id: [_draw(document, view) for view in items if 0 < view.page <= len(document)] for id, items in views.items()}
    finally:
        document.close()


def _draw(document: Any, view: View) -> Drawing:
    """One cut. Boxes are in the frame of the media box, so the crop box is set aside first."""
    from PIL import ImageDraw

    page = document[view.page - 1]
    page.set_cropbox(*page.get_mediabox())
    page.close()
    page = document[view.page - 1]
    left, top, right, bottom = cut = _cut(union(view.boxes), *page.get_size())
    width, height = page.get_size()
    scale = DPI / 72
    image = page.render(scale=scale, crop=(left, height - bottom, width - right, top)).to_pil().convert("RGB")
    page.close()
    _frame(ImageDraw.Draw(image), view.boxes, cut, scale)
    stream = io.BytesIO()
    image.quantize(COLOURS).save(stream, "PNG", optimize=True)
    return stream.getvalue(), image.width, image.height, view.told


def _cut(around: BBox, width: float, height: float) -> BBox:
    """What is shown of a page of `width` by `height`: the figures with what stands around them."""
    spare = max(BESIDE, (NARROWEST - (around[2] - around[0])) / 2)
    left, right = max(around[0] - spare, 0.0), min(around[2] + spare, width)
    top = min(max(around[1] - ABOVE, 0.0), height - 1)
    bottom = min(max(around[3] + BELOW, top + 1), height, top + TALLEST)
    return min(left, width - 1), top, max(right, left + 1), bottom


def _frame(pen: Any, boxes: Sequence[BBox], cut: BBox, scale: float) -> None:
    for x0, y0, x1, y1 in boxes:
        corners = (x0 - cut[0] - 0.5, y0 - cut[1] - 0.5, x1 - cut[0] + 0.5, y1 - cut[1] + 0.5)
        pen.rectangle([corner * scale for corner in corners], outline=(213, 94, 0), width=2)


def union(boxes: Sequence[BBox]) -> BBox:
    """The smallest box that holds all of `boxes`."""
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def main() -> None:
    """Draw the task on stdin, within limits, and write the pictures to stdout."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    task = json.load(sys.stdin)
    views = {
        id: [View(item["page"], tuple(tuple(box) for box in item["boxes"]), item["told"]) for item in items]
        for id, items in task["views"].items()
    }
    drawn = draw_views(Path(task["path"]), task["digest"], views)
    json.dump({id: [(base64.b64encode(data).decode(), *rest) for data, *rest in items] for id, items in drawn.items()}, sys.stdout)


if __name__ == "__main__":
    main()
