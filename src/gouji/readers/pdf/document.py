"""Reads a whole PDF file: checks it, reads its pages one after the other, notes what could not be read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from gouji.document import Note
from gouji.errors import GoujiError, ReadError
from gouji.pulse import beat
from gouji.readers import ocr
from gouji.readers.pdf.file import File, opened
from gouji.readers.pdf.flow import PageLayout, blocks
from gouji.readers.pdf.legibility import Legibility, legibility
from gouji.readers.pdf.lines import printed_lines
from gouji.readers.pdf.page import PageContent
from gouji.readers.pdf.second import TOLERANCE
from gouji.readers.pdf.tables import find_tables
from gouji.readers.raw import RawDocument

DRAWN = 100
"""Painted lines and curves from which a page without characters shows something: text turned into outlines."""

PICTURE = 0.05
"""Share of the page from which a picture on a page without characters counts as a scan."""

COVERED, FEW = 0.6, 30
"""Share of a page covered by one picture, and characters on it below which it is a scan with a page number or a stamp."""

COMPLETE = frozenset(("text-layer", "page-recognised"))
"""Notes on pages that were read to the end."""

COLLECT = 10
"""Pages after which unreachable objects are let go."""


def read_document(data: bytes, name: str) -> RawDocument:
    """Read the pages of a PDF and put their lines and tables in order. Raises ReadError, whatever the file holds."""
    try:
        with _paused_collector(), opened(data, name) as file:
            return _Reading(file, name).document()
    except GoujiError:
        raise
    except MemoryError as error:
        raise ReadError(name, "takes more memory than there is", "split the file", "memory") from error
    except Exception as error:  # a damaged file may fail anywhere in the libraries; all of it means the same to the caller
        raise ReadError(name, f"is damaged ({type(error).__name__})", "fetch the file again or save it anew as PDF") from error


class _Reading:
    """One pass over the pages of a file."""

    def __init__(self, file: File, name: str) -> None:
        self._file = file
        self._name = name
        self._notes: list[Note] = []
        self._pictures = self._lost = 0

    def document(self) -> RawDocument:
        layouts = []
        if not self._file.is_whole:
            self._notes.append(Note("pages-missing", "the file speaks of more pages than it holds"))
        for number in range(1, self._file.page_count + 1):
            layouts.append(layout_of(self._content(number)))
            beat()
            if number % COLLECT == 0:
                gc.collect(1)
        found = tuple(blocks(layouts))
        if not found:
            raise self._nothing()
        partial = any(note.code not in COMPLETE for note in self._notes)
        return RawDocument(found, tuple(self._notes), len(layouts), partial, self._file.metadata())

    def _content(self, number: int) -> PageContent:
        """The page's content, upright; empty, with a note, where it cannot be relied on."""
        traits = self._file.traits(number)
        if traits.oversized:
            raise ReadError(self._name, f"unpacks to too much on page {number}", "save the file anew as PDF", "too_large")
        content = self._file.content(number, traits)
        if content is None:
            return self._recognised(number) or self._lose(
                number, PageContent(number, 595.0, 842.0, (), ()), "page-damaged", "cannot be read"
            )
        if traits.damaged:
            self._note("page-damaged", "is damaged, text may be missing", number)
        if is_picture(content):
            return self._recognised(number) or self._unread(content)
        if not content.characters:
            return content
        judged = legibility(content.characters)
        if judged is not Legibility.GOOD and (recognised := self._recognised(number)):
            return recognised
        if judged is Legibility.GARBLED:
            bare = PageContent(number, content.width, content.height, (), ())
            return self._lose(number, bare, "page-garbled", "has fonts that do not say which characters they show")
        if judged is Legibility.FLAWED:
            self._note("page-flawed", "has some characters whose font does not say which they are", number)
        if content.lost > TOLERANCE:
            self._note("page-differs", f"has {content.lost:.0%} more text or figures in a second reading; some were lost", number)
        if content.hidden:
            self._note("text-layer", "is a picture, read from the text that recognition software laid under it", number)
        return content.upright()

    def _recognised(self, number: int) -> PageContent | None:
        """The page as recognised from its picture, None where that is not installed or gives no word."""
        drawn = self._file.picture(number, ocr.DPI) if ocr.is_installed() else None
        content = ocr.read_picture(drawn[0], number, drawn[1]) if drawn else None
        if content is None or not content.characters:
            return None
        self._notes += ocr.remarks(content)
        return content

    def _unread(self, content: PageContent) -> PageContent:
        self._pictures += 1
        how = "no words were recognised in it" if ocr.is_installed() else f"to read it: {ocr.INSTALL}"
        self._note("page-scanned", f"is a picture without text; {how}", content.number)
        return content

    def _lose(self, number: int, content: PageContent, code: str, message: str) -> PageContent:
        self._lost += 1
        self._note(code, message, number)
        return content

    def _note(self, code: str, message: str, number: int) -> None:
        self._notes.append(Note(code, f"page {number} {message}", number))

    def _nothing(self) -> ReadError:
        if self._pictures >= self._lost and self._pictures:
            return ReadError(self._name, "holds pictures of pages and no text", ocr.remedy(), "scanned")
        if self._lost:
            causes = "; ".join(note.message for note in self._notes[:3])
            return ReadError(self._name, f"cannot be read: {causes}", "fetch the report in another format, or recognise it (OCR)")
        return ReadError(self._name, "holds no text", "fetch the report again")


def is_picture(content: PageContent) -> bool:
    """Whether a page shows what its characters do not say: it has none, or a few (a page number, a stamp) stand on a scan."""
    if not content.characters:
        return content.image_share > PICTURE or content.drawings > DRAWN
    return content.image_share > COVERED and len(content.characters) < FEW and not content.hidden


def layout_of(content: PageContent) -> PageLayout:
    """Lines and tables of a page."""
    tables, characters = find_tables(content)
    return PageLayout(content.number, content.frame, tuple(printed_lines(characters, content.number)), tuple(tables))


@contextmanager
def _paused_collector() -> Iterator[None]:
    """Reading makes many small objects that live as long as their page; looking for cycles all the time costs a third."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
