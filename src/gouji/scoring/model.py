"""The model behind a score: additive log-odds, kept as plain JSON."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from gouji.errors import ModelError
from gouji.integrity import was_changed

SCHEMA = "gouji.scoring/1"


@dataclass(frozen=True, slots=True)
class ScoreModel:
    """Weights of a score.

    Attributes:
        base: log-odds by code; the longest beginning that is listed counts.
        weights: log-odds per unit of a feature.
        clip: lowest and highest log-odds a feature enters with.
        calibrated: codes whose scores were measured to be probabilities.
        sha256: of the artefact.
    """

    name: str
    version: str
    base: Mapping[str, float]
    weights: Mapping[str, float]
    clip: Mapping[str, tuple[float, float]]
    calibrated: tuple[str, ...]
    sha256: str = ""

    def base_of(self, code: str) -> float:
        """Log-odds of a code before anything else is known."""
        return next((self.base[code[:size]] for size in range(len(code), 1, -1) if code[:size] in self.base), 0.0)


def load_model(path: str | Path | None = None, name: str = "scoring") -> ScoreModel:
    """A model of the package (`scoring`, or `provisional` for the weights set by hand), or of a JSON file; an empty path is none.

    Raises ModelError for a file that is none or of another schema.
    """
    source = Path(path) if path else resources.files("gouji.models") / f"{name}.json"
    if was_changed(Path(str(source))):
        raise ModelError(source.name, "was changed since it was installed", "install gouji again")
    try:
        content = source.read_bytes()
    except OSError as error:
        raise ModelError(str(source), f"is no model ({type(error).__name__}: {error})", "install gouji again, or train a model") from error
    return parse_model(content, str(source))


def parse_model(content: bytes, name: str) -> ScoreModel:
    """The model in an artefact's JSON; `name` is what an error calls it. Raises ModelError as `load_model` does."""
    try:
        data = json.loads(content)
        if data["schema"] != SCHEMA:
            raise ModelError(name, f"is of schema {data['schema']!r}", f"this version reads {SCHEMA!r}")
        return ScoreModel(
            name=data["name"],
            version=data["version"],
            base=data["base"],
            weights=data["weights"],
            clip={feature: (low, high) for feature, (low, high) in data.get("clip", {}).items()},
            calibrated=tuple(data["calibrated"]),
            sha256=hashlib.sha256(content).hexdigest(),
        )
    except (json.JSONDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError) as error:
        raise ModelError(name, f"is no model ({type(error).__name__}: {error})", "install gouji again, or train a model") from error
