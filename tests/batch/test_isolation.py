"""Hostile files cost themselves and nothing else; every input has one status; nothing outlives its parent."""

import json
import os
import subprocess
import sys
import time

import pytest

from hostile import STATUSES, install, write_report
from runs import Command, done_so_far, journal, kill

SOAK = bool(os.environ.get("GOUJI_SOAK"))
EACH, GOOD = (5, 350) if SOAK else (1, 30)


@pytest.fixture
def command(tmp_path):
    (tmp_path / "plugin").mkdir()
    return Command(tmp_path, install(tmp_path / "plugin"))


def test_hostile_files_cost_themselves_alone(command, tmp_path):
    expected = {}
    for number in range(GOOD):
        name = f"a{number:03d}.mock"
        write_report(tmp_path / "in" / name, number)
        expected[name] = "ok"
    for copy in range(EACH):
        for place, (order, status) in enumerate(STATUSES.items()):
            name = f"a{(copy * 17 + place * 20) % GOOD:03d}-{order}{copy}.mock"
            write_report(tmp_path / "in" / name, place, order)
            expected[name] = status
    done = command.run("audit", "in", "-o", "out", "--profile", "zfxxgk", "--jobs", 2, "--timeout", 30, "--memory", 1500)
    assert done.returncode == 3, done.stderr
    found = dict(journal(tmp_path / "out", "SELECT name, status FROM items"))
    assert set(found) == set(expected)
    wrong = {name: (found[name], status) for name, status in expected.items() if found[name] not in status.split("|")}
    assert not wrong
    assert command.gone(3)
    summary = json.loads((tmp_path / "out" / "summary.json").read_text(encoding="utf-8"))
    assert sum(summary["statuses"].values()) == len(expected)
    assert done.stdout == ""


@pytest.fixture(autouse=True)
def short_stall(tmp_path):
    (tmp_path / "gouji.toml").write_text("stall = 6\n", encoding="utf-8")


def test_a_standstill_ends_before_the_whole_time_is_up(command, tmp_path):
    write_report(tmp_path / "in" / "b.mock", 1, "sleep")
    write_report(tmp_path / "in" / "a.mock", 2)
    done = command.run("audit", "in", "--format", "json", "--profile", "zfxxgk", "--timeout", 300, timeout=120)
    results = json.loads(done.stdout)["results"]
    assert [result["status"] for result in results] == ["ok", "timeout"]
    assert "stood still" in done.stderr


@pytest.mark.parametrize("wait", range(4 if not SOAK else 20))
def test_no_worker_outlives_a_killed_parent(command, tmp_path, wait):
    for number in range(12 + wait):
        write_report(tmp_path / "in" / f"{number:02d}.mock", number, "pause" if number < wait else "loop")
    process = command.start("audit", "in", "-o", "out", "--profile", "zfxxgk", "--jobs", 2)
    for _ in range(1200):
        if done_so_far(tmp_path / "out") >= wait and (wait == 0 or command.workers()):
            break
        assert process.poll() is None
        time.sleep(0.05)
    kill(process)
    assert command.gone(3), command.processes()


def test_a_script_without_a_guard_is_not_run_again(command, tmp_path):
    write_report(tmp_path / "a.mock", 1)
    script = tmp_path / "plain.py"
    script.write_text("import gouji\nprint('once', [r.status.value for r in gouji.audit_many(['a.mock'], 'zfxxgk', isolate=True)])\n")
    done = subprocess.run([sys.executable, str(script)], cwd=tmp_path, env=command.environment, capture_output=True, text=True, check=False)
    assert done.stdout == "once ['ok']\n", done.stderr
