"""What a profile says about a genre of reports: its forms, tables, concepts and identities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from gouji.errors import ProfileError
from gouji.profiles.formula import Formula
from gouji.quantity import UnitKind
from gouji.records import Severity, Text


@dataclass(frozen=True, slots=True)
class Concept:
    """Something a report counts or measures.

    Attributes:
        unit: symbol of the unit a bare table cell is in.
        group: id of the concept it is a part of, "" for none.
        dimension: id of the dimension its figures are split by, "" for none.
        form: the only form that prints it, "" where all do.
        counterpart: id of the row of the earlier form that states the same.
        formula: how it follows from printed cells; a derived concept has no cells of its own (a group row may be printed all the same).
        readings: other formulas that a statement of this concept may legitimately mean.
        narrative_only: True for what only sentences state.
    """

    id: str
    name: Text
    unit: str = "件"
    kind: UnitKind = UnitKind.COUNT
    group: str = ""
    dimension: str = ""
    form: str = ""
    counterpart: str = ""
    formula: Formula | None = None
    readings: tuple[Formula, ...] = ()
    narrative_only: bool = False

    @property
    def dimensions(self) -> tuple[str, ...]:
        """Ids of the dimensions its figures are split by."""
        return (self.dimension,) if self.dimension else ()


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a dimension. A derived member has a formula over the others and no column."""

    id: str
    name: Text
    labels: tuple[str, ...] = ()
    formula: Formula | None = None


@dataclass(frozen=True, slots=True)
class Dimension:
    """A way figures are split, such as by applicant. `total` is the member that sums the others."""

    id: str
    name: Text
    members: tuple[Member, ...]
    total: str = ""
    headings: tuple[str, ...] = ()

    def member(self, id: str) -> Member:
        """The member `id`. Raises KeyError for an unknown one."""
        for member in self.members:
            if member.id == id:
                return member
        raise KeyError(id)


@dataclass(frozen=True, slots=True)
class Form:
    """An edition of the official form. `first_year` is the first year of report it was made for."""

    id: str
    name: Text
    document: str
    first_year: int


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled row (or column) of a table form.

    Attributes:
        id: concept id or part of one; "" for a heading over other rows.
        number: its printed number, such as 一, （三） or 2.
        labels: printed labels, the official one first; matched by similarity and as prefixes.
        optional: True where a form may lack the row.
        ignored: True for a known row that states no concept.
    """

    id: str
    labels: tuple[str, ...]
    number: str = ""
    optional: bool = False
    ignored: bool = False

    def __hash__(self) -> int:
        """Of what tells it apart: likenesses are remembered by row, and a hash over all fields would cost more than they do."""
        return hash(self.labels)

    @property
    def level(self) -> int:
        """0 without a number, 1 for 一, 2 for （一）, 3 for 1."""
        if not self.number:
            return 0
        return 2 if self.number.startswith("（") else 3 if self.number.isdigit() else 1


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a table with one heading row: labelled rows by labelled columns.

    Attributes:
        band: labels of the line above it, such as 第二十条第（一）项.
        cells: how row and column make a concept id: "{row}", "{row}.{column}".
        dimension: the dimension whose members are the columns, "" where columns are part of the concept.
        beside: True where the rows stand side by side, each with its own set of columns.
    """

    id: str
    rows: tuple[Row, ...]
    columns: tuple[Row, ...]
    cells: str
    form: str = ""
    band: tuple[str, ...] = ()
    dimension: str = ""
    beside: bool = False

    def __hash__(self) -> int:
        """See `Row.__hash__`."""
        return hash((self.id, self.form))

    def concept_id(self, row: Row, column: Row) -> str:
        """Concept that a row states in a column."""
        return self.cells.format(row=row.id, column=column.id)


@dataclass(frozen=True, slots=True)
class TableForm:
    """A table of the genre: the headings it stands under and its blocks, of all forms."""

    id: str
    title: Text
    headings: tuple[str, ...]
    blocks: tuple[Block, ...]
    corners: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """See `Row.__hash__`."""
        return hash(self.id)


