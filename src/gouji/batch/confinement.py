"""What a worker may do: bounds of memory, a clock against standstill, and no life beyond its parent's."""

from __future__ import annotations

import ctypes
import os
import signal
import sys

from gouji.readers import ocr
from gouji.readers.office.conversion import program

PR_SET_PDEATHSIG = 1
STALLED = "SIGALRM"
"""Name of the signal that ends a worker which stood still."""

OUT_OF_MEMORY = 77
"""Exit code of a worker that reached its bound: it ends at once, since it may be short of memory to say anything at all."""


def die_with_parent() -> None:
    """Have the kernel end this process when its parent ends (Linux; elsewhere it ends when its pipe closes)."""
    if sys.platform == "linux":
        parent = os.getppid()
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)


HELPERS = 3072
"""Megabytes of address space the recogniser of scans and LibreOffice take beside the report, most of it never held."""


def bound_memory(megabytes: int) -> None:
    """Bound this process's address space and keep it from leaving memory dumps. Nothing on systems without such limits.

    Where scans can be recognised or LibreOffice is there, the hard bound leaves room for them, taken when they are needed.
    """
    try:
        import resource
    except ImportError:
        return
    size, room = megabytes * 1024 * 1024, HELPERS * 1024 * 1024 if _has_helpers() else 0
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # elsewhere the system takes the call and does not keep to it
        resource.setrlimit(resource.RLIMIT_AS, (size, size + room))


def _has_helpers() -> bool:
    return ocr.is_installed() or program() is not None


def silence() -> None:
    """Send what libraries print to nowhere: stdout is for data, and a worker has none to say."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    if nowhere > 2:
        os.close(nowhere)


def peak_memory() -> int:
    """Most megabytes this process has held so far, 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0
    divisor = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // divisor


class StallClock:
    """Ends this process by the kernel's own timer when no beat comes for a while, even if a C library never returns."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._usable = hasattr(signal, "setitimer") and seconds > 0
        if self._usable:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)

    def beat(self) -> None:
        """Start anew."""
        if self._usable:
            signal.setitimer(signal.ITIMER_REAL, self._seconds)

    def stop(self) -> None:
        """Wait for nothing any more."""
        if self._usable:
            signal.setitimer(signal.ITIMER_REAL, 0)
