"""The containers of a page, with the weight below each; the report is looked for from the outside in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from gouji.readers.html.furniture import is_named_furniture
from gouji.readers.html.weights import Weight, is_main_heading
from gouji.readers.markup.blocks import PageBlocks

SLACK = 0.03
"""Share of the report's weight that may stay outside where it holds no figure, heading or table."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A container with the indices of the blocks below it."""

    container: int
    blocks: tuple[int, ...]


class Containers:
    """The tree of containers. A container's index is above that of the one it stands in."""

    def __init__(self, page: PageBlocks, weights: list[Weight]) -> None:
        self.page = page
        self.weights = weights
        self.parents = [container.parent for container in page.containers]
        self._sum_up()

    def _sum_up(self) -> None:
        """Weight, weight outside named furniture, and number of firm blocks below each container."""
        count = len(self.parents)
        self.value, self.plain_value, self.firm = [0] * count, [0] * count, [0] * count
        named: list[bool] = []
        for container in self.page.containers:
            above = named[container.parent] if container.parent >= 0 else False
            named.append(above or is_named_furniture(container.tag, container.marks))
        for block, weight in zip(self.page.blocks, self.weights, strict=True):
            self.value[block.holder] += weight.value
            self.plain_value[block.holder] += 0 if named[block.holder] else weight.value
            self.firm[block.holder] += weight.firm
        for child in range(count - 1, 0, -1):
            parent = self.parents[child]
            self.value[parent] += self.value[child]
            self.plain_value[parent] += self.plain_value[child]
            self.firm[parent] += self.firm[child]

    def narrow(self, container: int = 0) -> Candidate:
        """The smallest container in the given one that leaves nothing outside that looks like a report."""
        heaviest: dict[int, int] = {}
        for child in range(len(self.parents) - 1, 0, -1):
            best = heaviest.get(self.parents[child])
            if best is None or self.value[child] >= self.value[best]:
                heaviest[self.parents[child]] = child
        while container in heaviest and self._may_leave(container, heaviest[container]):
            container = heaviest[container]
        return Candidate(container, self._blocks(container))

    def _may_leave(self, container: int, child: int) -> bool:
        """Whether everything in `container` outside `child` may be left out."""
        loose = self.plain_value[container] - self.plain_value[child]
        return self.firm[container] == self.firm[child] and self.value[child] > 0 and loose <= SLACK * self.value[child]

    def holder_of_headings(self) -> Candidate | None:
        """The smallest container round all main headings, None where there are fewer than three or they do not begin with 一、."""
        blocks = self.page.blocks
        headings = [index for index, weight in enumerate(self.weights) if weight.firm and is_main_heading(blocks[index])]
        if len(headings) < 3 or not blocks[headings[0]].text.startswith("一"):
            return None
        last = set(self._above(headings[-1]))
        holder = next(container for container in self._above(headings[0]) if container in last)
        return Candidate(holder, self._blocks(holder))

    def _above(self, index: int) -> list[int]:
        """Containers of a block, innermost first."""
        chain: list[int] = []
        holder = self.page.blocks[index].holder
        while holder >= 0:
            chain.append(holder)
            holder = self.parents[holder]
        return chain

    def _blocks(self, holder: int) -> tuple[int, ...]:
        below: list[bool] = []
        for container, parent in enumerate(self.parents):
            below.append(container == holder or (parent >= 0 and below[parent]))
        return tuple(index for index, block in enumerate(self.page.blocks) if below[block.holder])

    def _parts(self, body: Candidate) -> dict[int, list[int]]:
        """The blocks of the body by the child of its container they stand in."""
        top: list[int] = []
        for container, parent in enumerate(self.parents):
            top.append(container if parent in (body.container, -1) or container == body.container else top[parent])
        parts: dict[int, list[int]] = defaultdict(list)
        for index in body.blocks:
            parts[top[self.page.blocks[index].holder]].append(index)
        return parts

    def reports(self, body: Candidate) -> list[Candidate]:
        """Parts of the body that are each a whole report: three or more main headings, the first one 一、.

        A part whose headings no other part repeats is a further part of the same report, and no candidate.
        """
        found: list[tuple[Candidate, set[str]]] = []
        for child, indices in self._parts(body).items():
            headings = [text for index in indices if is_main_heading(self.page.blocks[index]) for text in [self.page.blocks[index].text]]
            if child != body.container and len(headings) >= 3 and headings[0].startswith("一"):
                found.append((Candidate(child, tuple(indices)), {"".join(text.split()) for text in headings}))
        return [
            candidate
            for place, (candidate, headings_of) in enumerate(found)
            if any(len(headings_of & others) >= 3 for other, (_, others) in enumerate(found) if other != place)
        ]
