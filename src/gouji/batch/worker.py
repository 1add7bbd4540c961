"""What runs in a worker process: one input, one outcome, whatever happens."""

from __future__ import annotations

import os
import signal
import time

from gouji import pulse
from gouji.batch.confinement import OUT_OF_MEMORY, StallClock, bound_memory, die_with_parent, peak_memory, silence
from gouji.batch.inputs import Input
from gouji.batch.outcome import Outcome, lost, outcome_of
from gouji.batch.remote import fetch
from gouji.config import Settings
from gouji.document import Note, Source
from gouji.errors import ReadError
from gouji.pipeline import audit_source
from gouji.records import Result, Status

NEAR = 0.9
"""Share of the memory limit from which a file that could not be read is taken to have needed too much."""

_clock = StallClock(0)


def prepare(settings: Settings) -> None:
    """Called once in each worker."""
    global _clock  # noqa: PLW0603 - one clock a process, as there is one timer
    die_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    bound_memory(settings.memory)
    _clock = StallClock(settings.stall)
    pulse.watch(_clock.beat)


def serve() -> None:
    """Called once in each process that does our own work, which needs no bounds."""
    die_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def work(item: Input, settings: Settings) -> Outcome:
    """Audit one input. Returns an outcome for every failure that leaves the process alive."""
    start = time.monotonic()
    silence()  # anew each time, since the report before may have closed it
    _clock.beat()
    try:
        result = audited(item, settings)
        if result.status is Status.UNREADABLE and peak_memory() > settings.memory * NEAR:
            return lost(item, Status.MEMORY, needs_memory(settings))
        return outcome_of(result, time.monotonic() - start, peak_memory())
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except BaseException as error:  # SystemExit too: a worker's failure is this file's outcome, not the batch's
        return lost(item, Status.CRASHED, f"made the audit fail ({type(error).__name__}: {error})")
    finally:
        _clock.stop()


def audited(item: Input, settings: Settings) -> Result:
    """The result of one input in this very process."""
    source: bytes | str
    try:
        source = fetch(item.place, settings.max_size * 1_000_000) if item.is_elsewhere else item.place if item.data is None else item.data
    except ReadError as error:
        return Result(Source(item.name, "", 0, ""), Status(error.status), notes=(Note(error.status, str(error)),))
    return audit_source(source, settings, missing_ok=True, name=item.name, given=item.given)


def needs_memory(settings: Settings) -> str:
    """Why a file has the status `memory`."""
    return f"needs more than {settings.memory} MB; give it more with --memory"
