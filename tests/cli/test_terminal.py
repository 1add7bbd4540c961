"""A walk at the terminal: help, wrong use, odd consoles, pipes, in both languages."""

import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
import typer.main

from gouji.cli import app

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = str(Path(sys.executable).with_name("gouji"))
REPORT = sorted((ROOT / "corpora" / "sample").glob("bureau_plain-*.txt"))[0]
CJK = re.compile(r"[\u3400-\u9fff，。；：]")
ENGLISH = re.compile(r"\b[a-z]{2,} [a-z]{2,} [a-z]{2,}\b")
CHINESE_CONSOLE = {"GOUJI_LANG": "", "LANG": "zh_CN.UTF-8", "LC_ALL": ""}


def gouji(*arguments, folder=ROOT, **environment):
    known = {**os.environ, "COLUMNS": "80", **environment}
    return subprocess.run([PROGRAM, *map(str, arguments)], cwd=folder, capture_output=True, timeout=120, check=False, env=known)


def said(done):
    return (done.stdout + done.stderr).decode("utf-8")


def commands(command, words=()):
    yield words
    for name, below in sorted(getattr(command, "commands", {}).items()):
        yield from commands(below, (*words, name))


def width(text):
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def test_help_of_every_command_is_chinese_or_english_and_fits_the_terminal():
    """In one process: forty starts of the program take a minute."""
    script = """
import sys
import typer.main
from gouji.cli import app
from gouji.commands.speech import begin, spoken
lang = begin(["--lang", sys.argv[1]])
command = spoken(typer.main.get_command(app), lang)
for words in sys.argv[2:]:
    try:
        command([*words.split(), "--help"], prog_name="gouji", standalone_mode=False)
    except SystemExit:
        pass
"""
    every = [" ".join(words) for words in commands(typer.main.get_command(app))]
    assert len(every) > 20
    for lang in ("zh", "en"):
        done = subprocess.run(
            [sys.executable, "-c", script, lang, *every],
            capture_output=True, timeout=120, check=True, env={**os.environ, "COLUMNS": "80"}, text=True, encoding="utf-8",
        )  # fmt: skip
        lines = done.stdout.splitlines()
        assert len(lines) > 200 and not done.stderr
        assert [line for line in lines if width(line) > 80] == []
        assert [line for line in lines if (CJK if lang == "en" else ENGLISH).search(line.partition("用法：")[0])] == []
        assert sum("--lang" in line for line in lines) >= len(every)


@pytest.mark.parametrize(
    ("arguments", "status", "zh"),
    [
        ((), 2, "用法： gouji"),
        (("audit", "nosuch.txt"), 3, "没有这个文件或文件夹"),
        (("audit",), 2, "缺失；请指定文件或文件夹"),
        (("audit", "--bogus"), 2, "没有选项 --bogus"),
        (("audit", "--jobs", "many", "x"), 2, "的值无效：应为整数"),
        (("nosuch",), 2, "没有命令 'nosuch'；用法见 gouji --help"),
        (("explain",), 2, "缺少参数 'CODE'"),
        (("explain", "GJ999"), 2, "代码 'GJ999'：无此项；可选：GJ101"),
        (("export", "nosuch", "-o", "x", "--format", "html"), 2, "没有已完成的批次"),
        (("review", "nosuch"), 2, "不是文件夹"),
    ],
)
def test_wrong_use_is_told_in_the_language_of_the_console(arguments, status, zh):
    done = gouji(*arguments, **CHINESE_CONSOLE)
    assert done.returncode == status
    assert zh in said(done)
    assert not ENGLISH.search(said(done)), said(done)
    english = gouji(*arguments, GOUJI_LANG="", LANG="en_US.UTF-8", LC_ALL="")
    assert english.returncode == status
    assert said(english).strip() and not CJK.search(said(english))


def test_an_empty_folder_and_a_locked_choice_of_language(tmp_path):
    assert "是空文件夹" in said(gouji("audit", tmp_path, **CHINESE_CONSOLE))
    done = gouji("doctor", "--lang", "fr", **CHINESE_CONSOLE)
    assert done.returncode == 2 and "可选：zh, en" in said(done)
    assert gouji("--help", GOUJI_LANG="fr").returncode == 0
    assert "GOUJI_LANG" in said(gouji("checks", GOUJI_LANG="fr"))


def test_the_option_goes_before_everything():
    assert "usage:" in said(gouji("--help", "--lang", "en", **CHINESE_CONSOLE)).lower()
    assert "no such file" in said(gouji("audit", "nosuch.txt", "--lang=en", **CHINESE_CONSOLE))
    assert "没有这个文件" in said(gouji("audit", "nosuch.txt", "--lang", "zh", GOUJI_LANG="en"))


@pytest.mark.parametrize(
    "arguments", [("--help",), ("audit", "--help"), ("audit", str(REPORT)), ("audit", "nosuch.txt"), ("doctor",), ("checks",)]
)
@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_no_console_makes_it_fail(arguments, encoding):
    done = gouji(*arguments, PYTHONIOENCODING=encoding, LANG="zh_CN.GBK")
    assert b"Traceback" not in done.stderr + done.stdout
    assert b"UnicodeEncodeError" not in done.stderr
    assert done.stdout + done.stderr
    if encoding == "gbk":
        assert CJK.search((done.stdout + done.stderr).decode("gbk"))


@pytest.mark.parametrize("arguments", ["checks", f"audit {REPORT}", "explain GJ201"])
def test_a_pipe_that_closes_is_no_error(arguments):
    script = f"{PROGRAM} {arguments} | head -n 1; echo status ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", script], cwd=ROOT, capture_output=True, timeout=120, check=False, text=True, encoding="utf-8")
    assert done.stderr == ""
    assert done.stdout.splitlines()[-1] in ("status 0", "status 1")


def test_no_colour_codes_reach_a_pipe():
    for environment in ({}, {"NO_COLOR": "1"}, {"FORCE_COLOR": "1", "NO_COLOR": "1"}):
        assert "\x1b" not in said(gouji("audit", REPORT, **environment))


def test_a_narrow_terminal_still_reads():
    for arguments in (("audit", "--help"), ("audit", REPORT), ("checks",)):
        done = gouji(*arguments, COLUMNS="40")
        assert done.returncode in (0, 1) and done.stdout
