"""Files and folders beyond reason: refused at once, or read within bounds, and the good file behind them is read."""

from __future__ import annotations

import io
import os
import time
from pathlib import Path

import pytest

from gouji.batch import find_inputs
from gouji.batch.inputs import Input
from gouji.batch.runner import run_local
from gouji.config import Settings

SOAK = bool(os.environ.get("GOUJI_SOAK"))
PDF = Path(__file__).parents[2] / "corpora" / "sample" / "terse-2037-00001-2022.pdf"
PAGES = 3000 if SOAK else 60
FILES = 10_000 if SOAK else 1000


def long_pdf(count: int) -> bytes:
    """The pages of a report again and again."""
    import pypdfium2

    source, target = pypdfium2.PdfDocument(PDF), pypdfium2.PdfDocument.new()
    for _ in range(-(-count // len(source))):
        target.import_pages(source)
    written = io.BytesIO()
    target.save(written)
    return written.getvalue()


def ends(items: list[Input], **settings: float) -> list[tuple[str, float, int]]:
    """Status, seconds and peak of memory of each input."""
    found = sorted(run_local(items, Settings(jobs=1, **settings)), key=lambda pair: pair[0])
    return [(outcome.status.value, outcome.seconds, outcome.peak) for _, outcome in found]


@pytest.mark.parametrize("suffix", ["txt", "html", "pdf", "zip"])
def test_a_gigabyte_is_refused_before_it_is_loaded(suffix: str, tmp_path: Path) -> None:
    vast, good = tmp_path / f"vast.{suffix}", tmp_path / "good.pdf"
    with vast.open("wb") as file:
        file.write("公开12件。".encode())
        file.truncate(2**30)
    good.write_bytes(PDF.read_bytes())
    first, second = ends([Input(vast.name, str(vast)), Input(good.name, str(good))])
    assert first[0] == "too_large" and second[0] == "ok"
    assert first[1] < 2


def test_thousands_of_pages_end_in_time_and_in_bounds() -> None:
    items = [Input("long.pdf", "", data=long_pdf(PAGES)), Input("good.pdf", "", data=PDF.read_bytes())]
    (status, _, peak), good = ends(items, timeout=600.0)
    assert status in ("ok", "partial", "skipped")
    assert good[0] == "ok"
    assert peak < 1500


def test_a_folder_of_thousands_is_listed_quickly(tmp_path: Path) -> None:
    for number in range(FILES):
        (tmp_path / f"{number:05d}.txt").touch()
    started = time.process_time()
    assert len(find_inputs([str(tmp_path)]).files) == FILES
    assert time.process_time() - started < 10
