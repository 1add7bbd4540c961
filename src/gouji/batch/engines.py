"""Where a batch is audited: on this machine, or on a cluster."""

from __future__ import annotations

from gouji.batch.cluster import cluster_engine
from gouji.batch.run import Engine
from gouji.batch.runner import run_local
from gouji.errors import UsageError
from gouji.registry import choose


def engine_of(name: str, scheduler: str | None = None) -> Engine:
    """The engine of that name. Raises UsageError for an unknown one, or one whose library is not installed."""
    choose("engine", name, {"local": None, "dask": None})
    if name == "local":
        if scheduler:
            raise UsageError("--scheduler", "is of no use to the local engine", "add --engine dask")
        return run_local
    return cluster_engine(scheduler)
