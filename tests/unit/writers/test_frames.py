"""Frames: columns and dtypes of the codebook, one row a record, Chinese names on request."""

from pathlib import Path

import pytest

import gouji
from gouji.errors import UsageError
from gouji.writers.codebook import codebook

SAMPLE = Path(__file__).resolve().parents[3] / "corpora" / "sample"


@pytest.fixture(scope="module")
def batch():
    return gouji.audit_many(sorted(SAMPLE.glob("*.txt")))


@pytest.mark.parametrize("name", sorted(codebook()))
def test_columns_and_dtypes_are_those_of_the_codebook(batch, name):
    frame = batch.frame(name)
    assert list(frame.columns) == [column.name for column in codebook()[name]]
    assert {column: str(dtype) for column, dtype in frame.dtypes.items()} == {column.name: column.dtype for column in codebook()[name]}
    assert len(frame) or name == "findings"


def test_rows_are_the_records(batch):
    assert len(batch.frame("facts")) == sum(len(result.facts) for result in batch)
    assert len(batch.frame("claims")) == sum(len(result.claims) for result in batch)
    assert len(batch.frame("checks")) == sum(len(result.links) + len(result.equations) for result in batch)
    assert list(batch.frame("documents").report) == [result.source.path for result in batch]


def test_chinese_names_are_given_on_request(batch):
    assert list(batch[0].frame("claims", display=True).columns)[:5] == ["报告", "机关", "层级", "省份", "年度"]


def test_an_unknown_frame_lists_the_known_ones(batch):
    with pytest.raises(UsageError, match="checks, claims, documents"):
        batch.frame("cells")


def test_every_column_is_described_in_both_languages():
    for columns in codebook().values():
        for column in columns:
            assert column.display
            assert column.meaning.zh
            assert column.meaning.en
