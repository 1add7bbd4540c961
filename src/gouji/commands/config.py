"""`gouji config show`: the settings in force, and where each came from."""

from __future__ import annotations

from dataclasses import fields
from typing import Annotated, Any

import typer

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Settings of this folder.")


@app.callback()
def config() -> None:
    """Settings of this folder."""


@app.command()
def show(
    origin: Annotated[bool, typer.Option("--origin", help="Also say where each value comes from.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Print the settings that a run in this folder would have."""
    import json

    from gouji.config import load_settings, origins

    settings, places = load_settings(), origins()
    values: dict[str, Any] = {item.name: getattr(settings, item.name) for item in fields(settings)}
    if as_json:
        shown = {name: {"value": value, "origin": places[name]} if origin else value for name, value in values.items()}
        typer.echo(json.dumps(shown, ensure_ascii=False, indent=1, default=list))
        return
    for name, value in values.items():
        text = f"{name} = {json.dumps(value, ensure_ascii=False, default=list)}"
        typer.echo(f"{text:40}  # {places[name]}" if origin else text)
