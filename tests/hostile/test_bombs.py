"""PDF bombs end in their own status at any bound of memory, and the good file behind each is read as if nothing had been."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

import bombs
from gouji.batch.inputs import Input
from gouji.batch.runner import run_local
from gouji.config import Settings

SOAK = bool(os.environ.get("GOUJI_SOAK"))
LIMITS = (512, 1024, 2048) if SOAK else (1024,)
SLOW = (bombs.rulings, bombs.vast_picture, bombs.kids_without_number, bombs.packed_objects)
CHOSEN = tuple(make for make in bombs.BOMBS if SOAK or make not in SLOW)
GOOD = (Path(__file__).parents[2] / "corpora" / "sample" / "terse-2037-00001-2022.pdf").read_bytes()
TIMEOUT = 90 if SOAK else 30


def held() -> float:
    """Megabytes this process holds."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="bounds of memory are kept on Linux alone")
@pytest.mark.parametrize("limit", LIMITS)
def test_each_bomb_costs_itself(limit: int) -> None:
    items = [item for make in CHOSEN for item in (Input(f"{make.__name__}.pdf", "", data=make()), Input("good.pdf", "", data=GOOD))]
    before, last, found, times = held(), time.monotonic(), {}, []
    for number, outcome in run_local(items, Settings(jobs=1, memory=limit, timeout=TIMEOUT)):
        found[number] = outcome.status.value
        times.append(time.monotonic() - last)
        last = time.monotonic()
    wrong = {
        make.__name__: found[2 * place]
        for place, make in enumerate(CHOSEN)
        if found[2 * place] not in f"{bombs.BOMBS[make]}{'|memory' if limit < 1024 else ''}".split("|")
    }
    assert not wrong
    assert [found[2 * place + 1] for place in range(len(CHOSEN))] == ["ok"] * len(CHOSEN)
    assert held() - before < 50
    assert max(times) < TIMEOUT + 5
