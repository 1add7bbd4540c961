"""The narrative and the tables of every sample report, compared with another reader's text: no figure is lost or made up."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from gouji.document import Document, Paragraph
from gouji.readers import read

REPORTS = Path(__file__).parents[4] / "shared/reports"
TEXTS = sorted([*REPORTS.rglob("*.txt"), *REPORTS.rglob("*.md")])
FIGURE = re.compile(r"\d+(?:[.,]\d+)*")

pytestmark = pytest.mark.skipif(not REPORTS.exists(), reason="the sample reports are not here")


def figures(text: str) -> Counter[str]:
    return Counter(FIGURE.findall(text))


def whole_text(document: Document) -> str:
    parts: list[str] = []
    for block in document.blocks:
        parts += [block.text] if isinstance(block, Paragraph) else [cell.text for cell in block.cells]
    return "\n".join(parts)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_text_files_keep_every_figure(path: Path) -> None:
    assert figures(whole_text(read(path))) == figures(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", sorted(REPORTS.rglob("*.pdf")), ids=lambda path: path.name)
def test_pdf_files_lose_only_page_numbers(path: Path) -> None:
    pypdfium2 = pytest.importorskip("pypdfium2")
    pages = pypdfium2.PdfDocument(path)
    second = figures("\n".join(page.get_textpage().get_text_range() for page in pages))
    found = figures(whole_text(read(path)))
    assert found - second == Counter()
    lost = second - found
    assert all(count == 1 and figure.isdigit() and int(figure) <= len(pages) for figure, count in lost.items())


@pytest.mark.parametrize("path", sorted(REPORTS.rglob("*.docx")), ids=lambda path: path.name)
def test_word_files_keep_every_figure(path: Path) -> None:
    with zipfile.ZipFile(path) as file:
        xml = file.read("word/document.xml").decode()
    shown = re.findall(r"</w:p>|<w:t(?: [^>]*)?>([^<]*)</w:t>", xml)
    found = whole_text(read(path))
    assert figures(found) == figures("".join(text or "\n" for text in shown))
    assert "".join(found.split()) == "".join("".join(shown).split())
