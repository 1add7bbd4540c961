"""How long a pattern may take. All of them are linear; this is the last word should one not be."""

from __future__ import annotations

from typing import Final

PATIENCE: Final = 10.0
"""Seconds for one pattern over one text; then `regex` raises TimeoutError."""
