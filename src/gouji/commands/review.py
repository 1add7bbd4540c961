"""`gouji review OUT`: decide on findings in the browser; `gouji review import` reads a filled-in work list, `status` counts."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from gouji.commands.speech import say
from gouji.errors import UsageError
from gouji.language import told

if TYPE_CHECKING:
    from gouji.review import Ledger

PAGES = "pages"
"""Where the pages of a store are written, within it."""


class _Review(TyperGroup):
    """`gouji review FOLDER` is `gouji review serve FOLDER`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if args and args[0] not in self.commands and args[0] not in ("--help", "-h"):
            args = ["serve", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=_Review,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Review findings: gouji review OUT opens their pages with accept, reject and unsure; decisions go to decisions.jsonl.",
)

Folder = Annotated[Path, typer.Argument(metavar="OUT", help="Folder of pages (--format html), or a store.")]
Reviewer = Annotated[str | None, typer.Option("--reviewer", help="Name kept with decisions; the user's by default.")]


@app.command()
def serve(
    folder: Folder,
    host: Annotated[str, typer.Option("--host", help="Listen here; beyond this machine the address carries a token.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", help="A free one by default.")] = 0,
    reviewer: Reviewer = None,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the browser.")] = False,
) -> None:
    """Serve the pages of an audit for review until Ctrl-C. Keys: a accept, r reject, u unsure, z undo, m note."""
    from gouji.review import Server, Session

    pages, ledger = _pages(folder), _ledger(folder)
    server = Server(Session(pages, ledger, _reviewer(reviewer)), host, port)
    typer.echo(f"{server.address}")
    say(f"decisions go to {ledger.path}; Ctrl-C ends")
    sys.stdout.flush()
    if open_browser:
        typer.launch(server.address)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        sys.stderr.write("\n")
    finally:
        server.server_close()


@app.command("import")
def import_(
    worklist: Annotated[Path, typer.Argument(metavar="LIST.xlsx", help="A filled-in work list.")],
    folder: Annotated[Path | None, typer.Argument(metavar="[OUT]", help="Folder of the audit; the list's own by default.")] = None,
    reviewer: Reviewer = None,
) -> None:
    """Take the decisions of a filled-in work list. Exit status 1 where a row could not be taken."""
    from gouji.review import decisions_in, read_rows
    from gouji.writers.listing import read_entries

    out = folder or worklist.parent
    rows, ledger = read_rows(worklist), _ledger(out)
    entries = {entry.id: entry for entry in read_entries(_pages(out))}
    fresh, refused = decisions_in(rows, entries, ledger.standing(), _reviewer(reviewer))
    ledger.add(fresh)
    for refusal in refused:
        say(f"{worklist.name} row {refusal.row.number}: {refusal.reason}")
    typer.echo(told(f"{ledger.path}: {len(fresh)} decisions taken of {len(rows)} rows, {len(refused)} refused"))
    raise typer.Exit(1 if refused else 0)


@app.command()
def status(folder: Folder) -> None:
    """Count decisions, findings open again since their evidence changed, and decisions on what is no longer found."""
    from gouji.review import counts, lost, standings
    from gouji.writers.listing import read_entries

    entries, decisions = read_entries(_pages(folder)), _ledger(folder).standing()
    found = standings(entries, decisions)
    for state, count in counts(found).items():
        typer.echo(f"{count:>6}  {told(state)}")
    typer.echo(f"{len(lost(entries, decisions)):>6}  {told('gone')}")
    for item in found:
        if item.state == "reopened" and item.decision is not None:
            said, entry = item.decision.ruling.value, item.entry
            typer.echo(told(f"open again: {entry.path} {entry.code} {entry.id}, decided before: {said}"))


def _reviewer(name: str | None) -> str:
    if name is not None:
        return name
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def _ledger(folder: Path) -> Ledger:
    from gouji.review import FILE, Ledger

    ledger = Ledger(folder / FILE)
    if ledger.torn:
        say(f"{ledger.path}: {ledger.torn} lines could not be read and were passed over")
    return ledger


def _pages(folder: Path) -> Path:
    """The folder of pages itself, or that of a store, written from it where they are older than the store."""
    from gouji.batch.summary import FILE as SUMMARY
    from gouji.writers.listing import FILE as LISTING

    summary, listing = folder / SUMMARY, folder / PAGES / LISTING
    if (folder / LISTING).is_file() or not summary.is_file():
        if not folder.is_dir():
            raise UsageError(str(folder), "is no folder", "name what an audit wrote: a folder of pages or a store")
        return folder
    if not listing.is_file() or listing.stat().st_mtime_ns < summary.stat().st_mtime_ns:
        from gouji.batch.store import open_batch
        from gouji.config import load_settings
        from gouji.writers import write_to

        settings = load_settings()
        with open_batch(folder) as store:
            write_to(store.results(), folder / PAGES, "html", lang=settings.lang, min_score=settings.min_score)
    return folder / PAGES
