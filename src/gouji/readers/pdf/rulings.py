"""Rulings made whole: ends of tables that a page break or the layout left open are closed."""

from __future__ import annotations

from collections.abc import Iterable

from gouji.readers.pdf.page import Edge, ruling

NEAR = 3.0
"""Points within which two rulings are the same; pdfplumber's own tolerance."""

MIN_ENDS = 3
COVER = 0.98


def closing_rulings(edges: Iterable[Edge]) -> list[Edge]:
    """Rulings to be added: where three or more end together, none goes on and none runs along their ends.

    The last row of a page has no bottom line when its table goes on over the page, and the first row of the next page
    has an open top; tables without outer borders are open at the sides.

    Args:
        edges: merged edges of one page.
    """
    level = [edge for edge in edges if edge["orientation"] == "h"]
    upright = [edge for edge in edges if edge["orientation"] == "v"]
    found = []
    for end in ("top", "bottom"):
        found += _close(upright, level, end, place="x0", span=("x0", "x1"), run=("top", "bottom"))
    for end in ("x0", "x1"):
        found += _close(level, upright, end, place="top", span=("top", "bottom"), run=("x0", "x1"))
    return found


def _close(
    ending: list[Edge], across: list[Edge], end: str, place: str, span: tuple[str, str], run: tuple[str, str]
) -> list[Edge]:
    found = []
    for group in _groups(ending, end):
        for bundle in _bundles(group, place, across, span, run):
            if len(bundle) < MIN_ENDS:
                continue
            at = sum(edge[end] for edge in bundle) / len(bundle)
            first, last = bundle[0][place], bundle[-1][place]
            if last - first < 2 * NEAR or _goes_on(ending, at, first, last, place, run):
                continue
            if _covered(across, at, first, last, place=run[0], span=span) < COVER * (last - first):
                edge = ruling(at, first, at, last) if end in ("x0", "x1") else ruling(first, at, last, at)
                found += [edge] if edge else []
    return found


def _groups(edges: list[Edge], end: str) -> list[list[Edge]]:
    groups: list[list[Edge]] = []
    for edge in sorted(edges, key=lambda edge: float(edge[end])):
        if groups and edge[end] - groups[-1][-1][end] <= NEAR:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    return groups


def _bundles(
    group: list[Edge], place: str, across: list[Edge], span: tuple[str, str], run: tuple[str, str]
) -> list[list[Edge]]:
    """Rulings of one table: neighbours that a crossing ruling ties together, so that underlined words are left alone."""
    bundles: list[list[Edge]] = []
    for edge in sorted(group, key=lambda edge: float(edge[place])):
        if bundles and _tied(bundles[-1][-1], edge, place, across, span, run):
            bundles[-1].append(edge)
        else:
            bundles.append([edge])
    return bundles


def _tied(one: Edge, other: Edge, place: str, across: list[Edge], span: tuple[str, str], run: tuple[str, str]) -> bool:
    first, last = max(one[run[0]], other[run[0]]), min(one[run[1]], other[run[1]])
    return any(
        edge[span[0]] <= one[place] + NEAR and edge[span[1]] >= other[place] - NEAR and first - NEAR <= edge[run[0]] <= last + NEAR
        for edge in across
    )


def _goes_on(edges: list[Edge], at: float, first: float, last: float, place: str, run: tuple[str, str]) -> bool:
    return any(
        first - NEAR <= edge[place] <= last + NEAR and edge[run[0]] < at - NEAR and edge[run[1]] > at + NEAR for edge in edges
    )


def _covered(across: list[Edge], at: float, first: float, last: float, place: str, span: tuple[str, str]) -> float:
    """Length of [first, last] along which a ruling runs at `at`."""
    pieces = sorted(
        (max(edge[span[0]], first), min(edge[span[1]], last))
        for edge in across
        if abs(edge[place] - at) <= NEAR and edge[span[1]] > first and edge[span[0]] < last
    )
    length, reached = 0.0, first
    for begin, finish in pieces:
        length += max(0.0, finish - max(begin, reached))
        reached = max(reached, finish)
    return length
