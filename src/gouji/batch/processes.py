"""Fresh processes for workers, from a server that has loaded the libraries once; they never run the caller's script again.

The standard library has each new process import the script that started it, which turns a script without a guard
(`if __name__ == "__main__"`) into one that starts itself over and over. Our workers need nothing of it, so it is kept from them.

It also looks for modules in the working directory first, where the reports of strangers may lie: a file `regex.py` beside them
would be run. Workers are told not to.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from multiprocessing import context
from types import ModuleType
from typing import Any

SAFE_PATH = "PYTHONSAFEPATH"
"""Variable that keeps the working directory from where a new Python looks for modules."""

_starting = threading.Lock()


def _without_script(start: Any, process: Any) -> Any:
    with _starting:
        script, path = sys.modules["__main__"], os.environ.get(SAFE_PATH)
        sys.modules["__main__"] = ModuleType("__main__")
        os.environ[SAFE_PATH] = "1"
        try:
            return start(process)
        finally:
            sys.modules["__main__"] = script
            if path is None:
                del os.environ[SAFE_PATH]
            else:
                os.environ[SAFE_PATH] = path


def _contexts() -> tuple[type, type]:
    """Process and context by the best way to start processes that the system has."""
    if "forkserver" in multiprocessing.get_all_start_methods():
        return context.ForkServerProcess, context.ForkServerContext
    return context.SpawnProcess, context.SpawnContext


_BaseProcess, _BaseContext = _contexts()


class WorkerProcess(_BaseProcess):  # type: ignore[misc, valid-type]
    """A process that starts without the caller's script."""

    @staticmethod
    def _Popen(process_obj: Any) -> Any:  # noqa: N802 - the standard library's name
        return _without_script(_BaseProcess._Popen, process_obj)  # type: ignore[attr-defined]


class WorkerContext(_BaseContext):  # type: ignore[misc, valid-type]
    """What pools take to start such processes."""

    Process = WorkerProcess


def processes() -> Any:
    """The context of our pools."""
    chosen = WorkerContext()
    if hasattr(chosen, "set_forkserver_preload"):
        chosen.set_forkserver_preload(["gouji.batch.worker", "gouji.batch.warm"])
    return chosen
