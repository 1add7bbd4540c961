"""Builders of tables, claims and profiles under guided fuzzing; what once made one fail is run again each time."""

from __future__ import annotations

import importlib.util
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from fuzzing import SEEDS, TARGETS

SECONDS = 120
ATHERIS = importlib.util.find_spec("atheris") is not None
KEPT = sorted(path for path in SEEDS.rglob("*") if path.is_file() and path.name != "README.md")


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}-{path.name[:20]}")
def test_what_failed_before_holds_now(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_random_choices_are_answered_or_refused(name: str) -> None:
    for number in range(20 if name in ("tables", "reports") else 60):
        chance = random.Random(f"{name}{number}")
        TARGETS[name](chance.randbytes(chance.randint(0, 200)))


@pytest.mark.skipif(os.environ.get("GOUJI_SOAK") != "1", reason="only in the long run: two minutes a target")
@pytest.mark.skipif(not ATHERIS, reason="atheris is not installed (Linux on x86-64): pip install 'gouji[fuzz]'")
@pytest.mark.parametrize("name", TARGETS)
def test_guided_fuzzing_finds_nothing(name: str, tmp_path: Path) -> None:
    harness = Path(__file__).parents[1] / "fuzzing.py"
    command = [sys.executable, str(harness), name, f"-max_total_time={SECONDS}", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False, timeout=SECONDS + 120)
    assert done.returncode == 0, done.stderr[-3000:]
    assert "Done" in done.stderr
