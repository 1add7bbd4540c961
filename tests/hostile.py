"""A reader of orders instead of reports: files that hang, crash or eat memory, for tests of batches.

It is installed the way any reader from outside is: a distribution with an entry point, in a folder on the path of the
processes under test. `.mock` files hold one order on their first line and a report below it.
"""

from __future__ import annotations

import os
from pathlib import Path

READER = '''
import ctypes, os, re, signal, sys, time
from gouji.readers.raw import RawParagraph
from gouji.readers.raw import RawDocument

SUFFIXES = (".mock",)
HELD = []

class Unpicklable(Exception):
    def __init__(self, one, two):
        super().__init__(lambda: None)

def recognises(head, name):
    return name.endswith(".mock")

def read_blocks(data, name):
    order, _, rest = data.decode().partition("\\n")
    globals()["do_" + order.strip()]()
    return RawDocument(tuple(RawParagraph(line) for line in rest.splitlines() if line), ())

def do_nothing(): pass
def do_pause(): time.sleep(0.1)
def do_loop():
    while True: pass
def do_regex(): re.match(r"^(?:\\d+)+$", "1" * 60 + "x")
def do_sleep(): time.sleep(1000)
def do_deaf():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    while True: time.sleep(1)
def do_memory():
    while True: HELD.append(bytes(64 << 20))
def do_swallowed_memory():
    try: do_memory()
    except MemoryError:
        HELD.clear()
        raise ValueError("damaged")
def do_segv(): ctypes.string_at(0)
def do_abort(): os.abort()
def do_exit(): os._exit(3)
def do_sysexit(): sys.exit(3)
def do_recursion(): do_recursion()
def do_kill(): os.kill(os.getpid(), signal.SIGKILL)
def do_unpicklable(): raise Unpicklable(1, 2)
def do_interrupt(): raise KeyboardInterrupt
def do_closes(): os.close(1)
def do_leaks():
    for _ in range(200): os.open("/dev/null", os.O_RDONLY)
def do_prints(): os.write(1, b"noise on stdout" * 100)
'''

STATUSES = {
    "loop": "timeout", "regex": "timeout", "sleep": "timeout", "deaf": "timeout", "memory": "memory", "swallowed_memory": "memory|crashed",
    "segv": "crashed", "abort": "crashed", "exit": "crashed", "sysexit": "crashed", "recursion": "crashed", "kill": "crashed",
    "unpicklable": "crashed", "interrupt": "crashed", "closes": "ok", "leaks": "ok", "prints": "ok",
}  # fmt: skip
"""Orders and the statuses their files have to end in."""

REPORT = """{body}2023年政府信息公开工作年度报告
根据《中华人民共和国政府信息公开条例》编制本报告，数据统计期限为2023年1月1日至2023年12月31日。
一、总体情况
{number}号报告：本年共收到政府信息公开申请{count}件，均按期办结，未发生行政复议。
二、存在的主要问题及改进情况
仍有公开不够及时的情况，下一步将加强培训。
"""


def install(folder: Path) -> dict[str, str]:
    """Put the reader in a folder; returns the environment in which it is found."""
    (folder / "gouji_mock_reader.py").write_text(READER, encoding="utf-8")
    info = folder / "gouji_mock-1.0.dist-info"
    info.mkdir(exist_ok=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: gouji-mock\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[gouji.readers]\nmock = gouji_mock_reader\n", encoding="utf-8")
    return {"PYTHONPATH": os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)}


def write_report(path: Path, number: int, order: str = "nothing") -> None:
    """A small report with an order."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = REPORT.format(body=f"某{number:03d}县财政局", number=number, count=number % 9 + 2)
    path.write_text(f"{order}\n{text}", encoding="utf-8")
