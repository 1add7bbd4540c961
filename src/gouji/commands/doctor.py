"""`gouji doctor`: what of this machine gouji can use, and what is missing."""

from __future__ import annotations

import json
import platform
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import Annotated

import typer

from gouji.errors import GoujiError
from gouji.language import told

EXTRAS = {
    "batch": ("pyarrow", "duckdb"),
    "remote": ("fsspec",),
    "cluster": ("distributed",),
    "corpus": ("reportlab",),
    "notebook": ("nbformat", "matplotlib"),
}
"""Modules of each optional part, by the extra that installs it."""

LIBRARIES = ("spacy", "pdfplumber", "pypdfium2", "python-docx", "lxml", "selectolax", "XlsxWriter", "openpyxl", "pandas", "scikit-learn")
PROGRAMS = {"chromium": "tests of the pages", "soffice": "a look at work lists and comments in LibreOffice"}
FONT_WORDS = ("cjk", "wqy", "simsun", "simhei", "yahei", "pingfang", "hiragino", "source han", "songti", "heiti")


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing looked at. `state` is ok, missing (something optional) or broken."""

    name: str
    state: str
    told: str


def doctor(as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False) -> None:
    """Tell what of this machine gouji can use. Exit status 1 where something that every run needs is broken."""
    found = list(_signs())
    if as_json:
        typer.echo(json.dumps([asdict(item) for item in found], ensure_ascii=False, indent=1))
    else:
        for item in found:
            typer.echo(f"{_column(told(item.state), 8)} {_column(told(item.name), 22)} {told(item.told)}")
    raise typer.Exit(1 if any(item.state == "broken" for item in found) else 0)


def _column(text: str, places: int) -> str:
    """Text filled up to `places` of a terminal, where a Chinese character takes two."""
    from rich.cells import cell_len

    return text + " " * (places - cell_len(text))


def _signs() -> Iterator[Sign]:
    from gouji import __version__

    yield Sign("gouji", "ok", f"{__version__} on Python {platform.python_version()}, {platform.system()} {platform.machine()}")
    for name in LIBRARIES:
        yield _library(name)
    yield from _own()
    yield from _limits()
    yield _font()
    for extra, names in EXTRAS.items():
        missing = [name for name in names if find_spec(name) is None]
        there = ", ".join(f"{name} {_version(name)}" for name in names)
        told = f"pip install 'gouji[{extra}]' for {', '.join(missing)}" if missing else there
        yield Sign(f"extra {extra}", "missing" if missing else "ok", told)
    for program, use in PROGRAMS.items():
        path = shutil.which(program)
        yield Sign(program, "ok" if path else "missing", path or f"only for {use}")


def _library(name: str) -> Sign:
    found = _version(name)
    return Sign(name, "ok" if found else "broken", found or "is not installed; install gouji again")


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _own() -> Iterator[Sign]:
    """Profiles, checks and the model are there and hold together."""
    from gouji.checks import catalogue
    from gouji.profiles import available_profiles, load_profile
    from gouji.scoring import load_model

    try:
        names = sorted(available_profiles())
        for name in names:
            load_profile(name)
        yield Sign("profiles", "ok", ", ".join(names))
        yield Sign("checks", "ok", str(len(catalogue())))
        model = load_model()
        yield Sign("model", "ok", f"{model.name}/{model.version}, calibrated for {len(model.calibrated)} codes, {model.sha256[:12]}")
    except GoujiError as error:
        yield Sign("own data", "broken", str(error))


def _limits() -> Iterator[Sign]:
    """Limits of workers: memory and death with the parent need Linux; time holds everywhere."""
    linux = sys.platform.startswith("linux")
    memory = find_spec("resource") is not None and linux
    yield Sign("limit of memory", "ok" if memory else "missing", "per worker (RLIMIT_AS)" if memory else "needs Linux")
    yield Sign("limit of time", "ok", "per worker")
    timer = hasattr(signal, "setitimer")
    yield Sign("limit of standstill", "ok" if timer else "missing", "per worker" if timer else "needs a timer of the system (setitimer)")
    yield Sign("no orphans", "ok" if linux else "missing", "workers end with their parent" if linux else "needs Linux")
    encoding = (sys.stdout.encoding or "").lower()
    yield Sign("console", "ok", f"{encoding or 'unknown'}; what it cannot print is escaped")


def _font() -> Sign:
    """A Chinese font is needed to draw PDF pages that embed none, and by charts in notebooks; never to audit."""
    program = shutil.which("fc-list")
    if program is None:
        return Sign("chinese font", "missing", "fc-list is not there to ask; only charts and pictures of pages need one")
    try:
        listed = subprocess.run([program, ":lang=zh", "family"], capture_output=True, text=True, timeout=20, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        listed = ""
    families = sorted({line.split(",")[0].strip() for line in listed.splitlines() if line.strip()})
    known = next((family for family in families if any(word in family.lower() for word in FONT_WORDS)), next(iter(families), ""))
    return Sign("chinese font", "ok" if known else "missing", known or "install one (fonts-wqy-zenhei) for charts and pictures of pages")
