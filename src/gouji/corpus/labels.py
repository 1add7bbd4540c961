"""Labels of generated reports as files: cells, expected findings, pairs of years, and the claims of each paragraph."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

from gouji.corpus.expressions import names
from gouji.corpus.generation import GeneratedReport, generate
from gouji.corpus.gold import GoldClaim, Mistake
from gouji.corpus.mistakes.claims import cells
from gouji.document import Paragraph

_MINOR = ("rate_truncated", "stock_broken")
"""What may be said and need not be shown: a rate cut off, documents in force that clean-ups explain."""

_WHOLE_TEXT = ("text_kept",)
"""Mistakes after which any sentence may be wrong."""

_FIGURE = re.compile(r"\d[\d,.]*")


def facts_of(report: GeneratedReport) -> dict[str, str]:
    """Cells by name as printed; 增 and 减 as a sign."""
    return {name: re.sub(r"^减", "-", text).removeprefix("增") for name, text in report.facts.items()}


def expected_of(report: GeneratedReport) -> dict[str, Any]:
    """What an audit of the report must, may and must not find."""
    own = [mistake for mistake in report.mistakes if not mistake.code.startswith("GJ4")]
    wrong = {concept for mistake in own for concept in mistake.concepts}
    entry: dict[str, Any] = {
        "file": report.file_name,
        "must": [_finding(mistake) for mistake in (*own, *report.faults) if mistake.kind not in _MINOR],
        "may": [_finding(mistake) for mistake in own if mistake.kind in _MINOR],
        "must_not": [
            {"codes": [alike.code], "concepts": list(alike.concepts), "why": alike.kind}
            for alike in report.lookalikes
            if alike.concepts and not own and not wrong & set(alike.concepts)
        ],
        "complete": not any(mistake.kind in _WHOLE_TEXT for mistake in report.mistakes),
    }
    if not report.mistakes:
        entry["clean"] = True
    return entry


def _finding(mistake: Mistake) -> dict[str, Any]:
    return {
        "codes": mistake.code.split(","),
        "figures": [f"{figure:f}" for figure in mistake.figures],
        "concepts": list(mistake.concepts),
        "why": mistake.kind,
        "edit": {"name": mistake.place, "printed": mistake.printed, "value": mistake.true},
        "aim": mistake.aim,
    }


def pairs_of(reports: Iterable[GeneratedReport]) -> Iterator[dict[str, Any]]:
    """Expected findings across the consecutive years of each body."""
    for earlier, later in pairwise(reports):
        if earlier.series == later.series:
            between = [mistake for mistake in later.mistakes if mistake.code.startswith("GJ4")]
            quiet = {"codes": ["GJ4"], "concepts": ["carried_in"], "why": "carries over"}
            broken = any("carried" in mistake.place for report in (earlier, later) for mistake in report.mistakes)
            entry: dict[str, Any] = {
                "pair": [earlier.file_name, later.file_name],
                "must": [_finding(mistake) for mistake in between if mistake.kind not in _MINOR],
                "may": [_finding(mistake) for mistake in between if mistake.kind in _MINOR],
                "must_not": [] if broken or between else [quiet],
            }
            entry["complete"] = len(between) == len(earlier.mistakes) + len(later.mistakes)
            if not earlier.mistakes and not later.mistakes:
                entry["clean"] = True
            yield entry


def claims_of(report: GeneratedReport) -> Iterator[dict[str, Any]]:
    """One item a paragraph with a figure or a claim, in the format of the claims benchmark."""
    by_block: dict[int, list[GoldClaim]] = {}
    for claim in report.claims:
        by_block.setdefault(claim.block, []).append(claim)
    for number, block in enumerate(report.draft.blocks):
        if not isinstance(block, Paragraph) or block.heading is not None:
            continue
        inside = by_block.get(number, [])
        if inside or _FIGURE.search(block.text):
            yield {
                "id": f"{report.name}#{number}",
                "kind": "generated" if inside else "none",
                "year": report.year,
                "text": block.text,
                "claims": [_claim(claim, report.facts) for claim in inside],
                "distractors": _distractors(block.text, inside),
                "note": "",
            }


def _claim(claim: GoldClaim, printed: Mapping[str, str]) -> dict[str, Any]:
    value = claim.value
    entry = {
        "concept": claim.concept,
        "value": int(value) if value == value.to_integral_value() else float(value),
        "unit": claim.unit,
        "op": claim.op,
        "period": claim.period,
        "accept": [claim.concept, *claim.accept],
        "required": claim.required,
    }
    read = tuple(cell for name in names(claim.truth) for cell in cells(printed, name)) if claim.kind in ("level", "part") else ()
    return entry | ({"of": claim.of} if claim.of else {}) | ({"cells": sorted({*read})} if claim.end > claim.start else {})


def _distractors(text: str, claims: list[GoldClaim]) -> list[str]:
    return [figure[0] for figure in _FIGURE.finditer(text) if not any(claim.start <= figure.start() < claim.end for claim in claims)]


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return f"{value:f}"
    raise TypeError(type(value))


def write_corpus(folder: str | Path, recipe: str | Path | list[str | Path], count: int, seed: int, **options: Any) -> int:
    """Writes reports and their labels into a folder and gives their number; options are those of `generate`.

    facts.json, expected.json, pairs.json and claims.jsonl have the formats of the project's benchmarks; labels.json says of each
    report which author, layout, form, seed and mistakes it has.
    """
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    reports = []
    for report in generate(recipe, count, seed, **options):
        for name, data in report.files.items():
            (target / name).write_bytes(data)
        reports.append(report)
    write_labels(target, reports)
    return len(reports)


def write_labels(target: Path, reports: list[GeneratedReport]) -> None:
    """Writes the label files of reports."""
    _write_json(target / "facts.json", {report.file_name: facts_of(report) for report in reports})
    _write_json(target / "expected.json", [expected_of(report) for report in reports])
    _write_json(target / "pairs.json", list(pairs_of(reports)))
    _write_json(target / "labels.json", [_described(report) for report in reports])
    lines = [json.dumps(item, ensure_ascii=False, default=_plain) for report in reports for item in claims_of(report)]
    (target / "claims.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _described(report: GeneratedReport) -> dict[str, Any]:
    return {
        "file": report.file_name,
        "style": report.style,
        "layout": report.layout,
        "form": report.form,
        "level": report.level,
        "issuer": report.issuer,
        "year": report.year,
        "seed": report.seed,
        "series": report.series,
        "mistakes": [_finding(mistake) for mistake in report.mistakes],
        "lookalikes": sorted({alike.kind for alike in report.lookalikes}),
        "after_freeze": report.after_freeze,
    }


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1, default=_plain) + "\n", encoding="utf-8")
