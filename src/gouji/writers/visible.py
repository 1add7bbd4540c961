"""Foreign text made safe to look at: direction marks are shown, controls and broken characters are not passed on."""

from __future__ import annotations

import re

_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Marks that turn the direction of text, which can make a line read otherwise than it is written."""

_FOREIGN = re.compile(f"[{_DIRECTION}\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufeff\ufffe\uffff]")


def visible(text: str) -> str:
    """`text` with direction marks as ⟦U+202E⟧, without control characters, lone surrogates as U+FFFD."""
    return _FOREIGN.sub(_shown, text)


def _shown(match: re.Match[str]) -> str:
    character = match[0]
    if re.match(f"[{_DIRECTION}]", character):
        return f"⟦U+{ord(character):04X}⟧"
    return "\ufffd" if "\ud800" <= character <= "\udfff" else ""


def shortened(text: str, length: int, mark: str = "…") -> str:
    """`text` cut to `length` characters with `mark` at its end where something was cut."""
    return text if len(text) <= length else text[: max(length - len(mark), 0)] + mark
