"""`gouji sample`: draw a work sheet of an audited folder, or estimate from a filled-in one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gouji.language import told

if TYPE_CHECKING:
    from gouji.sampling import Estimate


def sample(
    folder: Annotated[Path, typer.Argument(metavar="OUT", help="Folder an audit was written to.")],
    n: Annotated[int, typer.Option("--n", help="Findings and silent reports to draw.")] = 200,
    output: Annotated[Path, typer.Option("--output", "-o", help="The work sheet to write.")] = Path("sample.csv"),
    read: Annotated[Path | None, typer.Option("--read", help="A filled-in work sheet to estimate from.")] = None,
    seed: Annotated[int, typer.Option("--seed", help="Another seed draws another sample.")] = 0,
) -> None:
    """Draw findings and silent reports for hand-checking, or estimate precision and recall from the filled-in sheet."""
    from gouji.batch.store import open_batch
    from gouji.config import load_settings
    from gouji.sampling import draw_sample, estimate, read_sheet, write_sheet

    with open_batch(folder) as batch:
        if read is not None:
            audited = sum(result.status.has_result for result in batch)
            _print(estimate(read_sheet(read), audited, seed))
            return
        draw = draw_sample(batch, n, seed, lang=load_settings().lang)
    write_sheet(output, draw.entries, draw.sizes)
    findings = sum(entry.kind == "finding" for entry in draw.entries)
    silent = len(draw.entries) - findings
    typer.echo(
        told(f"{output}: {findings} findings and {silent} silent reports; fill in decision and missed, then --read it")
    )


def _print(found: Estimate) -> None:
    rows = [*found.by_code, ("precision", found.precision), ("recall", found.recall), ("discrepancies a report", found.per_report)]
    for name, share in rows:
        typer.echo(f"{share.value:.3f}  [{share.low:.3f}, {share.high:.3f}]  n={share.n:<5} {told(name)}")
