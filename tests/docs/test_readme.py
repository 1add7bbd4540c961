"""Every console block of the documents is run, and its output must be what is printed there.

`GOUJI_UPDATE_DOCS=1 pytest tests/docs` writes the output anew; `test_documents_are_not_being_rewritten` keeps the flag out of CI.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"```(console|pycon)\n(.*?)```", re.DOTALL)
FILE = re.compile(r'```\w+ title="([\w.-]+)"\n(.*?)```', re.DOTALL)
PAGES = [path for path in sorted((ROOT / "docs").glob("*.md")) if BLOCK.search(path.read_text(encoding="utf-8"))]
DOCUMENTS = [ROOT / "README.md", ROOT / "README.zh.md", *PAGES]
UPDATE = "GOUJI_UPDATE_DOCS" in os.environ


def run(command, folder):
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "COLUMNS": "120", "PYTHONHASHSEED": "0", "USER": "reviewer"}
    done = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, text=True, env=environment, timeout=300, check=False)
    return done.stdout + done.stderr


def rerun(block, folder):
    """The block with each command's output as it is now."""
    commands = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"$ {command}\n{run(command, folder)}" for command in commands)


def rerun_python(block, folder):
    lines = [line[4:] for line in block.splitlines() if line.startswith((">>> ", "... "))]
    script = "import code, sys\nconsole = code.InteractiveConsole()\nsys.ps1 = ''\n"
    script += f"for line in {lines!r}:\n    print(('... ' if console.buffer else '>>> ') + line)\n    console.push(line)\n"
    return run(f"{sys.executable} - <<'END'\n{script}END", folder)


def updated(text, folder):
    def replace(match):
        again = rerun(match[2], folder) if match[1] == "console" else rerun_python(match[2], folder)
        return f"```{match[1]}\n{again}```"

    return BLOCK.sub(replace, text)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_output_in_the_document_is_what_the_commands_print(path, tmp_path):
    """README speaks of the repository; a page of the site starts in an empty folder with the sample and the files it shows."""
    text = path.read_text(encoding="utf-8")
    folder = ROOT
    if path in PAGES:
        folder = tmp_path
        (folder / "corpora").symlink_to(ROOT / "corpora")
        for name, content in FILE.findall(text):
            (folder / name).write_text(content, encoding="utf-8")
    again = updated(text, folder)
    if UPDATE:
        path.write_text(again, encoding="utf-8")
    assert BLOCK.search(text)
    assert again == text or UPDATE


def test_documents_are_not_being_rewritten():
    assert not (UPDATE and os.environ.get("CI"))
