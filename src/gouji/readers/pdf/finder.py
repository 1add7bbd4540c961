"""pdfplumber's table finder, with its search for cells indexed: the same cells, in time that grows with the grid and not its square."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from gouji.document import BBox
from gouji.readers.pdf.page import Edge
from gouji.readers.pdf.rulings import NEAR

Point = tuple[float, float]


def cell_groups(edges: Sequence[Edge]) -> list[list[BBox]]:
    """Cells that hang together by their corners, single boxes included.

    Args:
        edges: rulings merged as by `pdfplumber.table.merge_edges`.
    """
    from pdfplumber.table import cells_to_tables, edges_to_intersections, merge_edges

    merged = [edge for edge in merge_edges(list(edges), NEAR, NEAR, NEAR, NEAR) if edge["width"] + edge["height"] >= NEAR]
    cells = _cells(edges_to_intersections(merged, NEAR, NEAR))
    groups: list[list[BBox]] = cells_to_tables(cells)
    grouped = {cell for group in groups for cell in group}
    return groups + [[cell] for cell in cells if cell not in grouped]


def _cells(intersections: Mapping[Point, Mapping[str, list[Any]]]) -> list[BBox]:
    """Smallest cell below and right of each crossing, as `pdfplumber.table.intersections_to_cells` finds them."""
    points = sorted(intersections)
    upright = {point: frozenset(map(id, intersections[point]["v"])) for point in points}
    level = {point: frozenset(map(id, intersections[point]["h"])) for point in points}
    below, beside = defaultdict[float, list[float]](list), defaultdict[float, list[float]](list)
    for x, y in points:
        below[x].append(y)
        beside[y].append(x)
    places = {point: (below[point[0]].index(point[1]), beside[point[1]].index(point[0])) for point in points}
    found = []
    for x, y in points:
        down, across = places[x, y]
        corner = next(
            (
                (right, bottom)
                for bottom in below[x][down + 1 :]
                if upright[x, y] & upright[x, bottom]
                for right in beside[y][across + 1 :]
                if level[x, y] & level[right, y]
                and (right, bottom) in upright
                and upright[right, bottom] & upright[right, y]
                and level[right, bottom] & level[x, bottom]
            ),
            None,
        )
        if corner:
            found.append((x, y, *corner))
    return found
