"""The command line. Each command mirrors one library call; data goes to stdout, all else to stderr.

Libraries are loaded inside the commands, so that `gouji --help` answers at once.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gouji.commands import baseline as known
from gouji.commands import config, review
from gouji.commands.doctor import doctor
from gouji.commands.evaluate import evaluate
from gouji.commands.rules import rules
from gouji.commands.sample import sample
from gouji.commands.speech import begin, say, spoken
from gouji.commands.train import train
from gouji.errors import GoujiError, ReadError, UsageError
from gouji.language import in_words, told

if TYPE_CHECKING:
    from gouji.batch import Inputs
    from gouji.config import Settings
    from gouji.records import Result

CLEAN, FINDINGS, FAILED, UNREAD, INTERRUPTED = 0, 1, 2, 3, 130

app = typer.Typer(
    name="gouji",
    help="Finds where a report's words and tables disagree.",
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Lang = Annotated[str | None, typer.Option("--lang", help="Language of messages: zh or en.")]
Genre = Annotated[str | None, typer.Option("--profile", help="Genre to audit by; recognised where left out.")]


def _version(value: bool) -> None:
    if value:
        from gouji import __version__

        typer.echo(f"gouji {__version__}")
        raise typer.Exit


@app.callback()
def gouji(version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False) -> None:
    """Finds where a report's words and tables disagree."""


@app.command()
def audit(
    paths: Annotated[list[str] | None, typer.Argument(metavar="PATH", help="Files, folders, globs, or addresses of folders.")] = None,
    format: Annotated[str | None, typer.Option("--format", help="text, json, jsonl, csv, sarif, xlsx, html, docx-comments, store.")] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", help="File to write to instead of stdout, or folder for a store or for html.")
    ] = None,
    profile: Genre = None,
    lang: Lang = None,
    min_score: Annotated[float | None, typer.Option("--min-score", help="Leave out findings below this score (0.5).")] = None,
    select: Annotated[str | None, typer.Option("--select", help="Codes to run, by their beginnings: GJ1,GJ203.")] = None,
    ignore: Annotated[str | None, typer.Option("--ignore", help="Codes to leave out.")] = None,
    jobs: Annotated[int | None, typer.Option("--jobs", "-j", help="Worker processes; one per core by default.")] = None,
    timeout: Annotated[float | None, typer.Option("--timeout", help="Seconds one report may take (600).")] = None,
    memory: Annotated[int | None, typer.Option("--memory", help="Megabytes one worker may use (2048).")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress on stderr.")] = False,
    manifest: Annotated[Path | None, typer.Option("--manifest", help="CSV of reports: path, issuer, year, parent, region.")] = None,
    restart: Annotated[bool, typer.Option("--restart", help="Store: forget what was done before.")] = False,
    retry_failed: Annotated[bool, typer.Option("--retry-failed", help="Store: do inputs without a result again.")] = False,
    engine: Annotated[str, typer.Option("--engine", help="Store: local or dask.")] = "local",
    scheduler: Annotated[str | None, typer.Option("--scheduler", help="Store: address of a running Dask scheduler.")] = None,
    baseline: Annotated[Path | None, typer.Option("--baseline", help="Leave out the findings of this baseline.")] = None,
    model: Annotated[str | None, typer.Option("--model", help="A score that gouji train wrote.")] = None,
) -> None:
    """Audit reports. Exit status: 0 no finding, 1 findings, 2 wrong use or failure, 3 an input without a result."""
    from gouji.commands import batch
    from gouji.config import load_settings
    from gouji.profiles import load_profile

    settings = load_settings(
        profile=profile, lang=lang, min_score=min_score, select=select, ignore=ignore,
        jobs=jobs, timeout=timeout, memory=memory, model=model,
    )  # fmt: skip
    if settings.profile:
        load_profile(settings.profile)
    if batch.is_store(output, format):
        if baseline is not None:
            raise UsageError("--baseline", "is not for a store, which holds all findings", "use gouji export --format … with it")
        inputs = batch.inputs_named(paths or [], manifest)
        summary = batch.audit_store(
            inputs, _target(output, format), settings,
            restart=restart, retry_failed=retry_failed, engine=engine, scheduler=scheduler, quiet=quiet,
        )  # fmt: skip
        _report_unread([], inputs)
        unread = bool(inputs.missing) or summary.without_result > 0
        raise typer.Exit(UNREAD if unread else FINDINGS if summary.findings else CLEAN)
    if restart or retry_failed or scheduler or engine != "local":
        raise UsageError("--restart, --retry-failed, --engine and --scheduler", "are about a store", "name a folder for it with -o")
    _check_target(output, format or "text")
    inputs = batch.inputs_named(paths or [], manifest)
    results = _audited(inputs, settings, quiet)
    if baseline is not None:
        results = known.silenced(results, baseline)
    _deliver(results, format or "text", output, settings, inputs)
    _report_unread(results, inputs)
    raise typer.Exit(_exit_status(results, inputs, settings.min_score))


