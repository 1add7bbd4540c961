"""`gouji train`: the score made from generated reports, or from what reviewers decided."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from gouji.evaluation import Judgement
    from gouji.scoring import Example


def train(
    output: Annotated[Path, typer.Option("--output", "-o", help="Where to write the model.")] = Path("scoring.json"),
    count: Annotated[int, typer.Option("--reports", help="Reports to generate.")] = 400,
    seed: Annotated[int, typer.Option("--seed", help="Another seed draws other reports.")] = 2026,
    decisions: Annotated[Path | None, typer.Option("--decisions", help="Learn from these decisions of reviewers instead.")] = None,
) -> None:
    """Train the score on generated reports with known errors: minutes on two cores, the same bytes for the same seed.

    With --decisions the score in use is recalibrated by what reviewers confirmed and rejected; nothing is generated.
    """
    from gouji.commands.judged import judged_generated
    from gouji.corpus import training_side
    from gouji.scoring import load_model, train_model

    if decisions is not None:
        known = _learned(decisions)
        output.write_text(train_model(known, load_model(), {"decisions": len(known)}), encoding="utf-8")
        typer.echo(f"{output}: trained on {len(known)} decisions")
        return
    side = training_side()
    examples = [example for item in judged_generated(count, seed, side) for example in _examples(item.judgement)]
    about = {"reports": count, "seed": seed, "recipes": list(side.recipes), "layouts": list(side.layouts)}
    output.write_text(train_model(examples, load_model(name="provisional"), about), encoding="utf-8")
    typer.echo(f"{output}: trained on {len(examples)} findings of {count} reports")


def _examples(judgement: Judgement) -> Iterator[Example]:
    from gouji.scoring import Example

    for finding in judgement.right:
        yield Example(finding, True)
    for finding in judgement.wrong:
        yield Example(finding, False)


def _learned(decisions: Path) -> list[Example]:
    from gouji.review import Ledger, judged_findings
    from gouji.scoring import Example

    right, wrong, _ = judged_findings(Ledger(decisions).standing().values())
    return [*(Example(finding, True) for finding in right), *(Example(finding, False) for finding in wrong)]
