"""Settings of a run: defaults, then `gouji.toml` or `[tool.gouji]`, then the caller's own values."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from gouji.errors import UsageError
from gouji.language import VARIABLE, chosen, named


@dataclass(frozen=True, slots=True)
class Settings:
    """What a caller may choose.

    Attributes:
        profile: genre to audit by, "" to recognise it.
        lang: language of messages, "zh" or "en".
        min_score: findings below it are not printed as text and do not count for the exit status.
        select, ignore: codes or their beginnings; `select` empty means all that are on by default.
        model: JSON file of a trained score (`gouji train`), "" for the one that ships with gouji.
        jobs: worker processes, 0 for one per core.
        timeout: seconds one report may take in a worker.
        stall: seconds it may go without a page or a step done.
        memory: megabytes one worker may use.
        max_size: megabytes an input file may have.
        options: options of single checks by code, such as {"GJ301": {"minimum": 2}}.
    """

    profile: str = ""
    lang: str = "zh"
    min_score: float = 0.5
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    model: str = ""
    jobs: int = 0
    timeout: float = 600.0
    stall: float = 60.0
    memory: int = 2048
    max_size: int = 300
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def selects(self, code: str, default: bool = True) -> bool:
        """True where a check of this code is to run; `default` tells whether it is on unless selected."""
        if any(code.startswith(prefix) for prefix in self.ignore):
            return False
        return any(code.startswith(prefix) for prefix in self.select) if self.select else default


def load_settings(folder: Path | None = None, **called: Any) -> Settings:
    """Settings for a run started in `folder`.

    The nearest `gouji.toml`, or `pyproject.toml` with `[tool.gouji]`, upwards from `folder` is read; `called` wins over
    it, a None in it means not chosen. The language is that of GOUJI_LANG, else the file's, else the locale's.
    Raises UsageError for an unknown key or a value of the wrong type.
    """
    path, values = _find(folder or Path.cwd())
    said = named()
    settings = _apply(Settings(lang=chosen().lang), values, str(path) if path else "")
    settings = settings if said is None else replace(settings, lang=said.lang)
    return _apply(settings, {key: value for key, value in called.items() if value is not None}, "the call")


def origins(folder: Path | None = None) -> dict[str, str]:
    """Where the value of each setting of a run started in `folder` comes from: "default", a variable, or a file with its key.

    Raises UsageError as `load_settings` does.
    """
    start = (folder or Path.cwd()).resolve()
    path, values = _find(start)
    place = path.relative_to(start) if path is not None and path.is_relative_to(start) else path
    written = {raw.replace("-", "_"): f"{place} [{raw}]" for raw in values}
    if chosen().origin and (chosen().origin == VARIABLE or "lang" not in written):
        written["lang"] = chosen().origin
    return {item.name: written.get(item.name, "default") for item in fields(Settings)}


def _find(folder: Path) -> tuple[Path | None, Mapping[str, Any]]:
    for place in (folder.resolve(), *folder.resolve().parents):
        own = place / "gouji.toml"
        if own.is_file():
            return own, _load(own)
        shared = place / "pyproject.toml"
        if shared.is_file():
            values = _load(shared).get("tool", {}).get("gouji")
            if values is not None:
                return shared, values
    return None, {}


def _load(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(str(path), f"is not valid TOML ({error})", "mend it or remove it") from error


def _apply(settings: Settings, values: Mapping[str, Any], origin: str) -> Settings:
    known = {item.name: item for item in fields(Settings)}
    changes: dict[str, Any] = {}
    for raw, value in values.items():
        key = raw.replace("-", "_")
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            remedy = f"did you mean {near[0]!r}?" if near else f"choose one of: {', '.join(known)}"
            raise UsageError(f"setting {raw!r} in {origin}", "is not known", remedy)
        changes[key] = _convert(key, value, getattr(settings, key), origin)
    return replace(settings, **changes)


def _convert(key: str, value: Any, current: Any, origin: str) -> Any:
    if isinstance(current, tuple):
        items = value.split(",") if isinstance(value, str) else value
        if isinstance(items, list | tuple) and all(isinstance(item, str) for item in items):
            return tuple(item.strip().upper() for item in items if item.strip())
    elif isinstance(current, Mapping):
        if isinstance(value, Mapping) and all(isinstance(item, Mapping) for item in value.values()):
            return value
    elif isinstance(current, int | float) and isinstance(value, int | float) and not isinstance(value, bool) and value >= 0:
        return type(current)(value)
    elif isinstance(current, str) and isinstance(value, str) and (key != "lang" or value in ("zh", "en")):
        return value
    raise UsageError(f"setting {key!r} in {origin}", f"cannot be {value!r}", f"the default is {current!r}")
