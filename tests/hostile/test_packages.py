"""Forty archives and a folder full of traps in one batch: each its status, and no file anywhere but in the output folder."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from packages import MORE_UNSAFE, TABLE, TEXT, UNSAFE, WHOLE, zipped
from runs import Command, journal

PARTS = {
    "text and table": lambda: zipped(("年报.txt", TEXT), ("年报附表1.md", TABLE)),
    "two bodies": lambda: zipped(("甲局2023年报.txt", TEXT), ("乙局2023年报.txt", TEXT.replace("某县", "乙县"))),
}
GOOD = {**WHOLE, **PARTS}


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


@pytest.mark.skipif(os.name != "posix", reason="pipes and links as folders of Linux have them")
def test_forty_archives_and_a_folder_of_traps(tmp_path: Path) -> None:
    place = tmp_path / "in"
    place.mkdir()
    expected = {}
    for name, (make, status) in {**UNSAFE, **MORE_UNSAFE}.items():
        (place / f"{name}.zip").write_bytes(make())
        expected[f"{name}.zip"] = status
    for name, make in GOOD.items():
        (place / f"{name}.zip").write_bytes(make())
        expected[f"{name}.zip"] = "ok"
    assert len(expected) >= 40
    os.mkfifo(place / "pipe.txt")
    (place / "loop").symlink_to(place)
    for name in (" -rf.txt", "报告📊.txt", "dots...txt", "--help.txt", "a\nb.txt"):
        (place / name).write_text(TEXT, encoding="utf-8")
        expected[name] = "ok"
    before = files(tmp_path)
    started = time.monotonic()
    done = Command(tmp_path, {}).run("audit", "in", "-o", "out", "--profile", "zfxxgk", "--jobs", 1, "-q", timeout=300)
    assert done.returncode == 3, done.stderr
    assert time.monotonic() - started < 300
    found = dict(journal(tmp_path / "out", "SELECT name, status FROM items"))
    wrong = {}
    for name, status in expected.items():
        ends = {end for item, end in found.items() if item == name or item.startswith(f"{name}/")}
        if ends != {status}:
            wrong[name] = (status, ends)
    assert not wrong
    assert not any("pipe" in item or item.startswith("loop") for item in found)
    assert {path for path in files(tmp_path) - before if path != "out" and not path.startswith("out/")} == set()
