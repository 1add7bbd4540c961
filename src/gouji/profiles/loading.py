"""Reads a profile from TOML and checks that it holds together."""

from __future__ import annotations

import hashlib
import tomllib
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from gouji.errors import ProfileError, UsageError
from gouji.integrity import was_changed
from gouji.profiles.entry import Entry
from gouji.profiles.integrity import check_profile
from gouji.profiles.schema import (
    Block,
    Concept,
    Detection,
    Dimension,
    Form,
    IdentityRule,
    Member,
    Profile,
    Row,
    TableForm,
)
from gouji.quantity import UnitKind
from gouji.records import Severity
from gouji.registry import plugins

_NARRATIVE = ".narrative.toml"


def available_profiles() -> tuple[str, ...]:
    """Names that `load_profile` takes: the profiles of the package and those of installed distributions."""
    return tuple(sorted(_paths()))


def load_profile(name_or_path: str | Path) -> Profile:
    """Load a profile by name, or from a TOML file.

    A file `<name>.narrative.toml` beside it is merged into its [narrative] table.

    Raises:
        UsageError: no such profile or file.
        ProfileError: the file does not hold together; the subject names file, table and key.
    """
    path = Path(name_or_path)
    if path.suffix == ".toml":
        if not path.is_file():
            raise UsageError(f"profile {str(name_or_path)!r}", "no such file")
        return _load(path)
    paths = _paths()
    if str(name_or_path) not in paths:
        raise UsageError(f"profile {str(name_or_path)!r}", "is not known", f"choose one of: {', '.join(sorted(paths))}")
    return _load(paths[str(name_or_path)])


def _paths() -> dict[str, Path]:
    """Profiles by name. An entry point of group `gouji.profiles` gives the path of a TOML file."""
    folder = Path(str(resources.files("gouji.profiles")))
    found = {path.stem: path for path in folder.glob("*.toml") if not path.name.endswith(_NARRATIVE)}
    found.update({name: Path(str(path)) for name, path in plugins("gouji.profiles").items()})
    return found


@lru_cache(maxsize=16)
def _load(path: Path) -> Profile:
    beside = path.with_name(path.stem + _NARRATIVE)
    for file in (path, beside):
        if file.is_file() and was_changed(file):
            raise ProfileError(file.name, "was changed since it was installed", "install gouji again, or give your own profile by its path")
    content = path.read_bytes()
    data = _toml(content, path.name)
    if beside.is_file():
        extra = beside.read_bytes()
        content += extra
        data["narrative"] = {**data.get("narrative", {}), **_toml(extra, beside.name)}
    return read_profile(data, path.name, hashlib.sha256(content).hexdigest())


def _toml(content: bytes, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProfileError(file, f"is no TOML: {error}") from error


def read_profile(data: dict[str, Any], file: str, sha256: str = "") -> Profile:
    """Make a profile from the data of a TOML file named `file`. Raises ProfileError."""
    top = Entry(data, file, "")
    detect = top.entry("detect")
    dimensions = tuple(_dimension(entry) for entry in top.entries("dimension"))
    profile = Profile(
        id=top.text("id"),
        title=top.entry("title").both(),
        detect=Detection(detect.texts("titles"), detect.texts("headings")),
        forms=tuple(_form(entry) for entry in top.entries("form")),
        dimensions=dimensions,
        concepts=tuple(_concept(entry) for entry in top.entries("concept")),
        tables=tuple(_table(entry, dimensions) for entry in top.entries("table")),
        identities=tuple(_identity(entry) for entry in top.entries("identity")),
        period=top.entry("period").rest(),
        severity=_severities(top.entry("severity")),
        options=top.entry("options").rest(),
        narrative=top.entry("narrative").rest(),
        sha256=sha256,
    )
    detect.finish()
    top.finish()
    check_profile(profile, file)
    return profile


def _severities(entry: Entry) -> dict[str, Severity]:
    return {key: Severity(entry.choice(key, tuple(Severity), "")) for key in Entry.rest(entry)}


def _form(entry: Entry) -> Form:
    form = Form(entry.text("id"), entry.both(), entry.text("document"), entry.whole("first_year"))
    entry.finish()
    return form


def _dimension(entry: Entry) -> Dimension:
    members = tuple(_member(member) for member in entry.entries("member"))
    dimension = Dimension(entry.text("id"), entry.both(), members, entry.text("total", ""), entry.texts("headings"))
    entry.finish()
    return dimension


def _member(entry: Entry) -> Member:
    member = Member(entry.text("id"), entry.both(), entry.texts("labels"), entry.formula("formula"))
    entry.finish()
    return member


def _concept(entry: Entry) -> Concept:
    concept = Concept(
        id=entry.text("id"),
        name=entry.both(),
        unit=entry.text("unit", "件"),
        kind=UnitKind(entry.choice("kind", tuple(UnitKind), UnitKind.COUNT)),
        group=entry.text("group", ""),
        dimension=entry.text("dimension", ""),
        form=entry.text("form", ""),
        counterpart=entry.text("counterpart", ""),
        formula=entry.formula("formula"),
        readings=entry.formulas("readings"),
        narrative_only=entry.flag("narrative_only"),
    )
    entry.finish()
    return concept


def _table(entry: Entry, dimensions: tuple[Dimension, ...]) -> TableForm:
    blocks = tuple(_block(block, dimensions) for block in entry.entries("block"))
    table = TableForm(entry.text("id"), entry.both(), entry.texts("headings"), blocks, entry.texts("corners"))
    entry.finish()
    return table


def _block(entry: Entry, dimensions: tuple[Dimension, ...]) -> Block:
    dimension = entry.text("dimension", "")
    columns = tuple(_row(column) for column in entry.entries("columns"))
    if dimension:
        known = {item.id: item for item in dimensions}
        if dimension not in known:
            raise entry.error("dimension", f"{dimension!r} is not known", f"choose one of: {', '.join(known)}")
        columns = tuple(Row(member.id, member.labels) for member in known[dimension].members if member.formula is None)
    block = Block(
        id=entry.text("id"),
        rows=tuple(_row(row) for row in entry.entries("rows")),
        columns=columns,
        cells=entry.choice("cells", ("{row}", "{row}.{column}"), "{row}"),
        form=entry.text("form", ""),
        band=entry.texts("band"),
        dimension=dimension,
        beside=entry.flag("beside"),
    )
    entry.finish()
    return block


def _row(entry: Entry) -> Row:
    row = Row(entry.text("id", ""), entry.texts("labels"), entry.text("number", ""), entry.flag("optional"), entry.flag("ignored"))
    entry.finish()
    if not row.labels:
        raise entry.error("labels", "is missing")
    return row


def _identity(entry: Entry) -> IdentityRule:
    formula = entry.parse("formula", entry.text("formula"))
    if not formula.relation:
        raise entry.error("formula", "is no equation")
    identity = IdentityRule(
        id=entry.text("id"),
        name=entry.both(),
        formula=formula,
        table=entry.text("table"),
        each=entry.text("each", ""),
        over=entry.text("over", ""),
        across=entry.choice("across", ("", "years"), ""),
        soft=entry.flag("soft"),
        form=entry.text("form", ""),
        severity=Severity(entry.choice("severity", tuple(Severity), Severity.MAJOR)),
        basis=entry.both("basis"),
    )
    entry.finish()
    return identity
