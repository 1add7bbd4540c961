"""Worker processes, each with a pipe of its own, so that the death of one can touch no other.

Pools that share a queue among workers guard it with a lock. A worker that is killed while it holds the lock leaves it taken:
pebble 5 then stands still for a minute and gives up the pool, those of the standard library and of joblib lose their neighbours.
Nothing is shared here. A worker is told one task while it does another, so that it need not wait for its parent.
"""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any

from gouji.batch.processes import processes
from gouji.errors import UsageError

DEPTH = 2
"""Tasks a worker knows of: the one it does and the next."""

START = 120.0
"""Seconds a worker has to say that it is ready."""

STARTS = 5
"""Workers in a row that may die before they are ready."""

READY = "ready"


@dataclass(frozen=True, slots=True)
class Ended:
    """How a task ended.

    Attributes:
        token: what the caller knows it by.
        value: what it returned, None where it did not.
        error: what it raised.
        exit: the worker's exit code where it died over it; negative for a signal.
        late: True where it took longer than it may.
    """

    token: Any
    value: Any = None
    error: BaseException | None = None
    exit: int | None = None
    late: bool = False


@dataclass(slots=True)
class _Task:
    token: Any
    call: Callable[..., Any]
    arguments: tuple[Any, ...]
    timeout: float | None
    alone: bool


@dataclass(slots=True)
class _Worker:
    process: Any
    pipe: Connection
    tasks: deque[_Task] = field(default_factory=deque)
    begun: float = 0.0
    ready: bool = False
    served: int = 0

    def deadline(self) -> float | None:
        """When its present task, or its start, is late; None where nothing is awaited."""
        if not self.ready:
            return self.begun + START
        limit = self.tasks[0].timeout if self.tasks else None
        return None if limit is None else self.begun + limit


class Crew:
    """Some worker processes.

    Args:
        count: how many.
        prepare: called with `arguments` in each before its first task.
        renewed: tasks after which a worker makes way for a fresh one, 0 for never.
    """

    def __init__(self, count: int, prepare: Callable[..., None], arguments: tuple[Any, ...] = (), renewed: int = 0) -> None:
        self._count = count
        self._prepare = prepare
        self._arguments = arguments
        self._renewed = renewed
        self._context = processes()
        self._workers: list[_Worker] = []
        self._waiting: deque[_Task] = deque()
        self._failed_starts = 0

    @property
    def pending(self) -> int:
        """Tasks that were given and have not ended."""
        return len(self._waiting) + sum(len(worker.tasks) for worker in self._workers)

    def give(
        self, token: Any, call: Callable[..., Any], arguments: tuple[Any, ...], timeout: float | None = None, *, alone: bool = False
    ) -> None:
        """Have `call` run in a worker, for `timeout` seconds at most.

        `alone` keeps it back until a worker has nothing else to do: arguments that do not fit into a pipe would keep us waiting.
        """
        self._waiting.append(_Task(token, call, arguments, timeout, alone))
        self._hand_out()

    def ended(self) -> Ended:
        """The next task that has ended; waits for it. Raises UsageError where no worker can be started."""
        while True:
            self._hand_out()
            sources: dict[Any, _Worker] = {worker.pipe: worker for worker in self._workers}
            deadlines = [deadline for worker in self._workers if (deadline := worker.deadline()) is not None]
            rest = max(min(deadlines) - time.monotonic(), 0.0) if deadlines else None
            for source in wait(list(sources), rest):
                ended = self._hear(sources[source])
                if ended is not None:
                    return ended
            for worker in list(self._workers):
                deadline = worker.deadline()
                if deadline is not None and time.monotonic() >= deadline and not worker.pipe.poll():
                    ended = self._bury(worker, late=True)
                    if ended is not None:
                        return ended

    def close(self) -> None:
        """End all workers at once."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.pipe.close()
        self._workers.clear()

    def _hand_out(self) -> None:
        while self._waiting:
            task = self._waiting[0]
            open_to = [worker for worker in self._workers if self._is_open(worker, task)]
            worker = min(open_to, key=lambda worker: len(worker.tasks), default=None)
            if (worker is None or worker.tasks) and len(self._workers) < self._count:
                worker = self._start()
                if task.alone:
                    return
            if worker is None:
                return
            self._tell(worker, self._waiting.popleft())

    def _is_open(self, worker: _Worker, task: _Task) -> bool:
        if self._is_spent(worker):
            return False
        return worker.ready and not worker.tasks if task.alone else len(worker.tasks) < DEPTH

    def _is_spent(self, worker: _Worker) -> bool:
        return bool(self._renewed) and worker.served + len(worker.tasks) >= self._renewed

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, self._prepare, self._arguments), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours, begun=time.monotonic())
        self._workers.append(worker)
        return worker

    def _tell(self, worker: _Worker, task: _Task) -> None:
        if not worker.tasks and worker.ready:
            worker.begun = time.monotonic()
        worker.tasks.append(task)
        try:
            worker.pipe.send((task.call, task.arguments))
        except OSError:  # it has died; that is heard of when its pipe is read
            return

    def _hear(self, worker: _Worker) -> Ended | None:
        try:
            said = worker.pipe.recv()
        except (EOFError, OSError):
            return self._bury(worker)
        except Exception as error:  # an answer that cannot be read back is the task's own failure
            said = (None, error)
        worker.begun = time.monotonic()
        if said == READY:
            worker.ready = True
            self._failed_starts = 0
            return None
        task = worker.tasks.popleft()
        worker.served += 1
        if self._is_spent(worker) and not worker.tasks:
            self._dismiss(worker)
        return Ended(task.token, said[0], said[1])

    def _dismiss(self, worker: _Worker) -> None:
        """Let a worker go that has served long enough: its pipe closes, and it ends."""
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.join(10)
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()

    def _bury(self, worker: _Worker, late: bool = False) -> Ended | None:
        """A worker has died, or is killed for being late: its task ends with it, the next goes to another."""
        if not late:
            worker.process.join(5)
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()
        self._workers.remove(worker)
        if not worker.ready:
            self._failed_starts += 1
            self._waiting.extendleft(reversed(worker.tasks))
            if self._failed_starts >= STARTS:
                raise UsageError("workers", f"end before they begin (exit code {worker.process.exitcode})", "give them more with --memory")
            return None
        task = worker.tasks.popleft() if worker.tasks else None
        self._waiting.extendleft(reversed(worker.tasks))
        return None if task is None else Ended(task.token, exit=worker.process.exitcode, late=late)


def _serve(pipe: Connection, prepare: Callable[..., None], arguments: tuple[Any, ...]) -> None:
    """Runs in the worker: task after task, until the pipe closes."""
    prepare(*arguments)
    pipe.send(READY)
    while True:
        try:
            call, given = pipe.recv()
        except (EOFError, OSError):
            os._exit(0)
        answer: tuple[Any, BaseException | None]
        try:
            answer = (call(*given), None)
        except Exception as error:
            answer = (None, error)
        try:
            pipe.send(answer)
        except (OSError, BrokenPipeError):
            os._exit(0)
        except Exception as error:  # what cannot be sent is said in words
            pipe.send((None, RuntimeError(f"{type(error).__name__}: {error}")))
