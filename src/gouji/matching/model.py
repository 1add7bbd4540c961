"""The weights links are compared by: log-odds by name of evidence, kept as plain JSON."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from gouji.errors import ModelError
from gouji.integrity import was_changed

SCHEMA = "gouji.linking/1"


@dataclass(frozen=True, slots=True)
class LinkModel:
    """Weights of the evidence for and against a reading.

    Attributes:
        weights: log-odds by name of evidence, or by `name:value` where the value matters.
        sha256: of the artefact.
    """

    name: str
    version: str
    weights: Mapping[str, float]
    sha256: str = ""

    def key(self, name: str, value: str = "") -> str:
        """The entry a piece of evidence counts under."""
        return f"{name}:{value}" if f"{name}:{value}" in self.weights else name

    def weight(self, name: str, value: str = "") -> float:
        """Log-odds of a piece of evidence, 0 for what the model does not know."""
        return self.weights.get(self.key(name, value), 0.0)


def load_link_model(name: str = "linking") -> LinkModel:
    """A model of the package: `linking`, set by hand and in use, or `linking_fitted`, what training made of it.

    Raises ModelError for a file that is none, of another schema, or not the one that was installed.
    """
    return _load(str(resources.files("gouji.models") / f"{name}.json"))


@cache
def _load(path: str) -> LinkModel:
    try:
        content = Path(path).read_bytes()
        changed = was_changed(Path(path))
    except OSError as error:
        raise ModelError(path, f"is no model ({type(error).__name__}: {error})", "install gouji again, or train a model") from error
    if changed:
        raise ModelError(path, "was changed since it was installed", "install gouji again")
    return parse_link_model(content, path)


def parse_link_model(content: bytes, name: str) -> LinkModel:
    """The model in an artefact's JSON; `name` is what an error calls it. Raises ModelError as `load_link_model` does."""
    try:
        data = json.loads(content)
        if data["schema"] != SCHEMA:
            raise ModelError(name, f"is of schema {data['schema']!r}", f"this version reads {SCHEMA!r}")
        weights = {key: float(value) for key, value in data["weights"].items()}
        return LinkModel(data["name"], data["version"], weights, hashlib.sha256(content).hexdigest())
    except (json.JSONDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise ModelError(name, f"is no model ({type(error).__name__}: {error})", "install gouji again, or train a model") from error
