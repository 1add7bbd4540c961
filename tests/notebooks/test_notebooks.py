"""Every notebook runs from top to bottom, and stays small enough to read on a code host.

`GOUJI_UPDATE_NOTEBOOKS=1 pytest tests/notebooks` saves the outputs anew, the study's from all its 2,000 reports.
"""

import os
import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
MAX_SIZE = 2_000_000
UPDATE = "GOUJI_UPDATE_NOTEBOOKS" in os.environ
FEW_REPORTS = {"GOUJI_STUDY_REPORTS": "120"}
LANGUAGE = {"GOUJI_LANG": "zh"}


def executed(path):
    notebook = nbformat.read(path, as_version=4)
    environment = {**os.environ, **LANGUAGE, **({} if UPDATE else FEW_REPORTS)}
    client = NotebookClient(notebook, timeout=1200 if UPDATE else 300, record_timing=False, resources={"metadata": {"path": str(FOLDER)}})
    client.execute(env=environment)
    return notebook


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_runs(path):
    notebook = executed(path)
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert outputs
    assert not [output for output in outputs if output.output_type == "error" or output.get("name") == "stderr"]
    if UPDATE:
        nbformat.write(notebook, path)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_saved_outputs_are_there_and_small(path):
    notebook = nbformat.read(path, as_version=4)
    assert path.stat().st_size < MAX_SIZE
    assert any(cell.outputs for cell in notebook.cells if cell.cell_type == "code")


def test_the_five_notebooks_are_there():
    assert [path.stem[:2] for path in NOTEBOOKS] == ["01", "02", "03", "04", "05"]


def test_the_saved_study_is_of_2000_reports():
    text = (FOLDER / "05_a_small_study.ipynb").read_text(encoding="utf-8")
    assert re.search(r"2000 reports by \d+ authors", text)


def test_quantities_and_claims_are_drawn_in_the_first_notebook():
    notebook = nbformat.read(NOTEBOOKS[0], as_version=4)
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    drawn = "".join(output.data["text/html"] for output in outputs if 'class="entities"' in output.get("data", {}).get("text/html", ""))
    for word in ("11件", "count", "received", "未发生行政复议", "review.total"):
        assert word in drawn


def test_notebooks_are_not_being_rewritten():
    assert not (UPDATE and os.environ.get("CI"))
