"""A review under way: the findings of a folder, the decisions on them, and what a page asks and says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gouji.errors import UsageError
from gouji.review.decisions import Ledger, Ruling, decide
from gouji.review.standing import Standing, counts, standings
from gouji.review.words import review_words
from gouji.writers.listing import Entry, read_entries


class Session:
    """Pages in `pages`, decisions in `ledger`."""

    def __init__(self, pages: Path, ledger: Ledger, reviewer: str) -> None:
        """Raises UsageError where `pages` holds no pages of an audit."""
        self.pages = pages
        self.ledger = ledger
        self._reviewer = reviewer
        self._entries: dict[str, Entry] = {entry.id: entry for entry in read_entries(pages)}

    def standings(self) -> tuple[Standing, ...]:
        """Every finding with its state."""
        return standings(self._entries.values(), self.ledger.standing())

    def state(self, lang: str) -> dict[str, Any]:
        """What a page needs when it opens: words, counts, and by anchor each finding that is not simply open."""
        found = self.standings()
        return {
            "words": review_words(lang),
            "total": len(found),
            "counts": counts(found),
            "findings": {item.entry.anchor: _shown(item) for item in found if item.state != "open"},
        }

    def say(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """Take a decision from a page: `anchor`, `decision`, `note`. Raises UsageError for one that makes no sense."""
        entry = next((entry for entry in self._entries.values() if entry.anchor == request.get("anchor")), None)
        note, said = request.get("note", ""), request.get("decision")
        if entry is None or said not in list(Ruling) or not isinstance(note, str):
            raise UsageError("decision", "names no finding of these pages or is none of accept, reject, unsure, undo", "load the page anew")
        self.ledger.add([decide(entry, Ruling(said), note, self._reviewer)])
        found = self.standings()
        mine = next(item for item in found if item.entry.id == entry.id)
        return {"finding": _shown(mine), "counts": counts(found), "total": len(found)}


def _shown(item: Standing) -> dict[str, str]:
    said = item.decision
    return {
        "state": item.state,
        "before": said.ruling.value if said is not None and item.state == "reopened" else "",
        "note": said.note if said is not None else "",
        "reviewer": said.reviewer if said is not None else "",
        "at": said.at if said is not None else "",
    }
