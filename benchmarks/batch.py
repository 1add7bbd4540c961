"""Measures batches; ratios are taken in one run, so that a busy machine weighs on both sides.

    python benchmarks/batch.py speed      CPU a report: HTML and PDF, alone and in a whole batch; wall clock with one worker and two
    python benchmarks/batch.py compare    the checks between reports over 50,000 of them
    python benchmarks/batch.py grow       CPU a report and memory of the parent while a batch of HTML reports is audited by one worker
    python benchmarks/batch.py store      cost a report and memory of the parent as batches grow, comparison of reports, resume

`grow` audits a thousand reports, or as many as --count says. `store` fills the journal with results of a few audited reports
under many names, so that it measures the batch and not the reading: 2,000 reports, or 50,000 with GOUJI_SOAK=1.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from itertools import islice, pairwise
from pathlib import Path
from statistics import mean, median

import pypdfium2

from gouji.batch import find_inputs
from gouji.batch.comparison import compare as between
from gouji.batch.datasets import DATASETS, schema
from gouji.batch.inputs import Input, Inputs
from gouji.batch.journal import Journal
from gouji.batch.outcome import Outcome, outcome_of
from gouji.batch.parts import part_name
from gouji.batch.run import RunOptions, run_batch
from gouji.batch.runner import run_local
from gouji.config import Settings
from gouji.corpus import generate
from gouji.pipeline import audit_source
from gouji.records import Identity, Result

SOAK = bool(os.environ.get("GOUJI_SOAK"))
RECIPES = ("bureau_plain", "city_summary", "commission", "county_office")


def reports(folder: Path, count: int, layout: str, mistaken: float = 0.0) -> Path:
    """Generated reports in a folder."""
    for number, report in enumerate(generate(RECIPES, count, 11, layout_names=[layout], mistaken=mistaken, years=3)):
        for name, data in report.files.items():
            place = folder / layout / f"{number:05d}-{name}"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
    return folder / layout


LAYOUTS = (("html", 120, 20), ("pdf_embedded", 40, 6), ("pdf_ruled", 20, 0))
"""Layouts with how many reports of each, and reports a second to reach; PDF with fonts of its own, as offices and browsers write
it, and PDF with fonts that do not say which characters they show, which the slower of the two PDF readers has to read."""


def speed(folder: Path) -> None:
    """CPU a report by format, then wall clock with one worker and with two, turn by turn."""
    begun = cpu()
    run_batch(find_inputs([str(reports(folder, 1, "txt_tabs"))]), folder / "out", Settings(jobs=1))
    print(f"a batch of one report, libraries of parent and workers included: {cpu() - begun:.1f} s of CPU")
    for layout, count, target in LAYOUTS:
        rate(folder, layout, count, target)
    inputs = find_inputs([str(reports(folder, 60, "txt_tabs"))]).files
    walls: dict[int, list[float]] = {1: [], 2: []}
    busy: dict[int, list[float]] = {1: [], 2: []}
    for jobs in (1, 2, 1, 2):
        start, worked = time.perf_counter(), 0.0
        for _, outcome in islice(run_local(inputs, Settings(jobs=jobs)), 10 * jobs, None):
            if not worked:
                start = time.perf_counter()
            worked += outcome.seconds
        walls[jobs].append((time.perf_counter() - start) / (len(inputs) - 10 * jobs))
        busy[jobs].append(worked / jobs / (time.perf_counter() - start))
    ratio = min(walls[1]) / min(walls[2])
    print(f"two workers against one: {ratio:.2f} times as fast; to reach 1.7 where two cores are free; load {os.getloadavg()[0]:.1f}")
    print(f"share of time in which workers work: {max(busy[1]):.2f} of one, {max(busy[2]):.2f} of two")


def rate(folder: Path, layout: str, count: int, target: int) -> None:
    """CPU of a report in one process, and of one in a whole batch with one worker: workers, journal, store and comparison included."""
    files = sorted(reports(folder, count, layout).iterdir())
    audit_source(files[0], Settings())
    alone = []
    for path in files[1:]:
        begun = time.process_time()
        audit_source(path, Settings())
        alone.append(time.process_time() - begun)
    begun = cpu()
    run_batch(find_inputs([str(files[0].parent)]), folder / f"out-{layout}", Settings(jobs=1))
    whole = (cpu() - begun) / len(files)
    pages = sum(map(page_count, files)) / len(files)
    shown = f", {pages:.1f} pages each, {pages / 5 / whole:.1f} a second of five pages" if pages else ""
    least, middle, average = (1000 * of(alone) for of in (min, median, mean))
    print(
        f"{layout}: an audit takes {least:.0f} ms of CPU at least, {middle:.0f} in the middle, {average:.0f} on average; "
        f"in a whole batch {1000 * whole:.0f} ms, {1 / whole:.1f} a second{shown}" + (f"; to reach {target}" if target else "")
    )


def page_count(path: Path) -> int:
    """Pages of a PDF file, 0 for another file."""
    return len(pypdfium2.PdfDocument(path)) if path.suffix == ".pdf" else 0


def peak() -> float:
    """Most memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def held() -> float:
    """Memory of this process now, in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def copies(originals: list[Result], inputs: Iterable[Input]) -> Iterator[tuple[int, Outcome]]:
    """Outcomes of audited reports under other names."""
    for number, item in enumerate(inputs):
        original = originals[number % len(originals)]
        body = f"某{number // len(originals):05d}市第{number % len(originals) // 3}局"
        source = replace(original.source, path=item.name)
        yield number, outcome_of(replace(original, source=source, identity=Identity(body, original.identity.year, level="department")))


def store(folder: Path) -> None:
    """Cost a report of each stage at two sizes, memory of the parent, comparison and resume."""
    originals = [audit_source(path, Settings()) for path in sorted(reports(folder, 9, "html", mistaken=0.5).iterdir())]
    for count in (1000, 50_000 if SOAK else 2000):
        inputs = Inputs(tuple(Input(f"{number // 1000:03d}/{number:06d}.html", "", data=b"x") for number in range(count)))
        watch = Watch()

        def engine(items: Iterable[Input], settings: Settings) -> Iterator[tuple[int, Outcome]]:
            return copies(originals, items)

        out = folder / f"out{count}"
        run_batch(inputs, out, Settings(), RunOptions(engine=engine, watcher=watch))
        watch.say("end")
        print(f"{count} reports:", ", ".join(f"{name} {seconds:.1f} s" for name, seconds in watch.stages))
        print(
            f"  journal and store {1000 * watch.total / count:.1f} ms a report; parent grew {1000 * watch.growth / count:.2f} kB a report"
        )
        size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
        parquet = sum(path.stat().st_size for path in out.rglob("*.parquet"))
        print(f"  {size / count / 1000:.1f} kB a report on disk, {parquet / count / 1000:.1f} of it Parquet; peak {peak():.0f} MB")


def grow(folder: Path, count: int) -> None:
    """A whole batch, from files to store, with one worker: what a report costs in its first tenth and in its last."""
    files = sorted(reports(folder, 60, "html", mistaken=0.5).iterdir())
    copies = folder / "many"
    for number in range(count):
        place = copies / f"{number // 1000:03d}" / f"{number:06d}.html"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(files[number % len(files)].read_bytes() + b"<!-- %d -->" % number)
    inputs = find_inputs([str(copies)])
    named = tuple(replace(item, given=Identity(f"某{number // 9:05d}市第{number % 3}局", 2022 + number // 3 % 3, level="department"))
                  for number, item in enumerate(inputs.files))  # fmt: skip
    tenths = Tenths()
    run_batch(replace(inputs, files=named), folder / "out", Settings(jobs=1), RunOptions(watcher=tenths))
    tenths.say("end")
    costs = [1000 * (later - earlier) for earlier, later in pairwise(tenths.spent)]
    print(f"{count} reports audited by one worker; CPU in ms a report, tenth by tenth:", *(f"{cost / (count // 10):.0f}" for cost in costs))
    print(f"  last three tenths against the first three: {sum(costs[-3:]) / sum(costs[:3]):.2f} times")
    print(f"  parent in MB, tenth by tenth: {', '.join(f'{size:.0f}' for size in tenths.sizes)}")
    print("  CPU in ms a report by stage:", ", ".join(f"{name} {1000 * spent / count:.1f}" for name, spent in tenths.stages))


class Tenths:
    """Notes CPU of all our processes and the parent's memory at each tenth, and what each stage takes."""

    def __init__(self) -> None:
        self.spent: list[float] = []
        self.sizes: list[float] = []
        self.stages: list[tuple[str, float]] = []
        self._name, self._begun, self._seen = "audit", cpu(), 0

    def start(self, total: int, done: int) -> None:
        """The run begins."""
        self._step = max(total // 10, 1)
        self.spent.append(cpu())

    def advance(self, name: str, status: object) -> None:
        """One more report."""
        self._seen += 1
        if self._seen % self._step == 0:
            self.spent.append(cpu())
            self.sizes.append(held())

    def say(self, message: str) -> None:
        """A further stage begins."""
        now = cpu()
        self.stages.append((self._name, now - self._begun))
        self._name, self._begun = message, now


def cpu() -> float:
    """Seconds of CPU this process and all below it took, those that have ended included."""
    parents, taken = {}, {}
    for entry in Path("/proc").iterdir():
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split() if entry.name.isdigit() else []
        except OSError:
            continue
        if fields:
            parents[int(entry.name)], taken[int(entry.name)] = int(fields[1]), sum(map(int, fields[11:15]))
    ours, total = {os.getpid()}, 0
    while ours:
        total += sum(taken[number] for number in ours)
        ours = {number for number, parent in parents.items() if parent in ours}
    return total / os.sysconf("SC_CLK_TCK")


class Repeated(Journal):
    """A journal that answers for reports repeated under other bodies' names."""

    def result(self, number: int) -> Result:
        """The original under its other name."""
        found, copy = super().result(number % 999), number // 999
        source = replace(found.source, path=f"{copy}/{found.source.path}")
        return replace(found, source=source, identity=replace(found.identity, issuer=f"{found.identity.issuer}{copy}"))


def compare(folder: Path) -> None:
    """Comparison of 50,000 reports; they are made in a process of their own, so that the peak of memory is the comparison's."""
    maker = multiprocessing.get_context("spawn").Process(target=repeat, args=(folder,))
    maker.start()
    maker.join()
    assert maker.exitcode == 0
    with closing(Repeated(folder / "out")) as journal:
        start, cpu = time.perf_counter(), time.process_time()
        found = sum(1 for _ in between(folder / "out", journal, Settings(), set()))
        wall, cpu = time.perf_counter() - start, time.process_time() - cpu
    print(f"comparison of {50 * 999} reports: {found} findings in {wall:.1f} s ({cpu:.1f} s of CPU); to reach 60; peak {peak():.0f} MB")


def repeat(folder: Path) -> None:
    """The datasets of a thousand reports, repeated under other bodies' names."""
    import duckdb

    originals = [audit_source(path, Settings()) for path in sorted(reports(folder, 9, "html", mistaken=0.5).iterdir())]
    inputs = Inputs(tuple(Input(f"{number:06d}.html", "", data=b"x") for number in range(999)))
    out = folder / "out"
    run_batch(inputs, out, Settings(jobs=1), RunOptions(engine=lambda items, settings: copies(originals, items)))
    for dataset in DATASETS:
        path = out / dataset / part_name(0)
        names = [column.name for column in schema(dataset)]
        changed = {
            "number": "number + 999 * t.n AS number",
            "body": "body || t.n AS body",
            "report": "t.n || '/' || report AS report",
            "issuer": "issuer || t.n AS issuer",
        }
        shown = ", ".join(changed.get(name, f'"{name}"') for name in names)
        whole = out / dataset / "whole.parquet"
        duckdb.sql(f"COPY (SELECT {shown} FROM '{path}', range(50) t(n)) TO '{whole}' (FORMAT parquet)")
        path.unlink()


class Watch:
    """Notes when stages begin, and the parent's memory while reports come in."""

    def __init__(self) -> None:
        self.stages: list[tuple[str, float]] = []
        self.growth = self.total = 0.0
        self._name, self._begun = "audit", time.perf_counter()
        self._seen, self._early = 0, 0.0

    def start(self, total: int, done: int) -> None:
        """The first hundredth warms up."""
        self._warm = max(total // 10, 1)

    def advance(self, name: str, status: object) -> None:
        """Memory after the warming up is what later growth is seen against."""
        self._seen += 1
        if self._seen == self._warm:
            self._early = held()
        elif self._seen > self._warm:
            self.growth = held() - self._early

    def say(self, message: str) -> None:
        """A further stage begins."""
        now = time.perf_counter()
        self.stages.append((self._name, now - self._begun))
        self.total += now - self._begun
        self._name, self._begun = message, now


def resume(folder: Path) -> None:
    """A finished batch of files on disk is looked at again."""
    count = 10_000 if SOAK else 2000
    place = folder / "many"
    place.mkdir()
    for number in range(count):
        (place / f"{number:06d}.txt").write_bytes(b"x" * 30_000 + str(number).encode())
    inputs = find_inputs([str(place)])
    one = audit_source(b"x", Settings(), name="x")

    def engine(items: Iterable[Input], settings: Settings) -> Iterator[tuple[int, Outcome]]:
        import hashlib

        for number, item in enumerate(items):
            data = Path(item.place).read_bytes()
            source = replace(one.source, path=item.name, sha256=hashlib.sha256(data).hexdigest(), size=len(data))
            yield number, outcome_of(replace(one, source=source))

    run_batch(inputs, folder / "out", Settings(), RunOptions(engine=engine))
    start = time.perf_counter()
    run_batch(find_inputs([str(place)]), folder / "out", Settings(), RunOptions(engine=engine))
    print(f"resume of a finished batch of {count} files: {time.perf_counter() - start:.1f} s")
    journal = Journal(folder / "out", read_only=True)
    assert sum(journal.counts().values()) == count
    journal.close()


def main() -> None:
    """Run what is named."""
    chosen = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    chosen.add_argument("what", choices=["speed", "grow", "store", "compare"])
    chosen.add_argument("--count", type=int, default=1000)
    given = chosen.parse_args()
    what = given.what
    with tempfile.TemporaryDirectory() as name:
        if what == "speed":
            speed(Path(name))
        elif what == "compare":
            compare(Path(name))
        elif what == "grow":
            grow(Path(name), given.count)
        else:
            store(Path(name))
            resume(Path(name))


if __name__ == "__main__":
    main()
