"""`gouji review`, `doctor` and `config show` as a user meets them."""

import json
import os
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "corpora" / "sample"
PROGRAM = str(Path(sys.executable).with_name("gouji"))


def gouji(*arguments, folder=ROOT):
    return subprocess.run(
        [PROGRAM, *map(str, arguments)], cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False
    )


@pytest.fixture(scope="module", params=["html", "store"])
def out(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param)
    reports = sorted(SAMPLE.glob("commission-2035-*.txt"))
    done = gouji("audit", *reports, "-q", "-o", folder, *(["--format", "html"] if request.param == "html" else []))
    assert done.returncode in (0, 1), done.stderr
    return folder


def test_pages_or_a_store_are_served_and_decisions_kept(out):
    """Pages of a store are written first; decisions stand beside it; Ctrl-C ends with status 0."""
    process = subprocess.Popen([PROGRAM, "review", str(out), "--reviewer", "王"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        address = process.stdout.readline().strip()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", address), process.stderr.read()
        assert b"/-/review.js" in urllib.request.urlopen(address, timeout=20).read()
        state = json.loads(urllib.request.urlopen(f"{address}-/state", timeout=20).read())
        assert state["total"] == state["counts"]["open"] > 0
        listing = next(out.rglob("findings.json"))
        anchor = json.loads(listing.read_text(encoding="utf-8"))["findings"][0]["anchor"]
        body = json.dumps({"anchor": anchor, "decision": "reject", "note": ""}).encode()
        headers = {"Content-Type": "application/json", "Origin": address.rstrip("/")}
        answer = urllib.request.urlopen(urllib.request.Request(f"{address}-/decision", body, headers), timeout=20)
        assert json.loads(answer.read())["finding"]["state"] == "reject"
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0
    finally:
        process.kill()
        process.communicate()
    assert (out / "decisions.jsonl").is_file()
    told = gouji("review", "status", out)
    assert re.search(r"^ +1  不属实$", told.stdout, re.MULTILINE) and told.returncode == 0
    format = ["--format", "html"] if listing.parent == out else []
    again = gouji("audit", *sorted(SAMPLE.glob("commission-2035-*.txt")), "-q", "-o", out, *format)
    assert again.returncode in (0, 1)
    assert re.search(r"^ +1  reject$", gouji("review", "status", out, "--lang", "en").stdout, re.MULTILINE)


@pytest.mark.parametrize("arguments", [("review", "no-such-folder"), ("review", "src"), ("review", "import", "README.md")])
def test_what_cannot_be_reviewed_is_one_clear_line(arguments):
    done = gouji(*arguments)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1 and "Traceback" not in done.stderr


def test_config_says_where_each_value_comes_from(tmp_path):
    (tmp_path / "gouji.toml").write_text('min-score = 0.7\nlang = "en"\n', encoding="utf-8")
    inner = tmp_path / "inner"
    inner.mkdir()
    lines = gouji("config", "show", "--origin", folder=tmp_path).stdout.splitlines()
    assert any(re.fullmatch(r"min_score = 0\.7 +# gouji\.toml \[min-score\]", line) for line in lines)
    assert any(re.fullmatch(r"timeout = 600\.0 +# default", line) for line in lines)
    data = json.loads(gouji("config", "show", "--origin", "--json", folder=inner).stdout)
    assert data["lang"] == {"value": "en", "origin": f"{tmp_path / 'gouji.toml'} [lang]"}
    assert json.loads(gouji("config", "show", "--json", folder=inner).stdout)["min_score"] == 0.7
    (tmp_path / "gouji.toml").write_text("nosuch = 1\n", encoding="utf-8")
    assert gouji("config", "show", folder=tmp_path).returncode == 2


def test_doctor_is_content_here_and_tells_what_is_broken(tmp_path):
    done = gouji("doctor", "--json")
    told = {item["name"]: item for item in json.loads(done.stdout)}
    assert done.returncode == 0
    assert {"gouji", "lxml", "profiles", "model", "limit of memory", "chinese font", "extra batch", "soffice"} <= set(told)
    script = """
import importlib.metadata as metadata
real = metadata.version
def version(name):
    if name == "lxml":
        raise metadata.PackageNotFoundError(name)
    return real(name)
metadata.version = version
import sys
sys.argv = ["gouji", "doctor"]
from gouji.cli import main
main()
"""
    broken = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=120, check=False, env=os.environ)
    assert broken.returncode == 1
    assert re.search(r"^损坏 +lxml", broken.stdout, re.MULTILINE)
