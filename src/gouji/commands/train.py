"""`gouji train`: the score, and the weights of links, made from generated reports; or the score from what reviewers decided."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from gouji.commands.judged import Judged
    from gouji.matching import LinkExample
    from gouji.records import Finding
    from gouji.scoring import Example

TRUST = 50
"""For how many decisions the scores in use stand."""


def train(
    output: Annotated[Path, typer.Option("--output", "-o", help="Where to write the model.")] = Path("scoring.json"),
    count: Annotated[int, typer.Option("--reports", help="Reports to generate.")] = 400,
    seed: Annotated[int, typer.Option("--seed", help="Another seed draws other reports.")] = 2026,
    decisions: Annotated[Path | None, typer.Option("--decisions", help="Learn from these decisions of reviewers instead.")] = None,
    links: Annotated[Path | None, typer.Option("--links", help="Also fit the weights of links and write them here.")] = None,
) -> None:
    """Train the score on generated reports with known errors: minutes on two cores, the same bytes for the same seed.

    With --decisions the score in use is recalibrated by what reviewers confirmed and rejected; nothing is generated.
    With --links the weights by which readings of a sentence are compared are fitted too, on claims whose cells are known.
    """
    from gouji.commands.judged import judged_generated
    from gouji.corpus import training_side
    from gouji.matching import load_link_model, train_links
    from gouji.scoring import load_model, train_model

    if decisions is not None:
        known = _learned(decisions)
        output.write_text(train_model(known, load_model(), {"decisions": len(known)}, trust=TRUST), encoding="utf-8")
        typer.echo(f"{output}: trained on {len(known)} decisions")
        return
    side = training_side()
    judged = list(judged_generated(count, seed, side))
    examples = [example for item in judged for example in _examples(item)]
    about = {"reports": count, "seed": seed, "recipes": list(side.recipes), "layouts": list(side.layouts)}
    output.write_text(train_model(examples, load_model(name="provisional"), about), encoding="utf-8")
    typer.echo(f"{output}: trained on {len(examples)} findings of {count} reports")
    if links is not None:
        compared = [example for item in judged for example in _links(item)]
        links.write_text(train_links(compared, load_link_model(), about), encoding="utf-8")
        typer.echo(f"{links}: trained on {len(compared)} claims of {count} reports")


def _examples(item: Judged) -> Iterator[Example]:
    from gouji.scoring import Example

    author = item.judgement.report.partition("-")[0]
    for finding in item.judgement.right:
        if not _soft(finding):
            yield Example(finding, True, author)
    for finding in item.judgement.wrong:
        if not _soft(finding):
            yield Example(finding, False, author)


def _soft(finding: Finding) -> bool:
    """True where an identity failed that published reports break without anybody being wrong: generated ones do not, so that
    they cannot teach how often."""
    return any(part.name == "soft" and part.log_odds for part in finding.contributions)


def _links(item: Judged) -> Iterator[LinkExample]:
    """Claims one of whose readings is the labelled one."""
    from gouji.matching import LinkExample

    for link in item.links:
        if link.right is not None:
            yield LinkExample(tuple(reading.weights for reading in link.readings), link.right)


def _learned(decisions: Path) -> list[Example]:
    from gouji.review import Ledger, judged_findings
    from gouji.scoring import Example

    right, wrong, _ = judged_findings(Ledger(decisions).standing().values())
    return [*(Example(finding, True) for finding in right), *(Example(finding, False) for finding in wrong)]
