"""Reports audited and judged by what is known to be wrong with them: those of a folder, and generated ones."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gouji.config import Settings
from gouji.evaluation import Judgement, LabelledLink, Linked, count_links, judge, judge_links, labelled_links
from gouji.pipeline import audit_folder, audit_source

if TYPE_CHECKING:
    from gouji.corpus import GeneratedReport
    from gouji.corpus.split import Side
    from gouji.records import Result

ACROSS = "GJ4"
"""Family of what breaks between reports."""

UNLABELLED = Linked()
"""Of a report whose claims nobody labelled."""

PAIRED = 4
"""Of so many generated reports one is followed by the report of the year after."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One report, or one pair of years, with its judgement over findings of any score and the links of its labelled claims."""

    judgement: Judgement
    linked: Linked = UNLABELLED
    after_freeze: bool = False
    links: tuple[LabelledLink, ...] = ()


def judged_corpus(gold: Path, reports: Path | None) -> Iterator[Judged]:
    """The reports of a gold file, with the labels that stand beside it; decisions in force for a file of decisions."""
    if gold.suffix == ".jsonl":
        yield Judged(_decided(gold))
        return
    folder = reports or gold.parent
    known = {item["file"]: item for item in _labels(gold.parent / "labels.json")}
    claims = _claims(gold.parent / "claims.jsonl")
    for entry in json.loads(gold.read_text(encoding="utf-8")):
        if "file" in entry:
            result = audit_source(folder / entry["file"], Settings(), missing_ok=True)
            linked = judge_links(result, claims.get(Path(entry["file"]).stem, ()))
            yield Judged(judge(entry["file"], result.findings, entry, 0.0), linked, _after(known, entry["file"]))
    for pair in _labels(gold.parent / "pairs.json"):
        results = [audit_source(folder / name, Settings(), missing_ok=True) for name in pair["pair"]]
        yield _judged_pair(results, pair, _after(known, pair["pair"][1]))


def judged_generated(count: int, seed: int, side: Side | None = None) -> Iterator[Judged]:
    """Reports by authors and in layouts that nothing was learned from, or those of another side; a quarter of them pairs of years."""
    from gouji.corpus import generate, measuring_side, training_side

    chosen = side or measuring_side()
    pairs = count // PAIRED // 2
    for report in generate(chosen.recipes, count - 2 * pairs, seed, layout_names=chosen.layouts):
        yield _judged_report(report)[0]
    fast = [name for name in chosen.layouts if not name.startswith("pdf")] or training_side().layouts
    doubles = generate(chosen.recipes, 2 * pairs, seed + 1, layout_names=fast, years=2)
    for _, series in groupby(doubles, key=lambda report: report.series):
        yield from _judged_series(list(series))


def _judged_report(report: GeneratedReport) -> tuple[Judged, Result]:
    from gouji.corpus import claims_of, expected_of

    (data,) = report.files.values()
    result = audit_source(data, Settings(), name=report.file_name)
    judgement = judge(report.file_name, result.findings, expected_of(report), 0.0)
    found = tuple(labelled_links(result, claims_of(report)))
    known = tuple(link for link in found if link is not None)
    return Judged(judgement, count_links(found), report.after_freeze, known), result


def _judged_series(reports: Sequence[GeneratedReport]) -> Iterator[Judged]:
    from gouji.corpus import pairs_of

    judged = [_judged_report(report) for report in reports]
    yield from (item for item, _ in judged)
    for entry in pairs_of(reports):
        yield _judged_pair([result for _, result in judged], entry, reports[0].after_freeze)


def _judged_pair(results: Sequence[Result], entry: Mapping[str, Any], after_freeze: bool) -> Judged:
    """What is found between two reports; what is found in each is judged with it."""
    findings = [item for result in audit_folder(results, Settings()) for item in result.findings if item.code.startswith(ACROSS)]
    judgement = judge("/".join(entry["pair"]), findings, {**entry, "clean": False}, 0.0)
    return Judged(judgement, after_freeze=after_freeze)


def _decided(decisions: Path) -> Judgement:
    """The decisions in force as one judgement; unsure ones count for nothing."""
    from gouji.review import Ledger, judged_findings

    right, wrong, unsure = judged_findings(Ledger(decisions).standing().values())
    return Judgement(decisions.name, right, wrong, unsure, (), (), clean=False)


def _after(known: Mapping[str, Mapping[str, Any]], name: str) -> bool:
    return bool(known.get(name, {}).get("after_freeze"))


def _labels(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []
    return found


def _claims(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Labelled paragraphs by the name of their report."""
    lines: Iterable[str] = path.read_text(encoding="utf-8").splitlines() if path.is_file() else ()
    found: dict[str, list[dict[str, Any]]] = {}
    for line in filter(None, lines):
        item = json.loads(line)
        found.setdefault(item["id"].partition("#")[0], []).append(item)
    return found
