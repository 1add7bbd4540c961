"""Audits a batch on a Dask cluster. Each task starts a child process for a handful of reports, so that Dask sees texts
come and go and never a document: a poisoned one ends a process of the child's, not a worker. Lost workers and a scheduler
that starts anew cost time and no report, since what did not come back is given out again.
"""

from __future__ import annotations

import logging
import socket
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import closing, suppress
from itertools import islice
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from gouji.batch.child import answers, order
from gouji.batch.context import context_digest
from gouji.batch.inputs import Input
from gouji.batch.outcome import Outcome, lost
from gouji.batch.run import Engine
from gouji.config import Settings
from gouji.errors import UsageError
from gouji.records import Status

CHUNK = 8
"""Reports of one task: enough that starting the child does not weigh, few enough that little is done twice."""

AHEAD = 2
"""Tasks given out for each thread of the cluster."""

PATIENCE = 60.0
"""Seconds to wait for a scheduler that is away."""

SCHEMES = ("tcp", "tls")
"""Kinds of addresses a scheduler may have."""

TRIES = 5
"""Times a task is given out before its reports are given up; a report can not cause this, a dying cluster can."""

LOSSES = 10
"""Times in a row that the scheduler may be lost before the run gives up."""

Chunk: TypeAlias = "tuple[tuple[int, ...], list[Input], int]"
"""Numbers of the inputs, the inputs, and how often they were given out."""


def cluster_engine(scheduler: str | None) -> Engine:
    """An engine on the cluster of `scheduler`, or on one of this machine. Raises UsageError where Dask is not installed."""
    try:
        import distributed  # noqa: F401
    except ImportError as error:
        raise UsageError("--engine dask", f"needs {error.name}", "install the extra: pip install 'gouji[cluster]'") from error

    def engine(items: Iterable[Input], settings: Settings) -> Iterator[tuple[int, Outcome]]:
        with closing(_Cluster(scheduler, settings)) as cluster:
            yield from cluster.run(items)

    return engine


def audit_chunk(told: bytes, seconds: float) -> bytes:
    """Runs in a worker of the cluster: one child process, from its order to its answers."""
    command = [sys.executable, "-P", "-m", "gouji.batch.child"]
    done = subprocess.run(command, input=told, capture_output=True, timeout=seconds, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"the child process ended with {done.returncode}: {done.stderr[-2000:].decode(errors='replace')}")
    return done.stdout


class _Cluster:
    def __init__(self, scheduler: str | None, settings: Settings) -> None:
        self._address = scheduler
        self._settings = settings
        self._context = context_digest(settings)
        self._client: Any = None
        self._given: dict[Any, Chunk] = {}
        self._again: deque[Chunk] = deque()
        logging.getLogger("distributed").setLevel(logging.CRITICAL)

    def close(self) -> None:
        """Let go of the cluster."""
        if self._client is not None:
            with suppress(Exception):  # it may be gone already
                self._client.close(timeout=5)

    def run(self, items: Iterable[Input]) -> Iterator[tuple[int, Outcome]]:
        """Number and outcome of each input as they come in."""
        fresh = _chunks(items)
        losses = 0
        while True:
            try:
                self._give_out(fresh)
                if not self._given:
                    return
                collected = list(self._collected())
                losses = 0 if collected else losses
            except OSError as error:  # what all broken connections of the cluster's library are
                losses += 1
                if losses > LOSSES:
                    raise UsageError(
                        "the cluster", f"is lost again and again ({error})", "look at its logs; what is done is kept"
                    ) from error
                self._lose()
                continue
            for answer in collected:
                yield from answer

    def _give_out(self, fresh: Iterator[Chunk]) -> None:
        client = self._connected()
        while len(self._given) < self._room(client):
            chunk = self._again.popleft() if self._again else next(fresh, None)
            if chunk is None:
                return
            try:
                self._given[self._submit(client, chunk)] = chunk
            except OSError:
                self._again.append(chunk)
                raise

    def _collected(self) -> Iterator[list[tuple[int, Outcome]]]:
        """Outcomes of the tasks that have ended, at least one; those that failed are put back."""
        for future in _ended(list(self._given)):
            chunk = self._given.pop(future)
            answer = self._answer(future, chunk)
            if answer is None:
                self._again.append((chunk[0], chunk[1], chunk[2] + (future.status == "error")))
            else:
                yield answer

    def _lose(self) -> None:
        """Put back all that was given out: the scheduler that knew of it is gone."""
        self._again.extend(self._given.values())
        self._given.clear()
        with suppress(Exception):
            self._client.close(timeout=2)
        self._client = None

    def _answer(self, future: Any, chunk: Chunk) -> list[tuple[int, Outcome]] | None:
        """Outcomes of a task that has ended; None for one to be given out again."""
        numbers, items, tries = chunk
        if future.status == "finished":
            with suppress(OSError, TimeoutError, CancelledError, ValueError):
                context, outcomes = answers(future.result(timeout=60))
                if context != self._context:
                    raise UsageError("the cluster", "has another version of gouji or of its libraries", "install the same on all machines")
                if len(outcomes) == len(items):
                    return [(numbers[place], outcome) for place, outcome in outcomes]
        if tries + 1 < TRIES:
            return None
        cause = f"could not be audited on the cluster ({future.status})"
        return [(number, lost(item, Status.CRASHED, cause)) for number, item in zip(numbers, items, strict=True)]

    def _submit(self, client: Any, chunk: Chunk) -> Any:
        seconds = (self._settings.timeout + 10) * len(chunk[1]) + 60
        return client.submit(audit_chunk, order(chunk[1], self._settings), seconds, pure=False, retries=TRIES)

    def _room(self, client: Any) -> int:
        threads: int = sum(client.nthreads().values())
        return max(threads, 1) * AHEAD

    def _connected(self) -> Any:
        """A client that is connected, a new one where the scheduler was away."""
        import distributed

        connect: Any = distributed.Client
        if self._client is not None and self._client.status == "running":
            return self._client
        if self._address is None:
            count = self._settings.jobs or None
            self._client = connect(n_workers=count, threads_per_worker=1, dashboard_address=None, set_as_default=False)
            return self._client
        _wait_for(self._address)
        self._client = connect(self._address, timeout=30, set_as_default=False)
        return self._client


def _wait_for(address: str) -> None:
    """Wait until a scheduler takes connections. A client that tries by itself leaves its threads and their complaints behind."""
    parts = urlsplit(address if "://" in address else f"tcp://{address}")
    try:
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    if parts.scheme not in SCHEMES or host is None or port is None:
        raise UsageError(f"scheduler {address}", "is no address of one", "give it as tcp://host:port")
    end = time.monotonic() + PATIENCE
    while True:
        try:
            socket.create_connection((host, port), timeout=10).close()
            return
        except OSError as error:
            if time.monotonic() > end:
                raise UsageError(f"scheduler {address}", f"does not answer ({error})", "start it, or check the address") from error
            time.sleep(2)


def _chunks(items: Iterable[Input]) -> Iterator[Chunk]:
    coming = iter(enumerate(items))
    while chunk := list(islice(coming, CHUNK)):
        yield tuple(number for number, _ in chunk), [item for _, item in chunk], 0


def _ended(futures: list[Any]) -> list[Any]:
    """Futures that have ended, at least one of them; cancelled ones count."""
    while True:
        ended = [future for future in futures if future.status != "pending"]
        if ended:
            return ended
        time.sleep(0.05)
