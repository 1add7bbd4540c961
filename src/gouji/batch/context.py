"""What a result depends on besides its input: version, libraries, model, profiles and settings."""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import PackageNotFoundError, version

from gouji.config import Settings
from gouji.profiles import available_profiles, load_profile
from gouji.records import Identity, Status
from gouji.scoring import load_model

LIBRARIES = ("pdfminer.six", "pdfplumber", "pypdfium2", "lxml", "selectolax", "python-docx", "spacy", "jieba", "rjieba", "regex", "scipy")
"""Libraries whose version may change what is read of a file."""

LIMITED = (Status.TIMEOUT, Status.MEMORY, Status.TOO_LARGE)
"""Statuses that other limits may change."""


def context_digest(settings: Settings) -> str:
    """One digest over all that changes results. Language, jobs, limits and the score shown from are no part of it."""
    names = [settings.profile] if settings.profile else sorted(available_profiles())
    parts = {
        "gouji": _version("gouji"),
        "libraries": {name: _version(name) for name in LIBRARIES},
        "model": load_model(settings.model).sha256,
        "profiles": {name: load_profile(name).sha256 for name in names},
        "settings": [settings.profile, settings.select, settings.ignore, {code: dict(chosen) for code, chosen in settings.options.items()}],
    }
    return hashlib.sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()


def limits_of(settings: Settings) -> str:
    """The limits in force, as kept beside a status that they caused."""
    return f"{settings.timeout:g}/{settings.stall:g}/{settings.memory}/{settings.max_size}"


def item_key(context: str, name: str, content: str, given: Identity | None) -> str:
    """Key of one result: everything it follows from. `content` is a SHA-256, or a version token of another file system."""
    known = "" if given is None else repr(given)
    return hashlib.sha256("\n".join((context, name, content, known)).encode()).hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
