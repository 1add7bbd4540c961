"""Files that are not what was installed are refused: every model and profile, one byte flipped."""

from __future__ import annotations

import base64
import hashlib
import json
import tomllib
from importlib import resources
from importlib.metadata import FileHash, PackagePath
from pathlib import Path

import pytest

from gouji import integrity
from gouji.errors import ModelError, ProfileError
from gouji.matching import load_link_model
from gouji.matching import model as linking
from gouji.profiles import load_profile, loading
from gouji.scoring import load_model, model

MODELS = sorted(Path(str(resources.files("gouji.models"))).glob("*.json"))
SCORING = [path for path in MODELS if "base" in json.loads(path.read_bytes())]
LINKING = [path for path in MODELS if json.loads(path.read_bytes()).get("schema", "").startswith("gouji.linking")]
PROFILES = sorted(path for path in Path(str(resources.files("gouji.profiles"))).glob("*.toml"))


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """Installs copies of files as a wheel would, sums in its record; returns the folder."""

    def install(paths):
        entries = []
        for path in paths:
            copy = tmp_path / path.name
            copy.write_bytes(path.read_bytes())
            entry = PackagePath(path.name)
            digest = base64.urlsafe_b64encode(hashlib.sha256(path.read_bytes()).digest()).rstrip(b"=").decode()
            entry.hash, entry.dist = FileHash(f"sha256={digest}"), None
            entries.append(entry)
        monkeypatch.setattr(PackagePath, "locate", lambda self: tmp_path / self.name)
        monkeypatch.setattr(integrity, "files", lambda name: entries)
        integrity._sums.cache_clear()
        return tmp_path

    yield install
    integrity._sums.cache_clear()
    loading._load.cache_clear()


def flipped(path, place):
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize("part", [0.01, 0.3, 0.5, 0.77, 0.99])
@pytest.mark.parametrize("path", SCORING, ids=lambda path: path.stem)
def test_a_model_with_a_flipped_byte_is_refused(path, part, installed, monkeypatch):
    folder = installed(SCORING)
    monkeypatch.setattr(model.resources, "files", lambda package: folder)
    assert load_model(name=path.stem).name
    flipped(folder / path.name, int(part * path.stat().st_size))
    with pytest.raises(ModelError, match="changed"):
        load_model(name=path.stem)


@pytest.mark.parametrize("part", [0.01, 0.5, 0.99])
@pytest.mark.parametrize("path", LINKING, ids=lambda path: path.stem)
def test_a_link_model_with_a_flipped_byte_is_refused(path, part, installed, monkeypatch):
    folder = installed(LINKING)
    monkeypatch.setattr(linking.resources, "files", lambda package: folder)
    assert load_link_model(path.stem).name
    linking._load.cache_clear()
    flipped(folder / path.name, int(part * path.stat().st_size))
    with pytest.raises(ModelError, match="changed"):
        load_link_model(path.stem)


@pytest.mark.parametrize("part", [0.01, 0.5, 0.99])
@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_a_profile_with_a_flipped_byte_is_refused(path, part, installed, monkeypatch):
    name = path.stem.partition(".")[0]
    folder = installed(PROFILES)
    monkeypatch.setattr(loading.resources, "files", lambda package: folder)
    loading._load.cache_clear()
    assert load_profile(name).id == tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))["id"]
    loading._load.cache_clear()
    flipped(folder / path.name, int(part * path.stat().st_size))
    with pytest.raises(ProfileError, match="changed"):
        load_profile(name)


def test_a_file_no_wheel_speaks_of_is_taken_as_it_is(tmp_path):
    path = tmp_path / "own.json"
    path.write_text("{}")
    assert not integrity.was_changed(path)
    assert not integrity.was_changed(path, "no-such-distribution")
