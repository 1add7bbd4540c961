"""DuckDB over a batch's Parquet files: views for readers, locked so that a query can read the store and nothing else."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gouji.batch.datasets import DATASETS, PUBLIC, require, schema
from gouji.errors import UsageError

if TYPE_CHECKING:
    import duckdb

VIEWS = {
    "documents": """
        SELECT d.* REPLACE (d.findings + coalesce(a.found, 0) AS findings) FROM stored_documents d
        LEFT JOIN (SELECT number, count(*) AS found FROM findings WHERE code LIKE 'GJ4%' AND score >= 0.5 AND severity <> 'info'
                   GROUP BY number) a USING (number)""",
    "shown": "SELECT * FROM findings WHERE score >= 0.5 AND severity <> 'info' AND code NOT LIKE 'GJ9%'",
    "by_code": """
        SELECT code, severity, count(*) AS findings, count(DISTINCT number) AS reports, round(avg(score), 3) AS mean_score
        FROM shown GROUP BY ALL ORDER BY findings DESC, code, severity""",
    "by_issuer": """
        SELECT issuer, count(*) AS reports, min(year) AS first_year, max(year) AS last_year, sum(findings)::BIGINT AS findings
        FROM documents GROUP BY issuer ORDER BY findings DESC, issuer""",
    "by_year": """
        SELECT year, count(*) AS reports, sum(findings)::BIGINT AS findings, sum(claims_found)::BIGINT AS claims,
               sum(claims_checked)::BIGINT AS claims_checked FROM documents GROUP BY year ORDER BY year""",
    "by_status": "SELECT status, count(*) AS reports FROM documents GROUP BY status ORDER BY reports DESC, status",
}
"""Ready views over the datasets, in the order they are made."""

SAFE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "python_enable_replacements": False,
    "memory_limit": "1GB",
    "threads": min(os.cpu_count() or 1, 4),
    "preserve_insertion_order": False,
}


SPILL = "spill"
"""Folder below the store in which our own comparisons may put what does not fit into memory; queries of readers write nothing."""


def connect(folder: Path, internal: bool = False) -> duckdb.DuckDBPyConnection:
    """A connection whose views are the datasets of a batch; it reads files below `folder` alone.

    Args:
        internal: with views of the datasets that comparing reports needs.

    Raises:
        UsageError: no store there, or no DuckDB.
    """
    require()
    import duckdb

    missing = [name for name in PUBLIC if not list((folder / name).glob("*.parquet"))]
    if missing:
        raise UsageError(str(folder), "holds no finished batch", "run gouji audit FOLDER -o OUT to its end")
    spill = str(folder.resolve() / SPILL) if internal else ""
    connection = duckdb.connect(":memory:", config={**SAFE, "temp_directory": spill})
    for name in DATASETS if internal else PUBLIC:
        stored = f"stored_{name}" if name in VIEWS else name
        files = str(folder.resolve() / name / "*.parquet").replace("'", "''")
        connection.execute(f"CREATE VIEW {stored} AS SELECT * FROM read_parquet('{files}')")
    for name, query in VIEWS.items():
        connection.execute(f"CREATE VIEW {name} AS {query}")
    _describe(connection)
    _lock(connection, folder)
    return connection


def _describe(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("CREATE TABLE columns (dataset TEXT, name TEXT, type TEXT, display TEXT, zh TEXT, en TEXT)")
    rows = [
        [name, column.name, column.dtype, column.display, column.meaning.zh, column.meaning.en]
        for name in PUBLIC
        for column in schema(name)
    ]
    connection.executemany("INSERT INTO columns VALUES (?, ?, ?, ?, ?, ?)", rows)


def _lock(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    place = str(folder.resolve()).replace("'", "''")
    connection.execute(f"SET allowed_directories = ['{place}/']")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def query(connection: duckdb.DuckDBPyConnection, text: str) -> duckdb.DuckDBPyConnection:
    """Run one statement that reads. Raises UsageError for one that would write, for several, and for a wrong one."""
    import duckdb

    try:
        statements = connection.extract_statements(text)
        if len(statements) != 1:
            raise UsageError("the query", f"holds {len(statements)} statements", "give one")
        if statements[0].type not in (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN):
            raise UsageError("the query", "is none that reads", "begin it with SELECT, WITH, DESCRIBE or SHOW")
        return connection.execute(statements[0])
    except duckdb.Error as error:
        raise UsageError("the query", str(error).replace("\n", " "), "SELECT * FROM columns shows what there is") from error


def rows_of(connection: duckdb.DuckDBPyConnection, text: str, values: list[Any] | None = None) -> list[tuple[Any, ...]]:
    """All rows of one of our own queries."""
    return connection.execute(text, values or []).fetchall()
