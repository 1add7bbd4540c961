"""gouji (勾稽): finds where the words and the tables of a published Chinese report disagree.

Public names are loaded on first use (PEP 562), so that `import gouji` stays cheap.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    __version__: str
    from gouji.api import Batch as Batch
    from gouji.api import Result as Result
    from gouji.api import audit as audit
    from gouji.api import audit_many as audit_many
    from gouji.api import extract_claims as extract_claims
    from gouji.api import load_nlp as load_nlp
    from gouji.batch.store import open_batch as open_batch
    from gouji.config import Settings as Settings
    from gouji.errors import GoujiError as GoujiError
    from gouji.errors import ReadError as ReadError
    from gouji.profiles import load_profile as load_profile
    from gouji.readers import read as read
    from gouji.text import extract_quantities as extract_quantities

_HOMES = {
    "Batch": "gouji.api",
    "GoujiError": "gouji.errors",
    "ReadError": "gouji.errors",
    "Result": "gouji.api",
    "Settings": "gouji.config",
    "audit": "gouji.api",
    "audit_many": "gouji.api",
    "extract_claims": "gouji.api",
    "extract_quantities": "gouji.text",
    "load_nlp": "gouji.api",
    "load_profile": "gouji.profiles",
    "open_batch": "gouji.batch.store",
    "read": "gouji.readers",
}
"""Public name to the module that holds it."""

__all__ = [
    "Batch",
    "GoujiError",
    "ReadError",
    "Result",
    "Settings",
    "audit",
    "audit_many",
    "extract_claims",
    "extract_quantities",
    "load_nlp",
    "load_profile",
    "open_batch",
    "read",
]


def __getattr__(name: str) -> object:
    if name == "__version__":
        return importlib.import_module("importlib.metadata").version("gouji")
    if name not in _HOMES:
        raise AttributeError(f"module 'gouji' has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
