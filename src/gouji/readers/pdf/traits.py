"""Traits of a page, told from the file's dictionaries before anything is parsed: which reader it needs, and whether it is safe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gouji.readers.pdf.forms import draws_without_end
from gouji.readers.pdf.streams import MAX_CONTENT, has_broken_numbers, has_other_length, unpacked

MAX_DEPTH = 4
SYMBOLIC = 4
PICTURE_IN_TEXT = "inline image"
INLINE_IMAGE = re.compile(rb"(?:^|\s)BI\s[^\0]{0,400}?\sID\s")
HEX_STRING = re.compile(rb"<([0-9A-Fa-f]+)>")
LITERAL_STRING = re.compile(rb"\(((?:[^()\\]|\\.)+)\)", re.DOTALL)
ACTUAL_TEXT = re.compile(rb"/ActualText\s*(?!<(?:FEFF|feff)(?:0009|0020|00[Aa]0|00[Aa][Dd]|3000)*>)")
"""A text given in place of what is painted, other than white space: pdfium takes it, pdfplumber what is painted."""

SAME_BOX = 0.5


@dataclass(frozen=True, slots=True)
class Traits:
    """What the file says about a page.

    Attributes:
        plain: why pdfplumber has to read the page itself, "" where the fast reader gives the same.
        glyphs: characters the page shows at least, by the strings in its drawing instructions.
        unmapped: names of fonts whose codes stand for no known characters.
        damaged: True where the drawing instructions cannot be unpacked to their end.
        oversized: True where they unpack to more than `MAX_CONTENT`, or draw forms within forms without end.
    """

    plain: str = ""
    glyphs: int = 0
    unmapped: frozenset[str] = frozenset()
    damaged: bool = False
    oversized: bool = False


def has_all_pages(document: Any, count: int) -> bool:
    """Whether a pdfminer document has as many pages as its page tree says."""
    from pdfminer.pdftypes import dict_value, resolve1

    try:
        stated = resolve1(dict_value(document.catalog.get("Pages")).get("Count"))
    except Exception:  # a broken tree states nothing; pdfminer then looks for pages itself
        return False
    return not isinstance(stated, int) or stated <= count


def is_mended(document: Any) -> bool:
    """Whether the file's table of objects was broken and a pdfminer document had to look for them itself."""
    from pdfminer.pdfdocument import PDFXRefFallback

    return any(isinstance(table, PDFXRefFallback) for table in document.xrefs)


def page_traits(page: Any) -> Traits:
    """Traits of a pdfminer page."""
    try:
        content = _content(page)
        fonts = list(_fonts(page.resources, 0, set()))
        reason = content.reason or _reason(page, fonts)
        unmapped = frozenset(_name(font) for font in fonts if _is_unmapped(font))
        oversized = content.size > MAX_CONTENT or draws_without_end(page)
    except (MemoryError, RecursionError):
        raise
    except Exception:  # a dictionary of any shape may stand here; pdfplumber has the last word on it
        return Traits("odd dictionary", damaged=True)
    return Traits(reason, content.glyphs, unmapped, content.damaged, oversized)


def _reason(page: Any, fonts: list[dict[str, Any]]) -> str:
    from pdfminer.pdftypes import dict_value, resolve1

    if int(page.rotate or 0) % 360:
        return "rotated"
    marks = (dict_value(mark) for mark in dict_value(dict_value(page.resources).get("Properties", {})).values())
    if any("ActualText" in mark for mark in marks):
        return "replaced text"
    if any(abs(a - b) > SAME_BOX for a, b in zip(page.mediabox, page.cropbox, strict=True)):
        return "cropped"
    if resolve1(page.attrs.get("UserUnit", 1)) != 1:
        return "user unit"
    return next((reason for font in fonts if (reason := _font_reason(font))), "")


def _font_reason(font: dict[str, Any]) -> str:
    from pdfminer.psparser import literal_name

    if literal_name(font.get("Subtype", "")) == "Type3":
        return "Type 3 font"
    return "" if "ToUnicode" in font or _is_standard(font) else "font without ToUnicode"


