"""Small bar charts of a batch, drawn when the index is written. Each bar is a link that filters by it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from unicodedata import east_asian_width
from urllib.parse import urlencode

from gouji.records import Finding, Result, Severity
from gouji.writers import wording
from gouji.writers.html.cards import SEVERITY_SIGNS
from gouji.writers.html.words import WORDS
from gouji.writers.naming import check_title

_BARS = 8
"""Bars of a chart; the rest is reached by its filter."""

_NAME = 24
"""Room for a bar's name; a Chinese character takes two."""

WIDTH = 120.0
"""Length of the longest bar, in units of the drawing."""


@dataclass(frozen=True, slots=True)
class Column:
    """One bar: what it counts, how many, how long, and the filter it stands for."""

    name: str
    told: str
    count: int
    length: float
    y: int
    look: str
    filter: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of counts, longest bar first unless its order has a meaning."""

    title: str
    columns: tuple[Column, ...]
    height: int


Pair = tuple[Result, Finding]


def charts(pairs: Iterable[Pair], lang: str) -> list[Chart]:
    """Findings by severity, check, year and issuer; a chart with one bar says nothing and is left out."""
    known = list(pairs)
    severities = list(reversed(Severity))
    built = [
        _chart(
            "severity",
            [(severity.value, sum(finding.severity is severity for _, finding in known)) for severity in severities],
            lambda value: f"{SEVERITY_SIGNS[Severity(value)]} {wording.SEVERITIES[Severity(value)].get(lang)}",
            lang,
        ),
        _chart("code", Counter(finding.code for _, finding in known).most_common(), str, lang, lambda code: check_title(code, lang)),
        _chart("year", sorted(Counter(str(result.identity.year or "") for result, _ in known).items()), _known(lang), lang),
        _chart("issuer", Counter(result.identity.issuer for result, _ in known).most_common(), _known(lang), lang),
    ]
    return [chart for chart in built if len(chart.columns) > 1]


def _known(lang: str) -> Callable[[str], str]:
    return lambda value: value or WORDS["unknown"].get(lang)


def _chart(
    field: str, counts: list[tuple[str, int]], name: Callable[[str], str], lang: str, told: Callable[[str], str] | None = None
) -> Chart:
    found = [(value, count) for value, count in counts if count]
    shown = found[-_BARS:] if field == "year" else found[:_BARS]
    most = max((count for _, count in shown), default=1)
    columns = tuple(
        Column(
            name=_fitted(f"{value} {told(value)}" if told else name(value)),
            told=f"{name(value)} {told(value) if told else ''}".strip(),
            count=count,
            length=round(max(WIDTH * count / most, 2.0), 1),
            y=number * 20,
            look=f"s-{value}" if field == "severity" else "",
            filter="#" + urlencode({field: value or "-"}),
        )
        for number, (value, count) in enumerate(shown)
    )
    return Chart(WORDS[f"by_{field}"].get(lang), columns, len(columns) * 20)


def _fitted(name: str) -> str:
    """The name, cut where it would run out of its room."""
    room = 0
    for place, character in enumerate(name):
        room += 2 if east_asian_width(character) in "WFA" else 1
        if room > _NAME:
            return name[: place - 1] + "…"
    return name
