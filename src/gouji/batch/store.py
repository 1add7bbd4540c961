"""A finished batch as a person works with it: frames, queries and results, each read when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gouji.batch.database import connect, query
from gouji.batch.datasets import PUBLIC, schema
from gouji.batch.journal import Journal
from gouji.batch.summary import read_summary
from gouji.records import Finding, Result
from gouji.scoring import in_order

if TYPE_CHECKING:
    import pandas as pd


class Store:
    """The store a batch was audited into. Nothing is read before it is asked for.

    Attributes `documents`, `findings`, `claims`, `facts`, `links`, `checks`, `figures` are DataFrames over all reports.
    Use it as a context manager, or `close()` it.
    """

    def __init__(self, folder: str | Path) -> None:
        """Raises UsageError where there is no finished batch or DuckDB is not installed."""
        self.folder = Path(folder)
        self.summary: Mapping[str, Any] = read_summary(self.folder)
        self._connection = connect(self.folder)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store."""
        self._connection.close()

    def __len__(self) -> int:
        return int(self.summary["inputs"])

    def __iter__(self) -> Iterator[Result]:
        return self.results()

    def __repr__(self) -> str:
        return (
            f"<Store {self.folder}: {len(self)} inputs, {', '.join(f'{name} {count}' for name, count in self.summary['statuses'].items())}>"
        )

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name not in PUBLIC:
            raise AttributeError(f"a store has no {name!r}; it has {', '.join(PUBLIC)}")
        return self.frame(name)

    def frame(self, name: str, display: bool = False) -> pd.DataFrame:
        """A dataset as a DataFrame, by report; `display` names the columns in Chinese. Raises UsageError for another name."""
        columns = schema(name)
        lists = {"text[]", "whole[]"}
        table = self.sql(f"SELECT * FROM {name} ORDER BY number")
        table = table.astype({column.name: column.dtype for column in columns if column.dtype not in lists})
        return table.rename(columns={column.name: column.display for column in columns}) if display else table

    def sql(self, text: str) -> pd.DataFrame:
        """The answer to a query over the datasets and ready views. Raises UsageError for one that does not read or is wrong."""
        return query(self._connection, text).df()

    def rows(self, text: str) -> tuple[list[str], Iterator[tuple[Any, ...]]]:
        """Column names and rows of the answer, fetched piece by piece."""
        answer = query(self._connection, text)
        return [column[0] for column in answer.description or ()], _fetched(answer)

    def results(self) -> Iterator[Result]:
        """Every result in order, with the findings between reports, read one by one from the journal."""
        journal = Journal(self.folder, read_only=True)
        try:
            between = journal.across()
            number, finding = next(between, _LAST)
            for place, result in journal.results():
                added: list[Finding] = []
                while number == place and finding is not None:
                    added.append(finding)
                    number, finding = next(between, _LAST)
                yield _with(result, added)
        finally:
            journal.close()


_LAST: tuple[int, Finding | None] = (-1, None)


def open_batch(folder: str | Path) -> Store:
    """Open what `gouji audit FOLDER -o OUT` wrote. Raises UsageError where there is no finished batch."""
    return Store(folder)


def _fetched(answer: Any) -> Iterator[tuple[Any, ...]]:
    while rows := answer.fetchmany(1000):
        yield from rows


def _with(result: Result, findings: list[Finding]) -> Result:
    return replace(result, findings=in_order((*result.findings, *findings))) if findings else result
