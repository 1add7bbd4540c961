"""The datasets of a batch's store: their columns, documented, and rows as Arrow tables.

Six are the frames of the codebook with the report's number before them. `figures` gives what the tables say of each concept,
derived values included. The three others hold what comparing reports needs and no reader of the store does.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from gouji.errors import UsageError
from gouji.records import Text
from gouji.writers.codebook import Column, codebook, columns

if TYPE_CHECKING:
    import pyarrow as pa

NUMBER = Column("number", "Int64", "序号", Text("报告在批次中的序号，从 0 起", "number of the report in the batch, from 0"))

_TEXT, _WHOLE, _REAL, _TRUTH = "string", "Int64", "float64", "boolean"


def _own(*items: tuple[str, str, str, str, str]) -> tuple[Column, ...]:
    return NUMBER, *(Column(name, dtype, display, Text(zh, en)) for name, dtype, display, zh, en in items)


FIGURES = _own(
    ("concept", _TEXT, "指标", "指标编号", "concept id"),
    ("member", _TEXT, "类别", "申请人类别，合计或不分类时为空", "kind of applicant, empty for the total or where there are none"),
    ("low", _REAL, "下限", "数值的下限", "least number that may be meant"),
    ("high", _REAL, "上限", "数值的上限", "largest number that may be meant"),
    ("open", _TRUTH, "开区间", "有一端不含在内", "True where an end is left out"),
    ("printed", _TRUTH, "印出", "表中印有该单元格", "True where the tables print it, False where it follows from others"),
    ("missing", _TEXT, "缺数原因", "没有数字的原因", "why there is no number"),
    ("facts", "text[]", "单元格", "所依据的单元格编号", "ids of the cells it rests on"),
    ("doubt", _REAL, "疑度", "读错的可能，0 到 1", "probability of a misreading, 0 to 1"),
)

BODIES = _own(
    ("report", _TEXT, "报告", "报告文件", "the report's file"),
    ("profile", _TEXT, "文种", "所用文种配置", "profile"),
    ("body", _TEXT, "机关", "机关的归并名称", "name under which one body's reports meet"),
    ("parent", _TEXT, "上级", "清单所列上级的归并名称", "the same of the body the manifest names above it"),
    ("region", _TEXT, "区划", "清单所列区划", "division the manifest names"),
    ("year", _WHOLE, "年度", "报告年度", "year"),
    ("level", _TEXT, "层级", "层级", "level"),
    ("regional", _TRUTH, "全区域", "正文按全区域口径说数", "True where the text speaks for the whole region"),
    ("sentences", "whole[]", "句子", "带数字句子的散列值", "hashes of the sentences with figures"),
)

CELLS = _own(
    ("id", _TEXT, "编号", "数据编号", "id of the fact"),
    ("record", _TEXT, "记录", "数据的全部内容（JSON）", "all of the fact, as JSON"),
    ("title", _TEXT, "表名", "所在表的标题", "title of its table"),
)

STATEMENTS = _own(
    ("id", _TEXT, "编号", "陈述编号", "id of the claim"),
    ("kind", _TEXT, "类型", "level、growth、change", "level, growth or change"),
    ("concept", _TEXT, "指标", "指标编号", "concept it states, or speaks of"),
    ("member", _TEXT, "类别", "申请人类别", "kind of applicant"),
    ("dimensions", _TEXT, "维度", "全部维度", "all dimensions"),
    ("points", _TRUTH, "百分点", "以百分点计", "True for percentage points"),
    ("low", _REAL, "下限", "数值的下限", "least number that may be meant"),
    ("high", _REAL, "上限", "数值的上限", "largest number that may be meant"),
    ("cut_low", _REAL, "截断下限", "末位截断时的下限", "the same where the last place was cut off"),
    ("cut_high", _REAL, "截断上限", "末位截断时的上限", "the same where the last place was cut off"),
)

OWN = {"figures": FIGURES, "bodies": BODIES, "cells": CELLS, "statements": STATEMENTS}

PUBLIC = (*codebook(), "figures")
"""Datasets with a view in `gouji sql`."""

DATASETS = (*PUBLIC, "bodies", "cells", "statements")


@cache
def schema(dataset: str) -> tuple[Column, ...]:
    """Columns of a dataset. Raises UsageError that lists the datasets for one that is not known."""
    if dataset in OWN:
        return OWN[dataset]
    if dataset not in DATASETS:
        raise UsageError(f"dataset {dataset!r}", "is not known", f"choose one of: {', '.join(PUBLIC)}")
    return NUMBER, *columns(dataset)


def arrow_schema(dataset: str) -> pa.Schema:
    """The same as an Arrow schema; the meaning of each column is in its field's metadata."""
    import pyarrow as pa

    kinds = {
        _TEXT: pa.string(), _WHOLE: pa.int64(), _REAL: pa.float64(), _TRUTH: pa.bool_(),
        "text[]": pa.list_(pa.string()), "whole[]": pa.list_(pa.int64()),
    }  # fmt: skip
    return pa.schema(
        [
            pa.field(column.name, kinds[column.dtype], metadata={"zh": column.meaning.zh, "en": column.meaning.en})
            for column in schema(dataset)
        ]
    )


def table(dataset: str, rows: Iterable[list[Any]]) -> pa.Table:
    """Rows as an Arrow table of the dataset's schema."""
    import pyarrow as pa

    fields = arrow_schema(dataset)
    values = list(zip(*rows, strict=True)) or [()] * len(fields)
    return pa.table([pa.array(column, field.type) for column, field in zip(values, fields, strict=True)], schema=fields)


def require() -> None:
    """Raise UsageError where the libraries of the store are not installed."""
    try:
        import duckdb
        import pyarrow.parquet  # noqa: F401
    except ImportError as error:
        raise UsageError("a batch's store", f"needs {error.name}", "install the extra: pip install 'gouji[batch]'") from error
    assert duckdb is not None


def codebook_json() -> str:
    """The columns of the public datasets as JSON."""
    shown = {
        name: {column.name: {"type": column.dtype, "zh": column.meaning.zh, "en": column.meaning.en} for column in schema(name)}
        for name in PUBLIC
    }
    return json.dumps(shown, ensure_ascii=False, indent=1) + "\n"
