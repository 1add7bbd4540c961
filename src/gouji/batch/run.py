"""A batch from its inputs to its store: resumable at any moment, and the same in the end however often it was broken off."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any, Protocol

from gouji.batch.comparison import compare
from gouji.batch.context import LIMITED, context_digest, item_key, limits_of
from gouji.batch.datasets import DATASETS, codebook_json, require
from gouji.batch.inputs import Input, Inputs
from gouji.batch.journal import FILE as JOURNAL
from gouji.batch.journal import Journal
from gouji.batch.outcome import Outcome, fingerprint
from gouji.batch.parts import SIZE, VERSION, part_name, write_findings, write_part
from gouji.batch.place import held, local_folder
from gouji.batch.remote import version_of
from gouji.batch.runner import run_local, run_tasks
from gouji.batch.summary import FILE as SUMMARY
from gouji.batch.summary import Summary, summarise, write_summary
from gouji.config import Settings
from gouji.records import Finding, Result, Status
from gouji.writers.placing import place_text

ACROSS = "across.parquet"
CODEBOOK = "columns.json"

Engine = Callable[[Iterable[Input], Settings], Iterator[tuple[int, Outcome]]]
"""Audits inputs somewhere and gives number and outcome of each as they come in."""


class Watcher(Protocol):
    """Told how far a run is."""

    def start(self, total: int, done: int) -> None:
        """There are `total` inputs, `done` of which need nothing more."""
        ...

    def advance(self, name: str, status: Status) -> None:
        """One more input has its final status."""
        ...

    def say(self, message: str) -> None:
        """A further stage begins."""
        ...


class Silent:
    """A watcher that shows nothing."""

    def start(self, total: int, done: int) -> None:
        """Nothing."""

    def advance(self, name: str, status: Status) -> None:
        """Nothing."""

    def say(self, message: str) -> None:
        """Nothing."""


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How a run treats what is there.

    Attributes:
        restart: forget all that was done.
        retry_failed: do inputs without a result again.
        engine: where inputs are audited; the workers of this machine unless told otherwise.
    """

    restart: bool = False
    retry_failed: bool = False
    engine: Engine = run_local
    watcher: Watcher = field(default_factory=Silent)


def run_batch(inputs: Inputs, out: str | Path, settings: Settings, options: RunOptions | None = None) -> Summary:
    """Audit all inputs into a store in the folder `out`, going on where an earlier run stopped.

    Raises:
        UsageError: `out` is no local folder, is in use by another run, cannot be written, or a library of the store is missing.
    """
    chosen = options or RunOptions()
    require()
    folder = local_folder(out)
    with held(folder):
        if chosen.restart:
            clear(folder)
        with closing(Journal(folder)) as journal:
            return _Run(inputs, folder, settings, chosen, journal).summary()


def clear(folder: Path) -> None:
    """Remove what a batch wrote, and nothing else."""
    for name in (SUMMARY, CODEBOOK, JOURNAL, f"{JOURNAL}-wal", f"{JOURNAL}-shm"):
        with suppress(FileNotFoundError):
            (folder / name).unlink()
    for name in DATASETS:
        shutil.rmtree(folder / name, ignore_errors=True)


