"""Time to read web pages, Word files and text: median of several runs for each file, and the size of a very long page.

Usage: python benchmarks/reading_html.py FOLDER_OR_FILE... [--runs 7] [--rows 10000]
"""

from __future__ import annotations

import argparse
import io
import resource
import time
import zipfile
from pathlib import Path
from statistics import median

from gouji.readers import read

SUFFIXES = (".html", ".htm", ".docx", ".txt", ".md")
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def seconds(source: Path | bytes, runs: int) -> float:
    """Median time of reading, after one run that loads the libraries."""
    read(source)
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        read(source)
        times.append(time.perf_counter() - started)
    return median(times)


def long_page(rows: int) -> bytes:
    """A page with one table of eight columns."""
    row = "<tr>" + "".join(f"<td><p><span>{number}</span></p></td>" for number in range(8)) + "</tr>"
    return f"<html><body><p>公开12件。</p><table>{row * rows}</table></body></html>".encode()


def long_word_file(rows: int) -> bytes:
    """A Word file with one table of eight columns."""
    row = "<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{number}</w:t></w:r></w:p></w:tc>" for number in range(8)) + "</w:tr>"
    body = f'<w:document xmlns:w="{WORD}"><w:body><w:tbl>{row * rows}</w:tbl></w:body></w:document>'
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as file:
        file.writestr("word/document.xml", body)
    return target.getvalue()


def main() -> None:
    """Print one line a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--rows", type=int, default=10_000)
    chosen = parser.parse_args()
    files = [file for path in chosen.paths for file in (sorted(path.rglob("*")) if path.is_dir() else [path])]
    times = {file: seconds(file, chosen.runs) for file in files if file.suffix in SUFFIXES}
    for file, taken in times.items():
        print(f"{taken * 1000:8.2f} ms  {file.stat().st_size:>9,} bytes  {file.name}")
    if times:
        print(f"{median(times.values()) * 1000:8.2f} ms  median of {len(times)}, slowest {max(times.values()) * 1000:.2f} ms")
    for name, data in (("page", long_page(chosen.rows)), ("Word file", long_word_file(chosen.rows))):
        print(f"{seconds(data, 1) * 1000:8.0f} ms  {len(data):>9,} bytes  {name} of {chosen.rows:,} rows")
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024:8} MB  peak memory")


if __name__ == "__main__":
    main()
