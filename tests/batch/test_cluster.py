"""A batch on a Dask cluster: the bytes of a local run, with a worker killed on the way and poisoned files in between."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hostile import install, write_report
from runs import Command, done_so_far, journal, outputs

pytest.importorskip("distributed")

ARGUMENTS = ("--profile", "zfxxgk")
COUNT = 40


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def dask(command, *arguments):
    line = [sys.executable, "-m", "distributed.cli." + arguments[0], *map(str, arguments[1:])]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(line, cwd=command.folder, env=command.environment, **quiet)


@pytest.fixture
def cluster(tmp_path):
    """A scheduler and two workers, each a process of its own, as an operator starts them."""
    (tmp_path / "plugin").mkdir()
    command = Command(tmp_path, install(tmp_path / "plugin"))
    port = free_port()
    address = f"tcp://127.0.0.1:{port}"
    scheduler = dask(command, "dask_scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard")
    options = ("--nthreads", 1, "--no-dashboard", "--death-timeout", 60)
    workers = [dask(command, "dask_worker", address, *options) for _ in range(2)]
    yield command, address, workers, lambda: dask(command, "dask_worker", address, *options), port
    for process in [*workers, scheduler]:
        process.terminate()
    for process in [*workers, scheduler]:
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()


def test_a_killed_worker_loses_no_report(cluster, tmp_path):
    command, address, workers, _, _ = cluster
    for number in range(COUNT):
        write_report(tmp_path / "in" / f"{number:03d}.mock", number, "pause")
    for order in ("segv", "kill", "exit"):
        write_report(tmp_path / "in" / f"{order}.mock", 1, order)
    local = command.run("audit", "in", "-o", "local", *ARGUMENTS)
    assert local.returncode == 3, local.stderr
    process = command.start("audit", "in", "-o", "far", *ARGUMENTS, "--engine", "dask", "--scheduler", address)
    while done_so_far(tmp_path / "far") < 4:
        assert process.poll() is None, process.communicate()
        time.sleep(0.1)
    os.kill(workers[0].pid, signal.SIGKILL)
    _, said = process.communicate(timeout=400)
    assert process.returncode == 3, said
    assert journal(tmp_path / "far", "SELECT count(*) FROM items WHERE status = 'crashed'") == [(3,)]
    assert outputs(tmp_path / "far") == outputs(tmp_path / "local")
    assert workers[1].poll() is None


@pytest.mark.parametrize("address", ["nonsense://x", "tcp://127.0.0.1:x", "somewhere"])
def test_a_scheduler_that_does_not_answer_is_one_clear_line(tmp_path, address):
    write_report(tmp_path / "in" / "a.mock", 1)
    (tmp_path / "plugin").mkdir()
    command = Command(tmp_path, install(tmp_path / "plugin"))
    done = command.run("audit", "in", "-o", "out", "--engine", "dask", "--scheduler", address, timeout=200)
    assert done.returncode == 2
    assert "scheduler" in done.stderr and len(done.stderr.strip().splitlines()) == 1


def test_a_restarted_scheduler_loses_no_report(cluster, tmp_path):
    command, address, _, _, port = cluster
    for number in range(COUNT):
        write_report(tmp_path / "in" / f"{number:03d}.mock", number, "pause")
    process = command.start("audit", "in", "-o", "far", *ARGUMENTS, "--engine", "dask", "--scheduler", address)
    while done_so_far(tmp_path / "far") < 4:
        assert process.poll() is None, process.communicate()
        time.sleep(0.1)
    scheduler = next(number for number, (_, line) in command.processes().items() if "dask_scheduler" in line)
    os.kill(scheduler, signal.SIGKILL)
    time.sleep(1)
    again = dask(command, "dask_scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard")
    more = [dask(command, "dask_worker", address, "--nthreads", 1, "--no-dashboard")]
    try:
        _, said = process.communicate(timeout=400)
    finally:
        for extra in [*more, again]:
            extra.kill()
            extra.wait()
    assert process.returncode in (0, 1), said
    assert journal(tmp_path / "far", "SELECT count(*), sum(status = 'ok') FROM items") == [(COUNT, COUNT)]


@pytest.mark.parametrize("arguments", [("--engine", "spark"), ("--scheduler", "tcp://x:1")])
def test_wrong_use_is_said(tmp_path, arguments):
    write_report(tmp_path / "in" / "a.txt", 1)
    command = Command(tmp_path, {})
    done = command.run("audit", "in", "-o", "out", *arguments)
    assert done.returncode == 2


def test_dask_is_not_loaded_unless_asked_for():
    code = "import gouji.batch.engines, sys; print('distributed' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parent)
    assert done.stdout.strip() == "False"
