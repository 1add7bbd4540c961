"""`gouji evaluate` and `gouji train`: findings against known errors, and the score made from them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gouji.errors import UsageError

if TYPE_CHECKING:
    from gouji.corpus import GeneratedReport
    from gouji.evaluation import Judgement
    from gouji.scoring import Example

EXPECTED = "expected.json"
DECISIONS = ".jsonl"


def evaluate(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Reports with expected.json, a gold file, or decisions.jsonl.")],
    reports: Annotated[Path | None, typer.Option("--reports", help="Where the reports are, if not beside the gold file.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The figures as JSON.")] = False,
) -> None:
    """Audit reports whose errors are known and print precision, recall, false alarms, diagnosis and calibration, each with n.

    Of decisions.jsonl: precision by code and calibration as reviewers decided; nothing is audited, recall is not known.
    """
    from gouji.evaluation import measure, measures_lines, measures_to_dict

    gold = folder / EXPECTED if folder.is_dir() else folder
    if not gold.is_file():
        raise UsageError(str(folder), f"holds no {EXPECTED}", "write a corpus first, or name a gold file and --reports")
    figures = measure(_decided(gold) if gold.suffix == DECISIONS else _judged(gold, reports or gold.parent))
    if as_json:
        typer.echo(json.dumps(measures_to_dict(figures), ensure_ascii=False, indent=1))
        return
    for line in measures_lines(figures):
        typer.echo(line)


def train(
    output: Annotated[Path, typer.Option("--output", "-o", help="Where to write the model.")] = Path("scoring.json"),
    count: Annotated[int, typer.Option("--reports", help="Reports to generate.")] = 400,
    seed: Annotated[int, typer.Option("--seed", help="Another seed draws other reports.")] = 2026,
    decisions: Annotated[Path | None, typer.Option("--decisions", help="Learn from these decisions of reviewers instead.")] = None,
) -> None:
    """Train the score on generated reports with known errors: minutes on two cores, the same bytes for the same seed.

    With --decisions the score in use is recalibrated by what reviewers confirmed and rejected; nothing is generated.
    """
    from gouji.corpus import available_recipes, generate
    from gouji.scoring import load_model, train_model

    if decisions is not None:
        known = _learned(decisions)
        output.write_text(train_model(known, load_model(), {"decisions": len(known)}), encoding="utf-8")
        typer.echo(f"{output}: trained on {len(known)} decisions")
        return
    recipes = [name for name in available_recipes() if "/" not in name]
    examples = [example for report in generate(recipes, count, seed, layout_names=_layouts()) for example in _examples(report)]
    about = {"reports": count, "seed": seed, "recipes": recipes}
    output.write_text(train_model(examples, load_model(name="provisional"), about), encoding="utf-8")
    typer.echo(f"{output}: trained on {len(examples)} findings of {count} reports")


def _decided(decisions: Path) -> Iterator[Judgement]:
    """The decisions in force as one judgement; unsure ones count for nothing."""
    from gouji.evaluation import Judgement
    from gouji.review import Ledger, judged_findings

    right, wrong, unsure = judged_findings(Ledger(decisions).standing().values())
    yield Judgement(decisions.name, right, wrong, unsure, (), (), clean=False)


def _learned(decisions: Path) -> list[Example]:
    from gouji.review import Ledger, judged_findings
    from gouji.scoring import Example

    right, wrong, _ = judged_findings(Ledger(decisions).standing().values())
    return [*(Example(finding, True) for finding in right), *(Example(finding, False) for finding in wrong)]


def _judged(gold: Path, reports: Path) -> Iterator[Judgement]:
    from gouji.config import Settings
    from gouji.evaluation import judge
    from gouji.pipeline import audit_source

    for entry in json.loads(gold.read_text(encoding="utf-8")):
        if "file" in entry:
            result = audit_source(reports / entry["file"], Settings(), missing_ok=True)
            yield judge(entry["file"], result.findings, entry)


def _layouts() -> list[str]:
    """Layouts that read fast: the score is about findings, not about formats."""
    from gouji.corpus import layouts

    return [name for name, entry in layouts().items() if entry.exact and not name.startswith("pdf")]


def _examples(report: GeneratedReport) -> Iterator[Example]:
    from gouji.config import Settings
    from gouji.corpus import expected_of
    from gouji.evaluation import judge
    from gouji.pipeline import audit_source
    from gouji.scoring import Example

    entry: dict[str, Any] = expected_of(report)
    (data,) = report.files.values()
    judged = judge(report.file_name, audit_source(data, Settings()).findings, entry, min_score=0.0)
    for finding in judged.right:
        yield Example(finding, True)
    for finding in judged.wrong:
        yield Example(finding, False)