class _Run:
    def __init__(self, inputs: Inputs, folder: Path, settings: Settings, options: RunOptions, journal: Journal) -> None:
        self._inputs = inputs
        self._folder = folder
        self._settings = settings
        self._options = options
        self._journal = journal
        self._context = context_digest(settings)
        self._watcher = options.watcher

    def summary(self) -> Summary:
        """Do all that is left to do."""
        self._audit()
        digests = self._digests()
        digest = hashlib.sha256("\n".join([VERSION, *digests]).encode()).hexdigest()
        self._write_parts(digests)
        self._write_across(digest)
        self._tidy(len(digests))
        return self._finish(digest)

    def _audit(self) -> None:
        files = self._inputs.files
        self._journal.set_plan(item.name for item in files)
        todo = [item for item in files if self._is_open(item)]
        self._watcher.start(len(files), len(files) - len(todo))
        limits = limits_of(self._settings)
        if todo:
            with closing(self._options.engine(todo, self._settings)) as coming:  # type: ignore[type-var]
                for number, outcome in coming:
                    item = todo[number]
                    content = version_of(item.place) if item.is_elsewhere else _content(outcome.sha256, outcome.size)
                    self._journal.add(outcome, item_key(self._context, item.name, content, item.given), limits)
                    self._watcher.advance(outcome.name, outcome.status)
        self._journal.prune()

    def _is_open(self, item: Input) -> bool:
        done = self._journal.done(item.name)
        if done is None or (self._options.retry_failed and not done.status.has_result):
            return True
        if done.status in LIMITED and done.limits != limits_of(self._settings):
            return True
        return done.key != item_key(self._context, item.name, self._current(item), item.given)

    def _current(self, item: Input) -> str:
        """What is in an input's place now. A file too large to read is known by its size."""
        if item.is_elsewhere:
            return version_of(item.place)
        with suppress(OSError):
            size = item.path.stat().st_size if item.path is not None else 0
            if size > self._settings.max_size * 1_000_000:
                return _content("", size)
        return _content(*fingerprint(item))

    def _digests(self) -> list[str]:
        """One digest a part, over the keys of its reports."""
        found = []
        for _, keys in groupby(self._journal.keys(), key=lambda pair: pair[0] // SIZE):
            joined = "\n".join(f"{number} {key}" for number, key in keys)
            found.append(hashlib.sha256(f"{VERSION}\n{joined}".encode()).hexdigest())
        return found

    def _write_parts(self, digests: list[str]) -> None:
        todo = [number for number, digest in enumerate(digests) if not self._stands(part_name(number), digest)]
        if not todo:
            return
        self._watcher.say(f"writing {len(todo)} of {len(digests)} parts")
        (self._folder / SUMMARY).unlink(missing_ok=True)
        for number, files in run_tasks(write_part, [(self._folder, number) for number in todo], self._settings):
            self._journal.set_part(part_name(todo[number]), digests[todo[number]], files)

    def _write_across(self, digest: str) -> None:
        if self._stands(ACROSS, digest):
            return
        self._watcher.say("comparing reports with one another")
        (self._folder / SUMMARY).unlink(missing_ok=True)
        (self._folder / "findings" / ACROSS).unlink(missing_ok=True)
        failures: set[str] = set()
        self._journal.set_across(compare(self._folder, self._journal, self._settings, failures))
        self._journal.set_meta(failures=sorted(failures))
        self._journal.set_part(ACROSS, digest, write_findings(self._folder, ACROSS, self._under_reports()))

    def _under_reports(self) -> Iterator[tuple[Result, int, list[Finding]]]:
        for number, group in groupby(self._journal.across(), key=lambda pair: pair[0]):
            yield self._journal.result(number), number, [finding for _, finding in group]

    def _stands(self, name: str, digest: str) -> bool:
        """True where a part was written from the same results and its files are there in full."""
        known = self._journal.part(name)
        if known is None or known[0] != digest:
            return False
        places = [(self._folder / file, facts["bytes"]) for file, facts in known[1].items()]
        return all(path.is_file() and path.stat().st_size == size for path, size in places)

    def _tidy(self, count: int) -> None:
        """Remove parts of an earlier, longer run."""
        wanted = {part_name(number) for number in range(count)} | {ACROSS}
        self._journal.drop_parts(name for name in self._journal.parts() if name not in wanted)
        for dataset in DATASETS:
            for path in sorted((self._folder / dataset).glob("*.parquet*")):
                if path.name not in wanted:
                    path.unlink()

    def _finish(self, digest: str) -> Summary:
        files: dict[str, Any] = {name: facts for part in self._journal.parts().values() for name, facts in part.items()}
        current, previous = self._journal.meta("current"), self._journal.meta("previous")
        last = previous if current and current["digest"] == digest else current
        failures = self._journal.meta("failures", [])
        summary = summarise(self._folder, self._settings, digest, files, last=last and last["coverage"], failures=failures)
        self._journal.set_meta(current={"digest": digest, "coverage": summary.content["coverage"]}, previous=last)
        place_text(self._folder / CODEBOOK, [codebook_json()])
        write_summary(self._folder, summary)
        return summary


def _content(digest: str, size: int) -> str:
    return digest if digest and size else f"size:{size}"
