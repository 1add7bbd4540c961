"""Readers of report formats. One door: `read` takes a path or bytes and gives a `Document`."""

from __future__ import annotations

from gouji.readers.opening import MAX_SIZE, read, suffixes

__all__ = ["MAX_SIZE", "read", "suffixes"]
