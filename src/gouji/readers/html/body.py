"""Finds the report among what else stands on a page.

Where the page has three or more main headings (一、 二、 …), the body is the smallest container that holds them all with
the title above them. Else the page is narrowed down to the smallest container that leaves nothing outside that looks like a
report: no section heading, no table with figures, no sentence with a figure. Inside it, lines that are furniture by their
words or their links are left out. Names of classes are a hint only, since every publishing system has its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from gouji.document import Table
from gouji.readers.headings import NUMERAL_HEADING, is_heading, numbering
from gouji.readers.html.furniture import follows_report, is_furniture, is_index_table, is_named_furniture
from gouji.readers.markup.blocks import PageBlock, PageBlocks
from gouji.readers.raw import RawParagraph
from gouji.readers.titles import is_report_title

FIGURE = re.compile(r"\d")
SEPARATOR = re.compile(r"[\s|｜>›»·•*=_.,:：/\\\-—–~]+")
LINKED = 0.6
SLACK = 0.03
"""Share of the report's weight that may stay outside where it holds no figure, heading or table."""


@dataclass(frozen=True, slots=True)
class Body:
    """The report's blocks, and what was left out.

    Attributes:
        left_out: furniture lines.
        others: blocks of other reports on the same page.
        firm: whether the page holds a main heading, a table of data or a sentence with a figure.
    """

    blocks: tuple[PageBlock, ...]
    left_out: int = 0
    others: int = 0
    firm: bool = False


@dataclass(frozen=True, slots=True)
class _Weight:
    """How much a block looks like part of a report; `firm` blocks may never be left outside."""

    value: int
    firm: bool


def find_body(page: PageBlocks, title: str) -> Body:
    """The report on the page.

    Args:
        page: all visible blocks.
        title: what the page says its title is, by which one of several reports on a page is chosen.
    """
    _mend_links(page)
    weights = [_weigh(block) for block in page.blocks]
    if not any(weight.value for weight in weights):
        return Body(tuple(page.blocks))
    tree = _Tree(page, weights)
    found = tree.holder_of_headings() or tree.narrow(0, range(len(page.blocks)))
    several = tree.reports(found)
    others = 0
    if len(several) > 1:
        chosen = max(several, key=lambda candidate: (_likeness(page, candidate.blocks, title), -several.index(candidate)))
        others = sum(len(candidate.blocks) for candidate in several) - len(chosen.blocks)
        found = tree.narrow(chosen.container, chosen.blocks)
    kept = _trim(page, found.blocks, weights)
    heading = _title_before(page, kept[0] if kept else 0, title)
    opening = [index for index in range(heading[0] + 1, kept[0]) if weights[index].value] if heading else []
    blocks = tuple(page.blocks[index] for index in [*heading, *opening, *kept])
    return Body(blocks, len(page.blocks) - len(blocks) - others, others, any(weight.firm for weight in weights))


def _mend_links(page: PageBlocks) -> None:
    """A link that was never closed runs on through the page: where most sentences are links, none is taken for one."""
    sentences = [block for block in page.blocks if isinstance(block.raw, RawParagraph) and "。" in block.text]
    if 2 * sum(block.link_share > LINKED for block in sentences) > len(sentences):
        for block in page.blocks:
            block.linked = 0


