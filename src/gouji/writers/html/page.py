"""The page of one report: its findings as cards, its narrative with every figure marked, its tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gouji.document import Table
from gouji.records import Finding, Region, Result
from gouji.writers import wording
from gouji.writers.html.cards import Card, card
from gouji.writers.html.grid import Grid, facts_by_block, grid
from gouji.writers.html.narrative import Marker, Piece
from gouji.writers.html.template import render
from gouji.writers.html.verdicts import Verdicts
from gouji.writers.naming import names_of
from gouji.writers.terminal import verdict_line

Picture = tuple[str, int, int, str]
"""Address, width, height and description of a picture."""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph to show; `level` is that of a heading, None for running text."""

    block: int
    level: int | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class TableSign:
    """Where a table stands among the paragraphs; it is shown in its own pane."""

    block: int
    title: str


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What a page links to: the index, the report before and after it, other reports by path, pictures by finding."""

    home: str = ""
    previous: str = ""
    next: str = ""
    pages: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, Sequence[Picture]] = field(default_factory=dict)


def report_page(result: Result, lang: str, min_score: float, beside: Neighbours) -> str:
    """The page as HTML."""
    verdicts = Verdicts(result, min_score)
    marker = Marker(verdicts, names_of(result.profile), lang)
    lead = [finding for finding in result.findings if finding.score >= min_score]
    rest = [finding for finding in result.findings if finding.score < min_score]
    text, tables = _document(result, marker)
    return render(
        "report.html",
        lang,
        result=result,
        heading=heading(result),
        facts=_facts(result, lang),
        verdict=verdict_line(result, lang),
        looks=verdicts.looks(result, lang),
        regions=len(result.regions),
        text=text,
        tables=tables,
        cards=[_card(result, finding, marker, beside) for finding in lead],
        below=[_card(result, finding, marker, beside) for finding in rest],
        min_score=f"{min_score:g}",
        beside=beside,
        notes=[note.message for note in result.notes],
    )


def heading(result: Result) -> str:
    """What a reader knows a report by: title, else issuer and year, else its file."""
    who = " ".join(str(part) for part in (result.identity.issuer, result.identity.year) if part)
    return result.title.strip() or who or result.source.path


def _card(result: Result, finding: Finding, marker: Marker, beside: Neighbours) -> Card:
    return card(result, finding, marker, beside.pictures.get(finding.id, ()), beside.pages)


def _facts(result: Result, lang: str) -> list[str]:
    """Issuer, year, file, status in one line under the title."""
    identity = result.identity
    year = f"{identity.year}" if identity.year else ""
    return [part for part in (identity.issuer, year, result.source.path, wording.STATUSES[result.status].get(lang)) if part]


def _document(result: Result, marker: Marker) -> tuple[list[TextBlock | TableSign], list[Grid]]:
    if result.document is None:
        return [], []
    claims, regions = defaultdict(list), _regions(result)
    for claim in result.claims:
        claims[claim.locator.block].append(claim)
    facts = facts_by_block(result.facts)
    text: list[TextBlock | TableSign] = []
    tables: list[Grid] = []
    for number, block in enumerate(result.document.blocks):
        if isinstance(block, Table):
            tables.append(grid(number, block, facts.get(number, {}), marker))
            text.append(TableSign(number, block.title))
        else:
            pieces = marker.pieces(block.text, claims[number], regions[number])
            text.append(TextBlock(number, block.heading, tuple(pieces)))
    return text, tables


def _regions(result: Result) -> dict[int, list[Region]]:
    regions: dict[int, list[Region]] = defaultdict(list)
    for region in result.regions:
        regions[region.block].append(region)
    return regions
