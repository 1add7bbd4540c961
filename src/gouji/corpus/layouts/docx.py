"""DOCX layouts, written with python-docx: plain, and one with tracked changes, text boxes, header and footer."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from functools import partial
from random import Random
from typing import Any

from gouji.corpus.draft import Written
from gouji.corpus.layouts.layout import Layout
from gouji.document import Paragraph, Table
from gouji.errors import UsageError

_EPOCH = datetime(2024, 1, 15, 9, 0, 0)


def _new_document() -> Any:
    try:
        import docx
    except ImportError as error:
        raise UsageError("layout docx", "needs python-docx", "install it with: pip install gouji[corpus]") from error
    return docx.Document()


def _add_table(document: Any, printed: Table) -> None:
    grid = document.add_table(rows=printed.row_count, cols=printed.column_count)
    grid.style = "Table Grid"
    places = [list(row.cells) for row in grid.rows]
    for cell in printed.cells:
        place = places[cell.row][cell.col]
        if cell.row_span > 1 or cell.col_span > 1:
            place = place.merge(places[cell.row + cell.row_span - 1][cell.col + cell.col_span - 1])
        place.text = cell.text


def _add_paragraph(document: Any, block: Paragraph, chance: Random, tracked: bool) -> None:
    if block.heading is not None and chance.random() < 0.5:
        document.add_heading(block.text, level=block.heading)
        return
    paragraph = document.add_paragraph()
    middle = chance.randrange(len(block.text) + 1)
    for piece in (block.text[:middle], block.text[middle:]):
        run = paragraph.add_run(piece)
        run.bold = block.heading is not None
    if tracked and block.heading is None and chance.random() < 0.5:
        _track(paragraph)


def _track(paragraph: Any) -> None:
    """Wraps the last run as inserted text and adds a deleted one: what a reader shows is the text after acceptance."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    author = 'w:id="1" w:author="审稿" w:date="2024-01-10T08:00:00Z"'
    deleted = parse_xml(f"<w:del {nsdecls('w')} {author}><w:r><w:delText>（原稿99件）</w:delText></w:r></w:del>")
    inserted = parse_xml(f"<w:ins {nsdecls('w')} {author}/>")
    last = paragraph.runs[-1]._r
    last.addprevious(deleted)
    last.addprevious(inserted)
    inserted.append(last)


def _add_box(document: Any, text: str) -> None:
    """A paragraph inside a text box, in the VML form that every Word reads."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    pict = parse_xml(
        f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape style="width:400pt;height:40pt"><v:textbox>'
        f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    document.add_paragraph()._p.append(pict)


def _stable(document: Any) -> bytes:
    """The file with fixed dates, so that the same report gives the same bytes."""
    properties = document.core_properties
    properties.created = properties.modified = _EPOCH
    properties.author = properties.last_modified_by = ""
    buffer, fixed = io.BytesIO(), io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, (2024, 1, 15, 9, 0, 0)), source.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


def _write(written: Written, chance: Random, tracked: bool) -> bytes:
    document = _new_document()
    if tracked:
        document.sections[0].header.paragraphs[0].text = "政府信息公开工作年度报告"
        document.sections[0].footer.paragraphs[0].text = f"- {chance.randrange(1, 9)} -"
    for block in written.blocks:
        if isinstance(block, Table):
            _add_table(document, block)
        elif tracked and block.heading is None and chance.random() < 0.1:
            _add_box(document, block.text.replace("&", "&amp;").replace("<", "&lt;"))
        else:
            _add_paragraph(document, block, chance, tracked)
    return _stable(document)


LAYOUTS = {
    "docx": Layout(".docx", partial(_write, tracked=False)),
    "docx_tracked": Layout(".docx", partial(_write, tracked=True)),
}
