"""What a report lacks by the habit of its author, not by a slip: the form of another year, silence where the form asks for a word."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gouji.corpus.gold import Mistake
from gouji.corpus.manuscript import Manuscript

_FIRST_YEAR = 2021
"""First year the form of 2021, with its word on the processing fee in section six, is due for (国办公开办函〔2021〕30号)."""

_CHARGING = ("收费", "费用", "收取")


def form_faults(manuscript: Manuscript) -> tuple[Mistake, ...]:
    """What an audit of the form must say of this report, whatever was seeded in it."""
    return tuple(_faults(manuscript))


def _faults(manuscript: Manuscript) -> Iterator[Mistake]:
    year = manuscript.figures.year
    texts = _section_texts(manuscript)
    if year >= _FIRST_YEAR and manuscript.form.kind != "2021":
        yield Mistake("superseded_form", "GJ502", (), (Decimal(year),), "form", manuscript.form.kind, "2021", aim="GJ502")
    if len(texts) < 6:
        return
    for number, text in enumerate(texts, 1):
        if not text:
            yield Mistake("section_empty", "GJ501", (), (), "section", "", str(number), aim="GJ501")
    if year >= _FIRST_YEAR and texts[5] and "处理费" not in "".join(texts) and not any(word in texts[5] for word in _CHARGING):
        yield Mistake("fee_unmentioned", "GJ508", (), (), "section", "", "信息处理费", aim="GJ508")


def _section_texts(manuscript: Manuscript) -> list[str]:
    """What stands in each section; a table counts as a word."""
    texts: list[str] = []
    for passage in manuscript.passages:
        if passage.heading == 1:
            texts.append("")
        elif texts and not passage.closing:
            texts[-1] += "表" if passage.table is not None else "".join(piece.text for piece in passage.pieces)
    return texts
