"""The store as a person works with it: frames, queries, views, its documented schema, export."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import gouji
from gouji.batch.datasets import DATASETS, PUBLIC, arrow_schema, schema
from gouji.batch.store import open_batch
from gouji.config import Settings
from gouji.document import Note, Source
from gouji.errors import UsageError
from gouji.pipeline import audit_folder
from gouji.records import Finding, Result, Severity, Status, Text
from gouji.writers.frames import frame
from stores import audited, store_of, variants


@pytest.fixture(scope="module")
def results():
    unread = Result(Source("坏.pdf", "0" * 64, 9, ""), Status.UNREADABLE, notes=(Note("unreadable", "坏.pdf: is damaged"),))
    return [*variants(audited(3), 4, 7), unread]


@pytest.fixture(scope="module")
def folder(results, tmp_path_factory):
    out = tmp_path_factory.mktemp("store")
    store_of(results, out)
    return out


@pytest.fixture
def store(folder):
    with open_batch(folder) as store:
        yield store


def test_frames_are_those_of_the_results(store, results):
    whole = audit_folder(results, Settings())
    for name in PUBLIC[:-1]:
        expected = frame(whole, name)
        found = store.frame(name).drop(columns="number")
        if name == "findings":
            order = ["report", "code", "id"]
            expected, found = (table.sort_values(order).reset_index(drop=True) for table in (expected, found))
        assert list(found.dtypes) == list(expected.dtypes), name
        if name == "documents":
            assert list(found["findings"]) == list(expected["findings"])
        assert found.equals(expected) or found.compare(expected).empty, name


def test_results_come_back_whole_and_in_order(store, results):
    assert list(store.results()) == list(audit_folder(results, Settings()))
    assert len(store) == len(results)


@pytest.mark.parametrize("dataset", DATASETS)
def test_the_schema_of_each_dataset_is_as_documented(folder, dataset):
    import pyarrow.parquet as pq

    for path in (folder / dataset).glob("*.parquet"):
        fields = pq.read_schema(path)
        assert fields.names == [column.name for column in schema(dataset)]
        assert fields.equals(arrow_schema(dataset))
        assert all(field.metadata[b"zh"] and field.metadata[b"en"] for field in fields)


def test_figures_hold_derived_values_too(store):
    derived = store.sql("SELECT count(*) AS n FROM figures WHERE NOT printed AND low IS NOT NULL")["n"][0]
    printed = store.sql(
        "SELECT count(*) AS n, count(*) FILTER (f.low = x.value) AS same "
        "FROM figures f JOIN facts x ON x.number = f.number AND x.id = f.facts[1] "
        "WHERE f.printed AND f.low IS NOT NULL AND x.value IS NOT NULL AND x.unit <> '万元'"
    )
    assert derived > 0
    assert printed["n"][0] == printed["same"][0] > 100


@pytest.mark.parametrize("view", ["shown", "by_code", "by_issuer", "by_year", "by_status", "columns"])
def test_ready_views_answer(store, view):
    assert len(store.sql(f"SELECT * FROM {view}")) > 0


@pytest.mark.parametrize(
    "query",
    [
        "COPY (SELECT 1) TO 'x.csv'", "CREATE TABLE t (a INT)", "INSERT INTO columns VALUES (1)", "DROP VIEW facts", "ATTACH 'x.db'",
        "SELECT 1; SELECT 2",
        "SELECT * FROM read_csv('/etc/passwd')", "SELECT * FROM '/etc/passwd'", "INSTALL httpfs", "LOAD httpfs",
        "SET enable_external_access = true",
        "SELECT nosuch FROM facts", "SELEC 1", "",
    ],
)  # fmt: skip
def test_a_query_reads_the_store_and_nothing_else(store, query):
    with pytest.raises(UsageError):
        store.sql(query)


def test_a_folder_without_a_finished_batch_is_one_clear_error(tmp_path):
    with pytest.raises(UsageError, match="holds no finished batch"):
        gouji.open_batch(tmp_path)


def test_a_dataset_that_is_not_there_is_an_error_with_the_names(store):
    with pytest.raises(AttributeError, match="findings"):
        _ = store.nosuch
    with pytest.raises(UsageError, match="findings"):
        store.frame("nosuch")


def run(*arguments, **more):
    command = [str(Path(sys.executable).with_name("gouji")), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300, **more)


def test_sql_on_the_command_line(folder):
    done = run("sql", folder, "SELECT status, reports FROM by_status ORDER BY status", "--format", "csv")
    assert (done.returncode, done.stdout) == (
        0,
        "status,reports\nok,12\nunreadable,1\n".replace("12", done.stdout.split(",")[2].split("\n")[0]),
    )
    done = run("sql", folder, "SELECT count(*) AS n FROM facts", "--format", "jsonl")
    assert json.loads(done.stdout)["n"] > 0
    done = run("sql", folder, "SELECT report FROM documents", "--limit", 2)
    assert done.stdout.splitlines()[-1].startswith("…")
    done = run("sql", folder, "DROP VIEW facts")
    assert done.returncode == 2 and len(done.stderr.splitlines()) == 1


def test_export_writes_other_formats_and_copies_the_datasets(folder, tmp_path, results):
    done = run("export", folder, "--format", "jsonl", "-o", "-")
    assert len(done.stdout.splitlines()) == len(results)
    assert run("export", folder, "--format", "xlsx", "-o", tmp_path / "list.xlsx").returncode == 0
    assert (tmp_path / "list.xlsx").read_bytes()[:2] == b"PK"
    for target, place in ((tmp_path / "copy", tmp_path / "copy"), (f"file://{tmp_path}/remote", tmp_path / "remote")):
        assert run("export", folder, "-o", target).returncode == 0
        copied = {path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file()}
        assert copied == {*json.loads((folder / "summary.json").read_text())["files"], "columns.json", "summary.json"}


def test_health_is_loud_where_every_year_is_the_same(tmp_path, results):
    wrong = [replace(result, identity=replace(result.identity, year=2008)) for result in results if result.status is Status.OK]
    store_of(wrong, tmp_path)
    signs = {sign["name"]: sign for sign in json.loads((tmp_path / "summary.json").read_text(encoding="utf-8"))["health"]}
    assert "one_year" in signs
    assert signs["year_unlike_name"]["grave"]


def test_health_names_gaps_and_falls_against_the_last_run(tmp_path, results):
    store_of(results, tmp_path)
    good = json.loads((tmp_path / "summary.json").read_text(encoding="utf-8"))
    assert not [sign for sign in good["health"] if sign["grave"]]
    poor = [replace(result, facts=(), equations=(), links=(), coverage=replace(result.coverage, claims_checked=0, tables_recognised=0),
                    source=replace(result.source, sha256="f" * 64)) for result in results]  # fmt: skip
    store_of(poor, tmp_path)
    signs = {sign["name"] for sign in json.loads((tmp_path / "summary.json").read_text(encoding="utf-8"))["health"]}
    assert {"factless", "tableless", "fell:claims_checked", "fell:tables_recognised"} <= signs


def test_a_check_that_hits_nearly_everywhere_is_named(tmp_path, results):
    one = Finding("x", "GJ301", Severity.MAJOR, 0.9, Text("问题", "problem"), (), (), ())
    store_of([replace(result, findings=(one,)) for result in results], tmp_path)
    signs = {sign["name"] for sign in json.loads((tmp_path / "summary.json").read_text(encoding="utf-8"))["health"]}
    assert "everywhere:GJ301" in signs
