"""The public calls: read, audit, extract. Thin wrappers that add what a person at a prompt or a notebook needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gouji import claims, records
from gouji.batch import audit_paths, audited, inputs_of
from gouji.config import Settings, load_settings
from gouji.document import Document
from gouji.pipeline import audit_folder, audit_source
from gouji.profiles import Profile
from gouji.writers import write_to
from gouji.writers.frames import frame
from gouji.writers.html import single_page
from gouji.writers.json import claim_to_dict, result_to_dict
from gouji.writers.notebook import Framed, batch_html, result_html
from gouji.writers.placing import place_text
from gouji.writers.terminal import verdict_line

if TYPE_CHECKING:
    import pandas as pd


class Result(records.Result):
    """`records.Result` with the ways to look at it: `to_dict()`, `frame(name)` and a notebook view."""

    __slots__ = ()

    def to_dict(self, lang: str = "zh") -> dict[str, Any]:
        """One entry of `results` in the JSON output (schema `gouji.result/1`)."""
        return result_to_dict(self, lang)

    def frame(self, name: str = "findings", display: bool = False) -> pd.DataFrame:
        """`documents`, `findings`, `claims`, `facts`, `links` or `checks` as a DataFrame; see `gouji codebook`.

        `display` names the columns in Chinese. Raises UsageError for another name.
        """
        return frame([self], name, display)

    def to_html(self, path: str | Path, lang: str = "zh", min_score: float = 0.5) -> None:
        """Write the interactive page of this report as one file that needs no other. Raises UsageError where that cannot be."""
        place_text(Path(path), [single_page(self, lang, min_score)])

    def show(self, lang: str = "zh", min_score: float = 0.5, height: int = 720) -> Framed:
        """The interactive page for a notebook, `height` pixels high, shut off from the rest of the notebook."""
        return Framed(single_page(self, lang, min_score), height)

    def _repr_html_(self) -> str:
        return result_html(self)

    def __repr__(self) -> str:
        return f"<Result {self.source.path}: {verdict_line(self, 'zh')}>"


class Claim(records.Claim):
    """`records.Claim` with `to_dict()`."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """The claim as it stands in the JSON output."""
        return claim_to_dict(self)


class Batch(Sequence[Result]):
    """The results of many reports, in the order they were given."""

    def __init__(self, results: Iterable[records.Result]) -> None:
        self._results = tuple(_public(result) for result in results)

    def __len__(self) -> int:
        return len(self._results)

    def __getitem__(self, index: Any) -> Any:
        return self._results[index]

    def __iter__(self) -> Iterator[Result]:
        return iter(self._results)

    def frame(self, name: str = "findings", display: bool = False) -> pd.DataFrame:
        """One frame over all reports; see `Result.frame`."""
        return frame(self._results, name, display)

    def to_html(self, folder: str | Path, lang: str = "zh", min_score: float = 0.5) -> None:
        """Write the index, one page a report and the Excel work list into a folder. Raises UsageError where that cannot be."""
        write_to(self._results, folder, "html", lang=lang, min_score=min_score)

    def _repr_html_(self) -> str:
        return batch_html(self._results)


def audit(source: str | Path | bytes, profile: str | None = None, settings: Settings | None = None, *, isolate: bool = False) -> Result:
    """Audit one report.

    Args:
        source: path of a file, or its bytes.
        profile: genre to audit by, None to recognise it.
        settings: see Settings; None reads `gouji.toml` or `[tool.gouji]` of the working folder.
        isolate: parse in a worker process with limits; for files from untrusted hands.

    Returns:
        A Result. One that could not be read or is of no known genre has that status and a note instead of findings.

    Raises:
        ReadError: there is no such file.
        UsageError: a setting or profile that is not known.
    """
    chosen = _settings(profile, settings)
    if isolate:
        return _public(next(iter(audit_paths([source], chosen))))
    return _public(audit_source(source, chosen))


def audit_many(
    sources: Iterable[str | Path | bytes],
    profile: str | None = None,
    settings: Settings | None = None,
    *,
    isolate: bool = False,
) -> Batch:
    """Audit many reports and compare them with one another; findings across reports stand under the later one.

    One bad file never stops the rest: it has its status and a note. Arguments as for `audit`.
    """
    chosen = _settings(profile, settings)
    items = inputs_of(sources)
    results = list(audit_paths(items, chosen)) if isolate else [audited(item, chosen) for item in items]
    return Batch(audit_folder(results, chosen))


def extract_claims(source: str | Document, profile: str | Profile = "zfxxgk", year: int | None = None) -> tuple[Claim, ...]:
    """Claims of a text or a document; `year` is the report's year where the text does not say it."""
    return tuple(Claim(**_values(claim)) for claim in claims.extract_claims(source, profile, year))


def load_nlp(profile: str | Profile = "zfxxgk") -> Any:
    """A spaCy pipeline that marks quantities and claims: `doc.spans["quantities"]`, `doc.spans["claims"]`, `doc._.claims`."""
    return claims.load_nlp(profile)


def _settings(profile: str | None, settings: Settings | None) -> Settings:
    base = settings or load_settings()
    return base if profile is None else Settings(**{**_values(base), "profile": profile})


def _public(result: records.Result) -> Result:
    return Result(**_values(result))


def _values(record: Any) -> dict[str, Any]:
    return {name: getattr(record, name) for name in _names(record.__class__)}


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(item.name for item in fields(kind))
