"""The pages as the review serves them: as written, with the review's script and style added and their policy made to allow it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path

ASSETS = {"review.js": "text/javascript", "review.css": "text/css"}
PREFIX = "/-/"
"""Addresses of the review's own parts; no page is written under it."""

TYPES = {".html": "text/html", ".png": "image/png", ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
"""What is served of a folder. Scripts are not: the only ones are those within the pages, pinned by hash, and ours."""

_META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">\n?')
_PIN = re.compile(r"(style|script)-src (?:&#39;|')(sha256-[A-Za-z0-9+/=]{44})(?:&#39;|')")
_CLOSED = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, slots=True)
class Page:
    """What is sent: body, media type and content security policy."""

    body: bytes
    type: str
    policy: str = _CLOSED


def page_of(folder: Path, address: str) -> Page | None:
    """The page, picture or work list at an address without its query; None where the folder has none to serve."""
    if address.startswith(PREFIX):
        return _asset(address.removeprefix(PREFIX))
    name = address.lstrip("/") or "index.html"
    if name == "favicon.ico":
        return Page(b"", "image/x-icon")
    if "\x00" in name:
        return None
    path, root = (folder / name).resolve(), folder.resolve()
    if not path.is_relative_to(root) or path.suffix not in TYPES or not path.is_file():
        return None
    if path.suffix != ".html":
        return Page(path.read_bytes(), TYPES[path.suffix])
    return _reviewed(path.read_text(encoding="utf-8"))


def _reviewed(html: str) -> Page:
    """A page with its own policy, from its head, as one that also lets our script, style and requests in."""
    meta = _META.search(html)
    pins = dict(_PIN.findall(meta[1])) if meta else {}
    policy = (
        "default-src 'none'; img-src 'self' data:; connect-src 'self'; "
        f"style-src 'self' {_quoted(pins, 'style')}; script-src 'self' {_quoted(pins, 'script')}; "
        "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
    )
    head, end, tail = _META.sub("", html, count=1).rpartition("</body>")
    added = f'<link rel="stylesheet" href="{PREFIX}review.css"><script src="{PREFIX}review.js"></script>\n'
    return Page((head + added + end + tail).encode(), "text/html", policy)


def _quoted(pins: dict[str, str], kind: str) -> str:
    return f"'{pins[kind]}'" if kind in pins else ""


@lru_cache(maxsize=4)
def _asset(name: str) -> Page | None:
    if name not in ASSETS:
        return None
    return Page((resources.files("gouji.review") / "assets" / name).read_bytes(), ASSETS[name])
