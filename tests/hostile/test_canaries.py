"""Nothing that comes with a report is ever run: planted files would leave a mark, and the code holds nothing that could run them."""

from __future__ import annotations

import ast
import gzip
import io
import pickle
import zipfile
from pathlib import Path

import numpy as np
import pytest

import gouji
from bombs import FONT, stream, written
from gouji.config import Settings
from gouji.errors import GoujiError
from gouji.scoring import load_model
from runs import Command, journal

SOURCES = sorted(Path(gouji.__file__).parent.rglob("*.py"))
MODULES = {"pickle", "cPickle", "joblib", "cloudpickle", "dill", "shelve", "marshal", "torch", "skops", "runpy", "code", "imp"}
CALLS = {"eval", "exec", "compile", "__import__", "execfile"}
TEXT = "某县财政局2023年政府信息公开工作年度报告\n一、总体情况\n本年共收到政府信息公开申请2件，均按期办结。\n"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_code_can_run_no_data(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            assert not {alias.name.partition(".")[0] for alias in node.names} & MODULES
        elif isinstance(node, ast.ImportFrom):
            assert str(node.module).partition(".")[0] not in MODULES
        elif isinstance(node, ast.Call):
            assert not (isinstance(node.func, ast.Name) and node.func.id in CALLS)
            assert not (isinstance(node.func, ast.Attribute) and node.func.attr == "load" and _is_named(node.func.value, "yaml"))
        elif isinstance(node, ast.keyword):
            assert not (node.arg in ("allow_pickle", "shell") and isinstance(node.value, ast.Constant) and node.value.value)


def _is_named(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


class Mark:
    """Unpickling it makes a file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self):
        return (Path.touch, (self.path,))


def planted(folder: Path, mark: Path) -> dict[str, bytes]:
    """Ten files that leave a mark when something in them is run."""
    evil = pickle.dumps(Mark(mark))
    pickle.loads(evil)
    assert mark.exists(), "the payload works"
    mark.unlink()
    array, package = io.BytesIO(), io.BytesIO()
    np.save(array, np.array([Mark(mark)], dtype=object), allow_pickle=True)
    with zipfile.ZipFile(package, "w") as file:
        file.writestr("schema.json", '{"__class__": "system", "__module__": "os", "__loader__": "TypeNode", "__id__": 1}')
        file.writestr("model.pkl", evil)
        file.writestr("年报.txt", TEXT)
    (folder / "map.pickle.gz").write_bytes(gzip.compress(evil))
    name = str(folder / "map").replace("/", "#2F").encode()
    font = b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/%s/DescendantFonts[6 0 R]>>" % name
    below = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 0>>>>"
    touch = f"from pathlib import Path; Path({str(mark)!r}).touch()"
    return {
        "model.pkl": evil,
        "model.joblib": evil,
        "array.npy": array.getvalue(),
        "package.zip": package.getvalue(),
        "map.pdf": written(stream(b"BT /F 9 Tf 9 9 Td <00010002> Tj ET"), FONT, more=(font, below)),
        "template.txt": (TEXT + "{{ ''.__class__.__mro__[1].__subclasses__() }} {% import os %} ${7*7}").encode(),
        "page.html": f"<html><body><h1>{TEXT}</h1><?php touch('{mark}'); ?><script>x</script></body></html>".encode(),
        "report.py": touch.encode(),
        "profile.toml": f'id = "x"\n[__import__]\ncode = "{touch}"'.encode(),
        "pickled.txt": evil + TEXT.encode(),
    }


def test_ten_planted_files_leave_no_mark(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    for name, data in planted(tmp_path, mark).items():
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / name).write_bytes(data)
    for name in ("regex.py", "spacy.py", "pdfplumber.py", "gouji.py", "sitecustomize.py", "usercustomize.py"):
        (tmp_path / name).write_text(f"from pathlib import Path; Path({str(mark)!r}).touch()")
    command = Command(tmp_path, {})
    named = [f"in/{name}" for name in ("model.pkl", "model.joblib", "array.npy", "report.py")]
    done = command.run("audit", "in", *named, "-o", "out", "-q")
    assert done.returncode in (0, 1, 3), done.stderr
    assert len(journal(tmp_path / "out", "SELECT name FROM items")) >= 6
    assert command.run("audit", "in/page.html", "--profile", "in/profile.toml").returncode == 2
    (tmp_path / "gouji.toml").write_text('model = "in/model.pkl"\n')
    assert command.run("audit", "in/page.html").returncode == 2
    assert not mark.exists()


@pytest.mark.parametrize("suffix", [".pkl", ".json", ".npz"])
def test_a_model_that_is_pickled_is_refused(suffix: str, tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    path = tmp_path / f"model{suffix}"
    path.write_bytes(pickle.dumps(Mark(mark)))
    with pytest.raises(GoujiError):
        load_model(Settings(model=str(path)).model)
    assert not mark.exists()
