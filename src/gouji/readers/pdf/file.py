"""A PDF file opened by both readers: pdfplumber, the reader of record, and pdfium, the fast one."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from typing import Any

from gouji.errors import ReadError
from gouji.readers.pdf.fast import PICTURE, is_hidden, read_fast
from gouji.readers.pdf.page import PageContent
from gouji.readers.pdf.plain import UNMAPPED, read_plain
from gouji.readers.pdf.second import lost_share, pdfium_text
from gouji.readers.pdf.traits import Traits, has_all_pages, is_mended, page_traits

MAX_PAGES = 5000
"""Pages above which a file is refused; no yearly report comes near it."""

MAX_PIXELS = 20_000_000
"""Largest picture a page is drawn to: a sheet of A3 at 300 dots per inch."""

PROPERTIES = ("Title", "Author", "Subject", "Creator", "Producer", "CreationDate", "ModDate")


@contextmanager
def opened(data: bytes, name: str, fast: bool = True) -> Iterator[File]:
    """Open a PDF with the empty password.

    Args:
        fast: read pages without odd traits with pdfium; False reads all of them with pdfplumber.

    Raises:
        ReadError: `encrypted` where it needs a password, `unreadable`, `too_large`.
    """
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    file = File(data, name, fast)
    try:
        yield file
    finally:
        file.close()


class File:
    """Pages of an open PDF by number, from 1."""

    def __init__(self, data: bytes, name: str, fast: bool) -> None:
        from pdfminer.pdfpage import PDFPage

        self._data = data
        self._document = _parsed(data, name)
        self._pages = list(islice(PDFPage.create_pages(self._document), MAX_PAGES + 1))
        if not self._pages:
            raise ReadError(name, "has no pages", "fetch the file again")
        if len(self._pages) > MAX_PAGES:
            raise ReadError(name, f"has more than {MAX_PAGES} pages", "split the file", "too_large")
        self._pdfium = _pdfium(data, len(self._pages)) if fast else None
        self._plumber: Any = None
        self._is_mended = is_mended(self._document)

    @property
    def page_count(self) -> int:
        """Number of pages."""
        return len(self._pages)

    @property
    def is_whole(self) -> bool:
        """Whether all pages the file speaks of were found."""
        return has_all_pages(self._document, self.page_count)

    def traits(self, number: int) -> Traits:
        """What the file says about a page."""
        return page_traits(self._pages[number - 1])

    def content(self, number: int, traits: Traits) -> PageContent | None:
        """What stands on a page, None where neither reader can read it."""
        if self._pdfium is not None and not traits.plain:
            content = self._fast(number)
            if content is not None and _is_complete(content, traits):
                return content if not self._is_mended else self._compared(content, self._plain(number, traits))
        content = self._plain(number, traits)
        if content is None or self._pdfium is None:
            return content
        if content.image_share >= PICTURE:
            content = replace(content, hidden=self._is_hidden(number))
        return replace(content, lost=lost_share((character.text for character in content.characters), self._second(number)))

    @staticmethod
    def _compared(content: PageContent, second: PageContent | None) -> PageContent:
        if second is None:
            return content
        texts = [[character.text for character in one.characters] for one in (content, second)]
        if len(texts[1]) > len(texts[0]):
            content, texts = second, texts[::-1]
        return replace(content, lost=lost_share(*texts))

    def _second(self, number: int) -> str:
        """The page's text by pdfium, "" where it cannot read it."""
        assert self._pdfium is not None
        try:
            page = self._pdfium[number - 1]
            try:
                return pdfium_text(page)
            finally:
                page.close()
        except Exception:  # where pdfium fails there is no second reading
            return ""

    def picture(self, number: int, dpi: int) -> tuple[Any, float] | None:
        """The page as it is printed, rows of pixels in red, green and blue, and its resolution; None where it cannot be drawn."""
        if self._pdfium is None:
            return None
        try:
            page = self._pdfium[number - 1]
            try:
                scale = min(dpi / 72, (MAX_PIXELS / (page.get_width() * page.get_height())) ** 0.5)
                return page.render(scale=scale, rev_byteorder=True).to_numpy()[:, :, :3], scale * 72
            finally:
                page.close()
        except MemoryError:
            raise
        except Exception:  # pdfium reports damage in its own ways; the page stays without text
            return None

    def metadata(self) -> tuple[tuple[str, str], ...]:
        """The file's properties, names in lower case."""
        from pdfminer.pdftypes import resolve1
        from pdfminer.utils import decode_text

        info: dict[str, Any] = {}
        for one in reversed(self._document.info):
            info.update(one if isinstance(one, dict) else {})
        values = ((key, resolve1(info.get(key))) for key in PROPERTIES)
        return tuple((key.lower(), decode_text(value).strip("\0 ")) for key, value in values if isinstance(value, bytes) and value)

    def close(self) -> None:
        """Let go of the file."""
        if self._pdfium is not None:
            self._pdfium.close()
        if self._plumber is not None:
            self._plumber.close()

    def _fast(self, number: int) -> PageContent | None:
        assert self._pdfium is not None
        try:
            page = self._pdfium[number - 1]
            try:
                return read_fast(page, number)
            finally:
                page.close()
        except Exception:  # pdfium reports damage in its own ways; the reader of record decides
            return None

    def _is_hidden(self, number: int) -> bool:
        assert self._pdfium is not None
        try:
            page = self._pdfium[number - 1]
            try:
                return is_hidden(page)
            finally:
                page.close()
        except Exception:  # only pdfium tells painted from hidden text; where it fails the page counts as painted
            return False

    def _plain(self, number: int, traits: Traits) -> PageContent | None:
        from pdfplumber.page import Page

        if self._plumber is None:
            from pdfplumber.pdf import PDF

            self._plumber = PDF(io.BytesIO(self._data), password="")
        try:
            page = Page(self._plumber, self._pages[number - 1], number)
            content = read_plain(page, number, traits.unmapped)
            page.close()
        except (MemoryError, RecursionError):
            raise
        except Exception:  # what a damaged page raises is not told apart: it cannot be read
            return None
        return content


def _is_complete(content: PageContent, traits: Traits) -> bool:
    """Whether pdfium gave all characters; it leaves out those of a damaged font without a word."""
    return content.glyphs >= traits.glyphs and all(character.text != UNMAPPED for character in content.characters)


def _parsed(data: bytes, name: str) -> Any:
    from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
    from pdfminer.pdfparser import PDFParser

    try:
        return PDFDocument(PDFParser(io.BytesIO(data)), password="")
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise ReadError(name, "is encrypted with a password", "save it without the password", "encrypted") from error


def _pdfium(data: bytes, page_count: int) -> Any:
    """The file opened with pdfium; None where it cannot be, or sees other pages than pdfminer."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return None
    if len(document) == page_count:
        return document
    document.close()
    return None
