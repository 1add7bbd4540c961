from pathlib import Path

import pytest

from gouji.errors import UsageError
from gouji.writers.placing import Folder, place_bytes, place_text, placed


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path):
    path = tmp_path / "deep" / "a.txt"
    place_text(path, ["一", "二"])
    assert path.read_text(encoding="utf-8") == "一二"

    def failing():
        yield "new"
        raise RuntimeError("half way")

    with pytest.raises(RuntimeError):
        place_text(path, failing())
    assert path.read_text(encoding="utf-8") == "一二"
    assert [item.name for item in path.parent.iterdir()] == ["a.txt"]


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(self, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(UsageError, match="No space left on device"):
        place_bytes(tmp_path / "a.xlsx", b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_wrong_use(tmp_path: Path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(UsageError, match="cannot be written"), placed(tmp_path / "file" / "below"):
        pass
    with pytest.raises(UsageError, match="is a file"):
        Folder(tmp_path / "file")


def test_a_folder_drops_what_an_earlier_run_made_and_nothing_else(tmp_path: Path):
    first = Folder(tmp_path / "out")
    first.text("old.html", ["x"])
    first.text("kept.html", ["x"])
    first.close()
    (tmp_path / "out" / "decisions.jsonl").write_text("{}")
    second = Folder(tmp_path / "out")
    second.text("kept.html", ["y"])
    second.close()
    names = sorted(item.name for item in (tmp_path / "out").iterdir())
    assert names == [".gouji-files", "decisions.jsonl", "kept.html"]


@pytest.mark.parametrize("name", ["../outside.txt", "/etc/outside.txt", "a/../../outside.txt"])
def test_a_forged_list_removes_nothing_outside(tmp_path: Path, name: str):
    outside = tmp_path / "outside.txt"
    outside.write_text("x")
    out = tmp_path / "out"
    out.mkdir()
    (out / Folder.LIST).write_text(f"{name}\n{outside}\n")
    Folder(out).close()
    assert outside.exists()
