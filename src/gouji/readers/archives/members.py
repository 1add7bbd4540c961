"""The members of a zip file, checked before anything in it is unpacked."""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from gouji.errors import ReadError

MAX_MEMBERS = 5_000
MAX_MEMBER = 200_000_000
MAX_TOTAL = 500_000_000
MAX_RATIO, RATIO_FROM = 200, 10_000_000
"""Limits: number of members, unpacked bytes of one and of all, and unpacked to packed above `RATIO_FROM` bytes."""

MAX_LIST = 10_000_000
"""Bytes of an archive's list of members; it is looked at before Python's zip reader makes an object of each entry."""

TAIL = 65_557 + 76
"""Bytes at an archive's end in which its end records stand: the longest comment, and the records of large archives."""

MAX_DEPTH = 20
UTF8 = 0x800
UNICODE_PATH = 0x7075
DRIVE = re.compile(r"^[A-Za-z]:")
OVERLOOKED = ("__MACOSX", "Thumbs.db", "desktop.ini")

DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, OverflowError, RuntimeError)
"""What Python's zip reader raises on a damaged or foreign archive (NotImplementedError is a RuntimeError)."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its path with slashes, and its content."""

    name: str
    data: bytes


def open_archive(source: str | Path | bytes, name: str | None = None) -> tuple[Member, ...]:
    """The files of a zip archive in its order; folders, hidden files and what systems add are left out.

    Names are decoded as UTF-8 where the archive says so or they are, else as GB18030.

    Raises:
        ReadError: `encrypted`; `too_large` beyond the limits; `unreadable` where it is damaged, holds a name that leads out
            of it, a link, or two members of one name.
    """
    name = name or (Path(source).name if not isinstance(source, bytes) else "archive")
    with _opened(source, name) as file:
        return tuple(Member(path, _content(file, info, name)) for path, info in checked(file, name))


def member_names(path: Path) -> tuple[str, ...]:
    """The names of an archive's files, none of them unpacked. Raises ReadError as `open_archive`."""
    with _opened(path, path.name) as file:
        return tuple(member for member, _ in checked(file, path.name))


def sums(path: Path) -> dict[str, int]:
    """The check sum the archive states for each file. Raises ReadError as `open_archive`."""
    with _opened(path, path.name) as file:
        return {member: info.CRC for member, info in checked(file, path.name)}


def chosen_members(path: Path, wanted: frozenset[str]) -> tuple[Member, ...]:
    """Some files of an archive. Raises ReadError as `open_archive`."""
    with _opened(path, path.name) as file:
        return tuple(Member(name, _content(file, info, path.name)) for name, info in checked(file, path.name) if name in wanted)


def checked(file: zipfile.ZipFile, name: str) -> list[tuple[str, zipfile.ZipInfo]]:
    """Paths and entries of an archive that has passed the checks. Raises ReadError."""
    infos = file.infolist()
    _refuse_vast(infos, name)
    paths = [_path(info, name) for info in infos]
    if len(set(paths)) < len(paths):
        raise ReadError(name, "holds two members of the same name", "pack it again")
    _refuse_overlaps(infos, name)
    return [(path, info) for path, info in zip(paths, infos, strict=True) if not info.is_dir() and _is_shown(path)]


def _opened(source: str | Path | bytes, name: str) -> zipfile.ZipFile:
    try:
        if _list_size(source) > MAX_LIST:
            raise ReadError(name, f"lists far more than {MAX_MEMBERS:,} members", "pack it in parts", "too_large")
        return zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source)
    except DAMAGE as error:
        raise ReadError(name, f"is a damaged archive ({error})", "fetch it again") from error


def _list_size(source: Path | bytes | str) -> int:
    """Bytes of the list of members as the archive's end states them, 0 where it has no end."""
    if isinstance(source, bytes):
        tail = source[-TAIL:]
    else:
        with Path(source).open("rb") as file:
            file.seek(max(Path(source).stat().st_size - TAIL, 0))
            tail = file.read()
    place, large = tail.rfind(b"PK\x05\x06"), tail.rfind(b"PK\x06\x06")
    sizes = [0]
    if place >= 0 and len(tail) >= place + 16:
        sizes.append(struct.unpack_from("<I", tail, place + 12)[0] % 0xFFFFFFFF)
    if large >= 0 and len(tail) >= large + 48:
        sizes.append(struct.unpack_from("<Q", tail, large + 40)[0])
    return max(sizes)


def _content(file: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    try:
        return file.read(info)
    except DAMAGE as error:
        raise ReadError(name, f"is damaged ({error})", "fetch it again") from error


def _refuse_vast(infos: list[zipfile.ZipInfo], name: str) -> None:
    total, packed = sum(info.file_size for info in infos), sum(info.compress_size for info in infos)
    if len(infos) > MAX_MEMBERS:
        raise ReadError(name, f"holds {len(infos):,} members, above the limit of {MAX_MEMBERS:,}", "pack it in parts", "too_large")
    if total > MAX_TOTAL or any(info.file_size > MAX_MEMBER for info in infos):
        raise ReadError(name, f"unpacks to {total:,} bytes", "pack it in parts", "too_large")
    if total > RATIO_FROM and total > MAX_RATIO * max(packed, 1):
        raise ReadError(name, f"unpacks to {total / max(packed, 1):,.0f} times its size", "pack it again", "too_large")
    if any(info.flag_bits & 1 for info in infos):
        raise ReadError(name, "is locked with a password", "unpack it and pack it without one", "encrypted")


def _refuse_overlaps(infos: list[zipfile.ZipInfo], name: str) -> None:
    """Members that share packed bytes are a bomb: no honest archive has them."""
    end = -1
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < end:
            raise ReadError(name, "holds members that overlap", "pack it again")
        end = info.header_offset + info.compress_size


def _path(info: zipfile.ZipInfo, name: str) -> str:
    """The member's path. Raises ReadError where it is a link or leads out of the archive."""
    path = _decoded(info).replace("\\", "/")
    parts = PurePosixPath(path).parts
    if "\0" in info.orig_filename or path.startswith("/") or DRIVE.match(path) or ".." in parts or len(parts) > MAX_DEPTH:
        raise ReadError(name, "holds a member whose name leads out of it", "do not trust it; unpack it with care if you must")
    if stat.S_ISLNK(info.external_attr >> 16):
        raise ReadError(name, "holds a link", "pack the files themselves")
    return "/".join(parts)


def _decoded(info: zipfile.ZipInfo) -> str:
    stated = dict(_extra(info.extra)).get(UNICODE_PATH, b"")
    if len(stated) > 5:
        return stated[5:].decode("utf-8", "replace")
    if info.flag_bits & UTF8:
        return info.filename
    raw = info.orig_filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _extra(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Fields of an entry's extra data; a torn end is left alone."""
    place = 0
    while place + 4 <= len(data):
        kind, size = struct.unpack_from("<HH", data, place)
        yield kind, data[place + 4 : place + 4 + size]
        place += 4 + size


def _is_shown(path: str) -> bool:
    return not any(part.startswith((".", "~$")) or part in OVERLOOKED for part in path.split("/"))
