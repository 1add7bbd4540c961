"""Forms drawn within forms: a few short ones that draw each other come to a thousand million drawings."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from gouji.readers.pdf.streams import unpacked

MAX_DRAWINGS = 50_000
"""Drawings of forms a page may come to; a page full of stamps and watermarks has some hundreds."""

DEEPEST = 30
"""Forms within forms that are followed; programs that show pages stop near here as well."""

DRAWING = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")


def draws_without_end(page: Any) -> bool:
    """Whether the forms of a pdfminer page, those in forms included, come to more drawings than any report has."""
    from pdfminer.pdftypes import resolve1

    drawings = _Drawings()
    if not any(_children(form) for form in _children_of(resolve1(page.resources)).values()):
        return False
    data = b" ".join(_data(resolve1(reference)) for reference in page.contents)
    return drawings.within(data, _children_of(resolve1(page.resources)), DEEPEST) > MAX_DRAWINGS


class _Drawings:
    """Counts drawings; each form is looked at once for each depth."""

    def __init__(self) -> None:
        self._drawn: dict[int, Counter[str]] = {}
        self._counts: dict[tuple[int, int], int] = {}

    def within(self, data: bytes, forms: dict[str, Any], depth: int) -> int:
        """Drawings of forms that instructions come to."""
        return self._sum(Counter(name.decode("latin-1") for name in DRAWING.findall(data)), forms, depth)

    def _sum(self, drawn: Counter[str], forms: dict[str, Any], depth: int) -> int:
        total = 0
        for name, times in drawn.items():
            if name in forms:
                total += times * (1 + self._of(forms[name], depth - 1))
            if total > MAX_DRAWINGS:
                return total
        return total

    def _of(self, form: Any, depth: int) -> int:
        if depth == 0:
            return 0
        key = (id(form), depth)
        if key not in self._counts:
            children = _children(form)
            if children and id(form) not in self._drawn:
                self._drawn[id(form)] = Counter(name.decode("latin-1") for name in DRAWING.findall(_data(form)))
            self._counts[key] = self._sum(self._drawn[id(form)], children, depth) if children else 0
        return self._counts[key]


def _children(form: Any) -> dict[str, Any]:
    from pdfminer.pdftypes import resolve1

    return _children_of(resolve1(form.attrs.get("Resources", {})))


def _children_of(resources: Any) -> dict[str, Any]:
    """Forms by name."""
    from pdfminer.pdftypes import PDFStream, dict_value, resolve1
    from pdfminer.psparser import literal_name

    named = dict_value(dict_value(resources).get("XObject", {}))
    forms = {name: resolve1(reference) for name, reference in named.items()}
    return {name: form for name, form in forms.items() if isinstance(form, PDFStream) and literal_name(form.get("Subtype", "")) == "Form"}


def _data(stream: Any) -> bytes:
    from pdfminer.pdftypes import PDFStream

    return unpacked(stream)[0] if isinstance(stream, PDFStream) else b""
