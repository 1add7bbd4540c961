"""Finds the report among what else stands on a page.

Where the page has three or more main headings (一、 二、 …), the body is the smallest container that holds them all with
the title above them. Else the page is narrowed down to the smallest container that leaves nothing outside that looks like a
report: no section heading, no table with figures, no sentence with a figure. Inside it, lines that are furniture by their
words or their links are left out. Names of classes are a hint only, since every publishing system has its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from gouji.readers.html.containers import Containers
from gouji.readers.html.trimming import title_before, trim
from gouji.readers.html.weights import mend_links, weigh
from gouji.readers.markup.blocks import PageBlock, PageBlocks


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


def find_body(page: PageBlocks, title: str) -> Body:
    """The report on the page.

    Args:
        page: all visible blocks.
        title: what the page says its title is, by which one of several reports on a page is chosen.
    """
    mend_links(page)
    weights = [weigh(block) for block in page.blocks]
    if not any(weight.value for weight in weights):
        return Body(tuple(page.blocks))
    tree = Containers(page, weights)
    found = tree.holder_of_headings() or tree.narrow()
    several = tree.reports(found)
    others = 0
    if len(several) > 1:
        chosen = max(several, key=lambda candidate: (_likeness(page, candidate.blocks, title), -several.index(candidate)))
        others = sum(len(candidate.blocks) for candidate in several) - len(chosen.blocks)
        found = tree.narrow(chosen.container)
    kept = trim(page, found.blocks, weights)
    heading = title_before(page, kept[0] if kept else 0, title)
    opening = [index for index in range(heading[0] + 1, kept[0]) if weights[index].value] if heading else []
    blocks = tuple(page.blocks[index] for index in [*heading, *opening, *kept])
    return Body(blocks, len(page.blocks) - len(blocks) - others, others, any(weight.firm for weight in weights))


def _likeness(page: PageBlocks, blocks: tuple[int, ...], title: str) -> float:
    """How well the first lines of a report agree with the page's title: the share of its runs of four characters found there."""
    wanted = {title[start : start + 4] for start in range(len(title) - 3)}
    opening = "".join(page.blocks[index].text for index in blocks[:3])[:200]
    return sum(run in opening for run in wanted) / max(len(wanted), 1)
