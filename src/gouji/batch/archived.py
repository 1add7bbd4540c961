"""Reports in local zip files: each has an address, so that its worker, and not the parent, unpacks it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from gouji.errors import ReadError
from gouji.readers.archives import Member, Report, reports_of
from gouji.readers.archives.members import chosen_members, member_names, sums

SCHEME = "archive://"
MOMENT = (1980, 1, 1, 0, 0, 0)


def addresses(path: Path) -> list[tuple[str, str]]:
    """Name and address of each report in an archive of several; none where it holds one, or cannot be read."""
    try:
        reports = reports_of(member_names(path))
    except ReadError:  # its reader says why
        return []
    return [(report.name, f"{SCHEME}{number}::{path}") for number, report in enumerate(reports)] if len(reports) > 1 else []


def is_archived(place: str) -> bool:
    """Whether a place is the address of a report in an archive."""
    return place.startswith(SCHEME)


def fetch_archived(address: str, max_size: int) -> bytes:
    """The report's file, or a zip file of its parts. Raises ReadError."""
    path, report = _report(address)
    members = chosen_members(path, frozenset(report.parts))
    if sum(len(member.data) for member in members) > max_size:
        raise ReadError(report.name, f"is above the limit of {max_size:,} bytes", "raise the size limit to read it", "too_large")
    return members[0].data if len(members) == 1 else _packed(members)


def version_of_archived(address: str) -> str:
    """A token that changes with the report's content: the check sums the archive states; "" where it is not there any more."""
    try:
        path, report = _report(address)
        found = sums(path)
    except ReadError:
        return ""
    return ",".join(f"{found[part]:08x}" for part in report.parts)


def _report(address: str) -> tuple[Path, Report]:
    number, _, place = address.removeprefix(SCHEME).partition("::")
    path = Path(place)
    reports = reports_of(member_names(path))
    if not number.isdecimal() or int(number) >= len(reports):
        raise ReadError(path.name, "has changed since it was listed", "start again")
    return path, reports[int(number)]


def _packed(members: tuple[Member, ...]) -> bytes:
    """The same bytes for the same members."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as file:
        for member in members:
            file.writestr(zipfile.ZipInfo(member.name, MOMENT), member.data)
    return target.getvalue()
