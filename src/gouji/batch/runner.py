"""Audits reports in worker processes with limits: a crash, a hang or a memory bomb costs its file and nothing else.

Workers come from a fork server that has loaded the libraries once; each is renewed after some tasks.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

from gouji.batch import worker
from gouji.batch.confinement import OUT_OF_MEMORY, STALLED
from gouji.batch.crew import Crew, Ended
from gouji.batch.inputs import Input, inputs_of
from gouji.batch.outcome import Outcome, lost
from gouji.batch.packing import unpack
from gouji.config import Settings
from gouji.records import Result, Status

TASKS_PER_WORKER = 50
"""A worker is renewed after so many reports, which keeps its memory flat."""

AHEAD = 3
"""Reports given out ahead per worker: enough to keep workers busy, few enough to keep the parent small."""

TRIES = 2
"""Times a report is given out whose worker died of itself: what crashes a worker twice is the report, and not chance."""

KILLED_TRIES = 5
"""The same where the worker was killed: a system short of memory, or a hand, may hit one report several times."""

HELD = 200
"""Reports per worker that may wait for one before them where the order of the inputs is to be kept."""


T = TypeVar("T")


def audit_paths(sources: Iterable[str | Path | bytes | Input], settings: Settings) -> Iterator[Result]:
    """Audit each source in a worker and yield the results in the order of the sources. Never raises for one of them."""
    waiting: dict[int, Outcome] = {}
    following = 0
    room = HELD * workers(settings)
    for number, outcome in run_local(inputs_of(sources), settings, lambda: len(waiting) < room):
        waiting[number] = outcome
        while following in waiting:
            yield unpack(waiting.pop(following).packed)
            following += 1


def workers(settings: Settings) -> int:
    """Worker processes of a run."""
    return settings.jobs or os.cpu_count() or 1


def run_local(items: Iterable[Input], settings: Settings, room: Callable[[], bool] = lambda: True) -> Iterator[tuple[int, Outcome]]:
    """Audit inputs in workers of this machine; yields each input's number and outcome as they come in.

    Args:
        room: asked before a further input is given out; False holds it back until something has come in.
    """
    coming = enumerate(items)
    tries: dict[int, int] = {}
    known: dict[int, Input] = {}
    count = workers(settings)
    with closing(Crew(count, worker.prepare, (settings,), TASKS_PER_WORKER)) as crew:
        more = True
        while True:
            while more and crew.pending < count * AHEAD and (room() or not crew.pending):
                number, item = next(coming, (-1, None))
                if item is None:
                    more = False
                    break
                known[number], tries[number] = item, 1
                crew.give(number, worker.work, (item, settings), settings.timeout, alone=item.data is not None)
            if not crew.pending:
                return
            ended = crew.ended()
            item = known[ended.token]
            if tries[ended.token] < _tries(ended):
                tries[ended.token] += 1
                crew.give(ended.token, worker.work, (item, settings), settings.timeout, alone=item.data is not None)
                continue
            del known[ended.token], tries[ended.token]
            yield ended.token, _outcome(item, ended, settings)


def run_tasks(task: Callable[..., T], arguments: Sequence[tuple[Any, ...]], settings: Settings) -> Iterator[tuple[int, T]]:
    """Our own work on many cores: number and value of each call as they come in. A failure is the caller's failure."""
    count = min(workers(settings), len(arguments))
    if count <= 1:
        yield from ((number, task(*given)) for number, given in enumerate(arguments))
        return
    with closing(Crew(count, worker.serve)) as crew:
        for number, given in enumerate(arguments):
            crew.give(number, task, given)
        tries = dict.fromkeys(range(len(arguments)), 1)
        while crew.pending:
            ended = crew.ended()
            if ended.exit is not None and tries[ended.token] < KILLED_TRIES:
                tries[ended.token] += 1
                crew.give(ended.token, task, arguments[ended.token])
                continue
            if ended.error is not None:
                raise ended.error
            if ended.exit is not None:
                raise RuntimeError(f"a process that writes the store ended again and again (exit code {ended.exit})")
            yield ended.token, ended.value


def _tries(ended: Ended) -> int:
    """Times a report may be given out, by how it ended."""
    if ended.exit is None or ended.late or _stalled(ended) or ended.exit == OUT_OF_MEMORY:
        return 1
    return KILLED_TRIES if ended.exit == -getattr(signal, "SIGKILL", 0) else TRIES


def _stalled(ended: Ended) -> bool:
    return bool(ended.exit == -getattr(signal, STALLED, 0))


def _outcome(item: Input, ended: Ended, settings: Settings) -> Outcome:
    if isinstance(ended.value, Outcome):
        return ended.value
    if ended.late:
        return lost(item, Status.TIMEOUT, f"took longer than {settings.timeout:g} s; give it more with --timeout")
    if ended.exit is None:
        return lost(item, Status.CRASHED, f"made the audit fail ({type(ended.error).__name__}: {ended.error})")
    if _stalled(ended):
        return lost(item, Status.TIMEOUT, f"stood still for {settings.stall:g} s; the file is damaged or hostile")
    if ended.exit == OUT_OF_MEMORY:
        return lost(item, Status.MEMORY, worker.needs_memory(settings))
    return lost(item, Status.CRASHED, f"made the worker stop (exit code {ended.exit}); the file is damaged or hostile")
