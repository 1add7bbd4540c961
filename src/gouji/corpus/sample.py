"""The small sample kept with the project, written anew from `corpora/sample.toml`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gouji.corpus.generation import GeneratedReport, generate
from gouji.corpus.labels import write_labels
from gouji.corpus.lexicon import ROOT, load

_LONGEST_SEARCH = 400


def sample_reports() -> Iterator[GeneratedReport]:
    """The reports of the sample, in the order of `corpora/sample.toml`."""
    plan = load(ROOT / "sample.toml")
    for number, entry in enumerate(plan["report"]):
        yield from _entry(entry, plan["seed"] + number)


def _entry(entry: dict[str, Any], seed: int) -> list[GeneratedReport]:
    """The first body of the seed whose report has the mistake asked for, and requests to speak of."""
    kind, years = entry.get("mistake"), entry.get("years", 1)
    kinds = (kind,) if kind else ()
    reports = generate(
        entry["recipe"], _LONGEST_SEARCH, seed, layout_names=[entry["layout"]], mistaken=1.0 if kind else 0.0, kinds=kinds, years=years
    )
    for report in reports:
        body = [report, *(next(reports) for _ in range(years - 1))]
        modest = report.facts["received@total"] in {str(count) for count in range(0 if entry["recipe"] == "township" else 3, 400)}
        if modest and report.form == "2021" and bool(report.mistakes) == bool(kind):
            return body
    return []


def write_sample(folder: str | Path) -> int:
    """Writes the sample's reports into `folder`, their labels into `folder/labels`, and gives the number of reports."""
    target = Path(folder)
    (target / "labels").mkdir(parents=True, exist_ok=True)
    reports = list(sample_reports())
    for report in reports:
        for name, data in report.files.items():
            (target / name).write_bytes(data)
    write_labels(target / "labels", reports)
    return len(reports)
