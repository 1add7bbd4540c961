"""`gouji baseline`: findings that are known and are to be silent, with reason and author."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gouji.commands.speech import say
from gouji.errors import UsageError
from gouji.language import told

if TYPE_CHECKING:
    from gouji.records import Result
    from gouji.writers.listing import Entry

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Known findings that gouji audit --baseline FILE leaves out, each with a reason and an author.",
)

Paths = Annotated[list[str], typer.Argument(metavar="PATH", help="Reports, or one folder of pages of an audit.")]
File = Annotated[Path, typer.Option("--baseline", "-b", help="The baseline.")]
Reason = Annotated[str, typer.Option("--reason", help="Why these findings are to be silent.")]
Author = Annotated[str, typer.Option("--author", help="Who says so.")]
Decisions = Annotated[Path | None, typer.Option("--decisions", help="Only findings that reviewers rejected, by this file.")]
DEFAULT = Path("gouji-baseline.json")


@app.command()
def create(
    paths: Paths,
    baseline: File = DEFAULT,
    reason: Reason = "",
    author: Author = "",
    *,
    decisions: Decisions = None,
    force: Annotated[bool, typer.Option("--force", help="Write over one that is there.")] = False,
) -> None:
    """Write a new baseline of all findings that an audit shows now."""
    if baseline.exists() and not force:
        raise UsageError(str(baseline), "is there already", "use update to add to it, or --force to write it anew")
    _add(paths, baseline, reason, author, decisions, fresh=True)


@app.command()
def update(paths: Paths, baseline: File = DEFAULT, reason: Reason = "", author: Author = "", decisions: Decisions = None) -> None:
    """Add the findings that a baseline does not hold; those it holds keep their reason and author."""
    _add(paths, baseline, reason, author, decisions, fresh=False)


@app.command()
def prune(paths: Paths, baseline: File = DEFAULT) -> None:
    """Drop entries that are no longer found in these reports; entries of other reports stay."""
    from gouji.review import Baseline, read_baseline, write_baseline

    known = read_baseline(baseline)
    entries, reports = _found(paths)
    gone = [item for item in known.stale(entry.id for entry in entries) if item.report in reports]
    write_baseline(baseline, Baseline(tuple(item for item in known.known if item not in gone)))
    typer.echo(told(f"{baseline}: {len(gone)} stale entries dropped, {len(known.known) - len(gone)} left"))


def silenced(results: Sequence[Result], path: Path) -> list[Result]:
    """Results without the findings of a baseline; stale entries of these reports are told on stderr."""
    from gouji.review import read_baseline
    from gouji.writers.listing import report_key

    known = read_baseline(path)
    reports = {report_key(result) for result in results}
    found = [finding.id for result in results for finding in result.findings]
    stale = [item for item in known.stale(found) if item.report in reports]
    for item in stale:
        say(f"{path}: {item.code} {item.id} of {item.report} is no longer found; gouji baseline prune drops it")
    return list(known.without_known(results))


def _add(paths: list[str], target: Path, reason: str, author: str, decisions: Path | None, *, fresh: bool) -> None:
    from gouji.config import load_settings
    from gouji.review import Baseline, Ledger, Ruling, read_baseline, write_baseline

    known = Baseline() if fresh else read_baseline(target)
    least = load_settings().min_score
    entries = [entry for entry in _found(paths)[0] if entry.score >= least]
    if decisions is not None:
        said = Ledger(decisions).standing()
        entries = [entry for entry in entries if entry.id in said and said[entry.id].ruling is Ruling.REJECT]
    grown = known.with_findings(entries, reason, author)
    write_baseline(target, grown)
    typer.echo(told(f"{target}: {len(grown.known) - len(known.known)} findings added, {len(grown.known)} known"))


def _found(paths: list[str]) -> tuple[list[Entry], set[str]]:
    """Findings and reports of a folder of pages, or of reports audited now; a report without a finding is one of them."""
    from gouji.writers.listing import FILE, entries, read_entries, report_key

    if len(paths) == 1 and (Path(paths[0]) / FILE).is_file():
        listed = list(read_entries(Path(paths[0])))
        return listed, {entry.report for entry in listed}
    results = _audited(paths)
    return list(entries(results)), {report_key(result) for result in results}


def _audited(paths: list[str]) -> list[Result]:
    from gouji.batch import audit_paths, find_inputs
    from gouji.config import load_settings
    from gouji.pipeline import audit_folder

    settings, inputs = load_settings(), find_inputs(paths)
    if inputs.missing:
        raise UsageError(inputs.missing[0], "no such file or folder", "check the path")
    return list(audit_folder(audit_paths(inputs.files, settings), settings))
