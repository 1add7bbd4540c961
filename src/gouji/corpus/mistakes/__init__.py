"""Mistakes: each module holds ways of going wrong under `MISTAKES`, and is found, not listed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from random import Random

from gouji.corpus.gold import Mistake
from gouji.corpus.grammar import Author
from gouji.corpus.manuscript import Manuscript
from gouji.registry import modules

Seed = Callable[[Manuscript, Author, Random], Mistake | None]
"""Puts one mistake into a manuscript and says what it did; None where the manuscript gives no occasion for it or nothing would show it."""


@cache
def mistakes() -> dict[str, Seed]:
    """All mistakes by name."""
    found: dict[str, Seed] = {}
    for module in modules(__name__):
        found.update(getattr(module, "MISTAKES", {}))
    return dict(sorted(found.items()))


def seed_mistake(manuscript: Manuscript, author: Author, chance: Random, kinds: tuple[str, ...] = ()) -> Mistake | None:
    """Seeds one mistake of the kinds given (of any, where none are), tried in random order; kinds between reports are not its."""
    names = [name for name in (kinds or mistakes()) if name in mistakes()]
    for name in chance.sample(names, len(names)):
        cells, passages = dict(manuscript.printed), [list(passage.pieces) for passage in manuscript.passages]
        mistake = mistakes()[name](manuscript, author, chance)
        if mistake:
            return mistake
        manuscript.printed.update(cells)
        for passage, pieces in zip(manuscript.passages, passages, strict=True):
            passage.pieces[:] = pieces
    return None
