"""Rulings made whole: ends of tables that a page break or the layout left open are closed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from gouji.readers.pdf.page import Edge, ruling

NEAR = 3.0
"""Points within which two rulings are the same; pdfplumber's own tolerance."""

MIN_ENDS = 3
COVER = 0.98


class _Axis(NamedTuple):
    """Names of the coordinates, so that level and upright rulings are closed by the same steps.

    `place` is where an ending ruling stands, `first` and `last` bound a ruling that crosses it, `begin` and `end` bound the
    ending ruling itself.
    """

    place: str
    first: str
    last: str
    begin: str
    end: str


UPRIGHT = _Axis("x0", "x0", "x1", "top", "bottom")
LEVEL = _Axis("top", "top", "bottom", "x0", "x1")


def closing_rulings(edges: Iterable[Edge]) -> list[Edge]:
    """Rulings to be added: where three or more (or both sides of a box) end together and none runs along their ends.

    The last row of a page has no bottom line when its table goes on over the page, and the first row of the next page
    has an open top; tables without outer borders are open at the sides.

    Args:
        edges: merged edges of one page.
    """
    level = [edge for edge in edges if edge["orientation"] == "h"]
    upright = [edge for edge in edges if edge["orientation"] == "v"]
    found = []
    for ending, across, axis in ((upright, level, UPRIGHT), (level, upright, LEVEL)):
        for end in (axis.begin, axis.end):
            for group in _groups(ending, end):
                for bundle in _bundles(group, across, axis):
                    found += _closing(bundle, end, ending, across, axis)
    return found


def _closing(bundle: list[Edge], end: str, ending: list[Edge], across: list[Edge], axis: _Axis) -> list[Edge]:
    at = sum(edge[end] for edge in bundle) / len(bundle)
    first, last = bundle[0][axis.place], bundle[-1][axis.place]
    if last - first < 2 * NEAR or _goes_on(ending, at, (first, last), axis):
        return []
    if len(bundle) < MIN_ENDS and not (len(bundle) == 2 and axis is UPRIGHT and _is_box(bundle, across)):
        return []
    if _covered(across, at, (first, last), axis) >= COVER * (last - first):
        return []
    edge = ruling(first, at, last, at) if axis is UPRIGHT else ruling(at, first, at, last)
    return [edge] if edge else []


def _groups(edges: list[Edge], end: str) -> list[list[Edge]]:
    groups: list[list[Edge]] = []
    for edge in sorted(edges, key=lambda edge: float(edge[end])):
        if groups and edge[end] - groups[-1][-1][end] <= NEAR:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    return [group for group in groups if len(group) > 1]


def _bundles(group: list[Edge], across: list[Edge], axis: _Axis) -> list[list[Edge]]:
    """Rulings of one table: neighbours that a crossing ruling ties together, so that underlined words are left alone."""
    bundles: list[list[Edge]] = []
    for edge in sorted(group, key=lambda edge: float(edge[axis.place])):
        if bundles and _tied(bundles[-1][-1], edge, across, axis):
            bundles[-1].append(edge)
        else:
            bundles.append([edge])
    return bundles


def _tied(one: Edge, other: Edge, across: list[Edge], axis: _Axis) -> bool:
    begin, end = max(one[axis.begin], other[axis.begin]) - NEAR, min(one[axis.end], other[axis.end]) + NEAR
    left, right = one[axis.place] + NEAR, other[axis.place] - NEAR
    return any(edge[axis.first] <= left and edge[axis.last] >= right and begin <= edge[axis.begin] <= end for edge in across)


def _is_box(sides: list[Edge], across: list[Edge]) -> bool:
    """Whether a ruling runs from just one side to the other: the sides of a row of one cell, as at the end of a page."""
    left, right = sides[0], sides[1]
    begin, end = max(left["top"], right["top"]) - NEAR, min(left["bottom"], right["bottom"]) + NEAR
    return any(
        abs(edge["x0"] - left["x0"]) <= NEAR and abs(edge["x1"] - right["x0"]) <= NEAR and begin <= edge["top"] <= end for edge in across
    )


def _goes_on(edges: list[Edge], at: float, span: tuple[float, float], axis: _Axis) -> bool:
    return any(
        span[0] - NEAR <= edge[axis.place] <= span[1] + NEAR and edge[axis.begin] < at - NEAR and edge[axis.end] > at + NEAR
        for edge in edges
    )


def _covered(across: list[Edge], at: float, span: tuple[float, float], axis: _Axis) -> float:
    """Length of `span` along which a ruling runs at `at`."""
    pieces = sorted(
        (max(edge[axis.first], span[0]), min(edge[axis.last], span[1]))
        for edge in across
        if abs(edge[axis.begin] - at) <= NEAR and edge[axis.last] > span[0] and edge[axis.first] < span[1]
    )
    length, reached = 0.0, span[0]
    for begin, finish in pieces:
        length += max(0.0, finish - max(begin, reached))
        reached = max(reached, finish)
    return length
