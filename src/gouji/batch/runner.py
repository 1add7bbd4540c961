"""Audits reports in worker processes with limits: a crash, a hang or a memory bomb costs its file and nothing else.

pebble is used since it loses only the task whose worker died (the pools of the standard library and of joblib lose their
neighbours). Workers come from a fork server that has loaded the libraries once; each is renewed after some tasks.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeout
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import Any, TypeAlias, TypeVar

from pebble import ProcessExpired, ProcessPool

from gouji.batch import worker
from gouji.batch.confinement import OUT_OF_MEMORY, STALLED
from gouji.batch.inputs import Input, inputs_of
from gouji.batch.outcome import Outcome, lost
from gouji.batch.packing import unpack
from gouji.batch.processes import processes
from gouji.config import Settings
from gouji.records import Result, Status

TASKS_PER_WORKER = 50
"""A worker is renewed after so many reports, which keeps its memory flat."""

AHEAD = 3
"""Reports given out ahead per worker: enough to keep workers busy, few enough to keep the parent small."""

TRIES = 2
"""Times a report is given out whose worker died: what kills a worker twice is the report, and not a passing shortage or a hand."""

HELD = 200
"""Reports per worker that may wait for one before them where the order of the inputs is to be kept."""


T = TypeVar("T")
Done: TypeAlias = "SimpleQueue[tuple[int, Input, Future[Outcome]]]"


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


def run_local(items: Iterable[Input], settings: Settings, room: Any = lambda: True) -> Iterator[tuple[int, Outcome]]:
    """Audit inputs in workers of this machine; yields each input's number and outcome as they come in.

    Args:
        room: asked before a further input is given out; False holds it back until something has come in.
    """
    pool = _pool(settings)
    done: Done = SimpleQueue()
    coming = enumerate(items)
    tries: dict[int, int] = {}
    more, finished = True, False

    def give(number: int, item: Input) -> None:
        tries[number] = tries.get(number, 0) + 1
        given = pool.schedule(worker.work, args=[item, settings], timeout=settings.timeout)
        given.add_done_callback(partial(_put, done, number, item))

    try:
        while True:
            while more and len(tries) < workers(settings) * AHEAD and (room() or not tries):
                number, item = next(coming, (-1, None))
                if item is None:
                    more = False
                    break
                give(number, item)
            if not tries:
                break
            number, item, future = done.get()
            if tries[number] < TRIES and _died(future):
                give(number, item)
                continue
            del tries[number]
            yield number, _outcome(item, future, settings)
        finished = True
    finally:
        _end(pool, finished)


def run_tasks(task: Callable[..., T], arguments: Sequence[tuple[Any, ...]], settings: Settings) -> Iterator[tuple[int, T]]:
    """Our own work on many cores: number and value of each call, in order. A failure is the caller's failure."""
    if len(arguments) == 1 or workers(settings) == 1:
        yield from ((number, task(*given)) for number, given in enumerate(arguments))
        return
    pool = ProcessPool(max_workers=workers(settings), initializer=worker.serve, context=processes())
    finished = False
    try:
        for number, future in enumerate([pool.schedule(task, args=list(given)) for given in arguments]):
            yield number, future.result()
        finished = True
    finally:
        _end(pool, finished)


def _put(done: Done, number: int, item: Input, future: Future[Outcome]) -> None:
    done.put((number, item, future))


def _end(pool: Any, finished: bool) -> None:
    """Let workers go home, or stop them at once where the run was broken off."""
    if finished:
        pool.close()
    else:
        pool.stop()
    pool.join()


def _pool(settings: Settings) -> ProcessPool:
    count = workers(settings)
    return ProcessPool(count, TASKS_PER_WORKER, worker.prepare, (settings,), context=processes())


def _died(future: Future[Outcome]) -> bool:
    error = future.exception()
    return isinstance(error, ProcessExpired) and not _stalled(error) and error.exitcode != OUT_OF_MEMORY


def _stalled(error: ProcessExpired) -> bool:
    return bool(error.exitcode == -getattr(signal, STALLED, 0))


def _outcome(item: Input, future: Future[Outcome], settings: Settings) -> Outcome:
    try:
        return future.result()
    except FutureTimeout:
        return lost(item, Status.TIMEOUT, f"took longer than {settings.timeout:g} s; give it more with --timeout")
    except ProcessExpired as error:
        if _stalled(error):
            return lost(item, Status.TIMEOUT, f"stood still for {settings.stall:g} s; the file is damaged or hostile")
        if error.exitcode == OUT_OF_MEMORY:
            return lost(item, Status.MEMORY, worker.needs_memory(settings))
        return lost(item, Status.CRASHED, f"made the worker stop (exit code {error.exitcode}); the file is damaged or hostile")
    except Exception as error:  # a worker's own failure is this file's outcome, not the batch's
        return lost(item, Status.CRASHED, f"made the audit fail ({type(error).__name__}: {error})")
