"""The site builds without a warning, has a page a check, and asks for nothing from elsewhere."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from gouji.checks import catalogue

ROOT = Path(__file__).resolve().parents[2]
FOREIGN = re.compile(r"""<(?:script|link|img|iframe)[^>]+(?:src|href)=["']?(https?:)?//""")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    pytest.importorskip("mkdocs", reason="mkdocs is not installed; install gouji[docs]")
    folder = tmp_path_factory.mktemp("site")
    command = [str(Path(sys.executable).with_name("mkdocs")), "build", "--strict", "--quiet", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def test_every_check_has_its_page_from_its_docstring(site):
    for check in catalogue():
        page = (site / "checks" / f"{check.code.lower()}.html").read_text(encoding="utf-8")
        assert check.title.zh in page and "中文" in page and "False alarms" in page
        for option in check.options:
            assert f"<code>{option}</code>" in page
        assert f"{check.code.lower()}.html" in (site / "checks" / "index.html").read_text(encoding="utf-8")


def test_the_api_is_that_of_the_package(site):
    page = (site / "api.html").read_text(encoding="utf-8")
    for name in ("audit", "audit_many", "extract_claims", "Batch", "Settings", "open_batch", "min_score"):
        assert name in page


def test_nothing_is_fetched_from_elsewhere(site):
    pages = list(site.rglob("*.html"))
    assert len(pages) > 40
    assert [path.name for path in pages if FOREIGN.search(path.read_text(encoding="utf-8"))] == []


def test_commands_named_on_the_pages_exist():
    from typer.main import get_command

    from gouji.cli import app

    known = get_command(app).commands
    texts = [path.read_text(encoding="utf-8") for path in [*(ROOT / "docs").glob("*.md"), ROOT / "README.md"]]
    named = {word for text in texts for word in re.findall(r"(?:^\$ |`)gouji ([a-z]+)\b", text, re.MULTILINE)}
    assert {"audit", "review", "baseline", "train", "evaluate", "doctor"} <= named
    assert named <= set(known), named - set(known)
