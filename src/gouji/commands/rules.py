"""`gouji rules`: the checks, and what was measured of each."""

from __future__ import annotations

from typing import Annotated

import typer


def rules(
    precision: Annotated[bool, typer.Option("--precision", help="With measured precision and recall, intervals and n.")] = False,
    lang: Annotated[str | None, typer.Option("--lang", help="Language: zh or en.")] = None,
) -> None:
    """List all checks with their first line; with --precision what was measured of each on generated reports.

    The figures are those of the pages that gouji explain shows. A dash: no such case was generated.
    """
    from gouji.checks import catalogue
    from gouji.checks.measured import measured, share_text
    from gouji.config import load_settings

    settings = load_settings(lang=lang)
    for check in catalogue():
        title = check.title.get(settings.lang)
        if not precision:
            typer.echo(f"{check.code}  {title}")
            continue
        found = measured(check.code)
        typer.echo(f"{check.code}  P {share_text(found.precision):<30} R {share_text(found.recall):<30} {title}")
