"""Errors of the disk at any step: one clear error, nothing half written under its final name, and the same end afterwards."""

import errno
import os

import pyarrow.parquet as pq
import pytest

from gouji.errors import UsageError
from gouji.writers import placing
from runs import outputs
from stores import audited, store_of, variants

MANY = 40 if os.environ.get("GOUJI_SOAK") else 14


@pytest.fixture(scope="module")
def results():
    return variants(audited(3), 2, 9)


@pytest.fixture(scope="module")
def whole(results, tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    store_of(results, folder)
    return outputs(folder)


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC])
def test_an_error_at_the_nth_file_leaves_nothing_half_done(results, whole, tmp_path, monkeypatch, code):
    sync = os.fsync
    for count in range(MANY):
        calls = []

        def failing(number, calls=calls, count=count):
            calls.append(number)
            if len(calls) == count + 1:
                raise OSError(code, os.strerror(code))
            sync(number)

        monkeypatch.setattr(placing.os, "fsync", failing)
        try:
            store_of(results, tmp_path)
        except UsageError as error:
            assert os.strerror(code) in str(error)
            assert not (tmp_path / "summary.json").exists()
        assert not list(tmp_path.rglob("*.part"))
        for path in tmp_path.rglob("*.parquet"):
            pq.read_metadata(path)
    monkeypatch.setattr(placing.os, "fsync", sync)
    store_of(results, tmp_path)
    assert outputs(tmp_path) == whole


def test_a_store_is_refused_while_its_summary_is_missing(results, tmp_path):
    import gouji

    store_of(results, tmp_path)
    (tmp_path / "summary.json").unlink()
    with pytest.raises(UsageError, match="no finished batch"):
        gouji.open_batch(tmp_path)


def test_a_lost_or_cut_part_is_written_again(results, whole, tmp_path):
    store_of(results, tmp_path)
    part = tmp_path / "facts" / "part-00000.parquet"
    part.write_bytes(part.read_bytes()[:100])
    (tmp_path / "claims" / "part-00000.parquet").unlink()
    store_of(results, tmp_path)
    assert outputs(tmp_path) == whole