def _weigh(block: PageBlock) -> _Weight:
    text = block.text
    if block.link_share > LINKED:
        return _Weight(0, False)
    if isinstance(block.raw, Table):
        figures = sum(1 for cell in block.raw.cells if FIGURE.search(cell.text))
        if is_index_table(text):
            return _Weight(0, False)
        return _Weight(min(len(text), 400), figures >= 2 or len(block.raw.cells) >= 8)
    if is_furniture(text):
        return _Weight(0, False)
    if NUMERAL_HEADING.match(text) and not block.item and (len(text) > 40 or is_heading(text)):
        return _Weight(len(text) + 20, True)
    sentence = (len(text) >= 15 and text[-1:] in "。；：") or len(text) >= 50 or "。" in text
    return _Weight(len(text), bool(sentence and FIGURE.search(text))) if sentence else _Weight(0, False)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A container with the blocks below it."""

    container: int
    blocks: tuple[int, ...]


class _Tree:
    """The containers of a page with the blocks below each."""

    def __init__(self, page: PageBlocks, weights: list[_Weight]) -> None:
        self.page = page
        self.weights = weights
        self.parents = [container.parent for container in page.containers]
        self.named = self._named()

    def _named(self) -> list[bool]:
        named: list[bool] = []
        for container in self.page.containers:
            above = named[container.parent] if container.parent >= 0 else False
            named.append(above or is_named_furniture(container.tag, container.marks))
        return named

    def children(self, container: int, blocks: Iterable[int]) -> dict[int, list[int]]:
        """Blocks by the child of `container` they stand in; those directly in it by `container` itself."""
        below: dict[int, list[int]] = defaultdict(list)
        for index in blocks:
            below[self._child(container, self.page.blocks[index].holder)].append(index)
        return below

    def _child(self, container: int, holder: int) -> int:
        while holder != container and self.parents[holder] != container:
            holder = self.parents[holder]
        return holder

    def narrow(self, container: int, blocks: Iterable[int]) -> _Candidate:
        """The smallest container below that holds all of the report."""
        inside = tuple(blocks)
        while True:
            below = self.children(container, inside)
            best = max(below, key=lambda child: sum(self.weights[index].value for index in below[child]))
            if best == container or not self._may_leave(below, best):
                return _Candidate(container, inside)
            container, inside = best, tuple(below[best])

    def _may_leave(self, below: dict[int, list[int]], best: int) -> bool:
        """Whether everything outside `best` may be left out."""
        loose = 0
        for child, indices in below.items():
            if child == best:
                continue
            for index in indices:
                weight = self.weights[index]
                if weight.firm:
                    return False
                if not self.named[self.page.blocks[index].holder]:
                    loose += weight.value
        return loose <= SLACK * sum(self.weights[index].value for index in below[best])

    def holder_of_headings(self) -> _Candidate | None:
        """The smallest container round all main headings, None where there are fewer than three or they do not begin with 一、."""
        headings = [index for index, weight in enumerate(self.weights) if weight.firm and self._is_main_heading(index)]
        if len(headings) < 3 or not self.page.blocks[headings[0]].text.startswith("一"):
            return None
        first, last = self._above(headings[0]), set(self._above(headings[-1]))
        holder = next(container for container in first if container in last)
        below = self._below(holder)
        return _Candidate(holder, tuple(index for index, block in enumerate(self.page.blocks) if below[block.holder]))

    def _below(self, holder: int) -> list[bool]:
        """For each container, whether it is `holder` or stands in it."""
        below: list[bool] = []
        for container, parent in enumerate(self.parents):
            below.append(container == holder or (parent >= 0 and below[parent]))
        return below

    def _is_main_heading(self, index: int) -> bool:
        block = self.page.blocks[index]
        return isinstance(block.raw, RawParagraph) and bool(NUMERAL_HEADING.match(block.text))

    def _above(self, index: int) -> list[int]:
        """Containers of a block, innermost first."""
        chain: list[int] = []
        holder = self.page.blocks[index].holder
        while holder >= 0:
            chain.append(holder)
            holder = self.parents[holder]
        return chain

    def reports(self, body: _Candidate) -> list[_Candidate]:
        """Parts of the body that are each a whole report: three or more main headings, the first one 一、."""
        found: list[_Candidate] = []
        for child, indices in self.children(body.container, body.blocks).items():
            heads = [text for index in indices if NUMERAL_HEADING.match(text := self.page.blocks[index].text)]
            if child != body.container and len(heads) >= 3 and heads[0].lstrip().startswith("一"):
                found.append(_Candidate(child, tuple(indices)))
        return [candidate for candidate in found if self._same_form(candidate, found)]

    def _same_form(self, candidate: _Candidate, others: list[_Candidate]) -> bool:
        """Whether another candidate repeats three of the headings: else it is a further part of the same report."""
        headings = self._headings(candidate)
        return any(len(headings & self._headings(other)) >= 3 for other in others if other is not candidate)

    def _headings(self, candidate: _Candidate) -> set[str]:
        return {"".join(self.page.blocks[index].text.split()) for index in candidate.blocks if self._is_main_heading(index)}


def _likeness(page: PageBlocks, blocks: tuple[int, ...], title: str) -> float:
    """How well the first lines of a report agree with the page's title: the share of its runs of four characters found there."""
    wanted = {title[start : start + 4] for start in range(len(title) - 3)}
    opening = "".join(page.blocks[index].text for index in blocks[:3])[:200]
    return sum(run in opening for run in wanted) / max(len(wanted), 1)


def _trim(page: PageBlocks, inside: tuple[int, ...], weights: list[_Weight]) -> list[int]:
    """The blocks of the body without furniture above the first main heading and without all that follows the report.

    Between the first heading and the last sentence nothing is taken for furniture but strokes.
    """
    heavy = [index for index in inside if weights[index].value]
    last = heavy[-1] if heavy else inside[-1]
    headings = (index for index in heavy if NUMERAL_HEADING.match(page.blocks[index].text))
    first = next(headings, heavy[0] if heavy else inside[0])
    kept: list[int] = []
    for index in inside:
        block = page.blocks[index]
        if index > last and (follows_report(block.text) or _is_link(block) or _is_index(block)):
            break
        if index < first and (_is_index(block) or (not weights[index].value and (is_furniture(block.text) or _is_link(block)))):
            continue
        if not _is_stray(block):
            kept.append(index)
    return _from_title(page, kept, weights)


def _is_index(block: PageBlock) -> bool:
    return isinstance(block.raw, Table) and is_index_table(block.text)


def _from_title(page: PageBlocks, kept: list[int], weights: list[_Weight]) -> list[int]:
    """Without the light lines before the report's title; a title may be broken over lines, so the two right above it stay."""
    for place, index in enumerate(kept):
        block = page.blocks[index]
        if weights[index].value or isinstance(block.raw, Table):
            break
        if is_report_title(block.text):
            above = [other for other in kept[max(place - 2, 0) : place] if not page.blocks[other].linked]
            return [other for other in above if not follows_report(page.blocks[other].text)] + kept[place:]
    return kept


def _is_link(block: PageBlock) -> bool:
    """A line that leads elsewhere: mostly link, or an item of a list with a link in it."""
    if numbering(block.text):
        return False
    return block.link_share > LINKED or (block.item and block.link_share > LINKED / 2)


def _is_stray(block: PageBlock) -> bool:
    """Crumbs and separators: a line of strokes and dots, or a lone path of links."""
    text = block.text
    return bool(SEPARATOR.fullmatch(text)) or (block.linked > 0 and ">" in text and len(text) < 80)


def _title_before(page: PageBlocks, first: int, title: str) -> list[int]:
    """The report's title where it stands above the body, outside its container."""
    if any(is_report_title(block.text) for block in page.blocks[first : first + 6] if isinstance(block.raw, RawParagraph)):
        return []
    for index in range(first - 1, max(first - 40, -1), -1):
        block = page.blocks[index]
        if not isinstance(block.raw, RawParagraph) or block.link_share > LINKED or is_furniture(block.text):
            continue
        text = "".join(block.text.split())
        if is_report_title(block.text) or (len(text) >= 8 and text in "".join(title.split())):
            return [index]
    return []
