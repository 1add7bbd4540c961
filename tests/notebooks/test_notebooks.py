"""Every notebook runs from top to bottom, and stays small enough to read on a code host."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
MAX_SIZE = 2_000_000


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_runs(path):
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(FOLDER)}}).execute()
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert outputs
    assert not [output for output in outputs if output.output_type == "error"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_saved_outputs_are_there_and_small(path):
    notebook = nbformat.read(path, as_version=4)
    assert path.stat().st_size < MAX_SIZE
    assert any(cell.outputs for cell in notebook.cells if cell.cell_type == "code")


def test_there_is_the_first_notebook():
    assert "01_audit_one_report" in [path.stem for path in NOTEBOOKS]
