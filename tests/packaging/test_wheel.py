"""The wheel carries profiles, models and data, and works in an empty environment with the network off."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DATA = (
    "profiles/zfxxgk.toml",
    "py.typed",
    "issuers/divisions.txt",
    "text/words.txt",
    "checks/examples/gj101.toml",
    "locale/zh/LC_MESSAGES/gouji.mo",
    "locale/en/LC_MESSAGES/basis.mo",
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    shutil.copytree(ROOT / "src", source / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copytree(ROOT / "models", source / "models")
    for name in ("pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        shutil.copy(ROOT / name, source)
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        str(folder),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return next(folder.glob("gouji-*.whl"))


def test_wheel_carries_profiles_models_and_data(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for name in DATA:
        assert f"gouji/{name}" in names
    assert [name for name in names if name.startswith("gouji/models/") and name.endswith(".json")]
    assert [name for name in names if name.endswith("licenses/NOTICE")]
    assert not [name for name in names if name.startswith(("tests/", "corpora/"))]


def test_wheel_audits_with_the_network_off(wheel, tmp_path):
    """Installed alone in a folder; libraries come from this environment, sockets are refused."""
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(tmp_path / "site"), str(wheel)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    report = next((ROOT / "corpora" / "sample").glob("*.html"))
    script = f"""
import socket, sys
def refuse(*a, **k): raise OSError("the network is off")
socket.socket.connect = refuse
socket.getaddrinfo = refuse
sys.path.insert(0, {str(tmp_path / "site")!r})
import gouji
assert gouji.__file__.startswith({str(tmp_path)!r}), gouji.__file__
result = gouji.audit({str(report)!r})
print(result.status.value, len(result.facts), len(result.claims))
"""
    done = subprocess.run(
        [sys.executable, "-S", "-c", _with_site(script)], capture_output=True, text=True, cwd=tmp_path, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    status, facts, claims = done.stdout.split()
    assert status == "ok"
    assert int(facts) > 100
    assert int(claims) > 3


def _with_site(script):
    """Libraries of this environment without its editable install of gouji (-S leaves out the .pth files)."""
    places = [place for place in sys.path if place.endswith("site-packages")]
    return f"import sys\nsys.path += {places!r}\n{script}"
