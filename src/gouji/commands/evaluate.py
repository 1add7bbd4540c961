"""`gouji evaluate`: findings against known errors, with intervals, in groups that are never mixed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gouji.errors import UsageError
from gouji.language import told

if TYPE_CHECKING:
    from gouji.commands.judged import Judged

EXPECTED = "expected.json"
DECISIONS = ".jsonl"
FROZEN = "authors written after the rules were frozen"
AFTER = f"generated: {FROZEN}"


def evaluate(  # noqa: PLR0917
    corpora: Annotated[
        list[Path] | None, typer.Argument(metavar="[CORPUS]...", help="Folders with expected.json, gold files, or decisions.jsonl.")
    ] = None,
    reports: Annotated[Path | None, typer.Option("--reports", help="Where the reports are, if not beside the gold file.")] = None,
    generate: Annotated[int, typer.Option("--generate", help="Also write so many reports by authors and layouts kept apart.")] = 0,
    seed: Annotated[int, typer.Option("--seed", help="Another seed draws other reports.")] = 77,
    plots: Annotated[Path | None, typer.Option("--plots", help="Draw reliability and precision-recall into this folder.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The figures as JSON.")] = False,
) -> None:
    """Audit reports whose errors are known: precision, recall, false alarms, links, diagnosis and calibration, each with n.

    Each corpus is reported apart, and of a generated one also the authors written after the rules were frozen. Of
    decisions.jsonl: precision by code and calibration as reviewers decided; nothing is audited, recall is not known.
    """
    from gouji.commands.judged import judged_corpus, judged_generated
    from gouji.evaluation import measures_lines, measures_to_dict

    groups: dict[str, list[Judged]] = {}
    for corpus in corpora or ():
        groups |= _grouped(corpus.name, judged_corpus(_gold(corpus), reports))
    if generate:
        groups |= _grouped("generated", judged_generated(generate, seed))
    if not groups:
        raise UsageError("evaluate", "has nothing to measure", "name a corpus, or say --generate 500")
    figures = {name: _measured(items) for name, items in groups.items()}
    if plots is not None:
        _draw(plots, groups, figures)
    if as_json:
        about = _about(generate, seed) if generate else {}
        typer.echo(json.dumps(about | {name: measures_to_dict(found) for name, found in figures.items()}, ensure_ascii=False, indent=1))
        return
    for name, found in figures.items():
        typer.echo(f"== {told(name)}")
        for line in measures_lines(found):
            typer.echo(line)


def _gold(corpus: Path) -> Path:
    gold = corpus / EXPECTED if corpus.is_dir() else corpus
    if not gold.is_file():
        raise UsageError(str(corpus), f"holds no {EXPECTED}", "write a corpus first, or name a gold file and --reports")
    return gold


def _grouped(name: str, items: Iterator[Judged]) -> dict[str, list[Judged]]:
    found = list(items)
    after = [item for item in found if item.after_freeze]
    return {name: found} | ({AFTER if name == "generated" else f"{name}: {FROZEN}": after} if after else {})


def _measured(items: list[Judged]) -> Any:
    from gouji.evaluation import measure

    return measure((item.judgement for item in items), (item.linked for item in items))


def _about(count: int, seed: int) -> dict[str, Any]:
    from gouji.corpus import measuring_side
    from gouji.scoring import load_model

    side = measuring_side()
    return {
        "made_by": f"gouji evaluate --generate {count} --seed {seed} --json",
        "model": load_model().sha256,
        "recipes": list(side.recipes),
        "layouts": list(side.layouts),
    }


def _draw(folder: Path, groups: Mapping[str, list[Judged]], figures: Mapping[str, Any]) -> None:
    """Reliability diagram and precision-recall curve of each group, as SVG and PNG."""
    from gouji.plots import plot_reliability, plot_tradeoff

    folder.mkdir(parents=True, exist_ok=True)
    for number, (name, items) in enumerate(groups.items(), 1):
        right = [finding.score for item in items for finding in item.judgement.right]
        wrong = [finding.score for item in items for finding in item.judgement.wrong]
        curve = [(point.threshold, point.precision, point.recall) for point in figures[name].curve]
        drawn = {
            "reliability": plot_reliability(right + wrong, [True] * len(right) + [False] * len(wrong)),
            "precision_recall": plot_tradeoff(curve),
        }
        for kind, ax in drawn.items():
            for suffix in (".svg", ".png"):
                figure = ax.get_figure(root=True)
                assert figure is not None
                figure.savefig(folder / f"{number}_{kind}{suffix}", dpi=150)
        typer.echo(f"{folder}: {number}_*.svg, {number}_*.png of {name}", err=True)
