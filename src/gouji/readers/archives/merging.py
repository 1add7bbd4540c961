"""Parts of a report put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gouji.document import Note, Table
from gouji.errors import ReadError
from gouji.readers.archives.members import Member
from gouji.readers.opening import read_raw
from gouji.readers.raw import RawBlock, RawDocument, RawParagraph

MAIN = re.compile(r"^\s*[一二三四五六七八九十]{1,2}、")
FEWEST = 3
SAME = 0.6


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    raw: RawDocument
    headings: frozenset[str]

    @property
    def weight(self) -> tuple[int, int]:
        """How much of a report it is: its tables, then its blocks."""
        return sum(isinstance(block, Table) for block in self.raw.blocks), len(self.raw.blocks)


def merged(members: Sequence[Member], name: str) -> RawDocument:
    """The report of all members in their order.

    A page that only leads to its attachment, and a second copy of the same report, are left out with a note. Page numbers
    are those of each part where it is the only one with pages.

    Raises:
        ReadError: no member could be read; the first one's reason.
    """
    parts, notes, errors = _read(members)
    if not parts:
        raise ReadError(name, errors[0].cause, errors[0].remedy, errors[0].status)
    notes += [Note("part-unread", f"{error.subject} {error.cause}") for error in errors]
    kept, remarks = _without_copies(parts)
    first = kept[0].raw
    return RawDocument(
        blocks=tuple(block for part in _paged(kept) for block in part.blocks),
        notes=(*notes, *remarks, *(note for part in kept for note in part.raw.notes)),
        page_count=sum(part.raw.page_count or 0 for part in kept) or None,
        partial=bool(errors) or any(part.raw.partial for part in kept),
        metadata=first.metadata,
    )


def _read(members: Sequence[Member]) -> tuple[list[_Part], list[Note], list[ReadError]]:
    parts, errors = [], list[ReadError]()
    for member in members:
        try:
            raw = read_raw(member.data, member.name)
        except ReadError as error:
            errors.append(error)
            continue
        headings = (block.text for block in raw.blocks if isinstance(block, RawParagraph) and MAIN.match(block.text))
        parts.append(_Part(member.name, raw, frozenset("".join(text.split())[:10] for text in headings)))
    notes = [Note("parts", "put together from " + ", ".join(part.name for part in parts))] if len(parts) > 1 else []
    return parts, notes, errors


def _without_copies(parts: Sequence[_Part]) -> tuple[list[_Part], list[Note]]:
    whole = [part for part in parts if len(part.headings) >= FEWEST]
    left_out = {}
    for part in whole:
        for other in whole:
            shared = len(part.headings & other.headings) / min(len(part.headings), len(other.headings))
            if part is not other and shared > SAME and (part.weight, part.name) < (other.weight, other.name):
                left_out[part.name] = f"{part.name} holds the same report as {other.name} and was left out"
    for part in parts:
        if whole and part not in whole and not part.weight[0] and "attachment" in {note.code for note in part.raw.notes}:
            left_out[part.name] = f"{part.name} only leads to its attachment and was left out"
    kept = [part for part in parts if part.name not in left_out]
    return kept, [Note("copy", message) for message in left_out.values()]


def _paged(parts: Sequence[_Part]) -> list[RawDocument]:
    """The parts with page numbers that go on from one to the next."""
    found, before = [], 0
    for part in parts:
        found.append(_shifted(part.raw, before) if before else part.raw)
        before += part.raw.page_count or 0
    return found


def _shifted(raw: RawDocument, by: int) -> RawDocument:
    blocks = list[RawBlock]()
    for block in raw.blocks:
        if isinstance(block, Table):
            cells = tuple(replace(cell, page=cell.page + by if cell.page else None) for cell in block.cells)
            blocks.append(replace(block, cells=cells, pages=tuple(page + by for page in block.pages)))
        else:
            lines = tuple(replace(line, page=line.page + by) for line in block.lines)
            blocks.append(replace(block, page=block.page + by if block.page else None, lines=lines))
    return replace(raw, blocks=tuple(blocks))