def _target(output: str | None, format: str | None) -> str:
    if output is None:
        raise UsageError(f"format {format!r}", "is written to disk", "name a file or folder with -o")
    return output


def _check_target(output: str | None, format: str) -> None:
    from gouji.writers import is_text, writer

    if not is_text(writer(format)):
        _target(output, format)


def _audited(inputs: Inputs, settings: Settings, quiet: bool) -> list[Result]:
    from gouji.batch import audit_paths
    from gouji.batch.progress import Progress
    from gouji.pipeline import audit_folder

    results: list[Result] = []
    if not inputs.files:
        return results
    with Progress(shown=not quiet and len(inputs.files) > 1) as watcher:
        watcher.start(len(inputs.files))
        for result in audit_paths(inputs.files, settings):
            results.append(result)
            watcher.advance(result.source.path, result.status)
    return list(audit_folder(results, settings))


def _deliver(results: Iterable[Result], format: str, output: str | None, settings: Settings, inputs: Inputs) -> None:
    from gouji.writers import write, write_to

    if output is None:
        _emit(write(results, format, settings.lang, settings.min_score))
    else:
        sources = _sources(inputs) if format in ("html", "docx-comments") else {}
        write_to(results, output, format, lang=settings.lang, min_score=settings.min_score, sources=sources)


def _sources(inputs: Inputs) -> dict[str, Path]:
    """Input PDF and Word files by their SHA-256, so that findings can be shown in them."""
    sources: dict[str, Path] = {}
    for path in (item.path for item in inputs.files):
        if path is not None and path.suffix.lower() in (".pdf", ".docx") and path.is_file():
            with path.open("rb") as stream:
                sources[hashlib.file_digest(stream, "sha256").hexdigest()] = path
    return sources


def _emit(pieces: Iterator[str]) -> None:
    for piece in pieces:
        sys.stdout.write(piece)
    sys.stdout.flush()


def _report_unread(results: list[Result], inputs: Inputs) -> None:
    for name in inputs.missing:
        say(f"{name}: no such file or folder; check the path")
    for result in results:
        if not result.status.has_result:
            for note in result.notes:
                say(note.message)
    if inputs.skipped:
        say(f"{len(inputs.skipped)} files of other kinds passed over, such as {inputs.skipped[0]}")


def _exit_status(results: list[Result], inputs: Inputs, min_score: float) -> int:
    if inputs.missing or any(not result.status.has_result for result in results):
        return UNREAD
    counted = (finding for result in results for finding in result.findings if not finding.code.startswith("GJ9"))
    return FINDINGS if any(item.score >= min_score and item.severity.rank > 0 for item in counted) else CLEAN


@app.command()
def sql(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A batch's store.")],
    query: Annotated[str, typer.Argument(metavar="QUERY", help="Such as: select * from by_code.")],
    format: Annotated[str, typer.Option("--format", help="table, csv or jsonl.")] = "table",
    limit: Annotated[int, typer.Option("--limit", help="Rows of a table shown.")] = 100,
) -> None:
    """Ask a batch's store by SQL; it is only read. Views: documents, findings, claims, facts, links, checks, figures, shown, by_code…"""
    from gouji.commands import batch

    _emit(batch.sql_lines(folder, query, format, limit))


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A batch's store.")],
    output: Annotated[str, typer.Option("--output", "-o", help="File, folder or address to write to; - for stdout.")],
    format: Annotated[str, typer.Option("--format", help="store, or any format of audit.")] = "store",
    lang: Lang = None,
    min_score: Annotated[float | None, typer.Option("--min-score", help="Leave out findings below this score (0.5).")] = None,
    baseline: Annotated[Path | None, typer.Option("--baseline", help="Leave out the findings of this baseline.")] = None,
) -> None:
    """Write a batch's store in another format, or copy its datasets to another place."""
    from gouji.commands import batch
    from gouji.config import load_settings

    settings = load_settings(lang=lang, min_score=min_score)
    if format == batch.STORE:
        batch.copy_store(folder, output)
        return
    _check_target(None if output == "-" else output, format)
    with batch.open_batch(folder) as store:
        results = store.results() if baseline is None else known.silenced(list(store.results()), baseline)
        _deliver(results, format, None if output == "-" else output, settings, _no_inputs())


@app.command()
def show(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A report.")],
    profile: Genre = None,
    lang: Lang = None,
) -> None:
    """Show what was read of a report: sections, tables, facts, claims and links."""
    from gouji.config import load_settings
    from gouji.pipeline import audit_source
    from gouji.writers.reading import reading_lines

    settings = load_settings(profile=profile, lang=lang)
    result = audit_source(path, settings)
    _emit(line + "\n" for line in reading_lines(result, settings.lang))
    if not result.status.has_result:
        _report_unread([result], _no_inputs())
        raise typer.Exit(UNREAD)


