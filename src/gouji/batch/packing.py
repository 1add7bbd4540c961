"""A result as compressed JSON and back, without loss: what workers send and the journal keeps."""

from __future__ import annotations

import zlib
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from gouji.records import Fact, Finding, Result

if TYPE_CHECKING:
    from pydantic import TypeAdapter

LEVEL = 6
T = TypeVar("T")


def pack(result: Result) -> bytes:
    """The result with its document; the same bytes for the same result."""
    return zlib.compress(_adapter(Result).dump_json(result), LEVEL)


def unpack(data: bytes) -> Result:
    """What `pack` was given. Raises ValueError for bytes that are none of its own."""
    return _checked(Result, data)


def pack_finding(finding: Finding) -> bytes:
    """One finding."""
    return zlib.compress(_adapter(Finding).dump_json(finding), LEVEL)


def unpack_finding(data: bytes) -> Finding:
    """What `pack_finding` was given."""
    return _checked(Finding, data)


def fact_json(fact: Fact) -> str:
    """One fact as JSON."""
    return _adapter(Fact).dump_json(fact).decode()


def fact_of(text: str) -> Fact:
    """What `fact_json` was given."""
    return cast(Fact, _adapter(Fact).validate_json(text))


def _checked(kind: type[T], data: bytes) -> T:
    try:
        return cast(T, _adapter(cast(Any, kind)).validate_json(zlib.decompress(data)))
    except zlib.error as error:
        raise ValueError(f"damaged record ({error})") from error


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(kind)
