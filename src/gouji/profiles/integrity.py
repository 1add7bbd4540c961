"""Whether a profile holds together: every name it uses is borne by something, and by one thing only."""

from __future__ import annotations

from gouji.errors import ProfileError
from gouji.profiles.schema import Profile


def check_profile(profile: Profile, file: str) -> None:
    """Raise ProfileError for a name that nothing bears, or one borne twice."""
    _unique(profile, file)
    names = {concept.id for concept in profile.concepts}
    forms = {"", *(form.id for form in profile.forms)}
    for concept in profile.concepts:
        where = f"{file}, [[concept]] ({concept.id})"
        formulas = [formula for formula in (concept.formula, *concept.readings) if formula]
        linked = [concept.group, concept.counterpart, *(name for formula in formulas for name in formula.names)]
        _known(where, [name for name in linked if name], names)
        _known(where, [concept.form], forms)
        _known(where, list(concept.dimensions), {dimension.id for dimension in profile.dimensions})
    for table in profile.tables:
        for block in table.blocks:
            made = [block.concept_id(row, column) for row in block.rows for column in block.columns if row.id and not row.ignored]
            _known(f"{file}, [[table]] ({table.id}) [[block]] ({block.id})", made, names)
            _known(f"{file}, [[table]] ({table.id}) [[block]] ({block.id})", [block.form], forms)
    for identity in profile.identities:
        where = f"{file}, [[identity]] ({identity.id})"
        _known(where, [identity.table], {table.id for table in profile.tables})
        members = {member.id for dimension in profile.dimensions if dimension.id == identity.over for member in dimension.members}
        _known(where, [name.removeprefix("last.") for name in identity.formula.names], members if identity.over else names)


def _known(where: str, used: list[str], names: set[str]) -> None:
    for name in used:
        if name not in names:
            raise ProfileError(where, f"{name!r} is not known", "add it, or mend the spelling")


def _unique(profile: Profile, file: str) -> None:
    for kind, ids in (
        ("concept", [concept.id for concept in profile.concepts]),
        ("table", [table.id for table in profile.tables]),
        ("identity", [identity.id for identity in profile.identities]),
    ):
        twice = sorted({id for id in ids if ids.count(id) > 1})
        if twice:
            raise ProfileError(f"{file}, [[{kind}]]", f"{twice[0]!r} stands twice")
