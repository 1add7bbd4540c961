"""A run may be broken off at any moment: what is done is kept, and the end is the same byte for byte."""

import os
import resource
import signal
import sqlite3
import time
from random import Random

import pytest

from hostile import install, write_report
from runs import Command, done_so_far, journal, kill, outputs

SOAK = bool(os.environ.get("GOUJI_SOAK"))
KILLS, WORKER_KILLS, WRITING_KILLS = (50, 20, 10) if SOAK else (10, 5, 3)
COUNT = 60 if SOAK else 24
ARGUMENTS = ("--profile", "zfxxgk", "--jobs", 2)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("resume")
    (folder / "plugin").mkdir()
    for number in range(COUNT):
        write_report(folder / "in" / f"{number % 3}" / f"{number:03d}.mock", number, "pause")
    write_report(folder / "in" / "bad.mock", 1, "segv")
    return folder


@pytest.fixture(scope="module")
def command(folder):
    return Command(folder, install(folder / "plugin"))


@pytest.fixture(scope="module")
def unbroken(command, folder):
    start = time.monotonic()
    done = command.run("audit", "in", "-o", "whole", *ARGUMENTS)
    assert done.returncode == 3, done.stderr
    return outputs(folder / "whole"), time.monotonic() - start


def finished(command, folder, out):
    done = command.run("audit", "in", "-o", out, *ARGUMENTS)
    assert done.returncode == 3, done.stderr
    assert journal(folder / out, "PRAGMA integrity_check") == [("ok",)]
    return outputs(folder / out)


def test_kills_of_the_parent_leave_no_trace(command, folder, unbroken):
    expected, seconds = unbroken
    chance = Random(1)
    for _ in range(KILLS):
        process = command.start("audit", "in", "-o", "killed", *ARGUMENTS)
        time.sleep(chance.uniform(0.1, seconds * 0.7))
        kill(process)
    assert finished(command, folder, "killed") == expected
    assert command.gone(3)


def test_kills_of_workers_leave_no_trace(command, folder, unbroken):
    chance = Random(2)
    process = command.start("audit", "in", "-o", "workers", *ARGUMENTS)
    killed = 0
    while killed < WORKER_KILLS and process.poll() is None:
        workers = command.workers()
        if workers and done_so_far(folder / "workers") > killed * 3:
            os.kill(chance.choice(workers), signal.SIGKILL)
            killed += 1
        time.sleep(0.1)
    _, said = process.communicate(timeout=300)
    assert process.returncode == 3, said
    assert killed == WORKER_KILLS
    assert journal(folder / "workers", "SELECT name, status FROM items WHERE status <> 'ok'") == [("bad.mock", "crashed")]
    assert outputs(folder / "workers") == unbroken[0]


def test_kills_while_outputs_are_written_leave_no_trace(command, folder, unbroken):
    chance = Random(3)
    for _ in range(WRITING_KILLS):
        process = command.start("audit", "in", "-o", "writing", *ARGUMENTS)
        while process.poll() is None and done_so_far(folder / "writing") <= COUNT:
            time.sleep(0.02)
        time.sleep(chance.uniform(0.0, 1.5))
        kill(process)
        (folder / "writing" / "summary.json").unlink(missing_ok=True)
    assert finished(command, folder, "writing") == unbroken[0]


def test_outputs_name_no_clock_host_path_or_worker(folder, unbroken):
    whole = b"".join(path.read_bytes() for path in (folder / "whole").rglob("*.json"))
    assert str(folder).encode() not in whole
    assert os.uname().nodename.encode() not in whole
    assert not any("seconds" in name for name in unbroken[0])


def test_other_jobs_and_order_of_work_give_the_same_bytes(command, folder, unbroken):
    done = command.run("audit", "in", "-o", "alone", "--profile", "zfxxgk", "--jobs", 1, "--lang", "en")
    assert done.returncode == 3
    assert outputs(folder / "alone") == unbroken[0]


def test_a_finished_run_does_nothing_twice(command, folder, unbroken):
    before = journal(folder / "whole", "SELECT name, finished FROM items ORDER BY name")
    stamps = {path: path.stat().st_mtime_ns for path in (folder / "whole").rglob("*.parquet")}
    assert finished(command, folder, "whole") == unbroken[0]
    assert journal(folder / "whole", "SELECT name, finished FROM items ORDER BY name") == before
    assert {path: path.stat().st_mtime_ns for path in (folder / "whole").rglob("*.parquet")} == stamps


def test_a_second_run_on_the_folder_is_refused(command, folder, unbroken):
    connection = sqlite3.connect(folder / "whole" / "run.lock", isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    done = command.run("audit", "in", "-o", "whole", *ARGUMENTS)
    connection.close()
    assert done.returncode == 2
    assert "in use by another run" in done.stderr


def test_changes_redo_what_changed_and_nothing_else(command, folder):
    for number in range(4):
        write_report(folder / "some" / f"{number}.mock", number)
    write_report(folder / "some" / "bad.mock", 9, "sysexit")

    def stamps(*more):
        command.run("audit", "some", "-o", "changes", *ARGUMENTS, *more)
        return dict(journal(folder / "changes", "SELECT name, finished FROM items"))

    def redone(before, after):
        return {name for name in after if after[name] != before.get(name)}

    first = stamps()
    assert len(first) == 5
    write_report(folder / "some" / "2.mock", 77)
    second = stamps()
    assert redone(first, second) == {"2.mock"}
    write_report(folder / "some" / "new.mock", 5)
    (folder / "some" / "3.mock").unlink()
    third = stamps()
    assert redone(second, third) == {"new.mock"}
    assert "3.mock" not in third
    fourth = stamps("--retry-failed")
    assert redone(third, fourth) == {"bad.mock"}
    fifth = stamps("--ignore", "GJ5")
    assert redone(fourth, fifth) == set(fifth)
    sixth = stamps("--ignore", "GJ5", "--restart")
    assert redone(fifth, sixth) == set(sixth)


def test_an_interrupt_ends_cleanly_and_says_how_to_go_on(command, folder, unbroken):
    process = command.start("audit", "in", "-o", "interrupted", *ARGUMENTS)
    while done_so_far(folder / "interrupted") < 3:
        assert process.poll() is None
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "gouji audit in -o interrupted --profile zfxxgk --jobs 2" in said
    assert "Traceback" not in said
    assert command.gone(3)
    assert finished(command, folder, "interrupted") == unbroken[0]


def test_a_full_disk_is_one_clear_line_and_leaves_nothing_half_done(command, folder, unbroken):
    def bound():
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))

    import subprocess
    import sys
    from pathlib import Path

    arguments = [str(Path(sys.executable).with_name("gouji")), "audit", "in", "-o", "full", *map(str, ARGUMENTS)]
    done = subprocess.run(arguments, cwd=folder, env=command.environment, preexec_fn=bound, capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stderr
    assert "cannot be" in done.stderr and "Traceback" not in done.stderr
    assert not (folder / "full" / "summary.json").exists()
    assert finished(command, folder, "full") == unbroken[0]
