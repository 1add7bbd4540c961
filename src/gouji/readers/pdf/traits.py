"""Traits of a page, told from the file's dictionaries before anything is parsed: which reader it needs, and whether it is safe."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

MAX_CONTENT = 60_000_000
"""Bytes of drawing instructions a page may unpack to; a full page of a form has less than a tenth of a million."""

MAX_DEPTH = 4
SYMBOLIC = 4
INLINE_IMAGE = re.compile(rb"(?:^|\s)BI\s[^\0]{0,400}?\sID\s")
SAME_BOX = 0.5


@dataclass(frozen=True, slots=True)
class Traits:
    """What the file says about a page.

    Attributes:
        plain: why pdfplumber has to read the page itself, "" where the fast reader gives the same.
        unmapped: names of fonts whose codes stand for no known characters.
        damaged: True where the drawing instructions cannot be unpacked to their end.
        oversized: True where they unpack to more than `MAX_CONTENT`.
    """

    plain: str = ""
    unmapped: frozenset[str] = frozenset()
    damaged: bool = False
    oversized: bool = False


def page_traits(page: Any) -> Traits:
    """Traits of a pdfminer page."""
    try:
        size, damaged, inline = _content(page)
        fonts = list(_fonts(page.resources, 0, set()))
        reason = "inline image" if inline else _reason(page, fonts)
        unmapped = frozenset(_name(font) for font in fonts if _is_unmapped(font))
    except (MemoryError, RecursionError):
        raise
    except Exception:  # a dictionary of any shape may stand here; pdfplumber has the last word on it
        return Traits("odd dictionary", damaged=True)
    return Traits(reason, unmapped, damaged, size > MAX_CONTENT)


def _reason(page: Any, fonts: list[dict[str, Any]]) -> str:
    from pdfminer.pdftypes import resolve1

    if int(page.rotate or 0) % 360:
        return "rotated"
    if any(abs(a - b) > SAME_BOX for a, b in zip(page.mediabox, page.cropbox, strict=True)):
        return "cropped"
    if resolve1(page.attrs.get("UserUnit", 1)) != 1:
        return "user unit"
    return next((reason for font in fonts if (reason := _font_reason(font))), "")


def _font_reason(font: dict[str, Any]) -> str:
    from pdfminer.psparser import literal_name

    if literal_name(font.get("Subtype", "")) == "Type3":
        return "Type 3 font"
    return "" if "ToUnicode" in font else "font without ToUnicode"


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


def _content(page: Any) -> tuple[int, bool, bool]:
    """Size of the drawing instructions, whether they are damaged, and whether they hold a picture."""
    from pdfminer.pdftypes import PDFStream, resolve1

    streams = [resolve1(reference) for reference in page.contents]
    streams += _forms(page.resources, set())
    size, damaged, inline = 0, False, False
    for stream in streams:
        if stream is None:
            continue
        if not isinstance(stream, PDFStream):
            damaged = True
            continue
        data, whole = _unpacked(stream)
        size += len(data)
        damaged |= not whole
        inline |= INLINE_IMAGE.search(data) is not None
        if size > MAX_CONTENT:
            break
    return size, damaged, inline


def _unpacked(stream: Any) -> tuple[bytes, bool]:
    """The stream's data up to one byte past the limit, and whether it came to its end."""
    filters = [str(getattr(name, "name", name)) for name, _ in stream.get_filters()]
    if stream.decipher or any(name not in ("FlateDecode", "Fl") for name in filters):
        data: bytes = stream.get_data()
        return data[: MAX_CONTENT + 1], True
    data, whole = stream.rawdata or b"", True
    for _ in filters:
        unpacker = zlib.decompressobj()
        try:
            data = unpacker.decompress(data, MAX_CONTENT + 1)
        except zlib.error:
            return b"", False
        whole = whole and (unpacker.eof or len(data) > MAX_CONTENT)
    return data, whole