def _is_standard(font: dict[str, Any]) -> bool:
    """Whether it is one of the Latin fonts every reader has, in the usual encoding: both readers have the same tables for it."""
    from pdfminer.psparser import PSLiteral, literal_name

    encoding = font.get("Encoding")
    return (
        "FontDescriptor" not in font
        and isinstance(encoding, PSLiteral)
        and literal_name(encoding) == "WinAnsiEncoding"
        and _name(font).startswith(("Helvetica", "Times-", "Courier"))
    )


def _is_unmapped(font: dict[str, Any]) -> bool:
    """Whether an embedded simple font numbers its glyphs as it likes: no map to Unicode, no encoding, marked symbolic."""
    from pdfminer.pdftypes import dict_value
    from pdfminer.psparser import literal_name

    if "ToUnicode" in font or "Encoding" in font or literal_name(font.get("Subtype", "")) not in ("TrueType", "Type1", "MMType1"):
        return False
    descriptor = dict_value(font.get("FontDescriptor", {}))
    return bool(int(descriptor.get("Flags", 0)) & SYMBOLIC) and any(key.startswith("FontFile") for key in descriptor)


def _name(font: dict[str, Any]) -> str:
    from pdfminer.psparser import literal_name

    return str(literal_name(font.get("BaseFont", "")))


def _fonts(resources: Any, depth: int, seen: set[int]) -> Iterator[dict[str, Any]]:
    """Fonts of a page and of the forms on it."""
    from pdfminer.pdftypes import dict_value, resolve1

    for reference in dict_value(dict_value(resources).get("Font", {})).values():
        if _fresh(reference, seen):
            yield dict_value(reference)
    if depth < MAX_DEPTH:
        for form in _forms(resources, seen):
            yield from _fonts(resolve1(form.attrs.get("Resources", {})), depth + 1, seen)


def _forms(resources: Any, seen: set[int]) -> Iterator[Any]:
    from pdfminer.pdftypes import PDFStream, dict_value, resolve1
    from pdfminer.psparser import literal_name

    for reference in dict_value(dict_value(resources).get("XObject", {})).values():
        form = resolve1(reference) if _fresh(reference, seen) else None
        if isinstance(form, PDFStream) and literal_name(form.attrs.get("Subtype", "")) == "Form":
            yield form


def _fresh(reference: Any, seen: set[int]) -> bool:
    number = getattr(reference, "objid", None)
    if number in seen:
        return False
    if number is not None:
        seen.add(number)
    return True


@dataclass(slots=True)
class _Content:
    size: int = 0
    glyphs: int = 0
    damaged: bool = False
    reason: str = ""


def _content(page: Any) -> _Content:
    """What the drawing instructions show before they are carried out."""
    from pdfminer.pdftypes import PDFStream, resolve1

    found = _Content()
    own = [resolve1(reference) for reference in page.contents]
    for index, stream in enumerate([*own, *_forms(page.resources, set())]):
        if not isinstance(stream, PDFStream):
            found.damaged = True
            continue
        cut = has_other_length(stream)
        data, whole = unpacked(stream)
        found.size += len(data)
        found.damaged |= cut or not whole
        if found.size > MAX_CONTENT:
            break
        odd = _odd_content(data)
        found.damaged |= odd != PICTURE_IN_TEXT and has_broken_numbers(data)
        found.reason = found.reason or odd
        found.glyphs += _glyphs(data) if index < len(own) else 0
    return found


def _odd_content(data: bytes) -> str:
    if INLINE_IMAGE.search(data):
        return PICTURE_IN_TEXT
    return "replaced text" if ACTUAL_TEXT.search(data) else ""


def _glyphs(data: bytes) -> int:
    """Characters in the strings of a stream, two bytes each: the least there can be, since simple fonts take one."""
    return sum(map(len, HEX_STRING.findall(data))) // 4 + sum(map(len, LITERAL_STRING.findall(data))) // 4
