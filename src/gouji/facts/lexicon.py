"""Which table of the genre a printed label belongs to: an index over all labels of a profile."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from gouji.facts.labels import likeness, parse_label
from gouji.profiles import Profile, TableForm

NEAR = 0.8
"""Likeness from which a label alone tells the table."""

_TELLING = 4
"""Length from which a label alone tells the table (其他 heads a column here and a row there)."""


@dataclass(slots=True)
class Lexicon:
    """Labels of all tables of a profile.

    Attributes:
        headings: table id by section heading.
        tables: ids of the tables that print a cleaned label.
        rows, columns: labels of rows that hold figures (those printed beside each other left out), and of columns.
    """

    headings: dict[str, str] = field(default_factory=dict)
    tables: dict[str, frozenset[str]] = field(default_factory=dict)
    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    _by_pair: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _found: dict[str, frozenset[str]] = field(default_factory=dict)

    def table_of(self, text: str, exactly: bool = False) -> str:
        """Id of the only table that prints a label like `text`, "" where none or several do, or where it is too short to tell.

        `exactly` asks for a label without slips.
        """
        if text not in self._found:
            body = parse_label(text).body
            self._found[text] = self._look_up(body) if len(body) >= _TELLING else frozenset()
        if exactly and parse_label(text).body not in self.tables:
            return ""
        found = self._found[text]
        return next(iter(found)) if len(found) == 1 else ""

    def heading_of(self, text: str) -> str:
        """Id of the table whose section heading `text` is, "" for another text."""
        if not 6 <= len(text) <= 60:
            return ""
        body = parse_label(text).body
        for heading, table in self.headings.items():
            if heading in body:
                return table
        best = max(self.headings, key=lambda heading: likeness(text, (heading,)))
        return self.headings[best] if likeness(text, (best,)) >= NEAR else ""

    def is_column(self, text: str) -> bool:
        """Whether `text` is like the label of a column."""
        return likeness(text, self.columns) >= NEAR

    def is_row(self, text: str) -> bool:
        """Whether `text` is like the label of a row that holds figures, and of no column."""
        if likeness(text, self.rows) < NEAR:
            return False
        return bool(parse_label(text).number) or not self.is_column(text)

    def _look_up(self, body: str) -> frozenset[str]:
        if body in self.tables:
            return self.tables[body]
        pairs = {body[i : i + 2] for i in range(min(len(body), 24) - 1)}
        near = {label for pair in pairs for label in self._by_pair.get(pair, ())}
        scored = {label: likeness(body, (label,)) for label in near}
        best = max(scored.values(), default=0.0)
        if best < NEAR:
            return frozenset()
        return frozenset.union(*(self.tables[label] for label, score in scored.items() if score == best))


@lru_cache(maxsize=16)
def _lexicon(sha256: str, profile_id: str, tables: tuple[TableForm, ...], headings: tuple[tuple[str, str], ...]) -> Lexicon:
    owners: dict[str, set[str]] = defaultdict(set)
    for table in tables:
        for label in _labels(table):
            owners[parse_label(label).body].add(table.id)
    for heading, table_id in headings:
        owners[parse_label(heading).body].add(table_id)
    lexicon = Lexicon()
    lexicon.tables = {label: frozenset(ids) for label, ids in owners.items()}
    for label in lexicon.tables:
        for i in range(len(label) - 1):
            lexicon._by_pair[label[i : i + 2]].add(label)
    blocks = [block for table in tables for block in table.blocks]
    lexicon.rows = tuple(label for block in blocks if not block.beside for row in block.rows if row.id for label in row.labels)
    lexicon.columns = tuple(dict.fromkeys(label for block in blocks for row in block.columns for label in row.labels))
    lexicon.headings = {parse_label(heading).body: table.id for table in tables for heading in table.headings}
    return lexicon


def lexicon_of(profile: Profile) -> Lexicon:
    """The lexicon of a profile, made once."""
    headings = tuple(
        (heading, table.id)
        for table in profile.tables
        for block in table.blocks
        if block.dimension
        for heading in profile.dimension(block.dimension).headings
    )
    return _lexicon(profile.sha256, profile.id, profile.tables, headings)


def _labels(table: TableForm) -> list[str]:
    labels = list(table.corners)
    for block in table.blocks:
        labels += block.band
        labels += [label for row in (*block.rows, *block.columns) for label in row.labels]
    return labels
