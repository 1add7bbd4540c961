"""Judges the findings of one report by what is known to be wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from gouji.records import Consequence, Edit, Finding

_NO_NUMBER = (None, "", "list", "period", "issuer", "form", "section", "text")
"""Places of errors that are no number: a list as a whole, a date, a name, an edition of the form, a section, copied text."""

READING = ("GJ9",)
"""Families that speak of reading and accuse nobody."""


@dataclass(frozen=True, slots=True)
class Known:
    """One known error, or a known false alarm, of a report.

    Attributes:
        codes: beginnings of the codes it may be found under.
        figures, concepts: what a finding of it must speak of.
        kind: the kind of error, such as cell_swap.
        edit: name of the wrong number and its true value, where one number is wrong.
        blank: True where nothing was printed in its place.
        aim: the check that is there to find it, "" where that is not said.
    """

    codes: tuple[str, ...]
    figures: tuple[Decimal, ...] = ()
    concepts: tuple[str, ...] = ()
    kind: str = ""
    edit: tuple[str, Decimal] | None = None
    blank: bool = False
    aim: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A report's findings sorted out.

    Attributes:
        right: findings of known errors.
        wrong: findings that are known to be false: all of a clean report, the known false alarms, and of a report whose errors are
            all known those that touch none of them.
        open: findings nobody knows about, in a report with other errors.
        scores: the best score of a finding for each error that must be found, 0 for those not met.
        met, missed: known errors that must be found.
        clean: True for a report with nothing wrong.
        diagnosed: errors found whose diagnosis names the wrong number and its true value.
    """

    report: str
    right: tuple[Finding, ...]
    wrong: tuple[Finding, ...]
    open: tuple[Finding, ...]
    met: tuple[Known, ...]
    missed: tuple[Known, ...]
    clean: bool
    diagnosed: int = 0
    diagnosable: int = 0
    scores: tuple[tuple[Known, float], ...] = ()


def known_of(entry: Mapping[str, Any], key: str) -> tuple[Known, ...]:
    """Known errors (`must`, `may`) or false alarms (`must_not`) of an entry of a gold file."""
    return tuple(
        Known(
            tuple(item["codes"]),
            tuple(Decimal(str(figure)) for figure in item.get("figures", ())),
            tuple(item.get("concepts", ())),
            item.get("why", ""),
            _edit(item.get("edit")),
            item.get("edit", {}).get("printed") == "",
            item.get("aim", ""),
        )
        for item in entry.get(key, ())
    )


def judge(report: str, findings: Iterable[Finding], entry: Mapping[str, Any], min_score: float = 0.5) -> Judgement:
    """Judge findings at or above `min_score` that are more than a remark by an entry of a gold file."""
    counted = [item for item in findings if item.score >= min_score and item.severity.rank and not item.code.startswith(READING)]
    must, may, alarms = (known_of(entry, key) for key in ("must", "may", "must_not"))
    clean, complete = bool(entry.get("clean")), bool(entry.get("complete"))
    right = [item for item in counted if any(matches(item, known) for known in (*must, *may))]
    rest = [item for item in counted if item not in right]
    wrong = [item for item in rest if _is_wrong(item, alarms, clean, complete) or (complete and not _touches(item, must))]
    met = tuple(known for known in must if any(matches(item, known) for item in counted))
    edits = [known for known in met if known.edit is not None]
    return Judgement(
        report=report,
        right=tuple(right),
        wrong=tuple(wrong),
        open=tuple(item for item in rest if item not in wrong),
        met=met,
        missed=tuple(known for known in must if known not in met),
        clean=clean,
        diagnosed=sum(any(matches(item, known) and _diagnoses(item, known) for item in counted) for known in edits),
        diagnosable=len(edits),
        scores=tuple((known, max((item.score for item in counted if matches(item, known)), default=0.0)) for known in must),
    )


def matches(finding: Finding, known: Known, all_concepts: bool = True) -> bool:
    """True where a finding, with its consequences, has one of the codes, all the figures and the concepts."""
    parts: Sequence[Finding | Consequence] = (finding, *finding.consequences)
    if not any(part.code.startswith(code) for part in parts for code in known.codes):
        return False
    if not set(known.figures) <= {figure for part in parts for figure in part.figures}:
        return False
    names = {name for part in parts for name in part.concepts}
    names |= {name.partition("@")[0] for name in names}
    wanted = set(known.concepts)
    return not wanted or (wanted <= names if all_concepts else bool(wanted & names))


def _touches(finding: Finding, errors: Iterable[Known]) -> bool:
    """True where a finding may follow from a known error: it shares a figure or a concept with one, or the error names neither."""
    parts: tuple[Finding | Consequence, ...] = (finding, *finding.consequences)
    figures = {figure for part in parts for figure in part.figures if figure}
    names = {name.partition("@")[0] for part in parts for name in part.concepts}
    return any(
        (not error.concepts and not error.figures and not error.codes[0].startswith("GJ50"))
        or figures & set(error.figures)
        or names & {name.partition("@")[0] for name in error.concepts}
        for error in errors
    )


def _is_wrong(finding: Finding, alarms: Iterable[Known], clean: bool, complete: bool) -> bool:
    if clean and (complete or not finding.code.startswith("GJ5")):
        return True
    return any(matches(finding, alarm, all_concepts=False) for alarm in alarms)


def _diagnoses(finding: Finding, known: Known) -> bool:
    """True where the first diagnosis names the wrong number and its true value.

    Two things nothing in a report can tell, and a diagnosis need not: what belongs where nothing was printed (it has to say that
    it was left blank), and the value of what is only bounded (the true value has to lie within the bound).
    """
    assert known.edit is not None
    name, value = known.edit
    if known.blank and not finding.diagnosis.edits:
        return finding.diagnosis.cause == "left_blank"
    return any(_same_name(edit.name, name) and _is_value(edit, value) for edit in finding.diagnosis.edits)


def _is_value(edit: Edit, value: Decimal) -> bool:
    given = Decimal(edit.value)
    return {"": value == given, "at_least": value >= given, "at_most": value <= given}[edit.bound]


def _same_name(one: str, other: str) -> bool:
    return one == other or one.partition("@")[0] == other.partition("@")[0]


def _edit(data: Mapping[str, Any] | None) -> tuple[str, Decimal] | None:
    """The wrong number and its true value; None where it is no single number of a concept, or was printed right."""
    value = str((data or {}).get("value", ""))
    if not data or data.get("name") in _NO_NUMBER or value == str(data.get("printed")):
        return None
    return (data["name"], Decimal(value)) if value.replace(".", "", 1).lstrip("-").isdigit() else None
