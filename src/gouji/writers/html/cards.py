"""A finding as a card: what is wrong, where, by which computation, how else it may be read, and how its score came about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gouji.document import Locator
from gouji.records import Claim, Edit, Evidence, EvidenceKind, Finding, Reading, Result, Severity
from gouji.writers import wording
from gouji.writers.anchors import anchor
from gouji.writers.html.grid import cell_id
from gouji.writers.html.narrative import Marker, interval_text
from gouji.writers.html.verdicts import SIGNS, css
from gouji.writers.html.waterfall import Waterfall, waterfall
from gouji.writers.html.words import WORDS, words
from gouji.writers.naming import check_title
from gouji.writers.visible import shortened

SEVERITY_SIGNS = {Severity.CRITICAL: "▲", Severity.MAJOR: "◆", Severity.MINOR: "●", Severity.INFO: "○"}
"""Signs that tell severities apart without colour."""

_PARTED = " › "
"""Parts the title of a table from the labels of a cell in evidence."""

_CONTEXT = 90
"""Characters shown of a sentence on either side of its figure."""

_SIGNS = {"": "", "at_least": "≥ ", "at_most": "≤ "}
"""How a value that is only a bound is shown."""

_PARTS = 40
"""Evidence, readings and consequences shown of one finding; a hostile report must not make a card without end."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of evidence: where it stands, and its text with the figure between `before` and `after`."""

    kind: str
    word: str
    label: str
    before: str
    figure: str
    after: str
    link: str
    page: str


@dataclass(frozen=True, slots=True)
class Place:
    """Evidence that stands in one place (a table, a section), named once."""

    name: str
    items: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """One competing reading; `share` is its probability from 0 to 1."""

    name: str
    expected: str
    share: float
    look: str
    sign: str
    word: str


@dataclass(frozen=True, slots=True)
class Readings:
    """The readings of one claim, with the words it stands in."""

    text: str
    rows: tuple[ReadingRow, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """All a card shows. `targets` are ids of cells, `claims` ids of claims and `blocks` ids of paragraphs to light up."""

    id: str
    finding: Finding
    title: str
    severity: str
    severity_name: str
    sign: str
    score: str
    basis: str
    places: tuple[Place, ...]
    computations: tuple[str, ...]
    readings: tuple[Readings, ...]
    edits: tuple[tuple[str, str, str], ...]
    consequences: tuple[tuple[str, str], ...]
    waterfall: Waterfall | None
    pictures: tuple[tuple[str, int, int, str], ...]
    reports: tuple[tuple[str, str], ...]
    claims: str
    targets: str
    blocks: str


def card(result: Result, finding: Finding, marker: Marker, pictures: Sequence[tuple[str, int, int, str]], pages: Mapping[str, str]) -> Card:
    """The card of a finding; `pages` gives the addresses of other reports by path."""
    lang = marker.lang
    claims = {claim.id: claim for claim in result.claims if claim.id in finding.subjects}
    places = [item.locator for item in finding.evidence if item.locator is not None]
    shown = [item for item in finding.evidence if item.kind is not EvidenceKind.COMPUTATION]
    return Card(
        id=anchor(finding),
        finding=finding,
        title=check_title(finding.code, lang),
        severity=finding.severity.value,
        severity_name=wording.SEVERITIES[finding.severity].get(lang),
        sign=SEVERITY_SIGNS[finding.severity],
        score=f"{finding.score:.2f}",
        basis=wording.basis_of(finding, lang),
        places=_places(shown[:_PARTS], marker),
        computations=tuple(item.said(lang) for item in finding.evidence if item.kind is EvidenceKind.COMPUTATION),
        readings=tuple(_readings(claim, marker) for claim in claims.values() if marker.verdicts.has_readings(claim))[:_PARTS],
        edits=tuple(_edit(item, marker, lang) for item in finding.diagnosis.edits),
        consequences=tuple((item.code, item.message.get(lang)) for item in finding.consequences[:_PARTS]),
        waterfall=waterfall(finding.contributions, lang, WORDS["total"]),
        pictures=tuple(pictures),
        reports=tuple((path, pages.get(path, "")) for path in finding.reports),
        claims=" ".join(dict.fromkeys([*claims, *(item.subject for item in shown if item.kind is EvidenceKind.SENTENCE and item.subject)])),
        targets=" ".join(dict.fromkeys(cell_id(place.block, place.row, place.col) for place in places if place.row is not None)),
        blocks=" ".join(dict.fromkeys(f"b{place.block}" for place in places if place.row is None)),
    )


def _edit(item: Edit, marker: Marker, lang: str) -> tuple[str, str, str]:
    return marker.names.concept(item.name, lang), item.printed, _SIGNS[item.bound] + item.value


def _places(evidence: Sequence[Evidence], marker: Marker) -> tuple[Place, ...]:
    """Evidence in its order; cells of one table that follow one another share its title, so that it is not said again."""
    places: list[tuple[str, list[Shown]]] = []
    for item in evidence:
        table, parted, label = item.label.partition(_PARTED)
        name, rest = (table, label) if parted and item.kind is EvidenceKind.CELL else ("", item.label)
        shown = _shown(item, rest, marker)
        if places and places[-1][0] == name and name:
            places[-1][1].append(shown)
        else:
            places.append((name, [shown]))
    return tuple(Place(name, tuple(items)) for name, items in places)


def _shown(item: Evidence, label: str, marker: Marker) -> Shown:
    start, end = item.mark or (0, 0)
    before, figure, after = item.text[:start], item.text[start:end], item.text[end:]
    place = item.locator
    return Shown(
        kind=item.kind.value,
        word=wording.EVIDENCE[item.kind].get(marker.lang),
        label=label,
        before=before if len(before) <= _CONTEXT else "…" + before[-_CONTEXT:],
        figure=shortened(figure, _CONTEXT),
        after=shortened(after, _CONTEXT if figure else 2 * _CONTEXT),
        link=_link(item, place),
        page=words(marker.lang)["page"].format(place.page) if place is not None and place.page else "",
    )


def _link(item: Evidence, place: Locator | None) -> str:
    if place is None:
        return ""
    if place.row is not None:
        return "#" + cell_id(place.block, place.row, place.col)
    return f"#{item.subject}" if item.subject else f"#b{place.block}"


def _readings(claim: Claim, marker: Marker) -> Readings:
    link = marker.verdicts.links[claim.id]
    return Readings(" ".join(claim.text.split()), tuple(_reading(reading, marker) for reading in link.readings[:_PARTS]))


def _reading(reading: Reading, marker: Marker) -> ReadingRow:
    name = marker.names.formula(reading.formula, marker.lang) if reading.formula else words(marker.lang)["none_of_these"]
    return ReadingRow(
        name,
        interval_text(reading.expected) if reading.expected else "—",
        min(max(reading.probability, 0.0), 1.0),
        css(reading.verdict),
        SIGNS[reading.verdict],
        wording.VERDICTS[reading.verdict].get(marker.lang),
    )
