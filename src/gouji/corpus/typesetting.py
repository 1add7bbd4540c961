"""From manuscript to draft: spaces, half-width marks, full-width digits; claims are placed in the text as printed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from random import Random

from gouji.corpus.draft import Draft
from gouji.corpus.forms import table2, table3, table4
from gouji.corpus.gold import GoldClaim, Lookalike
from gouji.corpus.manuscript import Manuscript, Passage
from gouji.document import Block, Paragraph

_HALF = str.maketrans("，；：（）", ",;:()")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_BORDER = re.compile(r"(?<=[\u4e00-\u9fff])(?=\d)|(?<=[\d%])(?=[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class Typeset:
    """A draft with the claims and look-alikes of its paragraphs."""

    draft: Draft
    claims: tuple[GoldClaim, ...]
    lookalikes: tuple[Lookalike, ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """How an author sets figures and punctuation."""

    spaced: bool
    half_width: bool
    wide_digits: bool


def typeset(manuscript: Manuscript, chance: Random) -> Typeset:
    """The manuscript as blocks; `Paragraph.section` is left to the reader of the rendered file."""
    habits = manuscript.recipe.habits
    marks = Marks(*(chance.random() < habits.get(name, 0.0) for name in ("spaced", "half_width", "wide_digits")))
    blocks: list[Block] = []
    claims: list[GoldClaim] = []
    lookalikes: list[Lookalike] = []
    for passage in manuscript.passages:
        if passage.table == 2:
            blocks += table2(manuscript.form, manuscript.printed)
        elif passage.table is not None:
            blocks.append({3: table3, 4: table4}[passage.table](manuscript.form, manuscript.printed))
        else:
            text, found = _set(passage, marks)
            claims += [replace(claim, block=len(blocks)) for claim in found]
            blocks.append(Paragraph(text, heading=passage.heading))
            lookalikes += [piece.lookalike for piece in passage.pieces if piece.lookalike]
    return Typeset(Draft(manuscript.title, tuple(blocks)), tuple(claims), tuple(lookalikes))


def _set(passage: Passage, marks: Marks) -> tuple[str, list[GoldClaim]]:
    text = "".join(piece.text for piece in passage.pieces)
    if marks.half_width and passage.heading is None:
        text = text.translate(_HALF)
    if marks.wide_digits and passage.heading is None:
        text = text.translate(_WIDE)
    gaps = [match.start() for match in _BORDER.finditer(text)] if marks.spaced else []
    claims, at = [], 0
    for piece in passage.pieces:
        if piece.claim:
            start, end = (at + sum(gap <= at for gap in gaps), at + len(piece.text) + sum(gap < at + len(piece.text) for gap in gaps))
            claims.append(replace(piece.claim, start=start, end=max(end, start)))
        at += len(piece.text)
    for gap in reversed(gaps):
        text = text[:gap] + " " + text[gap:]
    return text, claims
