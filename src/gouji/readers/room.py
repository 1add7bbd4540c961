"""Address space for big helpers of the readers, within the bound a worker was given."""

from __future__ import annotations


def take_room() -> None:
    """Raise this process's bound of address space to the hard bound, which a worker sets with room for its helpers."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
