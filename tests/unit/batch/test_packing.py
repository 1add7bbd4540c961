"""Results survive being packed, and the journal keeps them."""

import sqlite3
from pathlib import Path

import pytest

from gouji.batch.journal import Journal
from gouji.batch.outcome import outcome_of
from gouji.batch.packing import fact_json, fact_of, pack, unpack
from gouji.config import Settings
from gouji.document import Source
from gouji.errors import UsageError
from gouji.pipeline import audit_source
from gouji.records import Result, Status

SAMPLE = Path(__file__).parents[3] / "corpora" / "sample"


@pytest.mark.parametrize("suffix", [".txt", ".html", ".pdf", ".docx"])
def test_a_result_comes_back_as_it_was(suffix):
    result = audit_source(sorted(SAMPLE.glob(f"*{suffix}"))[0], Settings())
    assert result.facts and result.document is not None
    assert unpack(pack(result)) == result
    assert pack(unpack(pack(result))) == pack(result)
    assert all(fact_of(fact_json(fact)) == fact for fact in result.facts)


def test_damaged_records_are_refused():
    with pytest.raises(ValueError, match="damaged"):
        unpack(b"rubbish")


@pytest.fixture
def kept(tmp_path):
    journal = Journal(tmp_path)
    for name in ("a", "b"):
        journal.add(outcome_of(Result(Source(name, name * 64, 1, "txt"), Status.OK)), f"key {name}", "limits")
    journal.set_plan(["b", "a", "c"])
    yield journal
    journal.close()


def test_the_plan_gives_the_order(kept):
    assert list(kept.keys()) == [(0, "key b"), (1, "key a")]
    assert [result.source.path for _, result in kept.results()] == ["b", "a"]
    assert kept.counts() == {"ok": 2}
    assert kept.done("c") is None


def test_what_left_the_plan_is_forgotten(kept):
    kept.set_plan(["a"])
    kept.prune()
    assert kept.done("b") is None
    assert kept.done("a").key == "key a"


def test_a_journal_that_is_none_is_one_clear_error(tmp_path):
    with pytest.raises(UsageError, match="holds no batch"):
        Journal(tmp_path / "nowhere", read_only=True)
    (tmp_path / "journal.sqlite").write_bytes(b"no database at all" * 100)
    with pytest.raises(UsageError, match="--restart"):
        Journal(tmp_path)


def test_another_version_of_the_journal_is_refused(tmp_path):
    Journal(tmp_path).close()
    with sqlite3.connect(tmp_path / "journal.sqlite") as connection:
        connection.execute("UPDATE meta SET value = '99' WHERE name = 'version'")
    connection.close()
    with pytest.raises(UsageError, match="another version"):
        Journal(tmp_path)
