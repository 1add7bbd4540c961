"""What a broken copy still holds is read or its loss is said: figures are counted by a reading of our own, apart from the readers."""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from gouji import pipeline
from gouji.config import Settings
from gouji.readers.charset import decode
from gouji.records import Status
from mutating import mutant, mutant_inside

SOAK = bool(os.environ.get("GOUJI_SOAK"))
SAMPLE = Path(__file__).parents[2] / "corpora" / "sample"
COUNT = 500 if SOAK else 60
PAGE, WORD = "township-2033-00002-2023.html", "bureau_plain-2029-00000-2024.docx"
LEAST = 0.98


def digits(text: str) -> Counter[str]:
    return Counter(character for character in text if character in "0123456789")


def of_page(data: bytes) -> Counter[str]:
    """Digits a browser would show: scripts, styles and heads left out."""
    tree = LexborHTMLParser(decode(data).text)
    for node in tree.css("script, style, head, noscript, template"):
        node.decompose()
    return digits(tree.body.text() if tree.body else "")


def of_word(data: bytes) -> Counter[str]:
    """Digits in the runs of the main part, by a pattern; none where the package or its XML is broken."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            xml = file.read("word/document.xml").decode("utf-8")
    except Exception:
        return Counter()
    return digits("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml)))


def read_by_us(result: pipeline.Result) -> Counter[str]:
    document = result.document
    if document is None:
        return Counter()
    return digits(document.title + document.text + "".join(cell.text for table in document.tables for cell in table.cells))


@pytest.mark.parametrize(("name", "count"), [(PAGE, of_page), (WORD, of_word)])
def test_no_broken_copy_with_lost_figures_is_called_clean(name, count):
    data = (SAMPLE / name).read_bytes()
    silent = {}
    for number in range(COUNT):
        damaged = mutant_inside(data, number) if name == WORD and number % 3 else mutant(data, number)
        result = pipeline.audit_source(damaged, Settings(), name=name)
        held = count(damaged)
        kept = sum((held & read_by_us(result)).values())
        if result.status is Status.OK and not result.findings and kept < LEAST * sum(held.values()):
            silent[number] = (kept, sum(held.values()), [note.code for note in result.notes])
    assert not silent
