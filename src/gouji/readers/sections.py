"""From raw blocks to a document: headings with their levels, the section path of each block, titles of tables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from gouji.document import Block, Document, Paragraph, Section, Source, Table
from gouji.readers.headings import is_heading, lead, numbering, stated_level, without_marker
from gouji.readers.raw import RawBlock, RawDocument, RawParagraph
from gouji.readers.titles import Title, find_title

UNIT_LINE = re.compile(r"^[（(]?\s*(?:(?:金额)?单位|计量单位|编制单位|编制部门|部门|公开\s*\d+\s*表|填报单位)\s*[:：]?.{0,40}$")
CONTENTS_END = re.compile(r"[.…·\s]*[-—]?\d{0,3}[-—]?$")
"""Leader dots and page number of a line of contents."""

CAPTION_LENGTH = 45
ITEM_RANK = 4


@dataclass(frozen=True, slots=True)
class _Heading:
    """What a block opens: the level and title of its section; `whole` where the paragraph is the heading and nothing else."""

    level: int
    title: str
    whole: bool


def assemble(raw: RawDocument, source: Source) -> Document:
    """Tell headings and the title from running text, give each block its section path, and each table its title."""
    blocks = tuple(without_marker(block) if isinstance(block, RawParagraph) else block for block in raw.blocks)
    stated = dict(raw.metadata).get("title", "")
    title = find_title(blocks, stated)
    headings = _find_headings(blocks, title)
    paths = _paths(len(blocks), headings)
    placed = tuple(_place(blocks, index, headings, paths[index], title) for index in range(len(blocks)))
    return Document(
        source=source,
        title=title.text,
        blocks=placed,
        sections=_sections(len(blocks), headings),
        notes=raw.notes,
        page_count=raw.page_count,
        partial=raw.partial,
        metadata=raw.metadata,
    )


def _find_headings(blocks: tuple[RawBlock, ...], title: Title) -> dict[int, _Heading]:
    found: dict[int, _Heading] = {}
    contents = _contents(blocks)
    shift = 0 if _has_parts(blocks) else 1
    for index, block in enumerate(blocks):
        if isinstance(block, RawParagraph) and index not in title.blocks and index not in contents:
            heading = _heading(block, shift, _in_list(blocks, index))
            if heading:
                found[index] = heading
    return found


def _contents(blocks: tuple[RawBlock, ...]) -> range:
    """The lines of a table of contents: below 目录, up to the line that repeats its first one or is no heading."""
    texts = ["".join(block.text.split()) if isinstance(block, RawParagraph) else "" for block in blocks]
    if "目录" not in texts:
        return range(0)
    first = texts.index("目录") + 1
    begin = CONTENTS_END.sub("", texts[first]) if first < len(texts) else ""
    for index in range(first, len(texts)):
        entry = CONTENTS_END.sub("", texts[index])
        if (index > first and entry == begin) or not numbering(texts[index]) or not is_heading(entry):
            return range(first, index)
    return range(first, len(texts))


def _has_parts(blocks: Iterable[RawBlock]) -> bool:
    numbers = (numbering(block.text) for block in blocks if isinstance(block, RawParagraph))
    return any(number is not None and number.rank == 1 for number in numbers)


def _heading(paragraph: RawParagraph, shift: int, in_list: bool) -> _Heading | None:
    text = paragraph.text
    number = numbering(text)
    if number is None:
        level = stated_level(paragraph)
        return _Heading(max(level, 1), text.strip(), True) if level is not None else None
    level = max(number.rank - shift, 1)
    if is_heading(text[number.end :]):
        is_item = number.rank >= ITEM_RANK and in_list and paragraph.level is None
        return None if is_item else _Heading(level, text.strip(), True)
    begin = lead(text, number) if number.rank < ITEM_RANK else ""
    return _Heading(level, begin, False) if begin else None


def _in_list(blocks: tuple[RawBlock, ...], index: int) -> bool:
    """Whether the block before or after begins with a number of the same rank: then they are items of a list, not headings."""
    here = _rank(blocks, index)
    return here is not None and here in (_rank(blocks, index - 1), _rank(blocks, index + 1))


def _rank(blocks: tuple[RawBlock, ...], index: int) -> int | None:
    block = blocks[index] if 0 <= index < len(blocks) else None
    number = numbering(block.text) if isinstance(block, RawParagraph) else None
    return number.rank if number else None


def _paths(count: int, headings: dict[int, _Heading]) -> list[tuple[str, ...]]:
    """For each block, the headings above it. A heading's own path holds only those above its level."""
    paths: list[tuple[str, ...]] = []
    open_sections: list[_Heading] = []
    for index in range(count):
        heading = headings.get(index)
        if heading is None:
            paths.append(tuple(section.title for section in open_sections))
            continue
        while open_sections and open_sections[-1].level >= heading.level:
            open_sections.pop()
        above = tuple(section.title for section in open_sections)
        open_sections.append(heading)
        paths.append(above if heading.whole else (*above, heading.title))
    return paths


def _sections(count: int, headings: dict[int, _Heading]) -> tuple[Section, ...]:
    sections: list[Section] = []
    for index, heading in headings.items():
        closing = (other for other, there in headings.items() if other > index and there.level <= heading.level)
        sections.append(Section(heading.title, heading.level, index, next(closing, count)))
    return tuple(sections)


def _place(
    blocks: tuple[RawBlock, ...], index: int, headings: dict[int, _Heading], path: tuple[str, ...], title: Title
) -> Block:
    block = blocks[index]
    if isinstance(block, Table):
        return replace(block, section=path, title=block.title or _caption(blocks, index) or (path[-1] if path else ""))
    heading = headings.get(index)
    level = 0 if index in title.blocks else heading.level if heading and heading.whole else None
    return Paragraph(block.text, level, path, block.page, block.bbox, block.lines)


def _caption(blocks: tuple[RawBlock, ...], index: int) -> str:
    """The heading or caption right above a table, past lines that only name the unit or the form."""
    for above in reversed(blocks[max(index - 4, 0) : index]):
        if isinstance(above, Table):
            return ""
        text = above.text.strip()
        if not text or UNIT_LINE.match(text):
            continue
        return text if len(text) <= CAPTION_LENGTH and text[-1] not in "。；，、：:,;" else ""
    return ""
