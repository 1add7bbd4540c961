"""A process of its own that audits a handful of inputs: `python -m gouji.batch.child`, JSON in, one JSON line an outcome out.

Workers of a cluster start it, so that no document can harm them. It audits in workers with limits like any other run.
"""

from __future__ import annotations

import base64
import json
import os
import sys
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter

from gouji.batch.confinement import die_with_parent
from gouji.batch.context import context_digest
from gouji.batch.inputs import Input
from gouji.batch.outcome import Outcome
from gouji.batch.runner import run_local
from gouji.config import Settings
from gouji.records import Status

_INPUTS: TypeAdapter[list[Input]] = TypeAdapter(list[Input])
_SETTINGS: TypeAdapter[Settings] = TypeAdapter(Settings)


def order(items: list[Input], settings: Settings) -> bytes:
    """What the child is told on its standard input."""
    parts = {"inputs": _INPUTS.dump_python(items, mode="json"), "settings": _SETTINGS.dump_python(settings, mode="json")}
    return json.dumps(parts).encode()


def answers(output: bytes) -> tuple[str, list[tuple[int, Outcome]]]:
    """Context digest of the child, and number and outcome of each input. Raises ValueError for output that is cut short."""
    first, *lines = output.decode().splitlines()
    return str(json.loads(first)["context"]), [_outcome(json.loads(line)) for line in lines]


def _line(number: int, outcome: Outcome) -> str:
    packed = base64.b64encode(outcome.packed).decode()
    costs = {"seconds": outcome.seconds, "peak": outcome.peak, "packed": packed}
    return json.dumps(
        {"number": number, "name": outcome.name, "status": outcome.status, "sha256": outcome.sha256, "size": outcome.size} | costs
    )


def _outcome(line: dict[str, Any]) -> tuple[int, Outcome]:
    number, packed = int(line.pop("number")), base64.b64decode(line.pop("packed"))
    return number, Outcome(status=Status(line.pop("status")), packed=packed, **line)


def main() -> None:
    """Read the order, audit, answer."""
    die_with_parent()
    answer = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    told = json.load(sys.stdin.buffer)
    settings = replace(_SETTINGS.validate_python(told["settings"]), jobs=1)
    items = _INPUTS.validate_python(told["inputs"])
    answer.write(json.dumps({"context": context_digest(settings)}) + "\n")
    for number, outcome in run_local(items, settings):
        answer.write(_line(number, outcome) + "\n")
    answer.close()


if __name__ == "__main__":
    main()
