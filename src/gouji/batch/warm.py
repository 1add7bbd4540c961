"""Imported once by the fork server: reads an empty form, so that a worker's first report takes no longer than the next.

That loads what every worker needs: the libraries, the dictionary, the checks, and how like the form's labels are to one another.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from html import escape

from gouji.batch.outcome import outcome_of
from gouji.config import Settings
from gouji.pipeline import audit_source
from gouji.profiles import Block, Profile, load_profile

__all__ = ["empty_form"]

_NAME = "zfxxgk"
_STATED = "2024年收到政府信息公开申请1件。"


def empty_form(profile: Profile) -> bytes:
    """A page with the tables of all editions of a genre's form, 0 in every cell."""
    return "".join(("<meta charset='utf-8'>", f"<h1>某局2024年{profile.title.zh}</h1>", *_lines(profile))).encode()


def _lines(profile: Profile) -> Iterator[str]:
    yield f"<p>{_STATED}</p>"
    for table in profile.tables:
        yield f"<p>{escape(table.headings[0])}</p>"
        yield from map(_table, table.blocks)


def _table(block: Block) -> str:
    columns = "".join(f"<td>{escape(column.labels[0])}</td>" for column in block.columns)
    rows = "".join(f"<tr><td>{escape(row.number + row.labels[0])}</td>{'<td>0</td>' * len(block.columns)}</tr>" for row in block.rows)
    return f"<table><tr><td></td>{columns}</tr>{rows}</table>"


with suppress(Exception):  # what is broken (a profile or check of another distribution) is said by the report that meets it
    outcome_of(audit_source(empty_form(load_profile(_NAME)), Settings(), name="form.html"))
