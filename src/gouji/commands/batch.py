"""Batches on the command line: a store written and resumed, asked by SQL, exported."""

from __future__ import annotations

import csv
import json
import shlex
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import typer

from gouji.batch import Inputs, find_inputs, read_manifest
from gouji.batch.engines import engine_of
from gouji.batch.progress import Progress
from gouji.batch.remote import copy_out, is_remote
from gouji.batch.run import CODEBOOK, RunOptions, run_batch
from gouji.batch.store import open_batch
from gouji.batch.summary import FILE as SUMMARY
from gouji.batch.summary import Summary
from gouji.commands.speech import say
from gouji.config import Settings
from gouji.errors import UsageError
from gouji.language import told
from gouji.writers.placing import place_bytes

__all__ = ["STORE", "audit_store", "copy_store", "inputs_named", "is_store", "open_batch", "sql_lines"]

STORE = "store"
"""Name of the format of a batch's store."""


def is_store(output: str | None, format: str | None) -> bool:
    """True where a run is to write a store: asked for, or a folder as target and no other format."""
    if format is not None or output is None:
        return format == STORE
    return "://" in output or Path(output).is_dir() or output.endswith("/") or not Path(output).suffix


def inputs_named(paths: list[str], manifest: Path | None) -> Inputs:
    """The inputs of a command line: paths, or a manifest. Raises UsageError for both or neither."""
    if manifest is not None and paths:
        raise UsageError("--manifest", "stands for the paths", "give one or the other")
    if manifest is None and not paths:
        raise UsageError("PATH", "is missing", "name files or folders, or --manifest list.csv")
    return read_manifest(manifest) if manifest is not None else find_inputs(paths)


def audit_store(
    inputs: Inputs, output: str, settings: Settings, *, restart: bool, retry_failed: bool, engine: str, scheduler: str | None, quiet: bool
) -> Summary:
    """Audit into a store; a run that is broken off says how to go on."""
    try:
        with _terminable(), Progress(shown=not quiet) as watcher:
            options = RunOptions(restart, retry_failed, engine_of(engine, scheduler), watcher)
            summary = run_batch(inputs, output, settings, options)
    except KeyboardInterrupt as stop:
        command = shlex.join(["gouji", *(word for word in sys.argv[1:] if word != "--restart")])
        say(f"interrupted; what is done is kept, go on with: {command}")
        raise typer.Exit(143 if stop.args else 130) from stop
    if not quiet:
        sys.stderr.writelines(f"gouji: {line}\n" for line in summary.lines(settings.lang))
    return summary


@contextmanager
def _terminable() -> Iterator[None]:
    """Let a request to end (SIGTERM) stop the run as Ctrl-C does, with the status that says so."""

    def stop(number: int, frame: Any) -> None:
        raise KeyboardInterrupt(number)

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def copy_store(folder: Path, target: str) -> None:
    """Copy the datasets of a finished batch to a folder or an address, without the journal; summary.json comes last."""
    with open_batch(folder) as store:
        names = [*store.summary["files"], CODEBOOK, SUMMARY]
    for name in names:
        if is_remote(target):
            copy_out(folder / name, f"{target.rstrip('/')}/{name}")
        else:
            place_bytes(Path(target) / name, (folder / name).read_bytes())


def sql_lines(folder: Path, query: str, format: str, limit: int) -> Iterator[str]:
    """The answer to a query as lines: an aligned table, CSV, or one JSON object a row."""
    with open_batch(folder) as store:
        names, rows = store.rows(query)
        if format == "csv":
            yield from _csv_lines(names, rows)
        elif format == "jsonl":
            for row in rows:
                yield json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=str) + "\n"
        elif format == "table":
            yield from _table_lines(names, rows, limit)
        else:
            raise UsageError(f"format {format!r}", "is not known", "choose one of: csv, jsonl, table")


def _csv_lines(names: list[str], rows: Iterator[tuple[Any, ...]]) -> Iterator[str]:
    class Line:
        def write(self, text: str) -> str:
            return text

    line = csv.writer(Line(), lineterminator="\n")
    yield str(line.writerow(names))
    for row in rows:
        yield str(line.writerow(["" if value is None else value for value in row]))


def _table_lines(names: list[str], rows: Iterator[tuple[Any, ...]], limit: int) -> Iterator[str]:
    from rich.cells import cell_len

    shown = [["" if value is None else " ".join(str(value).split()) for value in row] for row, _ in zip(rows, range(limit), strict=False)]
    widths = [max([cell_len(name), *(cell_len(row[place]) for row in shown)]) for place, name in enumerate(names)]
    for row in [names, ["-" * width for width in widths], *shown]:
        yield "  ".join(text + " " * (width - cell_len(text)) for text, width in zip(row, widths, strict=True)).rstrip() + "\n"
    rest = sum(1 for _ in rows)
    if rest:
        yield told(f"… {rest} more rows; --limit or --format csv shows them") + "\n"
