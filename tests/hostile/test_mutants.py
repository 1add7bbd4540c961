"""Broken copies of good reports through the whole audit: one right status each, and no loss goes by in silence.

Counts are small here; `GOUJI_SOAK=1` runs as many as the promises speak of.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path

import pytest

from gouji import pipeline
from gouji.config import Settings
from gouji.records import Status
from mutating import mutant, mutant_inside, unpacked

SOAK = bool(os.environ.get("GOUJI_SOAK"))
SAMPLE = Path(__file__).parents[2] / "corpora" / "sample"
PDFS, WORDS, PAGES, ARCHIVES = (1000, 500, 1000, 300) if SOAK else (120, 60, 100, 60)
SETTINGS = Settings()
ENDS = {Status.OK, Status.PARTIAL, Status.UNREADABLE, Status.ENCRYPTED, Status.SCANNED, Status.TOO_LARGE}
ENDS |= {Status.UNKNOWN_GENRE, Status.SKIPPED}


@pytest.fixture(autouse=True)
def without_recognition(monkeypatch):
    """Damaged pages are not sent to character recognition: it is slow, and what it saves is beside the point here."""
    monkeypatch.setattr("gouji.readers.ocr.is_installed", lambda: False)


@pytest.fixture
def untouched(tmp_path, monkeypatch):
    """An empty working folder that has to stay empty."""
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    assert not list(tmp_path.iterdir())


def size(result):
    """Characters of running text and of cells, and the digits among them."""
    document = result.document
    if document is None:
        return 0, Counter()
    text = document.text + "".join(cell.text for table in document.tables for cell in table.cells)
    return len("".join(text.split())), Counter(re.findall(r"\d", text))


def check(seed, made):
    """Audit broken copies; returns how many ended in each status."""
    whole, figures = size(pipeline.audit_source(seed[1], SETTINGS, name=seed[0]))
    ends = Counter()
    for number, data in enumerate(made):
        result = pipeline.audit_source(data, SETTINGS, name=seed[0])
        assert result.status in ENDS, (number, result.status)
        if result.status is not Status.OK:
            assert result.notes, number
        length, left = size(result)
        clean = result.status is Status.OK and not result.findings
        assert not (clean and length < 0.5 * whole), (number, length, whole)
        if seed[0].endswith(".pdf"):
            lost = sum((figures - left).values()) / max(sum(figures.values()), 1)
            assert not (clean and lost > 0.02), (number, lost)
        ends[result.status] += 1
    return ends


@pytest.mark.parametrize("name", ["terse-2037-00001-2022.pdf", "county_office-2027-00000-2024.pdf"])
def test_pdf(name, untouched):
    data = (SAMPLE / name).read_bytes()
    packed, plain = PDFS // 4, PDFS // 4
    ends = check((name, data), [mutant(data, number) for number in range(packed)])
    ends += check((name, data), [mutant(unpacked(data), number) for number in range(plain)])
    assert sum(ends.values()) == packed + plain


def test_word(untouched):
    name = "bureau_plain-2029-00000-2024.docx"
    data = (SAMPLE / name).read_bytes()
    made = [mutant(data, number) if number % 3 == 0 else mutant_inside(data, number) for number in range(WORDS)]
    assert sum(check((name, data), made).values()) == WORDS


def test_pages(untouched):
    name = "township-2033-00002-2023.html"
    data = (SAMPLE / name).read_bytes()
    assert sum(check((name, data), [mutant(data, number) for number in range(PAGES)]).values()) == PAGES


def test_archives(untouched):
    import io
    import zipfile

    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("年报.txt", (SAMPLE / "terse-2037-00001-2022.pdf").name)
        file.write(SAMPLE / "township-2033-00002-2023.html", "年报.html")
    data = target.getvalue()
    assert sum(check(("年报.zip", data), [mutant(data, number) for number in range(ARCHIVES)]).values()) == ARCHIVES
