"""How far a run is, on stderr: a bar on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any

from gouji.language import told
from gouji.records import Status

EVERY = 30.0
"""Seconds between plain lines where stderr is no terminal."""


class Progress:
    """Context manager that is told of each report and shows how many are done, how fast, and how long it will take.

    Args:
        shown: False shows nothing.
        clock: seconds, for tests.
    """

    def __init__(self, shown: bool, clock: Callable[[], float] = time.monotonic) -> None:
        self._shown = shown
        self._clock = clock
        self._total = self._done = self._resumed = self._failed = 0
        self._begun = self._last = clock()
        self._bar: Any = None
        self._task: Any = None

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stop()

    def start(self, total: int, done: int = 0) -> None:
        """There are `total` inputs, `done` of which need nothing more."""
        self._total, self._done, self._resumed = total, done, done
        self._begun = self._last = self._clock()
        if self._shown and done:
            self.say(f"{done} of {total} reports done before")
        if self._shown and total > done and sys.stderr.isatty():
            self._bar = _bar()
            self._bar.start()
            self._task = self._bar.add_task("gouji", total=total, completed=done, state=told(self.state()))

    def advance(self, name: str, status: Status) -> None:
        """One more input has its final status."""
        self._done += 1
        self._failed += not status.has_result
        if self._bar is not None:
            if not status.has_result:
                self._bar.console.print(f"{name}: {status.value}", markup=False, highlight=False)
            self._bar.update(self._task, advance=1, state=told(self.state()))
        elif self._shown and self._clock() - self._last >= EVERY:
            self._last = self._clock()
            self.say(f"{self._done} of {self._total} reports, {self.state()}")

    def say(self, message: str) -> None:
        """A further stage begins."""
        if self._shown:
            self._stop()
            sys.stderr.write(f"gouji: {told(message)}\n")

    def state(self) -> str:
        """Rate, time left and inputs without a result; reports done in an earlier run do not count for the rate."""
        fresh = self._done - self._resumed
        taken = self._clock() - self._begun
        rate = fresh / taken if taken > 0 else 0.0
        parts = [f"{rate:.1f} a second"]
        if rate > 0:
            parts.append(f"{_span((self._total - self._done) / rate)} left")
        if self._failed:
            parts.append(f"{self._failed} without result")
        return ", ".join(parts)

    def _stop(self) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._bar = None


def _span(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def _bar() -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[state]}"))
    return Bar(*columns, console=Console(stderr=True), transient=True)