@dataclass(frozen=True, slots=True)
class IdentityRule:
    """An equation the form demands.

    Attributes:
        formula: over concept ids, or over members of `over`; `last.x` is concept x of the year before.
        table: the table it is about.
        each: the dimension for each of whose members it holds.
        over: the dimension whose members it adds up, for each concept of the table.
        across: "years" where it ties two reports, "" within one.
        soft: True where it often fails without anybody being wrong.
        basis: the rule it rests on.
    """

    id: str
    name: Text
    formula: Formula
    table: str
    each: str = ""
    over: str = ""
    across: str = ""
    soft: bool = False
    form: str = ""
    severity: Severity = Severity.MAJOR
    basis: Text = field(default_factory=lambda: Text("", ""))


@dataclass(frozen=True, slots=True)
class Detection:
    """How the genre is told: words of its title and headings of its sections."""

    titles: tuple[str, ...]
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """All that is particular to one genre.

    Attributes:
        period: raw [period] table: how a report tells its year.
        severity: severity by check code, where the genre grades otherwise than the check.
        options: check options by check code.
        narrative: raw [narrative] table, read by the claims package.
    """

    id: str
    title: Text
    detect: Detection
    forms: tuple[Form, ...]
    dimensions: tuple[Dimension, ...]
    concepts: tuple[Concept, ...]
    tables: tuple[TableForm, ...]
    identities: tuple[IdentityRule, ...]
    period: Mapping[str, Any] = field(default_factory=dict)
    severity: Mapping[str, Severity] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    narrative: Mapping[str, Any] = field(default_factory=dict)
    sha256: str = ""
    _concepts: dict[str, Concept] = field(init=False, repr=False, compare=False)
    _tables: dict[str, str] = field(init=False, repr=False, compare=False)
    _splits: dict[str, Dimension] = field(init=False, repr=False, compare=False)
    _parts: dict[str, tuple[Concept, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_concepts", {concept.id: concept for concept in self.concepts})
        object.__setattr__(self, "_tables", _tables_by_concept(self.tables))
        dimensions = {dimension.id: dimension for dimension in reversed(self.dimensions)}
        split = {concept.id: dimensions[concept.dimension] for concept in self.concepts if concept.dimension in dimensions}
        object.__setattr__(self, "_splits", split)
        parts: dict[str, tuple[Concept, ...]] = {}
        for concept in self.concepts:
            parts[concept.group] = (*parts.get(concept.group, ()), concept)
        object.__setattr__(self, "_parts", parts)

    def __contains__(self, concept: object) -> bool:
        return concept in self._concepts

    def concept(self, id: str) -> Concept:
        """The concept `id`. Raises ProfileError that names near ids for an unknown one."""
        if id not in self._concepts:
            close = get_close_matches(id, self._concepts, 3)
            raise ProfileError(f"profile {self.id!r}, concept {id!r}", "is not known", f"did you mean {', '.join(close)}?" if close else "")
        return self._concepts[id]

    def dimension(self, id: str) -> Dimension:
        """The dimension `id`. Raises ProfileError for an unknown one."""
        for dimension in self.dimensions:
            if dimension.id == id:
                return dimension
        raise ProfileError(f"profile {self.id!r}, dimension {id!r}", "is not known")

    def table(self, id: str) -> TableForm:
        """The table `id`. Raises ProfileError for an unknown one."""
        for table in self.tables:
            if table.id == id:
                return table
        raise ProfileError(f"profile {self.id!r}, table {id!r}", "is not known")

    def form(self, id: str) -> Form:
        """The form `id`. Raises ProfileError for an unknown one."""
        for form in self.forms:
            if form.id == id:
                return form
        raise ProfileError(f"profile {self.id!r}, form {id!r}", "is not known")

    def parts(self, concept: str) -> tuple[Concept, ...]:
        """Concepts whose group is `concept`."""
        return self._parts.get(concept, ())

    def dimension_of(self, concept: str) -> Dimension | None:
        """The dimension that figures of `concept` are split by, None where they are not, or where there is no such concept."""
        return self._splits.get(concept)

    def table_of(self, concept: str) -> str:
        """Id of the table that prints `concept`, "" for one without cells."""
        return self._tables.get(concept, "")


def _tables_by_concept(tables: Sequence[TableForm]) -> dict[str, str]:
    """Concept to the id of the first table that prints it."""
    found: dict[str, str] = {}
    for table in tables:
        for block in table.blocks:
            for row in block.rows:
                if row.id and not row.ignored:
                    for column in block.columns:
                        found.setdefault(block.concept_id(row, column), table.id)
    return found
