"""Compares the reports of a store with one another: candidates by set operations, judged by the very checks of a folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from gouji.batch import candidates
from gouji.batch.database import SPILL, connect, rows_of
from gouji.batch.derived import tied_concepts
from gouji.batch.journal import Journal
from gouji.batch.packing import fact_of
from gouji.checks import Check, FolderContext, catalogue, run_folder_checks
from gouji.checks.gj401_carry_over import RULE as CARRY_OVER
from gouji.config import Settings
from gouji.diagnosis import group_across
from gouji.document import Document, Paragraph, Source, Table
from gouji.errors import UsageError
from gouji.profiles import IdentityRule, Profile, load_profile
from gouji.records import Fact, Finding, Identity, Result, Status
from gouji.scoring import load_model, score_findings

CHUNK = 500
"""Pairs of years judged together."""

HELD = 8
"""Results kept at hand, since neighbours in the list of pairs often share one."""


def compare(folder: Path, journal: Journal, settings: Settings, failures: set[str]) -> Iterator[tuple[int, Finding]]:
    """Number of the report it stands under, and each finding between reports, scored; in order of number, best first.

    A check that fails costs the reports it failed at and is named in `failures`.
    """
    checks = [check for check in catalogue() if check.folder and settings.selects(check.code, check.default)]
    found: dict[int, list[Finding]] = {}
    connection = connect(folder, internal=True)
    try:
        candidates.prepare(connection)
        for (name,) in rows_of(connection, "SELECT DISTINCT profile FROM bodies ORDER BY profile"):
            judge = _Judge(connection, journal, load_profile(name), settings, failures)
            for check in checks:
                for number, findings in judge.findings(check):
                    found.setdefault(number, []).extend(findings)
    finally:
        connection.close()
        shutil.rmtree(folder / SPILL, ignore_errors=True)
    model = load_model(settings.model)
    for number in sorted(found):
        yield from ((number, finding) for finding in score_findings(found[number], model))


class _Judge:
    """Runs one check after the other over the candidates of one profile."""

    def __init__(self, connection: Any, journal: Journal, profile: Profile, settings: Settings, failures: set[str]) -> None:
        self._connection = connection
        self._journal = journal
        self._profile = profile
        self._settings = settings
        self._failures = failures
        self._load = lru_cache(HELD)(journal.result)
        rules = [rule for rule in profile.identities if rule.across == "years"]
        self._known: dict[str, Callable[[Check], Iterator[list[tuple[int, Result]]]]] = {
            "GJ401": lambda check: self._years([rule for rule in rules if rule.id == CARRY_OVER]),
            "GJ402": lambda check: self._years([rule for rule in rules if rule.soft]),
            "GJ403": lambda check: self._years([rule for rule in rules if not rule.soft and rule.id != CARRY_OVER]),
            "GJ404": lambda check: self._whole(candidates.GROWTH, []),
            "GJ405": lambda check: self._whole(candidates.SUMS, [self._option(check, "least_bodies")]),
            "GJ406": lambda check: self._whole(candidates.VERSIONS, []),
            "GJ407": lambda check: self._whole(
                candidates.COPIED, [self._option(check, "least_sentences"), self._option(check, "least_share")]
            ),
        }

    def findings(self, check: Check) -> Iterator[tuple[int, tuple[Finding, ...]]]:
        """Findings of one check by the number of the report they stand under. A check from outside sees all reports at once."""
        for group in self._known.get(check.code, self._everything)(check):
            numbers = {result.source.path: number for number, result in group}
            context = FolderContext(tuple(result for _, result in group), self._profile)
            try:
                grouped = group_across(run_folder_checks(context, [check], self._settings.options))
            except (MemoryError, UsageError):
                raise
            except Exception as error:  # as for a folder: a failing check is said and does not cost the rest
                self._failures.add(f"{check.code}: {type(error).__name__}: {error}")
                continue
            yield from ((numbers[report], findings) for report, findings in grouped.items())

    def _option(self, check: Check, name: str) -> Any:
        options = (self._profile.options.get(check.code, {}), self._settings.options.get(check.code, {}))
        return {**check.options, **options[0], **options[1]}[name]

    def _everything(self, check: Check) -> Iterator[list[tuple[int, Result]]]:
        yield [(number, result) for number, result in self._journal.results() if result.profile == self._profile.id]

    def _whole(self, query: str, values: list[Any]) -> Iterator[list[tuple[int, Result]]]:
        """Each group of reports with all there is to them."""
        for numbers in candidates.groups(self._connection, query, [self._profile.id, *values]):
            yield [(number, self._load(number)) for number in dict.fromkeys(numbers)]

    def _years(self, rules: list[IdentityRule]) -> Iterator[list[tuple[int, Result]]]:
        """Pairs of years that may break an identity, with the cells it is about."""
        concepts = tied_concepts(rules)
        pairs = sorted(candidates.broken_rules(self._connection, self._profile, rules))
        for start in range(0, len(pairs), CHUNK):
            numbers = sorted({number for pair in pairs[start : start + CHUNK] for number in pair})
            yield list(_bare_results(self._connection, numbers, concepts))


_CELLS = """
WITH ids AS (
    SELECT DISTINCT number, unnest(facts) AS id FROM figures SEMI JOIN wanted USING (number) WHERE list_contains(?, concept))
SELECT c.number, c.record, c.title FROM cells c SEMI JOIN ids ON c.number = ids.number AND c.id = ids.id
"""

_HEADS = """
SELECT number, b.report, b.profile, d.issuer, b.region, b.year, b.level FROM bodies b SEMI JOIN wanted USING (number)
JOIN stored_documents d USING (number) ORDER BY number
"""


def _bare_results(connection: Any, numbers: list[int], concepts: frozenset[str]) -> Iterator[tuple[int, Result]]:
    """Results with the cells that the concepts rest on, and nothing else."""
    connection.execute("CREATE OR REPLACE TEMP TABLE wanted AS SELECT unnest(?::BIGINT[]) AS number", [numbers])
    cells: dict[int, list[tuple[Fact, str | None]]] = {}
    for number, record, title in rows_of(connection, _CELLS, [sorted(concepts)]):
        cells.setdefault(number, []).append((fact_of(record), title))
    for number, report, profile, issuer, region, year, level in rows_of(connection, _HEADS):
        facts = sorted(cells.get(number, []), key=lambda cell: (len(cell[0].id), cell[0].id))
        source = Source(report, "", 0, "")
        known = tuple(fact for fact, _ in facts)
        identity = Identity(issuer, year, level=level, region=region)
        document = _bare_document(source, facts)
        yield number, Result(source, Status.OK, profile=profile, identity=identity, facts=known, document=document)


def _bare_document(source: Source, facts: list[tuple[Fact, str | None]]) -> Document:
    """A document in which the cells' tables stand at their places, with their titles."""
    titles = {fact.locator.block: title for fact, title in facts if title is not None}
    empty = Paragraph("")
    blocks = tuple(Table((), titles[block]) if block in titles else empty for block in range(max(titles, default=-1) + 1))
    return Document(source, "", blocks)
