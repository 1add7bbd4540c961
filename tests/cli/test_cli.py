"""The command line as a user meets it: exit statuses, what goes to stdout and stderr, bad input."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "corpora" / "sample"
LABELS = json.loads((SAMPLE / "labels" / "expected.json").read_text(encoding="utf-8"))


def gouji(*arguments, folder=ROOT, **environment):
    command = [str(Path(sys.executable).with_name("gouji")), *map(str, arguments)]
    return subprocess.run(
        command, cwd=folder, capture_output=True, timeout=300, check=False, env={**os.environ, **environment}, text=True, encoding="utf-8"
    )


def clean_report():
    return SAMPLE / next(entry["file"] for entry in LABELS if entry.get("clean") and entry["file"].endswith(".txt"))


def wrong_report():
    return SAMPLE / next(entry["file"] for entry in LABELS if entry["must"] and entry["file"].endswith((".txt", ".html")))


def test_a_clean_report_exits_with_0_and_one_verdict_line():
    done = gouji("audit", clean_report(), "--ignore", "GJ5")
    assert done.returncode == 0, done.stdout
    assert "核对" in done.stdout
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == ""


def test_findings_exit_with_1_and_show_their_evidence():
    done = gouji("audit", wrong_report())
    assert done.returncode == 1
    assert "原文 ›" in done.stdout or "单元格 ›" in done.stdout
    assert "【" in done.stdout


def test_json_stands_alone_on_stdout_and_equals_the_library_call():
    import gouji as library

    path = wrong_report()
    done = gouji("audit", path, "--format", "json")
    document = json.loads(done.stdout)
    assert document["schema"] == "gouji.result/1"
    assert document["results"][0] == json.loads(json.dumps(library.audit(path).to_dict()))


def test_two_runs_give_the_same_bytes_whatever_the_seed_and_the_jobs():
    first = gouji("audit", SAMPLE, "--format", "json", "--jobs", 1, PYTHONHASHSEED="1")
    second = gouji("audit", SAMPLE, "--format", "json", "--jobs", 2, PYTHONHASHSEED="2", TZ="Asia/Shanghai", LC_ALL="C")
    assert first.stdout == second.stdout
    assert len(json.loads(first.stdout)["results"]) == len(LABELS)


def test_csv_opens_in_a_chinese_spreadsheet():
    done = gouji("audit", wrong_report(), "--format", "csv")
    assert done.stdout.startswith("\ufeffreport,")


@pytest.fixture(scope="module")
def bad_files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bad")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "rubbish.pdf").write_bytes(bytes(range(256)) * 40)
    (folder / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    (folder / "novel.txt").write_text("从前有座山，山里有座庙。" * 50, encoding="utf-8")
    (folder / "page.pdf").write_bytes(next(SAMPLE.glob("*.html")).read_bytes())
    return folder


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("missing.txt", "no such file"),
        ("empty.txt", "is empty"),
        ("rubbish.pdf", "rubbish.pdf"),
        ("cut.pdf", "cut.pdf"),
        ("novel.txt", "no known genre"),
    ],
)
def test_bad_input_is_one_clear_line_and_exit_3(bad_files, name, said):
    done = gouji("audit", bad_files / name, GOUJI_LANG="en")
    assert done.returncode == 3
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_a_wrong_suffix_is_read_by_its_content(bad_files):
    done = gouji("audit", bad_files / "page.pdf", "--format", "json")
    assert json.loads(done.stdout)["results"][0]["status"] in ("ok", "partial")


def test_an_unreadable_file_wins_over_findings_and_costs_nothing_else(bad_files):
    done = gouji("audit", wrong_report(), bad_files / "empty.txt", "--format", "json")
    assert done.returncode == 3
    assert [result["status"] for result in json.loads(done.stdout)["results"]][1] == "unreadable"
    assert json.loads(done.stdout)["results"][0]["findings"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("audit", "x", "--format", "docx"), "choose one of: csv"),
        (("audit",), "PATH"),
        (("audit", "x", "--profile", "nosuch"), "nosuch"),
        (("explain", "GJ999"), "GJ101"),
        (("audit", "x", "--lang", "fr"), "cannot be 'fr'"),
        (("nosuch",), "nosuch"),
    ],
)
def test_wrong_use_exits_with_2_and_says_what_is_valid(arguments, said):
    done = gouji(*[str(clean_report()) if item == "x" else item for item in arguments], GOUJI_LANG="en")
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_show_lists_what_was_read():
    done = gouji("show", clean_report())
    assert done.returncode == 0
    for word in ("章节", "表格数据", "陈述", "received"):
        assert word in done.stdout


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_explain_shows_a_page(lang):
    done = gouji("explain", "gj201", "--lang", lang)
    assert done.returncode == 0
    assert done.stdout.startswith("GJ201 ")
    assert len(done.stdout.splitlines()) > 5


def test_profiles_and_checks_are_listed():
    assert "zfxxgk" in gouji("profiles").stdout
    assert {"GJ101", "GJ201", "GJ301", "GJ401", "GJ501"} <= {line.split()[0] for line in gouji("checks").stdout.splitlines()}


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "cp936"])
def test_no_console_encoding_makes_it_fail(encoding):
    done = subprocess.run(
        [str(Path(sys.executable).with_name("gouji")), "audit", str(wrong_report())],
        capture_output=True, env={**os.environ, "PYTHONIOENCODING": encoding}, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


def test_version():
    assert gouji("--version").stdout.strip() == f"gouji {__import__('gouji').__version__}"


def test_compare_shows_two_years_in_order_of_year():
    early, late = sorted(SAMPLE.glob("commission-2035-*.txt"))
    done = gouji("compare", late, early)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0].endswith("2025")
    assert "本年新收政府信息公开申请数量  " in done.stdout


def test_sample_draws_a_sheet_and_reads_it_back(tmp_path):
    out, sheet = tmp_path / "out", tmp_path / "sheet.csv"
    assert gouji("audit", SAMPLE, "-o", out, "-q").returncode in (0, 1)
    assert gouji("sample", out, "--n", 8, "-o", sheet).returncode == 0
    rows = sheet.read_text(encoding="utf-8-sig").splitlines()
    assert rows[0].startswith("kind,stratum,")
    filled = sheet.read_text(encoding="utf-8-sig").replace(",,,decision:", ",right,,decision:").replace(",,,missed:", ",,0,missed:")
    sheet.write_text(filled, encoding="utf-8-sig")
    done = gouji("sample", out, "--read", sheet, "--lang", "en")
    assert done.returncode == 0, done.stderr
    assert re.search(r"^1\.000  .* precision$", done.stdout, re.MULTILINE)
