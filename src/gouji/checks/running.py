"""Runs the checks over a report or over several."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from gouji.checks.catalogue import Check, catalogue
from gouji.checks.context import CheckContext, FolderContext
from gouji.errors import UsageError
from gouji.profiles import Profile
from gouji.records import Discrepancy

Options = Mapping[str, Mapping[str, Any]]


def run_checks(context: CheckContext, checks: Iterable[Check] | None = None, options: Options | None = None) -> tuple[Discrepancy, ...]:
    """What does not hold in one report, by code.

    Args:
        checks: those to run, None for all that are on by default.
        options: options by code, over those of the profile. Raises UsageError for an option a check does not have.
    """
    chosen = [check for check in _chosen(checks) if not check.folder]
    return _run(chosen, context, context.profile, options or {})


def run_folder_checks(
    context: FolderContext, checks: Iterable[Check] | None = None, options: Options | None = None
) -> tuple[Discrepancy, ...]:
    """What does not hold between several reports."""
    chosen = [check for check in _chosen(checks) if check.folder]
    return _run(chosen, context, context.profile, options or {})


def _chosen(checks: Iterable[Check] | None) -> list[Check]:
    return [check for check in catalogue() if check.default] if checks is None else list(checks)


def _run(checks: list[Check], context: object, profile: Profile, options: Options) -> tuple[Discrepancy, ...]:
    found = []
    for check in checks:
        for discrepancy in check.run(context, **_options(check, profile.options, options)):
            severity = profile.severity.get(check.code, discrepancy.severity)
            found.append(replace(discrepancy, severity=severity) if severity is not discrepancy.severity else discrepancy)
    return tuple(found)


def _options(check: Check, *sources: Options) -> dict[str, Any]:
    chosen: dict[str, Any] = {}
    for source in sources:
        for name, value in source.get(check.code, {}).items():
            if name not in check.options:
                known = ", ".join(sorted(check.options)) or "none"
                raise UsageError(f"option {name!r} of {check.code}", "is not known", f"its options: {known}")
            chosen[name] = tuple(value) if isinstance(value, list) else value
    return chosen
