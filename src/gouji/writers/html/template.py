"""Jinja with what every page needs: escaping that cannot be forgotten, one policy, styles and scripts pinned by hash."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from importlib import resources
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from gouji.writers.html.words import words
from gouji.writers.visible import visible

if TYPE_CHECKING:
    from jinja2 import Environment


def render(template: str, lang: str, **values: Any) -> str:
    """A page. All values are escaped and made visible; none is ever taken as a template."""
    name = template.removesuffix(".html")
    style, script = _asset("common.css") + _asset(f"{name}.css"), _asset("common.js") + _asset(f"{name}.js")
    policy = (
        "default-src 'none'; img-src 'self' data:; "
        f"style-src '{_pin(style)}'; script-src '{_pin(script)}'; base-uri 'none'; form-action 'none'"
    )
    own = {"t": SimpleNamespace(**words(lang)), "lang": lang, "style": style, "script": script, "policy": policy}
    return _environment().get_template(template).render(**own, **values)


def seen(value: Any) -> Any:
    """What a template prints: text without direction marks and controls; ready markup as it is."""
    if value is None:
        return ""
    return visible(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


@lru_cache(maxsize=1)
def _environment() -> Environment:
    import jinja2

    loader = jinja2.PackageLoader("gouji.writers.html", "templates")
    return jinja2.Environment(
        loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, finalize=seen, trim_blocks=True, lstrip_blocks=True
    )


@lru_cache(maxsize=8)
def _asset(name: str) -> str:
    return (resources.files("gouji.writers.html") / "assets" / name).read_text(encoding="utf-8")


def _pin(content: str) -> str:
    digest = hashlib.sha256(content.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
