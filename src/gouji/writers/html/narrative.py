"""A paragraph in pieces: running text, figures that are claims with their verdict, figures that are none with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gouji.quantity import Interval, plain
from gouji.records import Claim, Finding, Link, Region, Verdict
from gouji.writers import wording
from gouji.writers.anchors import anchor
from gouji.writers.html.verdicts import SIGNS, Verdicts, css, worst
from gouji.writers.html.words import words
from gouji.writers.naming import Names

_READINGS = 3
"""Readings told of a claim where a figure is pointed at; its finding's card has them all."""

_QUIET = ("enumerator", "page", "ordinal")
"""Figures nobody would take for a statement; their reason is told, but the eye is left alone."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph.

    Attributes:
        kind: "" for running text, "claim" or "region" for a figure.
        look: CSS class of the verdict.
        sign: sign of the verdict, on the last piece of a claim.
        title: what is known of the figure.
        label: its name for those who do not see the mark.
        claims: ids of the claims that cover it.
        begins: ids of the claims that begin here.
        finding: anchor of the finding it belongs to.
    """

    text: str
    kind: str = ""
    look: str = ""
    sign: str = ""
    title: str = ""
    label: str = ""
    claims: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    finding: str = ""


@dataclass(frozen=True, slots=True)
class Marker:
    """Cuts paragraphs of one report into pieces."""

    verdicts: Verdicts
    names: Names
    lang: str

    def pieces(self, text: str, claims: Sequence[Claim], regions: Sequence[Region]) -> list[Piece]:
        """Pieces in order; joined they give `text`. Claims that overlap share their pieces."""
        spans = [(claim, *_clipped(claim.locator.start, claim.locator.end, len(text))) for claim in claims]
        placed = [span for span in spans if span[2] > span[1]]
        apart = [region for region in regions if not any(start < region.end and region.start < end for _, start, end in placed)]
        cuts = {0, len(text)} | {edge for _, start, end in placed for edge in (start, end)}
        cuts |= {edge for region in apart for edge in _clipped(region.start, region.end, len(text))}
        edges = sorted(cuts)
        return [self._piece(text, start, end, placed, apart) for start, end in pairwise(edges)]

    def _piece(self, text: str, start: int, end: int, placed: Iterable[tuple[Claim, int, int]], regions: Iterable[Region]) -> Piece:
        here = [item for item in placed if item[1] <= start and end <= item[2]]
        if here:
            return self._claim_piece(text[start:end], [item[0] for item in here], start, end, here)
        region = next((region for region in regions if region.start <= start and end <= region.end), None)
        if region is None:
            return Piece(text[start:end])
        reason = wording.REASONS[region.reason].get(self.lang) if region.reason in wording.REASONS else region.reason
        title = f"{words(self.lang)['region']}: {reason}" if self.lang == "en" else f"{words(self.lang)['region']}：{reason}"
        look = "region quiet" if region.reason in _QUIET else "region v-region"
        return Piece(text[start:end], "region", look, title=title, label=title)

    def _claim_piece(self, text: str, claims: list[Claim], start: int, end: int, here: list[tuple[Claim, int, int]]) -> Piece:
        verdict = worst(self.verdicts.of_claim(claim) for claim in claims) or Verdict.UNLINKED
        findings = [finding for claim in claims for finding in self.verdicts.findings.get(claim.id, ())]
        word = wording.VERDICTS[verdict].get(self.lang)
        return Piece(
            text,
            "claim",
            css(verdict),
            SIGNS[verdict] if any(stop == end for _, _, stop in here) else "",
            "\n".join(self.told(claim) for claim in claims),
            f"{text}, {word}" if self.lang == "en" else f"{text}，{word}",
            tuple(claim.id for claim in claims),
            tuple(claim.id for claim, first, _ in here if first == start),
            _first_anchor(findings),
        )

    def told(self, claim: Claim) -> str:
        """What was found out about a claim: verdict, what it states, its likeliest readings."""
        link = self.verdicts.links.get(claim.id)
        verdict = self.verdicts.of_claim(claim)
        subject = claim.label or (self.names.concept(claim.name, self.lang) if claim.concept else "")
        stated = f"{subject} {claim.relation.value} {plain(claim.quantity.value)}{claim.quantity.unit.symbol}".strip()
        codes = ", ".join(dict.fromkeys(finding.code for finding in self.verdicts.findings.get(claim.id, ())))
        lines = [" · ".join(part for part in (f"{SIGNS[verdict]} {wording.VERDICTS[verdict].get(self.lang)}", stated, codes) if part)]
        if link is not None:
            lines += [self._reading(link, number) for number in range(min(len(link.readings), _READINGS))]
            if link.reason in wording.LINK_REASONS:
                lines.append(wording.LINK_REASONS[link.reason].get(self.lang))
        return "\n".join(lines)

    def _reading(self, link: Link, number: int) -> str:
        reading = link.readings[number]
        if not reading.formula:
            return f"{reading.probability:.0%} {words(self.lang)['none_of_these']}"
        expected = interval_text(reading.expected) if reading.expected else "—"
        return f"{reading.probability:.0%} {self.names.formula(reading.formula, self.lang)} = {expected}"


def interval_text(interval: Interval) -> str:
    """An expected value as people print it."""
    low, high = (plain(round(end, 4)) for end in (interval.low, interval.high))
    return low if low == high else f"{low}–{high}"


def _clipped(start: int | None, end: int | None, length: int) -> tuple[int, int]:
    first = min(max(start or 0, 0), length)
    return first, min(max(end if end is not None else length, first), length)


def _first_anchor(findings: Sequence[Finding]) -> str:
    return anchor(findings[0]) if findings else ""
