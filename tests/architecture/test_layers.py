"""The design's promises about imports, types, style and start-up, kept by the tools that check them."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("spacy", "pandas", "sklearn", "jieba", "pdfplumber", "numpy", "lxml")


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*command], cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)


def tool(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


def test_imports_go_one_way():
    done = run(tool("lint-imports"))
    assert done.returncode == 0, done.stdout


def test_types_are_strict():
    done = run(tool("mypy"))
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("folder", ["src", "tests", "benchmarks"])
def test_style(folder):
    done = run(tool("ruff"), "check", folder)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("statement", ["import gouji", "import gouji.cli"])
def test_import_loads_nothing_heavy(statement):
    done = run(sys.executable, "-c", f"{statement}; import sys; print(*sys.modules)")
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert "gouji" in loaded
    assert not loaded & set(HEAVY)


def test_help_answers_at_once():
    """Start-up promise of the design: below 0.4 s; best of five, since a busy machine is not the program's fault."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        done = run(tool("gouji"), "--help")
        times.append(time.perf_counter() - start)
        assert done.returncode == 0
    assert min(times) < 0.4, times
