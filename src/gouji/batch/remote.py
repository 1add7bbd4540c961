"""Folders on other file systems (object stores, web servers, archives) through fsspec, an optional library."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gouji.batch.archived import fetch_archived, is_archived, version_of_archived
from gouji.errors import ReadError, UsageError


def is_remote(place: str) -> bool:
    """True for an address such as s3://bucket/folder."""
    return "://" in place


def list_remote(address: str) -> list[str]:
    """Addresses of the files below `address`, sorted; hidden files and Office lock files are left out.

    Raises UsageError where fsspec or the file system's own library is not installed, or the address cannot be listed.
    """
    system, path = _opened(address)
    head, _, tail = address.partition("::")
    protocol = head.partition("://")[0]
    try:
        if system.isfile(path):
            return [address]
        found = sorted(system.find(path))
    except Exception as error:  # each file system raises its own errors
        raise UsageError(
            address, f"cannot be listed ({type(error).__name__}: {error})", "check the address and the right to read"
        ) from error
    kept = [item for item in found if not any(part.startswith(("~$", ".")) for part in item.split("/"))]
    chain = f"::{tail}" if tail else ""
    return [f"{protocol}://{item.partition('://')[2] or item}{chain}" for item in kept]


def fetch(address: str, max_size: int) -> bytes:
    """The content of a file. Raises ReadError; a file above `max_size` bytes is refused before it is loaded."""
    if is_archived(address):
        return fetch_archived(address, max_size)
    system, path = _opened(address)
    name = path.rpartition("/")[2]
    try:
        size = system.size(path)
        if size is not None and size > max_size:
            limit = f"is {size:,} bytes, above the limit of {max_size:,}"
            raise ReadError(name, limit, "raise the size limit to read it", "too_large")
        return bytes(system.cat_file(path))
    except ReadError:
        raise
    except Exception as error:  # each file system raises its own errors
        raise ReadError(name, f"cannot be fetched ({type(error).__name__}: {error})", "check the address and the right to read") from error


def version_of(address: str) -> str:
    """A token that changes with the file's content, as far as the file system has one; "" where it has none."""
    if is_archived(address):
        return version_of_archived(address)
    system, path = _opened(address)
    try:
        return str(system.ukey(path))
    except Exception:  # a file system without versions
        return ""


def copy_out(source: Path, address: str) -> None:
    """Copy a local file to an address. Raises UsageError where it cannot be written."""
    system, path = _opened(address)
    try:
        system.makedirs(path.rpartition("/")[0], exist_ok=True)
        system.put_file(str(source), path)
    except Exception as error:  # each file system raises its own errors
        raise UsageError(
            address, f"cannot be written ({type(error).__name__}: {error})", "check the address and the right to write"
        ) from error


def _opened(address: str) -> tuple[Any, str]:
    try:
        import fsspec
    except ImportError as error:
        raise UsageError(address, "is on another file system", "install the extra: pip install 'gouji[remote]'") from error
    try:
        system, path = fsspec.core.url_to_fs(address)
    except (ImportError, ValueError, OSError) as error:
        raise UsageError(address, f"cannot be opened ({error})", "install the library it names, or check the address") from error
    return system, str(path)
