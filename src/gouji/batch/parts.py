"""Writes the store: one Parquet file a dataset for each thousand reports, in the order of the inputs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gouji.batch.datasets import DATASETS, arrow_schema, table
from gouji.batch.derived import derived_rows
from gouji.batch.journal import Journal
from gouji.records import Finding, Result
from gouji.writers.codebook import codebook
from gouji.writers.frames import rows
from gouji.writers.placing import placed

if TYPE_CHECKING:
    import pyarrow as pa

SIZE = 1000
"""Reports of one part."""

STEP = 100
"""Reports whose rows are held as Python objects at a time."""

VERSION = "1"
"""Of the store's layout; a part of another version is written anew."""


def part_name(number: int) -> str:
    """Name of the files of a part, without folder."""
    return f"part-{number:05d}.parquet"


def write_part(folder: Path, number: int) -> dict[str, Any]:
    """Write one part of every dataset from the journal. Returns rows and SHA-256 of each file by its name."""
    journal = Journal(folder, read_only=True)
    try:
        held: dict[str, list[list[Any]]] = {name: [] for name in DATASETS}
        tables: dict[str, list[pa.Table]] = {name: [] for name in DATASETS}
        for count, (place, result) in enumerate(journal.results(number * SIZE, (number + 1) * SIZE), start=1):
            for dataset, row in _rows(place, result):
                held[dataset].append(row)
            if count % STEP == 0:
                _move(held, tables)
        _move(held, tables)
    finally:
        journal.close()
    return {f"{name}/{part_name(number)}": write_table(folder / name / part_name(number), name, tables[name]) for name in DATASETS}


def write_findings(folder: Path, name: str, found: Iterator[tuple[Result, int, list[Finding]]]) -> dict[str, Any]:
    """Write findings that stand under reports of the batch beside those of the parts."""
    tables = []
    for result, number, findings in found:
        bare = Result(result.source, result.status, identity=result.identity, findings=tuple(findings))
        tables.append(table("findings", [[number, *row] for row in rows([bare], "findings")]))
    return {f"findings/{name}": write_table(folder / "findings" / name, "findings", tables)}


def write_table(path: Path, dataset: str, tables: list[pa.Table]) -> dict[str, Any]:
    """Put the rows in place as one file; the same bytes for the same rows."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    whole = pa.concat_tables([arrow_schema(dataset).empty_table(), *tables])
    with placed(path) as partial:
        pq.write_table(whole, partial, compression="zstd", row_group_size=1 << 20, write_page_index=False)
        digest = hashlib.sha256(partial.read_bytes()).hexdigest()
        size = partial.stat().st_size
    return {"rows": whole.num_rows, "bytes": size, "sha256": digest}


def _rows(number: int, result: Result) -> Iterator[tuple[str, list[Any]]]:
    for dataset in codebook():
        yield from ((dataset, [number, *row]) for row in rows([result], dataset))
    yield from derived_rows(number, result)


def _move(held: dict[str, list[list[Any]]], tables: dict[str, list[pa.Table]]) -> None:
    for name, waiting in held.items():
        if waiting:
            tables[name].append(table(name, waiting))
            waiting.clear()
