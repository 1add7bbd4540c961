"""Runs of the command line for tests of batches: started, watched, killed, and their outputs compared."""

from __future__ import annotations

import hashlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

MARK = "GOUJI_TEST_RUN"
"""Environment variable that tells the processes of one test from all others."""


class Command:
    """`gouji` with the environment of one test."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.mark = f"{folder}"
        self.environment = {**os.environ, "GOUJI_LANG": "en", **environment, MARK: self.mark}
        self.folder = folder

    def start(self, *arguments) -> subprocess.Popen:
        command = [str(Path(sys.executable).with_name("gouji")), *map(str, arguments)]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(command, cwd=self.folder, env=self.environment, text=True, encoding="utf-8", **pipes)

    def run(self, *arguments, timeout=600):
        process = self.start(*arguments)
        try:
            out, err = process.communicate(timeout=timeout)
        finally:
            process.kill()
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    def processes(self) -> dict[int, tuple[int, str]]:
        """Parent and command line of every process of this test, by its id."""
        found = {}
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    if f"{MARK}={self.mark}".encode() in (entry / "environ").read_bytes().split(b"\0"):
                        parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                        found[int(entry.name)] = (parent, (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace"))
                except (OSError, ValueError):
                    continue
        return found

    def workers(self) -> list[int]:
        """Processes that do the work: children of the fork server."""
        known = self.processes()
        forked = {number for number, (_, line) in known.items() if "forkserver" in line}
        return [number for number in forked if known[number][0] in forked]

    def gone(self, seconds: float) -> bool:
        """True where no process of this test is left after at most so many seconds."""
        end = time.monotonic() + seconds
        while self.processes():
            if time.monotonic() > end:
                return False
            time.sleep(0.05)
        return True


def outputs(folder: Path) -> dict[str, str]:
    """SHA-256 of every output of a store; the journal and the lock are none."""
    kept = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith(("journal.", "run.lock"))]
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in kept}


def journal(folder: Path, query: str):
    """Rows of a query to the journal."""
    connection = sqlite3.connect(f"{(folder / 'journal.sqlite').as_uri()}?mode=ro", uri=True)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def done_so_far(folder: Path) -> int:
    """Reports in the journal; 0 before there is one."""
    try:
        return journal(folder, "SELECT count(*) FROM items")[0][0]
    except sqlite3.Error:
        return 0


def kill(process: subprocess.Popen) -> None:
    """As the system kills when memory is short: at once."""
    process.send_signal(signal.SIGKILL)
    process.communicate()
