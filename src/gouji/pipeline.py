"""Joins the steps for one report, and the comparison of several. A step that fails becomes a note in the result."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from gouji.checks import Check, CheckContext, FolderContext, catalogue, run_checks, run_folder_checks
from gouji.claims import read_narrative
from gouji.config import Settings
from gouji.diagnosis import diagnose, group_across
from gouji.document import Document, Note, Source
from gouji.errors import ReadError, UsageError
from gouji.facts import TableReading, detect_profile, evaluate_identities, read_tables
from gouji.issuers import body_level, identify, reports_in
from gouji.matching import link_claims
from gouji.profiles import Profile, available_profiles, load_profile
from gouji.pulse import beat
from gouji.readers import read
from gouji.records import Claim, Coverage, Discrepancy, Equation, Finding, Identity, Link, Region, Result, Status
from gouji.scoring import ScoreModel, load_model, score_findings

T = TypeVar("T")
_ROW = re.compile(r"\d+(?:\s+\d+(?:\.\d+)?){2,}\D{0,4}$")


def audit(source: str | Path | bytes, profile: str | None = None, settings: Settings | None = None) -> Result:
    """Audit one report; see `audit_source`."""
    chosen = settings or Settings()
    return audit_source(source, replace(chosen, profile=profile) if profile else chosen)


def audit_source(
    source: str | Path | bytes,
    settings: Settings,
    missing_ok: bool = False,
    *,
    name: str | None = None,
    given: Identity | None = None,
) -> Result:
    """Audit one report.

    Args:
        source: path of a file, or its content.
        missing_ok: a file that is not there gives a result with status `unreadable` instead of ReadError.
        name: what it is called in the result; the path's last part where it is not given.
        given: issuer, level and year as far as the caller knows them for certain; they stand above what is recognised.

    Raises:
        ReadError: there is no such file.
        UsageError: a profile or an option that is not known.
    """
    if not isinstance(source, bytes) and not missing_ok and not Path(source).exists():
        raise ReadError(str(source), "no such file", "check the path")
    try:
        document = read(source, name, max_size=settings.max_size * 1_000_000)
    except ReadError as error:
        return _unread(source, name, Status.MEMORY if _short_of_memory(error) else Status(error.status), str(error))
    beat()
    return audit_document(document, settings, given)


def audit_document(document: Document, settings: Settings, given: Identity | None = None) -> Result:
    """Audit a document that was read before; `given` as in `audit_source`."""
    steps = _Steps()
    several: tuple[str, ...] = steps.take("reports", (), lambda: reports_in(document))
    if len(several) > 1:
        shown = "; ".join(several[:3])
        note = Note("many_reports", f"{document.source.path}: holds {len(several)} reports ({shown}); cut it into one file a report")
        return Result(document.source, Status.SKIPPED, document.title, notes=(*document.notes, note), document=document)
    profile = _profile(document, settings)
    if profile is None:
        known = ", ".join(available_profiles())
        note = Note("unknown_genre", f"{document.source.path}: is of no known genre; name one with --profile ({known})")
        return Result(document.source, Status.UNKNOWN_GENRE, document.title, notes=(*document.notes, note), document=document)
    identity = _known(given, steps.take("identify", Identity(), lambda: identify(document)))
    tables = steps.take("facts", TableReading(()), lambda: read_tables(document, profile))
    nothing: tuple[tuple[Claim, ...], tuple[Region, ...]] = ((), ())
    claims, regions = steps.take("claims", nothing, lambda: _narrative(document, profile, identity.year, tables))
    links: tuple[Link, ...] = steps.take("links", (), lambda: link_claims(claims, tables.facts, profile, identity, document=document))
    equations: tuple[Equation, ...] = steps.take("identities", (), lambda: evaluate_identities(tables.facts, profile))
    context = CheckContext(document, identity, tables.facts, claims, links, equations, regions, profile)
    model = load_model(settings.model)
    none: tuple[Discrepancy, ...] = ()
    found = [item for check in _selected(settings) for item in steps.take(check.code, none, partial(_checked, check, context, settings))]
    alone = diagnose(found, context, solve=False)
    findings = score_findings(steps.take("diagnosis", alone, lambda: diagnose(found, context)), model)
    return Result(
        source=document.source,
        status=Status.PARTIAL if document.partial or steps.notes else Status.OK,
        title=document.title,
        profile=profile.id,
        identity=identity,
        facts=tables.facts,
        claims=claims,
        regions=regions,
        links=links,
        equations=equations,
        findings=findings,
        coverage=_coverage(context, len(tables.tables)),
        notes=(*document.notes, *tables.notes, *steps.notes),
        versions=_versions(profile, model),
        document=document,
    )


def audit_folder(results: Iterable[Result], settings: Settings) -> tuple[Result, ...]:
    """Compare reports with one another; what breaks between them stands under the later one. Order is kept."""
    known = tuple(results)
    by_profile: dict[str, list[Result]] = defaultdict(list)
    for result in known:
        if result.status.has_result and result.profile:
            by_profile[result.profile].append(result)
    added: dict[str, tuple[Finding, ...]] = {}
    steps = _Steps()
    for name, members in by_profile.items():
        if len(members) > 1:
            context = FolderContext(tuple(members), load_profile(name))
            added.update(group_across(_compared(context, settings, steps)))
    model = load_model(settings.model)
    return tuple(_with(result, added.get(result.source.path, ()), steps.notes, model) for result in known)


def _compared(context: FolderContext, settings: Settings, steps: _Steps) -> list[Discrepancy]:
    found: list[Discrepancy] = []
    for check in _selected(settings):
        if check.folder:
            found.extend(steps.take(check.code, (), partial(run_folder_checks, context, [check], settings.options)))
    return found


def _checked(check: Check, context: CheckContext, settings: Settings) -> tuple[Discrepancy, ...]:
    return run_checks(context, [check], settings.options)


def _with(result: Result, findings: tuple[Finding, ...], notes: list[Note], model: ScoreModel) -> Result:
    if not findings and not notes:
        return result
    scored = score_findings((*result.findings, *findings), model)
    return replace(result, findings=scored, notes=(*result.notes, *notes) if result.status.has_result else result.notes)


@dataclass
class _Steps:
    """Runs steps and keeps a note of each that failed, so that one of them does not cost the report."""

    notes: list[Note] = field(default_factory=list)

    def take(self, name: str, default: T, step: Callable[[], T]) -> T:
        try:
            beat()
            return step()
        except (MemoryError, UsageError):
            raise
        except Exception as error:  # any failure of a step is this report's note, not the caller's trouble
            self.notes.append(Note("step_failed", f"{name}: {type(error).__name__}: {error}"))
            return default


def _narrative(
    document: Document, profile: Profile, year: int | None, tables: TableReading
) -> tuple[tuple[Claim, ...], tuple[Region, ...]]:
    """Claims and explained figures. A line that gave facts, or that ends in bare figures, is a row of a torn table and no sentence."""
    narrative = read_narrative(document, profile, year)
    rows = {fact.locator.block for fact in tables.facts}
    rows |= {block for block, paragraph in document.paragraphs if _ROW.search(paragraph.text)}
    claims = tuple(claim for claim in narrative.claims if claim.locator.block not in rows)
    return claims, tuple(region for region in narrative.regions if region.block not in rows)


def _profile(document: Document, settings: Settings) -> Profile | None:
    return load_profile(settings.profile) if settings.profile else detect_profile(document)


def _selected(settings: Settings) -> list[Check]:
    return [check for check in catalogue() if settings.selects(check.code, check.default)]


def _coverage(context: CheckContext, recognised: int) -> Coverage:
    verdicts = Counter([link.verdict.value for link in context.links] + [equation.verdict.value for equation in context.equations])
    stated = sum(not claim.implied for claim in context.claims)
    return Coverage(
        figures_found=stated + len(context.regions),
        figures_in_claims=stated,
        figures_explained=tuple(sorted(Counter(region.reason for region in context.regions).items())),
        claims_found=len(context.claims),
        claims_linked=sum(bool(link.readings) for link in context.links),
        claims_checked=sum(any(reading.expected is not None for reading in link.readings) for link in context.links),
        tables_found=len(context.document.tables),
        tables_recognised=recognised,
        verdicts=tuple(sorted(verdicts.items())),
    )


def _versions(profile: Profile, model: ScoreModel) -> tuple[tuple[str, str], ...]:
    return (
        ("gouji", _version()),
        ("models", f"{model.name}/{model.version}/{model.sha256[:12]}"),
        ("profile", f"{profile.id}/{profile.sha256[:12]}"),
    )


@cache
def _version() -> str:
    return version("gouji")


def _known(given: Identity | None, recognised: Identity) -> Identity:
    """What was recognised, with what the caller knows above it."""
    if given is None:
        return recognised
    known = recognised
    if given.issuer:
        known = replace(known, issuer=given.issuer, issuer_doubt=0.0, level=given.level or body_level(given.issuer))
    if given.year is not None:
        known = replace(known, year=given.year, year_doubt=0.0)
    return replace(known, level=given.level or known.level, parent=given.parent, region=given.region)


def _short_of_memory(error: BaseException | None) -> bool:
    """True where a failure goes back to a lack of memory; libraries pass it on as errors of their own."""
    while error is not None:
        if isinstance(error, MemoryError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _unread(source: str | Path | bytes, name: str | None, status: Status, message: str) -> Result:
    if isinstance(source, bytes):
        data, name = source, name or "input"
    else:
        path = Path(source)
        name = name or path.name
        data = path.read_bytes() if path.is_file() and status is not Status.TOO_LARGE else b""
    size = len(data) or (Path(source).stat().st_size if not isinstance(source, bytes) and Path(source).is_file() else 0)
    digest = hashlib.sha256(data).hexdigest() if data else ""
    return Result(Source(name, digest, size, ""), status, notes=(Note(status.value, message),))
