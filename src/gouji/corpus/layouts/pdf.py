"""PDF layouts, written with reportlab: several rulings, page breaks inside tables, page frames, embedded and missing fonts."""

from __future__ import annotations

from functools import partial
from random import Random

from gouji.corpus.draft import Written
from gouji.corpus.layouts.layout import Layout
from gouji.corpus.layouts.pdf_page import Page, PageStyle
from gouji.corpus.layouts.pdf_table import Rulings, draw_table
from gouji.document import Table


def _write(written: Written, chance: Random, style: PageStyle, rulings: Rulings, low: bool = False) -> bytes:
    """The report as PDF. `low` pushes each table down the page until a page break cuts it."""
    page = Page(written.title, style)
    for block in written.blocks:
        if isinstance(block, Table):
            if low and len(block.cells) > 30 and page.room > 260:
                page.top += page.room - chance.uniform(120, 240)
            draw_table(page, block, rulings)
        elif block.heading == 0:
            page.paragraph(block.text, style.size * 1.4, 0, centered=True)
        else:
            page.paragraph(block.text, style.size, style.size * 2)
    return page.close()


_SONG = PageStyle()
_OFFICE = PageStyle(latin="Times-Roman", size=15, justify=True)

LAYOUTS = {
    "pdf_ruled": Layout(".pdf", partial(_write, style=_SONG, rulings=Rulings())),
    "pdf_rects": Layout(".pdf", partial(_write, style=_OFFICE, rulings=Rulings("rect", 10.5))),
    "pdf_boxes": Layout(".pdf", partial(_write, style=PageStyle(size=12, number="{}"), rulings=Rulings("box", 9))),
    "pdf_aligned": Layout(".pdf", partial(_write, style=PageStyle(size=12), rulings=Rulings("none", 9))),
    "pdf_split": Layout(".pdf", partial(_write, style=_OFFICE, rulings=Rulings("line", 11), low=True)),
    "pdf_open": Layout(".pdf", partial(_write, style=_OFFICE, rulings=Rulings("rect", 11, open_end=True), low=True)),
    "pdf_framed": Layout(".pdf", partial(_write, style=PageStyle(frame="page", number=""), rulings=Rulings())),
    "pdf_embedded": Layout(".pdf", partial(_write, style=PageStyle(font="embedded"), rulings=Rulings("rect"))),
}
