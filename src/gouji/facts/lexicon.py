"""Which table of the genre a printed label belongs to: an index over all labels of a profile."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from gouji.facts.labels import likeness, parse_label, similarity
from gouji.profiles import Profile, Row, TableForm

NEAR = 0.8
"""Likeness from which a label alone tells the table."""

_LONGEST = 40
_TELLING = 4
"""Length from which a label alone tells the table (其他 heads a column here and a row there)."""


_REMEMBERED = 20_000
"""Labels whose near ones are kept in memory."""


@dataclass(slots=True)
class Lexicon:
    """Labels of all tables of a profile.

    Attributes:
        headings: table id by section heading.
        tables: ids of the tables that print a cleaned label.
        rows, columns: cleaned labels of rows that hold figures (those printed beside each other left out), and of columns.
        unlabelled: ids of tables whose figures stand in a line without a label.
    """

    headings: dict[str, str] = field(default_factory=dict)
    tables: dict[str, frozenset[str]] = field(default_factory=dict)
    rows: frozenset[str] = frozenset()
    columns: frozenset[str] = frozenset()
    unlabelled: frozenset[str] = frozenset()
    _by_pair: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _near: dict[str, tuple[tuple[float, str], ...]] = field(default_factory=dict)

    def add(self, label: str, table: str) -> None:
        """Enter a label of a table."""
        body = parse_label(label).body
        self.tables[body] = self.tables.get(body, frozenset()) | {table}
        for pair in _pairs(body):
            self._by_pair[pair].add(body)

    def table_of(self, text: str, exactly: bool = False) -> str:
        """Id of the only table that prints a label like `text`, "" where none or several do, or where it is too short to tell.

        `exactly` asks for a label without slips.
        """
        body = parse_label(text).body
        if len(body) < _TELLING:
            return ""
        near = self.near(body)
        if not near or (exactly and near[0][0] < 1):
            return ""
        found = frozenset[str]().union(*(self.tables[label] for score, label in near if score == near[0][0]))
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
        return any(label in self.columns for _, label in self.near(parse_label(text).body))

    def is_row(self, text: str) -> bool:
        """Whether `text` is like the label of a row that holds figures, and of no column."""
        label = parse_label(text)
        near = self.near(label.body)
        if not any(body in self.rows for _, body in near):
            return False
        return bool(label.number) or not any(body in self.columns for _, body in near)

    def near(self, body: str) -> tuple[tuple[float, str], ...]:
        """Labels like a cleaned text, the likest first, each with its likeness."""
        if body not in self._near:
            if len(self._near) >= _REMEMBERED:
                self._near.clear()
            self._near[body] = self._look_up(body)
        return self._near[body]

    def _look_up(self, body: str) -> tuple[tuple[float, str], ...]:
        pairs = _pairs(body[:_LONGEST])
        shared = Counter(label for pair in pairs for label in self._by_pair.get(pair, ()))
        likely = [label for label, count in shared.items() if 3 * count >= min(len(pairs), len(label) - 1)]
        scored = [(similarity(body, label), label) for label in likely]
        return tuple(sorted((item for item in scored if item[0] >= NEAR), reverse=True))


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}


@lru_cache(maxsize=16)
def _lexicon(tables: tuple[TableForm, ...], headings: tuple[tuple[str, str], ...]) -> Lexicon:
    lexicon = Lexicon()
    for table in tables:
        for label in _labels(table):
            lexicon.add(label, table.id)
    for heading, table_id in headings:
        lexicon.add(heading, table_id)
    blocks = [block for table in tables for block in table.blocks]
    lexicon.rows = _bodies(row for block in blocks if not block.beside for row in block.rows if row.id)
    lexicon.columns = _bodies(column for block in blocks for column in block.columns)
    lexicon.unlabelled = frozenset(table.id for table in tables if any(block.beside for block in table.blocks))
    lexicon.headings = {parse_label(heading).body: table.id for table in tables for heading in table.headings}
    return lexicon


def _bodies(rows: Iterable[Row]) -> frozenset[str]:
    return frozenset(parse_label(label).body for row in rows for label in row.labels)


def lexicon_of(profile: Profile) -> Lexicon:
    """The lexicon of a profile, made once."""
    headings = tuple(
        (heading, table.id)
        for table in profile.tables
        for block in table.blocks
        if block.dimension
        for heading in profile.dimension(block.dimension).headings
    )
    return _lexicon(profile.tables, headings)


def _labels(table: TableForm) -> list[str]:
    labels = list(table.corners)
    for block in table.blocks:
        labels += block.band
        labels += [label for row in (*block.rows, *block.columns) for label in row.labels]
    return labels
