"""A sign of life while a report is read and audited, for whoever watches for a standstill."""

from __future__ import annotations

from collections.abc import Callable

_watchers: list[Callable[[], None]] = []


def beat() -> None:
    """Say that work goes on: called after each page and each step."""
    for watcher in _watchers:
        watcher()


def watch(watcher: Callable[[], None]) -> None:
    """Have `watcher` called at each beat from now on."""
    _watchers.append(watcher)
