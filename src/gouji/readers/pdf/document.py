"""Reads a whole PDF file: opens it, reads its pages one after the other, notes what could not be read."""

from __future__ import annotations

import gc
import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from gouji.document import Note
from gouji.errors import GoujiError, ReadError
from gouji.readers.pdf.flow import PageLayout, blocks
from gouji.readers.pdf.lines import printed_lines
from gouji.readers.pdf.page import PageContent
from gouji.readers.pdf.plain import read_plain
from gouji.readers.pdf.tables import find_tables
from gouji.readers.raw import RawDocument

MAX_PAGES = 3000
"""Pages above which a file is refused; no yearly report comes near it."""


def read_document(data: bytes, name: str) -> RawDocument:
    """Read the pages of a PDF and put their lines and tables in order."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with _paused_collector(), _opened(data, name) as pdf:
            return _read(pdf, name)
    except GoujiError:
        raise
    except Exception as error:
        raise ReadError(name, f"is damaged ({type(error).__name__})", "fetch the file again or save it anew as PDF") from error


def _read(pdf: Any, name: str) -> RawDocument:
    layouts: list[PageLayout] = []
    notes: list[Note] = []
    for number, page in enumerate(islice(pdf.pages, MAX_PAGES), 1):
        content = read_plain(page, number).upright()
        page.close()
        layouts.append(_layout(content))
    return RawDocument(tuple(blocks(layouts)), tuple(notes), len(layouts), bool(notes), ())


def _layout(content: PageContent) -> PageLayout:
    tables, characters = find_tables(content)
    return PageLayout(content.number, content.frame, tuple(printed_lines(characters, content.number)), tuple(tables))


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[Any]:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        yield pdf


@contextmanager
def _paused_collector() -> Iterator[None]:
    """Reading makes many small objects that live as long as their page; the collector only costs time meanwhile."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
