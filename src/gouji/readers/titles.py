"""The report's title: found among the first lines, put together where it is broken over two of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gouji.document import Table
from gouji.readers.headings import numbering
from gouji.readers.raw import RawBlock, RawParagraph

GENRE = re.compile(r"(?:报告|年报|决算|预算|公报|公告|总结|情况说明|模板)\s*(?:[（(《][^（()）]{1,20}[)）》])?\s*$")
YEAR = re.compile(r"(?:19|20)\d\d|二\s*[〇○零0OＯ]\s*[〇○零一二三]?\s*[〇○零一二三四五六七八九十]")
WORDS_OF_FORM = re.compile(r"(?:19|20)\d\d|年度?|政府|政务|信息|公开|工作|报告|年报|情况|部门|单位|决算|预算|的|\s")
SITE = re.compile(r"\s*[-_|–—>»]+\s*")
NOT_TITLE = re.compile(r"[。；：:！？]|^[（(].*[)）]$|^(?:正文|目\s*录|附件\d?|首页)$|^\d{4}\s*[-年/.]\s*\d")

BODY_NAME = re.compile(r"^[^\d，。：、]{3,25}(?:委|局|府|会|院|办|厅|部|处|所|室|队|中心|街道|[省市县区乡镇])$")
"""A line that is the name of a body or place and nothing else."""

SEARCHED = 20
LINE_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Title:
    """The title's text and the block indices it stands at (none where it was taken from the file's properties)."""

    text: str = ""
    blocks: tuple[int, ...] = ()


def find_title(blocks: tuple[RawBlock, ...], stated: str) -> Title:
    """The report's title.

    Args:
        blocks: all blocks of the document.
        stated: the title that the file's properties (HTML title, PDF or Word properties) give, "" where none.
    """
    lines = _leading_lines(blocks)
    for wanted in (0, None):
        for index, paragraph in lines.items():
            if (wanted is None or paragraph.level == wanted) and is_report_title(paragraph.text):
                return _upwards(lines, index)
    properties = next((part.strip() for part in SITE.split(stated) if GENRE.search(part)), "")
    if properties:
        return Title(properties)
    marked = [i for i, paragraph in lines.items() if (paragraph.level == 0 or paragraph.centered) and _plausible(paragraph.text)]
    return Title(lines[marked[0]].text.strip(), (marked[0],)) if marked else Title()


def is_report_title(text: str) -> bool:
    """Whether a line by itself looks like the title of a report."""
    return bool(GENRE.search(text)) and _plausible(text)


def _leading_lines(blocks: tuple[RawBlock, ...]) -> dict[int, RawParagraph]:
    lines: dict[int, RawParagraph] = {}
    for index, block in enumerate(blocks[:SEARCHED]):
        if isinstance(block, Table):
            break
        found = numbering(block.text)
        if found and found.rank <= 2 and block.level != 0:
            break
        lines[index] = block
    return lines


def _plausible(text: str) -> bool:
    text = text.strip()
    return 4 <= len(text) <= LINE_LENGTH and not NOT_TITLE.search(text)


def _upwards(lines: dict[int, RawParagraph], last: int) -> Title:
    """Take lines above the one that names the genre until the title names a body and a year."""
    first, text = last, lines[last].text.strip()
    while last - first < 3:
        above = lines.get(first - 1)
        if above is None or (_complete(text) and not _names_body(above.text.strip(), text)):
            break
        if not _plausible(above.text) or (GENRE.search(above.text) and _complete(above.text)):
            break
        first, text = first - 1, above.text.strip() + text
    return Title(text, tuple(range(first, last + 1)))


def _names_body(above: str, text: str) -> bool:
    """Whether the line above a title that could stand alone is the first half of its body's name, and not the site's name."""
    return bool(BODY_NAME.search(above)) and not text.startswith(above[:2])


def _complete(text: str) -> bool:
    return bool(YEAR.search(text)) and len(WORDS_OF_FORM.sub("", text)) >= 2
