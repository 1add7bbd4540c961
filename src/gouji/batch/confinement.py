"""What a worker may do: bounds of memory, a clock against standstill, and no life beyond its parent's."""

from __future__ import annotations

import ctypes
import os
import signal
import sys

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


def bound_memory(megabytes: int) -> None:
    """Bound this process's address space and keep it from leaving memory dumps. Nothing on systems without such limits."""
    try:
        import resource
    except ImportError:
        return
    size = megabytes * 1024 * 1024
    limits = [(resource.RLIMIT_CORE, 0)]
    if sys.platform == "linux":  # elsewhere the system takes the call and does not keep to it
        limits.append((resource.RLIMIT_AS, size))
    for kind, bound in limits:
        resource.setrlimit(kind, (bound, bound))


def silence() -> None:
    """Send what libraries print to nowhere: stdout is for data, and a worker has none to say."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
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
