"""Audits reports in worker processes with limits: a crash, a hang or a memory bomb costs its file and nothing else.

pebble is used since it loses only the task whose worker died (the pools of the standard library and of joblib lose their
neighbours). Workers come from a fork server that has loaded the libraries once; each is renewed after some tasks.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import resource
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeout
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from gouji.config import Settings
from gouji.document import Note, Source
from gouji.records import Result, Status

TASKS_PER_WORKER = 50
"""A worker is renewed after so many reports, which keeps its memory flat."""

AHEAD = 3
"""Reports given out ahead per worker: enough to keep workers busy, few enough to keep the parent small."""


def audit_paths(sources: Iterable[str | Path | bytes], settings: Settings) -> Iterator[Result]:
    """Audit each source in a worker and yield the results in the order of the sources. Never raises for one of them."""
    workers = settings.jobs or os.cpu_count() or 1
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["gouji.pipeline", "gouji.batch.warm"])
    pool = ProcessPool(max_workers=workers, max_tasks=TASKS_PER_WORKER, initializer=_limit, initargs=(settings.memory,), context=context)
    waiting: deque[tuple[str | Path | bytes, Future[Result]]] = deque()
    finished = False
    try:
        for source in sources:
            waiting.append((source, pool.schedule(_work, args=[source, settings], timeout=settings.timeout)))
            if len(waiting) >= workers * AHEAD:
                yield _outcome(*waiting.popleft(), settings)
        while waiting:
            yield _outcome(*waiting.popleft(), settings)
        finished = True
    finally:
        pool.close() if finished else pool.stop()
        pool.join()


def _limit(memory: int) -> None:
    """Bound the worker's address space and let it die with its parent."""
    import ctypes
    import signal
    import sys

    size = memory * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        pr_set_pdeathsig = 1
        ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)


def _work(source: str | Path | bytes, settings: Settings) -> Result:
    from gouji.pipeline import audit_source

    return audit_source(source, settings, missing_ok=True)


def _outcome(source: str | Path | bytes, future: Future[Result], settings: Settings) -> Result:
    try:
        return future.result()
    except FutureTimeout:
        return lost(source, Status.TIMEOUT, f"took longer than {settings.timeout:g} s; give it more with --timeout")
    except MemoryError:
        return lost(source, Status.MEMORY, f"needs more than {settings.memory} MB; give it more with --memory")
    except ProcessExpired as error:
        return lost(source, Status.CRASHED, f"made the worker stop (exit code {error.exitcode}); the file is damaged or hostile")
    except Exception as error:  # a worker's own failure is this file's outcome, not the batch's
        return lost(source, Status.CRASHED, f"made the audit fail ({type(error).__name__}: {error})")


def lost(source: str | Path | bytes, status: Status, message: str) -> Result:
    """The result of an input that gave none."""
    data, name = (source, "<bytes>") if isinstance(source, bytes) else (b"", Path(source).name)
    path = None if isinstance(source, bytes) else Path(source)
    if path is not None and path.is_file() and path.stat().st_size <= 64 * 1024 * 1024:
        data = path.read_bytes()
    size = path.stat().st_size if path is not None and path.exists() else len(data)
    return Result(Source(name, hashlib.sha256(data).hexdigest(), size, ""), status, notes=(Note(status.value, f"{name}: {message}"),))
