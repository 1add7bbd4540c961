"""Measures character recognition: digital reports drawn as scans, read, and compared cell by cell with the digital reading.

    python benchmarks/scans.py [--dpi 150 300] [--kinds clean worn seal grey] [--seed 1] FILE.pdf...

Kinds: `clean`; `worn` (askew by up to 1.5 degrees, blurred, noise, JPEG 60); `seal` (worn, with a red seal over the corner of
a cell on every page); `grey` (the same without colour). A cell is right when its text (white space and width of characters
aside) stands in the same row and column. It counts as doubted when the reader marked it. Prints one line a file, resolution
and kind, sums, and every wrong cell.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from gouji.document import Document
from gouji.readers import read
from scanning import Comparison, as_pdf, compare, degraded, pictures

KINDS = ("clean", "worn", "seal", "grey")


def scanned(data: bytes, digital: Document, dpi: int, kind: str, seed: int) -> bytes:
    """The report as a scan."""
    draw = random.Random(seed)
    scans = []
    for number, page in enumerate(pictures(data, dpi), start=1):
        cells = [cell for table in digital.tables for cell in table.cells if cell.page == number and cell.bbox]
        box = draw.choice(cells).bbox if cells and kind in ("seal", "grey") else None
        corner = (box[0], box[1]) if box else None
        own = 1000 * seed + number
        scans.append(page if kind == "clean" else degraded(page, dpi, own, stamp=corner, grey=kind == "grey"))
    return as_pdf(scans, dpi)


def measure(path: Path, dpi: int, kind: str, seed: int) -> Comparison:
    """Scan, read, compare, print."""
    data = path.read_bytes()
    digital = read(data, "digital.pdf")
    scan = scanned(data, digital, dpi, kind, seed)
    begun = time.perf_counter()
    document = read(scan, "scan.pdf")
    seconds = (time.perf_counter() - begun) / (digital.page_count or 1)
    found = compare(digital, document)
    print(
        f"{path.name:45} {dpi} {kind:5} right {found.right:4} wrong {found.wrong:3} "
        f"(doubted {found.wrong_doubted:3}) right but doubted {found.right_doubted:3}  {seconds:5.1f} s a page",
        flush=True,
    )
    for printed, got, doubt in found.misses:
        print(f"    {printed!r} read as {got!r}, doubt {doubt:.1f}", flush=True)
    return found


def main() -> None:
    """Measure every file in every resolution and kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--dpi", nargs="+", type=int, default=[150, 300])
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=KINDS)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    for kind in chosen.kinds:
        for dpi in chosen.dpi:
            sums = Counter[str]()
            for path in chosen.files:
                found = measure(path, dpi, kind, chosen.seed)
                sums.update(right=found.right, wrong=found.wrong, noticed=found.wrong_doubted, doubted=found.right_doubted)
            cells = sums["right"] + sums["wrong"]
            doubted = f"{sums['noticed']} of {sums['wrong']} wrong and {sums['doubted'] / max(sums['right'], 1):.2%} of right ones doubted"
            print(f"== {kind} {dpi}: {sums['right']} of {cells} cells right ({sums['right'] / cells:.2%}); {doubted}", flush=True)


if __name__ == "__main__":
    main()