def _no_inputs() -> Inputs:
    from gouji.batch import Inputs

    return Inputs(())


@app.command()
def compare(
    earlier: Annotated[Path, typer.Argument(metavar="A", help="A report.")],
    later: Annotated[Path, typer.Argument(metavar="B", help="A report of the same body for another year.")],
    profile: Genre = None,
    lang: Lang = None,
) -> None:
    """Show two reports side by side: figures, what breaks between them, copied and new sentences."""
    from gouji.config import load_settings
    from gouji.pipeline import audit_folder, audit_source
    from gouji.profiles import load_profile
    from gouji.writers.comparison import comparison_lines

    settings = load_settings(profile=profile, lang=lang)
    read = [audit_source(path, settings) for path in (earlier, later)]
    _report_unread(read, _no_inputs())
    if not all(result.status.has_result for result in read):
        raise typer.Exit(UNREAD)
    first, second = sorted(audit_folder(read, settings), key=lambda result: result.identity.year or 0)
    lines = comparison_lines(first, second, load_profile(second.profile), settings.lang)
    _emit(line + "\n" for line in lines)


@app.command()
def explain(code: Annotated[str, typer.Argument(metavar="CODE", help="Such as GJ201.")], lang: Lang = None) -> None:
    """Explain a check: what it finds, why it matters, how it decides, known false alarms, what it rests on."""
    from gouji.checks import catalogue
    from gouji.config import load_settings
    from gouji.registry import choose

    settings = load_settings(lang=lang)
    known = {check.code: check for check in catalogue()}
    check: Any = choose("code", code.upper(), dict(known))
    typer.echo(check.page.get(settings.lang))


@app.command()
def checks(lang: Lang = None) -> None:
    """List all checks with their severity and first line."""
    from gouji.checks import catalogue
    from gouji.config import load_settings
    from gouji.writers.wording import SEVERITIES

    settings = load_settings(lang=lang)
    for check in catalogue():
        typer.echo(f"{check.code}  {SEVERITIES[check.severity].get(settings.lang)}  {check.title.get(settings.lang)}")


@app.command()
def codebook(frame: Annotated[str, typer.Argument(metavar="[FRAME]", help="One frame; all by default.")] = "", lang: Lang = None) -> None:
    """Print what the columns of the frames mean."""
    from gouji.config import load_settings
    from gouji.writers.codebook import codebook as book
    from gouji.writers.codebook import columns

    settings = load_settings(lang=lang)
    for name in [frame] if frame else sorted(book()):
        typer.echo(name)
        for column in columns(name):
            typer.echo(f"  {column.name}  {column.dtype}  {column.display}  {column.meaning.get(settings.lang)}")


@app.command()
def profiles(lang: Lang = None) -> None:
    """List the genres that can be audited."""
    from gouji.config import load_settings
    from gouji.profiles import available_profiles, load_profile

    settings = load_settings(lang=lang)
    for name in sorted(available_profiles()):
        profile = load_profile(name)
        counted = told(f"{len(profile.concepts)} concepts, {len(profile.identities)} identities")
        typer.echo(f"{name}  {profile.title.get(settings.lang)}  ({counted})")


app.command()(rules)
app.command()(sample)
app.command()(evaluate)
app.command()(train)
app.command()(doctor)
app.add_typer(review.app, name="review")
app.add_typer(known.app, name="baseline")
app.add_typer(config.app, name="config")


def main() -> None:
    """Entry point: turns errors into one clear line and the right exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        status = spoken(typer.main.get_command(app), begin(sys.argv[1:]))(prog_name="gouji", standalone_mode=False)
    except (typer.Exit, SystemExit) as leave:
        status = getattr(leave, "exit_code", getattr(leave, "code", 0))
    except ReadError as error:
        say(in_words(error))
        status = UNREAD
    except GoujiError as error:
        say(in_words(error))
        status = FAILED
    except (KeyboardInterrupt, typer.Abort):
        say("interrupted")
        status = INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        status = CLEAN
    except Exception as error:
        status = _usage(error)
    sys.exit(status or CLEAN)


def _usage(error: Exception) -> int:
    """Wrong use comes from the command line library with its own message; anything else is our failure."""
    message = getattr(error, "format_message", None)
    if message is None:
        if os.environ.get("GOUJI_DEBUG"):
            raise error
        say(f"failed: {type(error).__name__}: {error}; this is a defect of gouji, set GOUJI_DEBUG=1 to see where")
        return FAILED
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        sys.stderr.write(f"{message()}\n")
        return FAILED
    remedy = f"see {context.command_path} --help" if context else ""
    say(in_words(UsageError(message().rstrip("."), "", remedy)))
    return FAILED
