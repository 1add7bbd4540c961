"""Which language a person wants: GOUJI_LANG, else the locale of the machine."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from gouji.errors import UsageError

LANGUAGES = ("zh", "en")
DEFAULT = "zh"
"""Reports are Chinese, and so are most who read them."""

VARIABLE = "GOUJI_LANG"
LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")


@dataclass(frozen=True, slots=True)
class Choice:
    """A language and where it comes from: the name of a variable, or "" for the default."""

    lang: str
    origin: str


def named(environment: Mapping[str, str] | None = None) -> Choice | None:
    """What GOUJI_LANG says, None where it says nothing or `auto`. Raises UsageError for another language."""
    value = (os.environ if environment is None else environment).get(VARIABLE, "").strip()
    if value in ("", "auto"):
        return None
    lang = _language(value)
    if lang is None:
        raise UsageError(VARIABLE, f"cannot be {value!r}", f"choose one of: {', '.join(LANGUAGES)}")
    return Choice(lang, VARIABLE)


def chosen(environment: Mapping[str, str] | None = None) -> Choice:
    """What GOUJI_LANG says, else the locale's language where it is Chinese or English, else Chinese."""
    known = os.environ if environment is None else environment
    said = named(known)
    if said is not None:
        return said
    name = next((name for name in LOCALE if known.get(name)), "")
    lang = _language(known.get(name, ""))
    return Choice(lang, name) if lang else Choice(DEFAULT, "")


def _language(name: str) -> str | None:
    """The language of a locale's name, such as zh_CN.UTF-8; None for C, POSIX and languages gouji does not speak."""
    word = name.replace("-", "_").partition("_")[0].partition(".")[0].lower()
    return word if word in LANGUAGES else None
