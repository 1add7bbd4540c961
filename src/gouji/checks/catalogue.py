"""The catalogue: code from a check's file name, page from its docstring, options from its signature, examples beside it."""

from __future__ import annotations

import inspect
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from types import ModuleType
from typing import Any

from gouji.checks.measured import measured_text
from gouji.errors import UsageError
from gouji.records import Discrepancy, Severity, Text
from gouji.registry import modules, plugins

_NAME = re.compile(r"(gj\d{3})_(\w+)$")
_DIVIDER = re.compile(r"^\s*--\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Check:
    """One check as the catalogue shows it.

    Attributes:
        name: its name in file names and settings, such as table_identity.
        title: what it finds, in one line.
        page: all a reader needs to judge one of its findings: what it finds, why, how it decides, false alarms, basis.
        options: its keyword-only options with their defaults.
        examples: reports that hit and reports that do not, see `checks/examples`.
        default: False for a check that runs only where it is selected.
        folder: True where it looks at several reports together.
        run: the check itself.
    """

    code: str
    name: str
    severity: Severity
    title: Text
    page: Text
    options: Mapping[str, Any]
    examples: tuple[Mapping[str, Any], ...]
    default: bool
    folder: bool
    run: Callable[..., Iterator[Discrepancy]]


@lru_cache(maxsize=1)
def catalogue() -> tuple[Check, ...]:
    """All checks by code: those of this package and those of the entry points `gouji.checks`."""
    outside = [module for module in plugins("gouji.checks").values() if isinstance(module, ModuleType)]
    checks = [_check(module) for module in [*modules("gouji.checks", "gj"), *outside]]
    return tuple(sorted(checks, key=lambda check: check.code))


def _check(module: ModuleType) -> Check:
    match = _NAME.search(module.__name__)
    if match is None:
        raise UsageError(f"check {module.__name__}", "has no code in its name", "name the file gjNNN_what_it_finds.py")
    folder = hasattr(module, "check_folder")
    run = module.check_folder if folder else module.check
    zh, en = _pages(module)
    return Check(
        code=match[1].upper(),
        name=match[2],
        severity=module.SEVERITY,
        title=Text(zh.splitlines()[0].rstrip("。."), en.splitlines()[0].rstrip(".")),
        page=_page(match[1].upper(), zh, en),
        options=_options(run),
        examples=_examples(match[1]),
        default=getattr(module, "DEFAULT", True),
        folder=folder,
        run=run,
    )


def _page(code: str, zh: str, en: str) -> Text:
    """The page with what was measured of the check."""
    found = measured_text(code)
    return Text(f"{code} {zh}\n\n{found.zh}", f"{code} {en}\n\n{found.en}")


def _pages(module: ModuleType) -> tuple[str, str]:
    parts = _DIVIDER.split(inspect.cleandoc(module.__doc__ or ""))
    if len(parts) != 2:
        raise UsageError(f"check {module.__name__}", "has no page in both languages", "part them by a line of two dashes")
    return parts[0].strip(), parts[1].strip()


def _options(run: Callable[..., object]) -> dict[str, Any]:
    return {name: item.default for name, item in inspect.signature(run).parameters.items() if item.kind is item.KEYWORD_ONLY}


def _examples(code: str) -> tuple[Mapping[str, Any], ...]:
    file = resources.files("gouji.checks") / "examples" / f"{code}.toml"
    if not file.is_file():
        return ()
    return tuple(tomllib.loads(file.read_text(encoding="utf-8"))["example"])
