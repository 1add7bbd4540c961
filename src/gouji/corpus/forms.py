"""The tables of the official forms, filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from gouji.corpus.draft import table
from gouji.corpus.lexicon import lexicon
from gouji.document import Table

Row = list[str | tuple[str, int, int]]


@dataclass(frozen=True, slots=True)
class Form:
    """One author's copy of the form: which rows and columns it has, and how its labels are printed.

    Attributes:
        kind: "2021", "2019" or "hybrid" (heading row of （一） from 2019, the rest from 2021).
        labels: printed labels by the form's label; others stand as on the form.
        one_other_row: （六）其他处理 as one row.
        apart: table 2 as one table an item of article 20 instead of one for all.
        rule, item: wording of the balance rule and of 第二十条第N项.
    """

    kind: str
    labels: Mapping[str, str]
    one_other_row: bool
    apart: bool
    rule: str
    item: str

    def label(self, text: str) -> str:
        """A label as this copy prints it."""
        return self.labels.get(text, text)


def draw_form(kind: str, year: int, odd: float, chance: Random) -> Form:
    """A copy of the form; `odd` is how likely each label differs from the official one."""
    words = lexicon("forms")
    labels = {label: chance.choice(variants).format(year=year) for label, variants in words["variants"].items() if chance.random() < odd}
    rule = chance.choice(words["table3"]["rule"]) if chance.random() < odd else words["table3"]["rule"][0]
    item = chance.choice(words["headings"]["item"]) if chance.random() < odd else words["headings"]["item"][0]
    one_row = kind == "2019" or chance.random() < 0.12
    return Form(kind, labels, one_row, chance.random() < odd / 2, rule, item)


def fact_names(form: Form) -> tuple[str, ...]:
    """Names of all cells with a meaning, in the form's order."""
    words = lexicon("forms")
    applicants = [name for name, _ in words["columns"]["applicants"]]
    results = [name for name, _ in words["columns"]["case"]]
    names = [concept for _, _, concepts in _table2_rows(form) for concept in concepts]
    names += [f"{row}@{applicant}" for row in _table3_names(form) for applicant in applicants]
    blocks = ["review", *(block for block, _ in words["table4"]["blocks"])]
    return (*names, *(f"{block}.{result}" for block in blocks for result in results))


def _table2_rows(form: Form) -> list[tuple[str, str, list[str]]]:
    words = lexicon("forms")["table2"]
    if form.kind == "hybrid":
        return [*words["2019"]["rows"][:2], *words["2021"]["rows"][2:]]
    return list(words[form.kind]["rows"])


def _table2_titles(form: Form) -> dict[str, list[str]]:
    words = lexicon("forms")["table2"]
    if form.kind == "hybrid":
        return {**words["2021"]["titles"], "（一）": words["2019"]["titles"]["（一）"]}
    return dict(words[form.kind]["titles"])


def _groups(form: Form) -> list[tuple[str, list[list[str]]]]:
    """Groups of outcome rows; the last one is a single row in the 2019 form."""
    groups = [(group["label"], group["rows"]) for group in lexicon("forms")["table3"]["group"]]
    return groups[:-1] if form.one_other_row else groups


def _table3_names(form: Form) -> list[str]:
    words = lexicon("forms")["table3"]
    names = [concept for concept, _ in (*words["intake"], *words["single"])]
    names += [concept for _, rows in _groups(form) for concept, _ in rows]
    if form.one_other_row:
        names.append(words["combined"][0])
    return [*names, words["handled"][0], words["carried_out"][0]]


def table2(form: Form, printed: Mapping[str, str]) -> tuple[Table, ...]:
    """主动公开政府信息情况: one table, or one an item where the copy keeps them apart."""
    tables: list[list[Row]] = []
    titles = _table2_titles(form)
    for item, columns in titles.items():
        rows: list[Row] = [[(form.item.format(item), 1, 4)], _wide(["信息内容", *columns], form)]
        for row_item, label, concepts in _table2_rows(form):
            if row_item == item:
                rows.append(_wide([label, *(printed[concept] for concept in concepts)], form))
        tables.append(rows)
    if form.apart:
        return tuple(table(rows) for rows in tables)
    return (table([row for rows in tables for row in rows]),)


def _wide(texts: list[str], form: Form) -> Row:
    """A row over four columns; the last text spans what is left."""
    *texts, last = [form.label(text) for text in texts]
    return [*texts, (last, 1, 4 - len(texts)) if len(texts) < 3 else last]


def table3(form: Form, printed: Mapping[str, str]) -> Table:
    """收到和处理政府信息公开申请情况."""
    words = lexicon("forms")
    applicants = words["columns"]["applicants"]

    def cells(concept: str) -> Row:
        return [printed[f"{concept}@{name}"] for name, _ in applicants]

    rows: list[Row] = [
        [(form.rule, 3, 3), ("申请人情况", 1, 7)],
        [("自然人", 2, 1), ("法人或其他组织", 1, 5), ("总计", 2, 1)],
        [form.label(label) for _, label in applicants[1:-1]],
    ]
    rows += [[(form.label(label), 1, 3), *cells(concept)] for concept, label in words["table3"]["intake"]]
    rows += _outcomes(form, words["table3"], cells)
    concept, label = words["table3"]["carried_out"]
    return table([*rows, [(form.label(label), 1, 3), *cells(concept)]])


def _outcomes(form: Form, words: dict[str, Any], cells: Any) -> list[Row]:
    """The rows under 三、本年度办理结果."""
    rows: list[Row] = [[(form.label(label), 1, 2), *cells(concept)] for concept, label in words["single"]]
    for group, members in _groups(form):
        for number, (concept, label) in enumerate(members):
            first: Row = [(form.label(group), len(members), 1)] if number == 0 else []
            rows.append([*first, form.label(label), *cells(concept)])
    singles = [words["combined"], words["handled"]] if form.one_other_row else [words["handled"]]
    rows += [[(form.label(label), 1, 2), *cells(concept)] for concept, label in singles]
    rows[0] = [(words["outcome"], len(rows), 1), *rows[0]]
    return rows


def table4(form: Form, printed: Mapping[str, str]) -> Table:
    """政府信息公开行政复议、行政诉讼情况."""
    words = lexicon("forms")
    results = words["columns"]["case"]
    labels = [label for _, label in results]
    blocks = words["table4"]["blocks"]
    rows: list[Row] = [
        [(words["table4"]["review"], 1, 5), (words["table4"]["litigation"], 1, 10)],
        [*((label, 2, 1) for label in labels), *((label, 1, 5) for _, label in blocks)],
        labels * 2,
        [printed[f"{block}.{result}"] for block in ("review", *(block for block, _ in blocks)) for result, _ in results],
    ]
    return table(rows)
