"""Measures the scan of numbers in text, and its ratio to plain baselines over the same text in the same run.

    python benchmarks/quantities.py [--rounds 7] [FILE...]

Without files it builds report-like sentences of its own. The baselines are what a reader of numbers cannot do without: one
`re` scan for digits, and one for digits or Chinese numerals with a parse of each hit.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from gouji.text import extract_quantities, parse_numeral

SENTENCES = (
    "{year}年，全县共收到政府信息公开申请{n}件，较上年增长{p}%，均已按时办结。",
    "通过政府网站公开信息{n}条，其中规范性文件{m}件、财政信息{m}条，进一步统一了公开标准。",
    "一是健全制度，开展培训{c}次，{n}余人次参加；二是落实三审三校要求。",
    "依据《条例》第三十六条第（一）项和〔{year}〕{m}号文件，予以公开{m}件，部分公开{c}件。",
    "安排专项资金{p}万元，惠及群众{p}万人，12345热线办结率{p}%。",
)
NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?|[零〇一二三四五六七八九十百千万亿两]+")


def generated(count: int, seed: int = 7) -> list[str]:
    """Sentences as reports have them, with figures drawn at random."""
    draw = random.Random(seed)
    lines = []
    for _ in range(count):
        figures = {"year": draw.randint(2008, 2025), "n": draw.randint(1, 99999), "m": draw.randint(1, 400)}
        lines.append(draw.choice(SENTENCES).format(**figures, p=f"{draw.uniform(0, 100):.2f}", c=draw.choice("一两三四五六七八九")))
    return lines


def digits(text: str) -> object:
    """Every run of digits as a number."""
    return [int(hit) for hit in re.findall(r"\d+", text)]


def numerals(text: str) -> object:
    """Every run of digits or Chinese numerals with its value; no units, no traps."""
    return [parse_numeral(hit) for hit in NUMERAL.findall(text)]


def rate(function: Callable[[str], object], lines: list[str], rounds: int) -> float:
    """Median rate in MB of UTF-8 a second of processor time."""
    size = sum(len(line.encode()) for line in lines)
    times = []
    for _ in range(rounds):
        start = time.process_time()
        for line in lines:
            function(line)
        times.append(time.process_time() - start)
    return size / median(times) / 1e6


def main() -> None:
    """Print the rates and their ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    lines = [line for file in options.files for line in file.read_text("utf-8").splitlines()] or generated(4000)
    extract_quantities(lines[0])
    whole = ["\n".join(lines)]
    rates = {
        "gouji, line by line": rate(extract_quantities, lines, options.rounds),
        "gouji, one text": rate(extract_quantities, whole, options.rounds),
        "digits only (re)": rate(digits, lines, options.rounds),
        "numerals and their values": rate(numerals, lines, options.rounds),
    }
    for name, value in rates.items():
        print(f"{name:28s} {value:8.2f} MB/s   {value / rates['gouji, line by line']:6.2f} x")


if __name__ == "__main__":
    main()
